/**
 * A learner's page in a class: it tells the teacher how far its reader is, and does what the teacher asks of
 * all. Nothing that was typed goes out: steps, and which questions were answered right or wrong.
 */

const OFTEN = 3000; // milliseconds between two reports
const PROGRESS = "totp-demo:progress"; // as kept.js of the site has it
// A page of the site, or one with a kernel.
const [, page = "", ending = ""] = /([^/]*)\.(html|ipynb)$/.exec(location.pathname) ?? [];

const place = document.createElement("p");
place.id = "asked-by-teacher";
place.setAttribute("role", "status");
(document.querySelector("main") ?? document.body).prepend(place);
let done = Number(sessionStorage.getItem("totp-demo:order") ?? 0);
/** @type {number | null} */
let first = null;

/** Bring a documented step into sight, on the page that has it. @param {number} step */
function show(step) {
  const starts = new RegExp(`^(Step-${step}:|Étape-${step}\\s)`);
  // Jupyter writes the names of its headings as they are in an address.
  [...document.querySelectorAll("h2[id]")].find(({ id }) => starts.test(decodeURIComponent(id)))?.scrollIntoView();
}

/** @param {{serial: number, kind: "step" | "answers" | "stop" | "run", step: number, teacher: string, text: string}} order the last two in the page's language */
function obey({ serial, kind, step, teacher, text }) {
  if (serial === done) return;
  done = serial;
  sessionStorage.setItem("totp-demo:order", String(serial));
  const say = (/** @type {object} */ detail) => dispatchEvent(new CustomEvent("totp-demo-say", { detail }));
  if (kind === "stop") say({ do: "clock-stop" });
  if (kind === "run") say({ do: "clock-run" });
  if (kind === "answers") say({ do: "show-answers" });
  place.className = "site-alert";
  if (kind !== "step") {
    place.replaceChildren(`${teacher} ${text}`);
    return;
  }
  const link = document.createElement("a");
  link.href = `00-procedure.${ending}#step-${step}`;
  link.textContent = text;
  place.replaceChildren(`${teacher} `, link);
  if (page === "00-procedure") show(step);
}

async function report() {
  try {
    const progress = localStorage.getItem(PROGRESS) ?? "";
    const answer = await fetch("/classroom/report", { method: "POST", body: JSON.stringify({ page, progress, language: document.documentElement.lang }) });
    if (!answer.ok) return;
    const { order } = await answer.json();
    // What was asked before this page was opened is over.
    if (first === null) first = order?.serial ?? 0;
    if (order && order.serial !== first) obey(order);
  } catch {
    // The class's server is gone, or the network: the lesson is in this browser, and goes on.
  }
}

const asked = /^#step-([1-6])$/.exec(location.hash);
if (asked) {
  // While views come in above it, and until its reader does something.
  const growing = new ResizeObserver(() => show(Number(asked[1])));
  growing.observe(place.parentElement ?? document.body);
  for (const kind of ["wheel", "pointerdown", "keydown"]) addEventListener(kind, () => growing.disconnect(), { once: true });
}
report();
setInterval(report, OFTEN);

export {};

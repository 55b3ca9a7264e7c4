/** The profile form with the fields of the documented screen, and its MFA settings. */
import { answerBox, field, h, keptIn, markRefused, say, uid } from "../base/dom.js";

/** @typedef {import("../base/dom.js").Shown} Shown */

const SIDE = 96;
const LARGEST = 10_000_000;

/**
 * Read a picture file and make it small, so that only a thumbnail travels.
 * @param {File} file @returns {Promise<string>} a PNG as a data: URL; rejects where it is no picture
 */
async function thumbnail(file) {
  if (file.size > LARGEST) throw new RangeError("too large");
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = SIDE;
    const side = Math.min(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext("2d");
    if (!side || !context) throw new TypeError("no picture");
    context.drawImage(image, (image.naturalWidth - side) / 2, (image.naturalHeight - side) / 2, side, side, 0, 0, SIDE, SIDE);
    return canvas.toDataURL("image/png");
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** MFA Settings: off, or on with the recovery code and the way to switch it off. */
function mfaSettings(send) {
  const state = h("span", { class: "td-state" });
  const enable = h("button", { type: "button", class: "td-button td-go td-enable-mfa", text: "enable_mfa", onclick: () => send({ do: "enable-mfa" }) });
  const make = h("button", { type: "button", class: "td-button td-new-recovery", text: "new_recovery", onclick: () => send({ do: "new-recovery-code" }) });
  const code = h("output", { class: "td-recovery" });
  const codeBox = h("div", { class: "td-stack", hidden: true }, code, h("p", { class: "td-hint", text: "recovery_once" }));
  const password = field({ type: "password", text: "password_again", name: "disable-password", autocomplete: "off" });
  const off = h("form", { class: "td-stack td-disable", novalidate: true, autocomplete: "off", onsubmit: (event) => {
    event.preventDefault();
    send({ do: "disable-mfa", password: password.control.value });
  } }, password.element, h("div", {}, h("button", { type: "submit", class: "td-button td-disable-mfa", text: "disable_mfa" })));
  const answer = answerBox();
  const on = h("div", { class: "td-stack" },
    h("p", { class: "td-soft", text: "recovery_status" }), h("div", { class: "td-row" }, make), codeBox,
    h("details", {}, h("summary", { text: "disable_summary" }), off));
  const element = h("fieldset", { class: "td-section td-stack" },
    h("legend", { class: "td-visually-hidden", text: "mfa_settings" }),
    h("div", { class: "td-row" }, h("h4", { text: "mfa_settings", "aria-hidden": "true" }), state),
    h("div", {}, enable), on, answer.element);
  return {
    element,
    /** @param {Shown} shown @param {Record<string, any> | null} secrets */
    update(shown, secrets) {
      state.dataset.state = shown.state;
      say(state, shown.t.state);
      enable.hidden = shown.state === "on" || shown.state === "locked";
      if (shown.state !== "on") password.control.value = "";
      on.hidden = shown.state !== "on";
      answer.show(shown.mfa.answer);
      markRefused(password.control, shown.mfa.answer?.kind === "no" && shown.mfa.answer.field === "password", answer.element);
      // A live region: what is set is spoken.
      say(code, secrets?.recovery ?? "");
      codeBox.hidden = !secrets?.recovery;
    },
  };
}

/** @param {(content: object) => void} send */
export function profilePage(send) {
  const heading = h("h3", { text: "profile_title", tabindex: "-1" });
  const zone = h("select", {});
  const file = h("input", { type: "file", accept: "image/*", class: "td-select-image" });
  const fields = {
    picture: field({ text: "select_image", name: "picture", input: file }),
    first_name: field({ text: "first_name", name: "first_name", required: true, autocomplete: "off" }),
    last_name: field({ text: "last_name", name: "last_name", required: true }),
    email: field({ text: "email", name: "email", required: true }),
    password: field({ text: "change_password", hint: "password_hint", name: "new_password", type: "password", autocomplete: "new-password" }),
    time_zone: field({ text: "time_zone", name: "time_zone", input: zone }),
  };
  const names = Object.keys(fields);
  const boxes = Object.fromEntries(["first_name", "last_name", "email"].map((name) => [name, keptIn(fields[name].control)]));
  const newPassword = keptIn(fields.password.control);
  const zoneKept = keptIn(zone);
  const portrait = h("div", { class: "td-portrait", role: "img", label: "portrait" });
  let chosen = null; // a picture that is picked and not saved yet
  let kept = ""; // the one that the server keeps
  let words = { t: {}, user: { initials: "" } };
  const drawPortrait = () => {
    const source = chosen ?? kept;
    portrait.replaceChildren(source ? h("img", { src: source, alt: "" }) : words.user.initials);
  };
  file.addEventListener("change", async () => {
    const picked = file.files?.[0];
    if (!picked) return;
    try {
      chosen = await thumbnail(picked);
      drawPortrait();
      fields.picture.fault("");
    } catch (error) {
      chosen = null;
      file.value = "";
      drawPortrait();
      fields.picture.fault(words.t[error instanceof RangeError ? "picture_too_large" : "not_a_picture"]);
    }
  });
  const mfa = mfaSettings(send);
  const answer = answerBox();
  const id = uid();
  const form = h("form", { class: "td-stack", id, novalidate: true, autocomplete: "off", onsubmit: (event) => {
    event.preventDefault();
    send({ do: "save-profile", picture: chosen, first_name: boxes.first_name.send(), last_name: boxes.last_name.send(),
      email: boxes.email.send(), new_password: newPassword.send(), time_zone: zoneKept.send() });
    waiting = true;
  } },
    h("div", { class: "td-picture" }, portrait, fields.picture.element),
    h("div", { class: "td-columns" }, ...names.filter((name) => name !== "picture").map((name) => fields[name].element)),
    h("p", { class: "td-hint", text: "required_note" }));
  // The MFA settings hold a form of their own, so they stand behind this one and its button refers to it.
  const save = h("button", { type: "submit", form: id, class: "td-button td-go td-save", text: "save" });
  const element = h("section", { class: "td-page td-stack" }, heading, form, mfa.element,
    h("div", { class: "td-section td-stack" }, answer.element, h("div", { class: "td-row td-row-end" }, save)));
  let revision = -1;
  let round = -1;
  let waiting = false;
  let asked = false;
  return {
    element, heading,
    /** @param {Shown} shown @param {Record<string, any> | null} secrets */
    update(shown, secrets) {
      words = shown;
      const saved = shown.profile;
      if (secrets?.zones) {
        const before = zone.value;
        zone.replaceChildren(...secrets.zones.map(([name, label]) => new Option(label, name)));
        zone.value = before;
      } else if (secrets && !asked && shown.open === "profile") {
        asked = true;
        send({ do: "zones" });
      }
      if (saved.revision !== revision) {
        // What the server keeps goes into the boxes when it has changed, and only then.
        revision = saved.revision;
        const anew = saved.round !== round;
        round = saved.round;
        for (const [name, box] of Object.entries(boxes)) box.set(saved[name], anew);
        newPassword.set("", anew);
        // Until all zones have come, the list is the one that is kept.
        if (![...zone.options].some(({ value }) => value === saved.time_zone)) zone.replaceChildren(new Option(saved.time_zone_label, saved.time_zone));
        zoneKept.set(saved.time_zone, anew);
        chosen = null;
        file.value = "";
      }
      if (secrets) kept = secrets.picture ?? "";
      drawPortrait();
      for (const name of names) if (name !== "picture" || saved.faults.picture || chosen) fields[name].fault(saved.faults[name]);
      answer.show(saved.answer);
      mfa.update(shown, secrets);
      // The time zones come by themselves; any other message is the answer to what was sent.
      if (!secrets || secrets.zones) return;
      const first = names.find((name) => saved.faults[name]);
      if (waiting && first) fields[first].control.focus();
      waiting = false;
    },
  };
}

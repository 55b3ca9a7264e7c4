/** The profile form with the fields of the documented screen, and its MFA settings. */
import { answerBox, button, field, form, keptIn } from "../base/controls.js";
import { h, say, uid } from "../base/elements.js";

/** @typedef {import("../protocol.js").Screen} Screen */

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

/** MFA Settings: off, or on with the recovery code and the way to switch it off. @param {import("../base/live.js").Live<Screen>} live */
function mfaSettings({ word, send }) {
  const state = h("span", { class: "td-state" });
  const enable = button("td-button td-go td-enable-mfa", word("enable_mfa"), () => send({ do: "enable-mfa" }));
  const make = button("td-button td-new-recovery", word("new_recovery"), () => send({ do: "new-recovery-code" }));
  const code = h("output", { class: "td-recovery" });
  const codeBox = h("div", { class: "td-stack", hidden: true }, code, h("p", { class: "td-hint" }, word("recovery_once")));
  const password = field({ type: "password", label: word("password_again"), name: "disable-password" });
  const off = form("td-disable", () => send({ do: "disable-mfa", password: password.control.value }),
    password.element, h("div", {}, h("button", { type: "submit", class: "td-button td-disable-mfa" }, word("disable_mfa"))));
  const answer = answerBox();
  const on = h("div", { class: "td-stack" },
    h("p", { class: "td-soft" }, word("recovery_status")), h("div", { class: "td-row" }, make), codeBox,
    h("details", {}, h("summary", {}, word("disable_summary")), off));
  return {
    element: h("fieldset", { class: "td-section td-stack" },
      h("legend", { class: "td-visually-hidden" }, word("mfa_settings")),
      h("div", { class: "td-row" }, h("h4", { "aria-hidden": "true" }, word("mfa_settings")), state),
      h("div", {}, enable), on, answer.element),
    /** @param {Screen["shown"]} shown @param {Screen["private"] | null} secrets */
    update(shown, secrets) {
      state.dataset.state = shown.state;
      say(state, shown.t.state);
      enable.hidden = shown.state === "on" || shown.state === "locked";
      if (shown.state !== "on") password.control.value = "";
      on.hidden = shown.state !== "on";
      const said = shown.mfa.answer;
      answer.show(said);
      password.refused(said?.kind === "no" && said.field === "password" ? answer.element : null);
      // A live region: what is set is spoken.
      say(code, secrets?.recovery ?? "");
      codeBox.hidden = !secrets?.recovery;
    },
  };
}

/** @param {import("../base/live.js").Live<Screen>} live */
export function profilePage(live) {
  const { word, send } = live;
  const heading = h("h3", { tabindex: "-1" }, word("profile_title"));
  const zone = h("select", {});
  const file = h("input", { type: "file", accept: "image/*", class: "td-select-image" });
  const inputs = {
    first_name: field({ label: word("first_name"), name: "first_name", required: true }),
    last_name: field({ label: word("last_name"), name: "last_name", required: true }),
    email: field({ label: word("email"), name: "email", required: true }),
    password: field({ label: word("change_password"), hint: word("password_hint"), name: "new_password", type: "password", autocomplete: "new-password" }),
    time_zone: field({ label: word("time_zone"), name: "time_zone", input: zone }),
  };
  const pictureField = field({ label: word("select_image"), name: "picture", input: file });
  const fields = Object.entries({ picture: pictureField, ...inputs });
  const [firstName, lastName, email] = [keptIn(inputs.first_name.control), keptIn(inputs.last_name.control), keptIn(inputs.email.control)];
  const newPassword = keptIn(inputs.password.control);
  const zoneKept = keptIn(zone);
  const portrait = h("div", { class: "td-portrait", role: "img", "aria-label": word("portrait") });
  /** @type {string | null} */
  let chosen = null; // a picture that is picked and not saved yet
  let kept = ""; // the one that the server keeps
  const drawPortrait = () => {
    const source = chosen ?? kept;
    portrait.replaceChildren(source ? h("img", { src: source, alt: "" }) : live.shown.user.initials);
  };
  file.addEventListener("change", async () => {
    const picked = file.files?.[0];
    if (!picked) return;
    try {
      chosen = await thumbnail(picked);
      drawPortrait();
      pictureField.fault("");
    } catch (error) {
      chosen = null;
      file.value = "";
      drawPortrait();
      pictureField.fault(error instanceof RangeError ? live.shown.t.picture_too_large : live.shown.t.not_a_picture);
    }
  });
  const mfa = mfaSettings(live);
  const answer = answerBox();
  const main = form("", () => {
    send({ do: "save-profile", picture: chosen, first_name: firstName.send(), last_name: lastName.send(),
      email: email.send(), new_password: newPassword.send(), time_zone: zoneKept.send() });
    waiting = true;
  },
    h("div", { class: "td-picture" }, portrait, pictureField.element),
    h("div", { class: "td-columns" }, ...Object.values(inputs).map(({ element }) => element)),
    h("p", { class: "td-hint" }, word("required_note")));
  main.id = uid();
  // The MFA settings hold a form of their own, so they stand behind this one and its button refers to it.
  const save = h("button", { type: "submit", form: main.id, class: "td-button td-go td-save" }, word("save"));
  let revision = -1;
  let round = -1;
  let waiting = false;
  let asked = false;
  /** @type {Set<string>} */
  const known = new Set(); // the time zones that the list has
  /** @param {[string, string][]} zones */
  function list(zones) {
    known.clear();
    for (const [name] of zones) known.add(name);
    zone.replaceChildren(...zones.map(([name, label]) => new Option(label, name)));
  }
  return {
    element: h("section", { class: "td-page td-stack" }, heading, main, mfa.element,
      h("div", { class: "td-section td-stack" }, answer.element, h("div", { class: "td-row td-row-end" }, save))),
    heading,
    /** @param {Screen["shown"]} shown @param {Screen["private"] | null} secrets */
    update(shown, secrets) {
      const saved = shown.profile;
      if (secrets?.zones) {
        const before = zone.value;
        list(secrets.zones);
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
        firstName.set(saved.first_name, anew);
        lastName.set(saved.last_name, anew);
        email.set(saved.email, anew);
        newPassword.set("", anew);
        // Until all zones have come, the list is the one that is kept.
        if (!known.has(saved.time_zone)) list([[saved.time_zone, saved.time_zone_label]]);
        zoneKept.set(saved.time_zone, anew);
        chosen = null;
        file.value = "";
      }
      if (secrets) kept = secrets.picture ?? "";
      drawPortrait();
      for (const [name, one] of fields) if (one !== pictureField || saved.faults.picture || chosen) one.fault(saved.faults[name]);
      answer.show(saved.answer);
      mfa.update(shown, secrets);
      // The time zones come by themselves; any other message is the answer to what was sent.
      if (!secrets || secrets.zones) return;
      if (waiting) fields.find(([name]) => saved.faults[name])?.[1].control.focus();
      waiting = false;
    },
  };
}

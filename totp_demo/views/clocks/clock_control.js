/** The control of the lesson's time: stop, step, run fast, and set a clock wrong. */
import { button, choice, slider } from "../base/controls.js";
import { h, say } from "../base/elements.js";
import { liveView } from "../base/live.js";
import { skewText } from "../base/skew.js";
import { clockText, shownBy } from "../base/ticking.js";

export default liveView((/** @type {import("../base/live.js").Live<import("../protocol.js").ClockControl>} */ live) => {
  const { word, send, shown: { limits } } = live;
  const server = h("span", { class: "td-clock-server" });
  const phone = h("span", { class: "td-clock-phone" });
  const stop = button("td-button td-clock-stop", "", () => send({ do: live.shown.paused ? "clock-run" : "clock-stop" }));
  const rate = choice({ label: word("speed"), values: limits.rates, words: (value) => `${value}×`, set: (value) => send({ do: "clock-rate", rate: value }) });
  const bounds = { min: -limits.skew, max: limits.skew, step: 5, words: (/** @type {number} */ value) => skewText(value, live.shown.t) };
  const phoneSkew = slider({ ...bounds, label: word("phone_skew"), set: (seconds) => send({ do: "phone-skew", seconds }) });
  const serverSkew = slider({ ...bounds, label: word("server_skew"), set: (seconds) => send({ do: "server-skew", seconds }) });
  const end = h("p", { class: "td-hint td-clock-end", role: "status" });
  /** @param {{server: number, phone: number}} now */
  const show = (now) => {
    server.textContent = `${clockText(now.server)} UTC`;
    phone.textContent = `${clockText(now.phone)} UTC`;
  };
  return {
    element: h("section", { class: "td-card td-clock", "aria-label": word("title") },
      h("div", { class: "td-clock-head" }, h("h3", { class: "td-title" }, word("title")),
        h("p", { class: "td-soft td-clock-times" }, word("server"), " ", server, " · ", word("phone"), " ", phone)),
      h("div", { class: "td-row" },
        button("td-button td-clock-real", word("real"), () => send({ do: "clock-real" })), stop,
        button("td-button td-clock-back", word("back"), () => send({ do: "clock-step", steps: -1 })),
        button("td-button td-clock-on", word("on"), () => send({ do: "clock-step", steps: 1 })),
        rate.element), end,
      h("div", { class: "td-columns" }, phoneSkew.element, serverSkew.element)),
    draw(shown) {
      rate.update(shown.rate);
      phoneSkew.update(shown.phone_skew);
      serverSkew.update(shown.server_skew);
      end.hidden = !shown.end; // first: what is set in a hidden place is not spoken
      say(end, shown.end);
      say(stop, shown.paused ? shown.t.run : shown.t.stop);
    },
    clocks: () => [live.clocks.server, live.clocks.phone].map((clock) => ({ clock, period: 1 })),
    tick: (now) => show({ server: shownBy(live.clocks.server, now), phone: shownBy(live.clocks.phone, now) }),
    still: show,
  };
});

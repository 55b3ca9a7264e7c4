/** The control of the lesson's time: stop, step, run fast, and set a clock wrong. */
import { choice, connect, h, say, slider } from "../base/dom.js";
import { skewText } from "../base/skew.js";
import { clockText, kernelTime, setKernelTime, shownBy, ticker } from "../base/ticking.js";

const RATES = [1, 2, 10, 60];
const SKEW = 600; // seconds

export default {
  render({ model, el }) {
    el.classList.add("td");
    let t = model.get("saved").shown.t;
    let clocks = null;
    let kernel = "";
    const send = (content) => link.send(content);
    const server = h("span", { class: "td-clock-server" });
    const phone = h("span", { class: "td-clock-phone" });
    const stop = h("button", { type: "button", class: "td-button td-clock-stop", text: "stop",
      onclick: () => send({ do: stop.dataset.t === "run" ? "clock-run" : "clock-stop" }) });
    const rate = choice({ label: "speed", values: RATES, words: (value) => `${value}×`, set: (value) => send({ do: "clock-rate", rate: value }) });
    const bounds = { min: -SKEW, max: SKEW, step: 5, words: (value) => skewText(value, t) };
    const phoneSkew = slider({ ...bounds, text: "phone_skew", set: (value) => send({ do: "phone-skew", seconds: value }) });
    const serverSkew = slider({ ...bounds, text: "server_skew", set: (value) => send({ do: "server-skew", seconds: value }) });
    const end = h("p", { class: "td-hint td-clock-end", role: "status" });
    el.append(h("section", { class: "td-card td-clock", label: "title" },
      h("div", { class: "td-clock-head" }, h("h3", { class: "td-title", text: "title" }),
        h("p", { class: "td-soft td-clock-times" }, h("span", { text: "server" }), " ", server, " · ", h("span", { text: "phone" }), " ", phone)),
      h("div", { class: "td-row" },
        h("button", { type: "button", class: "td-button td-clock-real", text: "real", onclick: () => send({ do: "clock-real" }) }), stop,
        h("button", { type: "button", class: "td-button td-clock-back", text: "back", onclick: () => send({ do: "clock-step", steps: -1 }) }),
        h("button", { type: "button", class: "td-button td-clock-on", text: "on", onclick: () => send({ do: "clock-step", steps: 1 }) }),
        rate.element), end,
      h("div", { class: "td-columns" }, phoneSkew.element, serverSkew.element)));
    const ticks = ticker({
      kernel: () => kernel,
      clocks: () => (clocks ? [{ clock: clocks.server, period: 1 }, { clock: clocks.phone, period: 1 }] : []),
      tick(now) {
        server.textContent = `${clockText(shownBy(clocks.server, now))} UTC`;
        phone.textContent = `${clockText(shownBy(clocks.phone, now))} UTC`;
      },
      ask: () => link.hello(),
    });
    const link = connect(model, el, (shown, secrets, message) => {
      t = shown.t;
      rate.update(shown.rate);
      phoneSkew.update(shown.phone_skew);
      serverSkew.update(shown.server_skew);
      end.hidden = !shown.end; // first: what is set in a hidden place is not spoken
      say(end, shown.end);
      stop.dataset.t = shown.paused ? "run" : "stop";
      say(stop, t[stop.dataset.t]);
      if (secrets) {
        clocks = message.clocks;
        kernel = message.kernel;
        if (kernelTime(kernel) !== null) ticks.restart();
      } else {
        kernel = ""; // nothing ticks in a picture of a moment
        server.textContent = `${clockText(message.moment.server)} UTC`;
        phone.textContent = `${clockText(message.moment.phone)} UTC`;
      }
    }, setKernelTime);
    return () => {
      ticks.stop();
      link.close();
    };
  },
};

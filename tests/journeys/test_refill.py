"""Codes are sent ahead, and more of them are asked for before they are used up."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import expect

from tests.clocks import code_of
from tests.journeys.conftest import OpenNotebook, notebook

SENT_AHEAD = 8
PERIOD = 2  # seconds
ENOUGH = 6  # steps, 75 % of what is sent ahead
WATCHED = 19  # seconds: what was sent at first lasts 16
PAGE = notebook(
    "import ipywidgets, totp_demo as td\n"
    "from totp_demo.learner import upcoming_codes\n"
    "from totp_demo.views.code import inside\n"
    f"upcoming_codes.AHEAD = inside.AHEAD = {SENT_AHEAD}\n"
    "lesson = td.Lesson(step=4)\n"
    "lesson.phone.app = 'aegis'\n"
    f"lesson.account.reconfigure(period={PERIOD})\n"
    "lesson.phone.scan(lesson.account.pending_key.uri)\n"
    "views = [lesson.phone_view(), lesson.time_window(), lesson.inside()]",
    "ipywidgets.VBox(views)",
)
VIEWS = {"phone": ".td-code", "window": ".td-now-code", "inside": ".td-inside-code"}
LISTEN = """(views) => {
  const kernel = jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
  window.tdHeard = [];
  window.tdShown = [];
  kernel.anyMessage.connect((_, { msg, direction }) => {
    if (!msg.header.msg_type.startsWith("comm")) return;
    const { comm_id: view, data } = msg.content;
    const { do: word, private: more } = data.content ?? {};
    const base = more && (more.key ?? more.entries?.[0] ?? more).base;
    tdHeard.push({ at: Date.now() / 1000, view, word: word ?? null, base: base ?? null });
  });
  for (const [name, part] of Object.entries(views)) {
    const read = () => document.querySelector(part).textContent.replace(/\\s/g, "");
    let last = read();
    const look = () => {
      const code = read();
      if (code !== last) tdShown.push({ at: Date.now() / 1000, name, code });
      last = code;
    };
    const root = document.querySelector(part).closest(".td");
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver(look).observe(root, everything);
  }
}"""


def step_at(at: float) -> int:
    """Return the step of a moment; the browser knows the kernel's time to some milliseconds."""
    return int((at + 0.05) // PERIOD)


def test_more_codes_are_asked_for_in_time(open_notebook: OpenNotebook, notebooks: Path) -> None:
    (notebooks / "refill.ipynb").write_text(PAGE, "utf-8")
    reader = open_notebook("refill.ipynb")
    expect(reader.page.locator(".td-inside-code")).not_to_be_empty()
    reader.page.evaluate(LISTEN, VIEWS)
    # What comes now is the beginning that all is counted from.
    reader.runs("for widget in views: widget.view.refresh()")
    time.sleep(WATCHED)
    heard, shown = reader.page.evaluate("[tdHeard, tdShown]")
    secret = reader.runs("print(lesson.account.pending_key.secret)")

    bases: dict[str, int] = {}
    asked: Counter[str] = Counter()
    for said in heard:
        view = said["view"]
        if said["base"] is not None:
            bases[view] = said["base"]
        elif said["word"] == "hello":
            assert ENOUGH <= step_at(said["at"]) - bases[view] < SENT_AHEAD
            asked[view] += 1
    assert asked == dict.fromkeys(bases, 1)
    assert len(asked) == len(VIEWS)

    for name in VIEWS:
        times = [each["at"] for each in shown if each["name"] == name]
        steps = [step_at(at) for at in times]
        assert steps == list(range(steps[0], steps[0] + len(steps)))
        assert len(steps) > SENT_AHEAD
        right = [code_of(secret, step * PERIOD, period=PERIOD) for step in steps]
        assert [each["code"] for each in shown if each["name"] == name] == right
        assert max((at + 0.05) % PERIOD for at in times) < 0.5

"""A notebook executed without a browser, its widgets' state stored with it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from tests.leaks import codes_in, secrets_in
from tests.tree import ROOT

STATE = "application/vnd.jupyter.widget-state+json"

# What a reader does, up to each of the moments at which something secret is on the screen.
CELLS = (
    """
import totp_demo as td
td.Lesson("fr")
td.lesson.guide()
""",
    "from totp_demo import lesson\nlesson.procedure()",
    """
import json, pathlib
screen = lesson.enrolment()
display(screen)
def do(action, **content):
    screen.view.receive({"do": action, "from": "page", **content})
noted = {}
def note():
    noted.setdefault("secrets", []).append(lesson.key.secret)
    # The next step may have come by the time the file is written; the one after it has not.
    later = lesson.key.step_at(lesson.clock.now()) + 2
    noted.setdefault("codes", []).extend(lesson.key.codes(later, 20))
    noted.setdefault("recovery", []).extend(filter(None, [lesson.recovery_code]))
    pathlib.Path("noted.json").write_text(json.dumps(noted))
""",
    """
do("hello"); do("open-profile"); do("enable-mfa"); do("scan"); note()
do("add-by-hand", account="typed", secret=lesson.key.secret.lower())
lesson.phone_view()
""",
    """
do("confirm", code=lesson.key.code_at(lesson.clock.now())); do("new-recovery-code"); note()
assert lesson.account.state.value == "on" and lesson.recovery_code
lesson.profile()
""",
    "account = lesson.account\n[lesson, account, account.events, lesson.phone.entries, lesson.key]",
    "lesson.uri_parts(), lesson.server_view(), lesson.inside(), lesson.time_window()",
    "do('sign-out'); do('enable-mfa'); lesson.sign_in()",
)


def test_no_secret_is_stored_with_the_widgets_state(tmp_path: Path) -> None:
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "id": f"cell-{number}",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": source.strip(),
        }
        for number, source in enumerate(CELLS)
    ]
    empty = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    notebook = nbformat.reads(json.dumps(empty), as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        notebook,
        timeout=60,
        kernel_name="python3",
        store_widget_state=True,
        resources={"metadata": {"path": str(tmp_path)}},
    )
    client.execute(env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=str(tmp_path))
    states: dict[str, Any] = notebook.metadata["widgets"][STATE]["state"]
    assert sum("saved" in state["state"] for state in states.values()) >= 8
    text = json.dumps(notebook, ensure_ascii=False)

    noted = json.loads((tmp_path / "noted.json").read_text("utf-8"))
    assert noted["secrets"]
    assert noted["recovery"]
    found = secrets_in(text, *noted["secrets"])
    for recovery in noted["recovery"]:
        found += [form for form in (recovery, recovery.replace("-", "")) if form in text]
    assert found == []
    assert codes_in(text, noted["codes"]) == []
    assert "otpauth://" not in text

"""The desk as a view: what it shows before the debrief, what it does, and what it never sends."""

from __future__ import annotations

import json
from typing import Any

import pytest

from totp_demo.desk.kinds import KINDS
from totp_demo.desk.session import scenes_of
from totp_demo.desk.shift import Shift
from totp_demo.desk.ticket import Ticket
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.views.desk.desk import DeskView


def desk(kind: str = "", way: protocol.DeskWay | None = "practice", **more: Any) -> DeskView:  # noqa: ANN401
    """Return a desk, with a shift under way."""
    view = DeskView(Lesson(more.get("language", "en")), kind, more.get("seed", 7))
    if way:
        view.act(protocol.BeginShift(way=way, kind=-1, size=more.get("size", 6)))
    return view


def ticket_of(view: DeskView) -> Ticket:
    assert view.session is not None
    return view.session.ticket


def shown(view: DeskView) -> dict[str, Any]:
    """Return the call that is on, as a script gets it."""
    call: dict[str, Any] = json.loads(json.dumps(view.describe()["call"]))
    return call


def replies(view: DeskView, name: str = "") -> None:
    """Send a reply: the right one, or another."""
    ticket = ticket_of(view)
    names = [reply.name for reply in ticket.replies]
    view.act(protocol.SendReply(number=names.index(name or ticket.kind.name)))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_plays_itself_to_full_points(kind: str, language: str) -> None:
    view = desk(kind, "watch", language=language)
    captions = []
    while (scene := view.describe()["scene"]) is not None:
        captions.append(scene["caption"])
        assert scene["number"] == len(captions)
        assert 4 <= scene["seconds"] < 20
        view.act(protocol.Advance())
    assert len(captions) == len(scenes_of(ticket_of(view))) == len(KINDS[kind].way) + 4
    debrief = shown(view)["debrief"]
    assert (debrief["points"], debrief["harms"], debrief["named"]) == (100, [], "")
    assert debrief["evidence"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_hints_lead_there_too(kind: str) -> None:
    view = desk(kind)
    ticket = ticket_of(view)
    for inquiry in ticket.kind.way:
        view.act(protocol.DeskHint())
        assert view.describe()["hint"]
        view.act(protocol.Inquire(about=inquiry.value))
        assert view.describe()["hint"] == ""  # what was said is done
    view.act(protocol.DeskHint())
    view.act(protocol.NameCause(cause=ticket.kind.cause.value))
    view.act(protocol.DeskHint())
    view.act(protocol.DoAbout(deed=ticket.kind.fix.value))
    replies(view)
    assert shown(view)["debrief"]["points"] == 100


def test_a_test_has_no_hints() -> None:
    view = desk("space-typed", "test")
    view.act(protocol.DeskHint())
    assert view.describe()["hint"] == ""


@pytest.mark.parametrize("kind", KINDS)
def test_before_the_debrief_nothing_says_what_it_is(kind: str) -> None:
    view = desk(kind, "test")
    sent = json.dumps({**view.describe(), "t": {}, "kinds": []})
    # Every cause and fix is there to be chosen, and none of them is marked.
    assert kind not in sent.replace(f'"id": "{kind}"', "")
    assert shown(view)["debrief"] is None
    assert shown(view)["replies"] == []
    assert shown(view)["cause"] == ""


@pytest.mark.parametrize("kind", KINDS)
def test_no_secret_is_sent(kind: str) -> None:
    view = desk(kind, "practice")
    world = ticket_of(view).world
    known = [each.secret for each in (world.key, world.stranger_key) if each]
    known += [each.secret for each in (*world.earlier_keys, *world.other_keys, *world.backup)]
    known += [text for text in (world.recovery_code, world.typed, world.stranger_password) if text]
    for inquiry in ("code", "secret", "screenshot", "password", "how-typed", "log", "account"):
        view.act(protocol.Inquire(about=inquiry))
    sent = json.dumps({**view.saved(), "private": view.private()})
    assert not [secret for secret in known if secret in sent]


def test_a_caller_of_another_language_is_understood() -> None:
    languages = set()
    for seed in range(8):
        view = desk("space-typed", seed=seed)
        turn = shown(view)["talk"][0]
        languages.add(turn["lang"])
        assert bool(turn["meant"]) == (turn["lang"] != "en")
        ticket_of(view).apply(ticket_of(view).kind.fix)
        replies(view)
        models = [reply["lang"] for reply in shown(view)["debrief"]["replies"]]
        assert models == (["en"] if turn["lang"] == "en" else [turn["lang"], "en"])
    assert languages == {"en", "fr"}


def test_the_same_words_in_the_readers_language() -> None:
    view = desk("space-typed")
    view.act(protocol.Inquire(about="how-typed"))
    for code in ("en", "fr"):
        view.act(protocol.Language(code=code))
        you = shown(view)["talk"][1]
        assert you["lang"] == code
        assert you["said"][0].startswith({"en": "How", "fr": "Comment"}[code])


def test_a_deed_that_does_not_help_says_so_each_time() -> None:
    view = desk("space-typed")
    view.act(protocol.DoAbout(deed="unlock"))
    first = shown(view)["outcome"]
    view.act(protocol.DoAbout(deed="unlock"))
    second = shown(view)["outcome"]
    assert first["kind"] == second["kind"] == "no"
    assert first["serial"] != second["serial"]
    view.act(protocol.DoAbout(deed=""))
    assert shown(view)["outcome"]["kind"] == "note"


def test_a_shift_ends_with_points_and_a_file() -> None:
    view = desk("", "test", size=3)
    for number in range(3):
        view.act(protocol.TakeCall(number=number))
        view.act(protocol.NameCause(cause=ticket_of(view).kind.cause.value))
        if "call-back" in [inquiry.value for inquiry in ticket_of(view).kind.way]:
            view.act(protocol.Inquire(about="call-back"))
        view.act(protocol.DoAbout(deed=ticket_of(view).kind.fix.value))
        assert view.describe()["result"] is None
        replies(view)
    view.act(protocol.BackToDesk())
    assert view.describe()["stage"] == "result"
    assert view.describe()["result"] == {
        "points": 100,
        "passed": True,
        "words": "Passed: the callers are helped, and nobody is harmed.",
    }
    sent: list[Any] = []
    view.send = sent.append
    view.act(protocol.SaveResults(name="Zoé", form="json"))
    file = sent[-1]["private"]["file"]
    assert file["name"] == "totp-demo-desk.json"
    assert {row["name"] for row in json.loads(file["text"])} == {"Zoé"}
    assert "Zoé" not in json.dumps(view.saved())
    view.refresh()
    assert sent[-1]["private"]["file"] is None  # it is sent once
    view.act(protocol.LeaveDesk())
    assert (view.describe()["stage"], view.describe()["going_on"]) == ("start", False)


def test_harm_is_named_in_the_result() -> None:
    view = desk("space-typed", "test")
    view.act(protocol.Inquire(about="code"))
    view.act(protocol.DoAbout(deed="type-digits-only"))
    replies(view)
    view.act(protocol.BackToDesk())
    result = view.describe()["result"]
    assert result is not None
    assert "harmed" in result["words"]
    assert view.describe()["call"] is None  # the result is on the screen now


def test_who_watches_cannot_spoil_it() -> None:
    view = desk("space-typed", "watch")
    view.act(protocol.Inquire(about="code"))
    view.act(protocol.DoAbout(deed="switch-mfa-off"))
    assert ticket_of(view).harms == []


@pytest.mark.parametrize(
    "word",
    [
        protocol.Inquire(about="nothing"),
        protocol.NameCause(cause="x" * 9000),
        protocol.SendReply(number=99),
        protocol.SendReply(number=-1),
        protocol.TakeCall(number=-5),
        protocol.BackToDesk(),
        protocol.SaveResults(name="", form="csv"),
        protocol.Advance(),
        protocol.DeskHint(),
    ],
)
def test_what_makes_no_sense_changes_nothing(word: protocol.Word) -> None:
    for view in (desk("space-typed"), desk("space-typed", None)):
        before = {**view.describe()}
        view.act(word)
        assert view.describe()["number"] == before["number"]
        if view.session:
            assert ticket_of(view).tried == []


def test_a_desk_can_be_for_one_kind_and_for_a_whole_class() -> None:
    view = desk("reset-by-mail", "test")
    assert [ticket.kind.name for ticket in view.session.shift.tickets] == ["reset-by-mail"]  # type: ignore[union-attr]
    drawn = desk("", "test", seed=11).session
    assert drawn is not None
    assert drawn.shift.drawn == Shift(11).drawn
    with pytest.raises(ValueError, match="no such kind"):
        DeskView(Lesson("en"), "no-such-kind")


def test_in_words_it_says_what_calls_come() -> None:
    words = DeskView(Lesson("fr")).in_words()
    assert len(words) == len(KINDS) + 2
    assert words[0].startswith("Des personnes appellent")

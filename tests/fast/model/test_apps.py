"""The apps as data, and the 10-second experiment."""

from __future__ import annotations

import pytest

from totp_demo.model.apps import APPS, App, Trap
from totp_demo.model.clock import Clock
from totp_demo.model.key import Key, KeyUriError, KeyUriReason
from totp_demo.model.phone import Phone
from totp_demo.model.verifier import Reason, Verifier

EVERY = tuple(APPS.values())
FIXED = [app for app in EVERY if app.periods == range(30, 31)]
ids = pytest.mark.parametrize("app", EVERY, ids=lambda app: app.id)


def test_the_apps_of_the_procedure_are_there() -> None:
    on = {
        phone: {app.id for app in EVERY if phone in app.platforms}
        for phone in ("Android", "iPhone", "Windows Phone", "BlackBerry")
    }
    assert {"google-authenticator-android", "authy", "duo"} <= on["Android"]
    assert {"google-authenticator-ios", "authy", "duo"} <= on["iPhone"]
    assert on["Windows Phone"] == {"microsoft-authenticator", "duo", "authanvil"}
    assert on["BlackBerry"] == {"google-authenticator-blackberry"}


def test_what_nobody_knows_is_not_given() -> None:
    gone = APPS["google-authenticator-blackberry"]
    assert (gone.algorithms, gone.digits, gone.periods) == (None, None, None)
    assert Trap.HISTORY in gone.traps


def test_what_nobody_vouches_for_is_named() -> None:
    assert {app.id: set(app.unsure) for app in EVERY if app.unsure} == {
        "google-authenticator-android-store": {"algorithm"},
        "authy": {"digits"},
        "duo": {"period"},
    }
    for app in EVERY:
        assert bool(app.unsure) == (Trap.SOURCES_CONFLICT in app.traps)


def test_what_nobody_has_tried_is_unknown() -> None:
    """google-authenticator#521 knows of 60 s on the iPhone; of 10 s nobody says anything."""
    app = APPS["google-authenticator-ios"]
    known = {period for period in (10, 30, 60) if app.knows("period", period)}
    assert known == set(app.periods or ()) == {30, 60}
    assert app.reads(Key.generate("camille", period=10)).period == 10
    assert not APPS["duo"].knows("digits", 8)
    assert APPS["microsoft-authenticator"].knows("digits", 8)


def test_a_source_says_what_it_is_cited_for() -> None:
    """Authelia's table has neither Duo nor Microsoft, and no periods at all."""
    cited = {app.id for app in EVERY if any("Authelia" in source for source in app.sources)}
    assert cited == {"google-authenticator-android-store", "authy"}
    # It is about Authy and 60 s, not about Microsoft Authenticator.
    assert {app.id for app in EVERY if "privacyidea#1156" in app.sources} == {"authy"}


def test_which_apps_accept_sha256_and_use_sha1() -> None:
    assert {app.id for app in EVERY if Trap.SHA256_PLAYED_AS_SHA1 in app.traps} == {
        app.id for app in EVERY if "fmarier, totp-in-2025" in app.sources
    } - {"google-authenticator-android-store"}


@ids
def test_an_app_knows_itself_and_its_sources(app: App) -> None:
    assert APPS[app.id] is app
    assert app.name
    assert app.platforms
    assert app.sources or Trap.HISTORY in app.traps
    for honoured in (app.algorithms, app.digits, app.periods):
        assert honoured is None or len(honoured) > 0


@ids
def test_every_app_agrees_on_the_default_profile(app: App) -> None:
    key = Key.generate("camille")
    assert app.reads(key) == key


def test_every_trap_is_some_apps() -> None:
    assert {trap for app in EVERY for trap in app.traps} == set(Trap)


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        APPS["other"] = EVERY[0]  # type: ignore[index]


def test_which_apps_are_fixed_at_30_seconds() -> None:
    assert {app.id for app in FIXED if "period" not in app.unsure} == {
        "google-authenticator-android",
        "authy",
        "microsoft-authenticator",
    }
    assert {app.id for app in FIXED if "period" in app.unsure} == {"duo"}


@pytest.mark.parametrize("app", FIXED, ids=lambda app: app.id)
def test_the_ten_second_experiment(app: App) -> None:
    """A server at 10 s, a phone at 30 s: every code of twenty minutes is refused."""
    clock = Clock.frozen(1_600_000_000.0)
    # A fixed key, checked by hand below: a random one might agree by chance once in a while.
    key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille", period=10)
    phone = Phone(Clock(clock.now), app.id)
    entry = phone.scan(key.uri)
    assert (entry.period, key.period) == (30, 10)
    # Of 14 hours of steps, one wrong code in 300 fits some by chance: none is searched.
    verifier = Verifier(key, 1, search=0)
    for _ in range(120):
        assert phone.code(entry) not in key.codes(key.step_at(clock.now()) - 1, 3)
        verdict = verifier.check(phone.code(entry), clock.now())
        assert not verdict.accepted
        assert verdict.reason is Reason.NOT_THIS_SECRET
        clock.advance(10)
    # And why: what is counted differs, floor(t / 10) against floor(t / 30).
    assert key.step_at(clock.now()) // 3 == entry.key.step_at(clock.now())
    # The right period on the same secret is taken.
    assert verifier.check(key.code_at(clock.now()), clock.now()).accepted


@pytest.mark.parametrize(
    ("app", "algorithm", "digits", "period"),
    [
        ("google-authenticator-android", "SHA1", 6, 30),
        ("google-authenticator-android-store", "SHA1", 6, 60),
        ("google-authenticator-ios", "SHA512", 8, 60),
        ("authy", "SHA1", 8, 30),
        ("duo", "SHA1", 8, 30),
        ("microsoft-authenticator", "SHA1", 6, 30),
        ("authanvil", "SHA512", 8, 60),
        ("freeotp", "SHA512", 8, 60),
        ("freeotp-plus", "SHA512", 8, 60),
        ("aegis", "SHA512", 8, 60),
        ("bitwarden", "SHA512", 8, 60),
        ("keepassxc", "SHA512", 8, 60),
    ],
)
def test_what_each_app_makes_of_other_parameters(
    app: str, algorithm: str, digits: int, period: int
) -> None:
    key = Key.generate("camille", algorithm="SHA512", digits=8, period=60)
    played = APPS[app].reads(key)
    assert (played.algorithm, played.digits, played.period) == (algorithm, digits, period)
    assert (played.secret, played.account, played.issuer) == (key.secret, "camille", "IT Glue")


def test_odd_lengths_and_reported_algorithms() -> None:
    seven = Key.generate("camille", digits=7)
    assert APPS["microsoft-authenticator"].reads(seven).digits == 6
    sha256 = Key.generate("camille", algorithm="SHA256")
    assert APPS["google-authenticator-android-store"].reads(sha256).algorithm == "SHA256"


def test_a_strict_app_refuses() -> None:
    with pytest.raises(KeyUriError) as caught:
        APPS["freeotp"].reads(Key.generate("camille", period=4))
    assert caught.value.reason is KeyUriReason.BAD_PERIOD
    assert APPS["freeotp"].reads(Key.generate("camille", period=5)).period == 5

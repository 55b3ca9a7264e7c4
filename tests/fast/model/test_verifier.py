"""The server's check: its window, each code once, and how far away a wrong one is."""

from __future__ import annotations

import hmac
from collections.abc import Callable

import pytest

from totp_demo.model.key import Key
from totp_demo.model.throttle import Throttle
from totp_demo.model.verifier import MAX_WINDOW, SEARCH, Reason, Verdict, Verifier

WrongCode = Callable[[Key, float], str]
KEY = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
NOW = 1_600_000_020.0  # a boundary: step 53333334 starts
STEP = 53_333_334


@pytest.mark.parametrize(
    ("late", "window", "accepted"),
    [
        (0, 0, True),
        (29, 0, True),
        (29.999, 0, True),
        (30, 0, False),
        (29, 1, True),
        (30, 1, True),
        (59, 1, True),
        (59.999, 1, True),
        (60, 1, False),
        (60, 2, True),
        (89.999, 2, True),
        (90, 2, False),
        (-1, 0, False),
        (-1, 1, True),
        (-30, 1, True),
        (-30.001, 1, False),
        (-30.001, 2, True),
    ],
)
def test_the_edges_of_the_window(late: float, window: int, accepted: bool) -> None:
    verdict = Verifier(KEY, window).check(KEY.code_at(NOW), NOW + late)
    assert verdict.accepted is accepted
    assert verdict.step == STEP
    assert verdict.drift == -((late // 30) if late >= 0 else -(-late // 30 + (-late % 30 > 0)))


def test_the_first_steps_have_no_older_ones() -> None:
    assert Verifier(KEY, 3).check(KEY.code_at_step(0), 0.0).accepted
    assert Verifier(KEY, 3).check("000000", 0.0).reason is Reason.NOT_THIS_SECRET


def test_a_used_code_is_refused_and_not_counted() -> None:
    throttle = Throttle()
    verifier = Verifier(KEY, throttle=throttle)
    code = KEY.code_at(NOW)
    assert verifier.check(code, NOW) == Verdict(
        accepted=True, reason=Reason.ACCEPTED, step=STEP, drift=0
    )
    for late in (0, 29, 30, 59):
        verdict = verifier.check(code, NOW + late)
        assert (verdict.accepted, verdict.reason, verdict.step) == (False, Reason.USED, STEP)
    assert throttle.failures == 0
    assert verifier.check(KEY.code_at(NOW + 30), NOW + 30).accepted


def test_the_code_accepted_last_stays_used_when_it_has_grown_old() -> None:
    verifier = Verifier(KEY)
    assert verifier.check(KEY.code_at(NOW), NOW).accepted
    verdict = verifier.check(KEY.code_at(NOW), NOW + 300)
    assert (verdict.reason, verdict.drift) == (Reason.USED, -10)


def test_an_older_code_is_not_taken_after_a_newer_one() -> None:
    verifier = Verifier(KEY)
    assert verifier.check(KEY.code_at_step(STEP + 1), NOW).accepted
    assert verifier.last_step == STEP + 1
    for step in (STEP - 1, STEP):
        # Nobody has used it: the reason must not say so.
        assert verifier.check(KEY.code_at_step(step), NOW).reason is Reason.OLDER_THAN_USED
    assert verifier.check(KEY.code_at_step(STEP + 1), NOW).reason is Reason.USED
    assert verifier.last_step == STEP + 1


def test_an_older_code_is_not_counted() -> None:
    throttle = Throttle()
    verifier = Verifier(KEY, throttle=throttle)
    assert verifier.check(KEY.code_at_step(STEP + 1), NOW).accepted
    for _ in range(12):
        assert not verifier.check(KEY.code_at_step(STEP), NOW).accepted
    assert throttle.failures == 0


@pytest.mark.parametrize("search", [0, SEARCH])
def test_an_older_code_from_outside_the_window_may_be_a_guess(search: int) -> None:
    throttle = Throttle()
    verifier = Verifier(KEY, search=search, throttle=throttle)
    assert verifier.check(KEY.code_at(NOW), NOW).accepted
    assert not verifier.check(KEY.code_at_step(STEP - 2), NOW).accepted
    assert throttle.failures == 1


@pytest.mark.parametrize("window", [1.0, True, 0.5, "1", None, -1, 11])
def test_a_window_is_a_whole_number_of_steps(window: object) -> None:
    with pytest.raises(ValueError, match="window"):
        Verifier(KEY, window)  # type: ignore[arg-type]


def test_a_code_that_two_steps_share_is_taken_once() -> None:
    # Were the older of the two accepted, the same six digits would pass again as the newer.
    key = Key("MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK", "camille")
    step, code = 54_778_962, "836022"  # found by trying: one step in a million has a twin
    assert key.codes(step, 2) == [code, code]
    verifier = Verifier(key)
    first = verifier.check(code, step * 30)
    assert (first.accepted, first.step) == (True, step + 1)
    for late in (0, 30, 60):
        assert verifier.check(code, step * 30 + late).reason is Reason.USED


@pytest.mark.parametrize("drift", [-SEARCH, -10, -2, 2, 3, SEARCH])
def test_a_code_of_another_step_is_placed(drift: int) -> None:
    verdict = Verifier(KEY).check(KEY.code_at_step(STEP + drift), NOW)
    reason = Reason.TOO_OLD if drift < 0 else Reason.TOO_NEW
    assert verdict == Verdict(accepted=False, reason=reason, step=STEP + drift, drift=drift)


def test_beyond_the_search_it_is_not_this_secret() -> None:
    assert Verifier(KEY).check(KEY.code_at_step(STEP - SEARCH - 1), NOW) == Verdict(
        accepted=False, reason=Reason.NOT_THIS_SECRET
    )
    near = Verifier(KEY, search=0).check(KEY.code_at_step(STEP - 2), NOW)
    assert near.reason is Reason.NOT_THIS_SECRET


@pytest.mark.parametrize("hours", [-14, -9.5, 8, 14])
def test_a_phone_set_by_hand_to_another_places_time_is_recognised(hours: float) -> None:
    verdict = Verifier(KEY).check(KEY.code_at(NOW + hours * 3600), NOW)
    assert verdict.reason is (Reason.TOO_OLD if hours < 0 else Reason.TOO_NEW)
    assert verdict.drift == hours * 120


def test_another_secrets_code(wrong_code: WrongCode) -> None:
    assert Verifier(KEY).check(wrong_code(KEY, NOW), NOW).reason is Reason.NOT_THIS_SECRET


@pytest.mark.parametrize("digits", [6, 7, 8])
def test_other_lengths_and_periods(digits: int) -> None:
    key = Key(KEY.secret, "camille", digits=digits, period=10, algorithm="SHA256")
    assert Verifier(key).check(key.code_at(NOW), NOW + 19.9).accepted
    assert Verifier(key).check(key.code_at(NOW), NOW + 20).reason is Reason.TOO_OLD


def test_the_window_can_be_moved_between_0_and_10() -> None:
    verifier = Verifier(KEY)
    code = KEY.code_at_step(STEP - 3)
    assert not verifier.check(code, NOW).accepted
    verifier.window = 3
    assert verifier.check(code, NOW).accepted
    for window in (-1, MAX_WINDOW + 1):
        with pytest.raises(ValueError, match="window"):
            verifier.window = window
    assert verifier.window == 3
    with pytest.raises(ValueError, match="window"):
        Verifier(KEY, 11)


def test_wrong_codes_slow_down_and_lock(wrong_code: WrongCode) -> None:
    throttle = Throttle()
    verifier = Verifier(KEY, throttle=throttle)
    wrong, now = wrong_code(KEY, NOW), NOW
    for failure in range(1, 10):
        verdict = verifier.check(wrong, now)
        assert verdict.reason is Reason.NOT_THIS_SECRET
        wait = 5.0 * max(failure - 2, 0)
        assert verdict.retry_at == (now + wait if wait else None)
        if wait:
            early = verifier.check(KEY.code_at(now), now + wait - 0.1)
            assert early == Verdict(accepted=False, reason=Reason.WAIT, retry_at=verdict.retry_at)
            assert verifier.check("12 3456", now).reason is Reason.SPACES
        now += wait
    assert throttle.failures == 9
    assert verifier.check(wrong, now).retry_at is None
    assert throttle.locked
    for text in (KEY.code_at(now), wrong, "", "12 3456"):
        assert verifier.check(text, now + 1e6).reason is Reason.LOCKED


def test_old_and_new_codes_count_and_an_accepted_one_forgives() -> None:
    throttle = Throttle()
    verifier = Verifier(KEY, throttle=throttle)
    verifier.check(KEY.code_at_step(STEP - 5), NOW)
    verifier.check(KEY.code_at_step(STEP + 5), NOW)
    assert throttle.failures == 2
    assert verifier.check(KEY.code_at(NOW), NOW).accepted
    assert throttle.failures == 0


def test_the_comparison_does_the_same_work_wherever_the_code_is(
    monkeypatch: pytest.MonkeyPatch, wrong_code: WrongCode
) -> None:
    compared: list[str] = []
    real = hmac.compare_digest

    def count(one: str, other: str) -> bool:
        compared.append(other)
        return real(one, other)

    monkeypatch.setattr("totp_demo.model.verifier.hmac.compare_digest", count)

    def work(code: str, verifier: Verifier) -> list[str]:
        compared.clear()
        verifier.check(code, NOW)
        return list(compared)

    window = KEY.codes(STEP - 2, 5)
    for code in window:
        assert work(code, Verifier(KEY, 2)) == window
    used = Verifier(KEY, 2)
    used.check(window[-1], NOW)
    for code in window:
        assert work(code, used) == window
    around = KEY.codes(STEP - SEARCH, 2 * SEARCH + 1)
    for code in (around[0], around[SEARCH - 3], around[-1], wrong_code(KEY, NOW)):
        assert work(code, Verifier(KEY, 2)) == window + around


def test_its_repr_has_no_secret() -> None:
    verifier = Verifier(KEY)
    verifier.check(KEY.code_at(NOW), NOW)
    assert KEY.secret not in repr(verifier)
    assert str(STEP) in repr(verifier)

"""Why a code of the right form is refused: each cause that would explain it, weighed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from totp_demo.model.case import Case
from totp_demo.model.cause import Cause
from totp_demo.model.code_match import (
    DEFAULT,
    Played,
    as_played,
    counter_of,
    is_one_slip,
    keys_of,
    other_settings,
    step_away,
    steps_away,
    window_codes,
)
from totp_demo.model.events import EventKind
from totp_demo.model.finding import Clue, Evidence
from totp_demo.model.likelihood import Guess, at_distance, usual
from totp_demo.model.log import accepted_at, drifts, enrolments
from totp_demo.model.seconds import FIRST_MOMENT, LAST_MOMENT
from totp_demo.model.verifier import SEARCH

if TYPE_CHECKING:
    from totp_demo.model.key import Key

_QUARTER = 900  # seconds: zones differ by quarters of an hour
_BY_HAND_WITHIN = 105  # seconds: the hands of a clock are set to the minute
_BY_HAND_FROM = 1800 - _BY_HAND_WITHIN
_BY_HAND_TO = 14 * 3600 + _BY_HAND_WITHIN  # no zone is farther from UTC
_LATE = (0.7, 0.2, 0.05)  # chances of a code that comes 1, 2, 3 steps after its window
_NEAR, _FAR = 0.2, 0.01  # chances of a step in the window, and of one further out


def of_digits(case: Case, key: Key, code: str) -> list[Guess]:
    """Weigh why a code of the right form is refused; nothing where it is not."""
    # The window first: a right code needs no search.
    near = step_away(key, code, case.at, case.window)
    places = code_places(case, key, code) if near is None else [near]
    for steps in places:
        spent = _of_spent(case, key, steps)
        if spent is not None:
            return [] if spent.weight == 0.0 else [spent]
    chance = 10.0**-key.digits
    # Where it has two places, each cause goes by the likelier one.
    clocks: dict[Cause, Guess] = {}
    for guess in (guess for steps in places for guess in of_clocks(case, key, steps)):
        known = clocks.setdefault(guess.cause, guess)
        clocks[guess.cause] = max(known, guess, key=lambda each: each.weight)
    guesses = list(clocks.values())
    guesses += _of_other_keys(case, code, chance)
    guesses += of_settings(case, key, code, 0.2)
    counter = counter_of(key, code)
    if counter is not None:
        share = usual(Cause.COUNTER_BASED_ENTRY, case.signs)
        found = Evidence(Clue.OF_COUNTER, count=counter)
        guesses.append(Guess(Cause.COUNTER_BASED_ENTRY, share * at_distance(counter + 2), (found,)))
    right = window_codes(key, case.at, case.window)
    if any(is_one_slip(code, each) for each in right):
        share = usual(Cause.MISTYPED, case.signs)
        slips = len(right) * (10 * key.digits)
        guesses.append(Guess(Cause.MISTYPED, share / slips, (Evidence(Clue.ONE_SLIP),)))
    far = None if guesses else of_far_phone(case)
    return [*guesses, *of_nothing(case, chance, nothing=not guesses), *([far] if far else [])]


def code_places(case: Case, key: Key, code: str) -> list[int]:
    """Return how many steps from now a key has this code, each place that is looked at.

    A clock that was compared says where else to look: a phone whose date is wrong is off by days,
    and its codes are farther away than any search reaches.

    Args:
        case: what is known besides.
        key: the key it may be of.
        code: a code, of any length.

    Example:
        >>> from totp_demo.model.key import Key
        >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
        >>> at, day = 1_600_000_000.0, 86_400.0
        >>> code_places(Case(at, phone_skew=day), key, key.code_at(at + day))
        [2880]
    """
    places = steps_away(key, code, case.at)
    if case.phone_skew is None:
        return places
    apart = round((case.phone_skew - (case.server_skew or 0.0)) / key.period)
    if abs(apart) <= SEARCH or not FIRST_MOMENT <= case.at + apart * key.period <= LAST_MOMENT:
        return places
    there = step_away(key, code, case.at + apart * key.period, case.window + 1)
    return places if there is None else [*places, apart + there]


def _of_spent(case: Case, key: Key, steps: int) -> Guess | None:
    """Say what is wrong with a code that has been accepted; weight 0 for one that is right."""
    step = key.step_at(case.at) + steps
    inside = abs(steps) <= case.window
    if case.last_step is not None and step == case.last_step:
        accepted = accepted_at(case.log, step)
        cause = Cause.USED_CODE
        if accepted is not None and accepted.kind is EventKind.MFA_CONFIRMED:
            cause = Cause.ENROLMENT_CODE_AGAIN
        seconds = None if accepted is None else case.at - accepted.at
        return Guess(cause, 1.0, (Evidence(Clue.ACCEPTED_BEFORE, seconds=seconds),))
    if not inside:
        return None
    if case.last_step is not None and step < case.last_step:
        return Guess(Cause.USED_CODE, 1.0, (Evidence(Clue.OLDER_THAN_ACCEPTED, steps=steps),))
    return Guess(Cause.USED_CODE, 0.0)


def of_clocks(case: Case, key: Key, steps: int) -> Iterator[Guess]:
    """Weigh whose clock it is, or whether the code was only typed too late."""
    period, signs = key.period, case.signs
    away = steps * period
    found = Evidence(Clue.OF_ANOTHER_STEP, steps=steps, seconds=float(away))
    before = drifts(case)
    like = sum(abs(drift - steps) <= 1 for drift in before.refused)
    in_time = bool(before.accepted)
    known: list[Evidence] = [found]
    clock = late = 1.0
    if like:
        known.append(Evidence(Clue.SO_BEFORE, count=like))
        clock, late = 3.0, 0.03
    elif in_time:
        known.append(Evidence(Clue.IN_TIME_BEFORE))
        clock, late = 0.3, 3.0
    server = usual(Cause.SERVER_CLOCK_OFF, signs)
    if case.phone_skew is not None:
        known.append(Evidence(Clue.PHONE_COMPARED, seconds=case.phone_skew))
        ahead = case.phone_skew - (case.server_skew or 0.0)
        off = abs(case.phone_skew) >= period / 2
        fits = off and abs(ahead - away) <= 2 * period
        clock, late = (clock * 30, late * 0.1) if fits else (clock * 0.002, late * 3)
        server *= 0.1 if fits else 1 if case.server_skew is not None else 10
    of_server: tuple[Evidence, ...] = (found,)
    if case.server_skew is not None:
        right = abs(case.server_skew + away) <= (case.window + 1.5) * period
        fits = abs(case.server_skew) >= period / 2 and right
        server *= 1000 if fits else 0.001
        of_server += (Evidence(Clue.SERVER_COMPARED, seconds=case.server_skew),)
    distance = at_distance(abs(steps))
    cause = Cause.PHONE_CLOCK_AHEAD if steps > 0 else Cause.PHONE_CLOCK_BEHIND
    # How rare so large an error is counts no more once it has been seen.
    seen = 1.0 if of_far_phone(case) is not None else distance
    yield Guess(cause, usual(cause, signs) * seen * clock, tuple(known))
    yield Guess(Cause.SERVER_CLOCK_OFF, server * distance, of_server)
    beyond = -steps - case.window
    if beyond > 0:
        # What comes much later was noted down, or is on a picture.
        chance = _LATE[beyond - 1] if beyond <= len(_LATE) else 0.02 * at_distance(beyond)
        share = usual(Cause.TYPED_TOO_LATE, signs) * chance * late
        yield Guess(Cause.TYPED_TOO_LATE, share, tuple(known))
    if is_between_zones(away):
        share = usual(Cause.CLOCK_SET_BY_HAND, signs) * clock / 500
        hours = Evidence(Clue.WHOLE_HOURS, seconds=round(away / _QUARTER) * float(_QUARTER))
        yield Guess(Cause.CLOCK_SET_BY_HAND, share, (*known, hours))


def is_between_zones(seconds: float) -> bool:
    """Say whether two clocks differ as those of two time zones do: by quarters of an hour, nearly.

    Args:
        seconds: by how much they differ, either way.

    Example:
        >>> is_between_zones(-7_230), is_between_zones(94), is_between_zones(86_400)
        (True, False, False)
    """
    size = abs(seconds)
    nearest = round(size / _QUARTER) * _QUARTER
    return _BY_HAND_FROM <= size <= _BY_HAND_TO and abs(size - nearest) <= _BY_HAND_WITHIN


def of_far_phone(case: Case) -> Guess | None:
    """Weigh a phone that was compared and is off by more than is looked through: its date is wrong.

    Args:
        case: what is known.

    Returns:
        None where the phone was not compared, or is not so far off.

    Example:
        >>> of_far_phone(Case(1_600_000_000.0, phone_skew=-86_400.0)).cause
        <Cause.PHONE_CLOCK_BEHIND: 'phone-clock-behind'>
    """
    if case.phone_skew is None:
        return None
    period = DEFAULT.period if case.key is None else case.key.period
    if abs(case.phone_skew - (case.server_skew or 0.0)) <= SEARCH * period:
        return None
    ahead = case.phone_skew > (case.server_skew or 0.0)
    cause = Cause.PHONE_CLOCK_AHEAD if ahead else Cause.PHONE_CLOCK_BEHIND
    return Guess(cause, 10.0, (Evidence(Clue.PHONE_COMPARED, seconds=case.phone_skew),))


def _of_other_keys(case: Case, code: str, chance: float) -> Iterator[Guess]:
    """Weigh whether the code is of a key that is not this account's."""
    families: tuple[tuple[tuple[Key, ...], tuple[Cause, Cause], Callable[[Key], Evidence]], ...] = (
        (
            case.earlier_keys,
            (Cause.EARLIER_SECRET, Cause.DUPLICATE_ENTRY),
            lambda key: Evidence(Clue.OF_EARLIER_KEY, name=key.fingerprint),
        ),
        (
            case.other_keys,
            (Cause.ANOTHER_ACCOUNT, Cause.OVERWRITTEN_ENTRY),
            lambda key: Evidence(Clue.OF_OTHER_KEY, name=_name(key)),
        ),
    )
    for keys, causes, evidence_of in families:
        for key, steps in keys_of(keys, code, case.at):
            density = (_NEAR if abs(steps) <= case.window else _FAR) / len(keys)
            for cause in causes:
                weight = usual(cause, case.signs) * max(density, chance)
                yield Guess(cause, weight, (evidence_of(key),))


def _name(key: Key) -> str:
    return f"{key.issuer} ({key.account})" if key.issuer else key.account


def of_settings(case: Case, key: Key, code: str, density: float) -> list[Guess]:
    """Weigh whether the app makes its codes by other settings than the server."""
    played = other_settings(key, code, case.at)
    if played is None:
        return []
    own, by_app = Played.of(key), as_played(key, case.app)
    found: tuple[Evidence, ...] = (Evidence(Clue.OF_OTHER_SETTINGS, played=played),)
    by_hand = usual(Cause.OTHER_SETTINGS, case.signs) * density
    ignored: list[Guess] = []
    # An app ignores what is unusual, and plays the defaults instead.
    for name in played.differs_from(own):
        if getattr(played, name) != getattr(DEFAULT, name):
            continue
        cause = Cause(f"app-ignores-{name}")
        share = usual(cause, case.signs) * density / 10 ** len(ignored)
        evidence = found
        if by_app == played:
            share *= 10
            evidence += (Evidence(Clue.APP_PLAYS, name=case.app or "", played=played),)
        elif by_app is not None:
            share *= 0.2
        ignored.append(Guess(cause, share, evidence))
    return sorted(
        [*ignored, Guess(Cause.OTHER_SETTINGS, by_hand, found)], key=lambda guess: -guess.weight
    )


def of_known_app(case: Case, key: Key) -> Iterator[Guess]:
    """Weigh the settings that the caller’s app is known to ignore, where no code tells."""
    played = as_played(key, case.app)
    if played is None:
        return
    found = Evidence(Clue.APP_PLAYS, name=case.app or "", played=played)
    for name in played.differs_from(Played.of(key)):
        yield Guess(Cause(f"app-ignores-{name}"), 1.0, (found,))


def of_nothing(case: Case, chance: float, *, nothing: bool) -> Iterator[Guess]:
    """Weigh the causes that a code which fits nothing leaves, as likely as any other code."""
    left = {
        Cause.EARLIER_SECRET: 1.0,
        Cause.ANOTHER_ACCOUNT: 1.0,
        Cause.DUPLICATE_ENTRY: 1.0,
        Cause.OVERWRITTEN_ENTRY: 1.0,
        Cause.MISTYPED: 0.3,
        Cause.COUNTER_BASED_ENTRY: 0.2,
        Cause.OTHER_SETTINGS: 0.1,
    }
    keys = enrolments(case.log)
    for cause, share in left.items():
        # What fits may do so by chance.
        found = Evidence(Clue.OF_NOTHING if nothing else Clue.BY_CHANCE)
        evidence: tuple[Evidence, ...] = (found,)
        if cause is Cause.EARLIER_SECRET and keys > 1:
            share *= 3  # noqa: PLW2901 - the log says more
            evidence += (Evidence(Clue.SEVERAL_KEYS, count=keys),)
        yield Guess(cause, usual(cause, case.signs) * share * chance, evidence)

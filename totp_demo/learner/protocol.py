"""What goes between a view and its script, both ways: messages of plain JSON values.

**To a script** goes a `Message`. It has four parts, and each says what may be done with it:

- `shown` may be saved with a page, and is compared to see whether there is news;
- `moment` may be saved, too, but belongs to the moment at which it was made, and is no news;
- `private` is never saved: a secret, a QR code, the codes to come, what a reader types;
- `clocks` tick: they are never saved, and compared by where they stand against this machine's.

**From a script** comes a `Word`, one frozen type for each: `parse` takes it, and refuses the rest.

`tools/declarations.py` writes all of this down for the scripts, as `views/protocol.d.ts`.
"""
# The annotations are no strings here: a page that opens waits for these many types to be made.

import functools
import math
import re
from collections.abc import Callable, Mapping
from types import UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NotRequired,
    TypedDict,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from totp_demo.wording.answer import Kind, Said
from totp_demo.wording.labels import Label

# What a setting may be; a script gets the ones it needs as `limits`.

LARGEST_SKEW = 600
"""Seconds by which a clock may be set wrong, either side."""
LARGEST_WINDOW = 5
"""Steps each side of the server's own."""
MOST_STEPS = 10
"""Time steps that one click may move the clocks by."""
RATES = (1, 2, 10, 60)
"""How many seconds of a lesson may pass in one."""
LARGEST = 1e300
"""The size below which a number is one."""
LONGEST = 8192
"""Characters taken of any one field; more is no entry but an accident."""

DigitsChoice = Literal[6, 7, 8]
PeriodChoice = Literal[10, 30, 60]
LanguageCode = Literal["en", "fr"]
TrainingMode = Literal["", "watch", "practice", "test"]
CheckStage = Literal["start", "asking", "result"]
DeskStage = Literal["start", "call", "result"]
DeskWay = Literal["watch", "practice", "test"]
CallState = Literal["waiting", "on", "well", "badly"]
Identity = Literal["unchecked", "proved", "unproven"]

DIGITS: tuple[DigitsChoice, ...] = get_args(DigitsChoice)
USUAL_PERIOD: PeriodChoice = 30
PERIODS: tuple[PeriodChoice, ...] = get_args(PeriodChoice)


# What comes from a script.


class RefusedError(ValueError):
    """What was said is no word of any script."""


def _between(least: float, most: float) -> Callable[[float], float]:
    """Keep a number within bounds."""
    return lambda value: float(max(least, min(most, value)))


def _at_most(count: int) -> Callable[[str], str]:
    """Take the first characters of a text."""
    return lambda text: text[:count]


Text = Annotated[str, _at_most(LONGEST)]
Skew = Annotated[float, _between(-LARGEST_SKEW, LARGEST_SKEW)]


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Word:
    """Something that a reader does in a view, as the view's script says it.

    A subclass is one word: its name is the word (`OpenHome` is "open-home"), and its fields come
    with it. It is frozen as a dataclass is, takes a hundredth of the time to make, and its repr
    holds nothing that was typed.

    Example:
        >>> Confirm(code="123456") == Confirm(code="123456")
        True
        >>> Confirm(code="123456")
        <Confirm>
    """

    do: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.do = re.sub(r"(?<!^)([A-Z])", r"-\1", cls.__name__).lower()

    def __init__(self, **fields: object) -> None:
        vars(self).update(fields)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a word is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).items()))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Hello(Word):
    """A rendering of the view is on a page, and asks for all that it shows."""

    t0: float | None = None


class Time(Word):
    """A page asks for the kernel's time."""

    t0: float | None = None


class Bye(Word):
    """A rendering is gone."""


class Look(Word):
    """An enrolment may have run out in the meantime."""


class Language(Word):
    """Show all in another language."""

    code: LanguageCode


class OpenHome(Word):
    """Open any page of the product."""


class OpenProfile(Word):
    """Open the profile."""


class EnableMfa(Word):
    """Begin an enrolment, or come back to the one under way."""


class Cancel(Word):
    """Give an enrolment up."""


class MoreTime(Word):
    """Ask for more time for an enrolment."""


class Confirm(Word):
    """Confirm an enrolment with a code."""

    code: Text


class SignOut(Word):
    """Sign out."""


class ComeHere(Word):
    """Bring the form that several screens of a page could show to this one."""


class SignIn(Word):
    """Sign in."""

    email: Text
    password: Text
    code: Text


class Unlock(Word):
    """Unlock the account."""


class NewRecoveryCode(Word):
    """Make a recovery code."""


class DisableMfa(Word):
    """Switch MFA off."""

    password: Text


class ResetMfa(Word):
    """Have an administrator reset MFA."""


class SaveProfile(Word):
    """Save the profile; no picture leaves the one that there is."""

    first_name: Text
    last_name: Text
    email: Text
    time_zone: Text = ""
    new_password: Text = ""
    picture: str | None = None


class Zones(Word):
    """Ask for the names of all time zones."""


class Scan(Word):
    """Scan the QR code with the simulated phone."""


class AddByHand(Word):
    """Type a key into the simulated phone."""

    account: Text
    secret: Text
    algorithm: Text = "SHA1"
    digits: DigitsChoice = 6
    period: PeriodChoice = USUAL_PERIOD


class DeleteEntry(Word):
    """Delete an entry of the simulated phone."""

    id: Text


class Overwrite(Word):
    """Answer the app, which asks before it overwrites an entry."""

    yes: bool


class App(Word):
    """Have the simulated phone imitate another app."""

    id: Text


class StartAgain(Word):
    """Begin the lesson anew."""


class Undo(Word):
    """Take the last action back."""


class ClockReal(Word):
    """Back to the real time."""


class ClockStop(Word):
    """Stop time."""


class ClockRun(Word):
    """Let time run."""


class ClockStep(Word):
    """Move time by some time steps."""

    steps: Annotated[float, _between(-MOST_STEPS, MOST_STEPS)]


class ClockRate(Word):
    """Have time run faster."""

    rate: Annotated[float, _between(RATES[0], RATES[-1])]


class PhoneSkew(Word):
    """Set the phone's clock wrong."""

    seconds: Skew


class ServerSkew(Word):
    """Set the server's clock wrong."""

    seconds: Skew


class Window(Word):
    """Have the server accept so many steps each side of its own."""

    steps: Annotated[float, _between(0, LARGEST_WINDOW)]


class Period(Word):
    """Set up the account anew, with another period."""

    seconds: PeriodChoice


class Digits(Word):
    """Set up the account anew, with codes of another length."""

    count: DigitsChoice


class FlipCounter(Word):
    """Flip a bit of the counter, or put it back."""

    bit: int


class FlipSecret(Word):
    """Flip some bit of the secret."""


class FlipBack(Word):
    """Put the flipped bit back."""


class Hash(Word):
    """Derive the code with another hash function."""

    algorithm: Text


class Names(Word):
    """Build a URI with other names."""

    issuer: Text
    account: Text
    label_issuer: Text = ""


class Sample(Word):
    """Back to the sample's names."""


class Correction(Word):
    """Draw the QR code at another level of error correction."""

    level: Text


class Trial(Word):
    """Set something of the QR laboratory otherwise; what is left out stays."""

    correction: Text | None = None
    pixels: int | None = None
    border: int | None = None
    theme: Text | None = None
    dirt: int | None = None
    seed: int | None = None
    finder: bool | None = None
    blur: float | None = None
    length: Text | None = None


class WellDrawn(Word):
    """Back to a QR code that is drawn well."""


class Ask(Word):
    """Have the server of the table of apps ask for something else; what is left out stays."""

    algorithm: Text | None = None
    digits: DigitsChoice | None = None
    period: PeriodChoice | None = None


class Answer(Word):
    """Answer an exercise."""

    text: Text


class ShowSolution(Word):
    """Show how an exercise is solved."""


class Explain(Word):
    """Say why a code would be refused; it is not checked, and nothing counts."""

    code: Text


class Forget(Word):
    """Forget what the learner has done."""


class BeginCheck(Word):
    """Begin a final check: so many questions of each page."""

    each: Literal[2, 4]


class NextQuestion(Word):
    """Go on with the final check."""

    day: Text
    """Today in the reader's calendar, such as "2026-11-26"."""


class CheckAnew(Word):
    """Offer a new final check; the one under way stays until it begins."""


class Train(Word):
    """Begin the lesson again, to be watched, practised or tested."""

    mode: TrainingMode


class Advance(Word):
    """Have the scene happen that was said."""


class ShowAnswers(Word):
    """Show the worked solution of every question, as a teacher asks for a whole class."""


class BeginShift(Word):
    """Go to the desk."""

    way: DeskWay
    kind: int
    """Which kind of call, by its place in the list; -1 for a drawn shift."""
    size: Literal[3, 6]


class TakeCall(Word):
    """Go to another call of the shift."""

    number: int


class Inquire(Word):
    """Ask the caller, look at something, or have something done."""

    about: Text


class NameCause(Word):
    """Say what is wrong."""

    cause: Text


class DoAbout(Word):
    """Do something about it."""

    deed: Text


class SendReply(Word):
    """Send one of the replies, by its place."""

    number: int


class DeskHint(Word):
    """Ask what could be done next."""


class LeaveDesk(Word):
    """Offer the three ways again; the shift under way stays until another begins."""


class BackToDesk(Word):
    """Go on with the shift under way, or see how it went."""


class SaveResults(Word):
    """Ask for the results as a file."""

    name: Text
    form: Literal["json", "csv"]


WORDS = {kind.do: kind for kind in Word.__subclasses__()}
"""Every word of every script, and its type."""


def parse(content: object) -> tuple[str, Word] | None:
    """Take what a script says, and refuse what no script of ours would say.

    Args:
        content: A message: `do`, a word; `from`, the page that says it; and the word's fields.

    Returns:
        The page and the word; numbers within their bounds, texts not too long. None where a word
        is unknown, a field is missing, of another type or one too many.

    Example:
        >>> parse({"do": "phone-skew", "from": "page", "seconds": 1e9})[1].seconds
        600.0
        >>> parse({"do": "phone-skew", "from": "page", "seconds": True})
    """
    match content:
        case {"do": str(word), "from": str(page), **fields} if word in WORDS:
            kind, hints = WORDS[word], fields_of(word)
            needed = {name for name in hints if not hasattr(kind, name)}
            if not needed <= fields.keys() <= hints.keys():
                return None
            try:
                taken = {str(name): _take(hints[name], value) for name, value in fields.items()}
            except RefusedError:
                return None
            return page, kind(**taken)
    return None


@functools.cache
def fields_of(word: str) -> dict[Any, Any]:
    """Return the types of a word's fields, by their names.

    Args:
        word: One of `WORDS`.
    """
    hints = get_type_hints(WORDS[word], include_extras=True)
    return {name: hint for name, hint in hints.items() if get_origin(hint) is not ClassVar}


def _take(hint: Any, value: object) -> object:  # noqa: ANN401 - any type at all
    """Return a value as a type has it, or refuse it."""
    kinds = get_args(hint)
    match get_origin(hint):
        case origin if origin is Annotated:
            return kinds[1](_take(kinds[0], value))
        case origin if origin in {Union, UnionType}:
            return None if value is None else _take(kinds[0], value)
        case origin if origin is Literal and isinstance(value, int | float | str):
            # A bool is a number to Python, and 8.0 is a script's 8.
            for choice in kinds:
                if value == choice and not isinstance(value, bool):
                    return choice
    if hint in {str, bool} and isinstance(value, hint):
        return value
    if hint in {int, float} and isinstance(value, int | float) and not isinstance(value, bool):
        # An integer of JSON may be too large for a float.
        number = float(value) if abs(value) < LARGEST else math.inf
        if math.isfinite(number) and (hint is float or number.is_integer()):
            return number if hint is float else int(value)
    raise RefusedError


# What goes to a script: what all views have.

Forms = tuple[str, str]
"""The text for one, and the text for any other number."""
Texts = Mapping[str, Label | Forms]


class Ticking(TypedDict):
    """A clock that a script runs on by itself."""

    at: float
    """This machine's time, Unix seconds."""
    now: float
    """What the clock showed then."""
    rate: float
    """How many of its seconds pass in one; 0 where it stands."""


class Page(TypedDict):
    """What each view knows of its page."""

    language: str
    """The language of the view's texts."""
    written: str
    """The language of the page around it."""
    foreign: dict[str, list[str]]
    """Words of another language that its texts may name."""


class Shown(Page):
    """What each view shows."""

    t: Texts
    """The view's texts by their keys: a script finds its own keys in the declarations."""


class Notes(TypedDict):
    """What each view says of its moment."""

    made: float
    """Unix seconds."""
    note: str
    """What a page says that no kernel answers."""
    instead: str
    """What stands in place of a view that is not drawn."""
    busy: str
    """What a page says that waits for an answer."""


class Nothing(TypedDict):
    """A part with nothing in it."""


class PhoneClock(TypedDict):
    """The clock of the phone."""

    phone: Ticking


class TwoClocks(PhoneClock):
    """The clocks of the phone and of the server."""

    server: Ticking


class Codes(TypedDict):
    """The codes of many steps, sent ahead."""

    digits: int
    period: int
    base: int
    """The step when they were sent."""
    first: int
    """The step of the first code."""
    codes: str
    """All of one length, one after the other."""


class Left(TypedDict):
    """How long an enrolment still runs."""

    seconds: float
    """By the server's clock."""
    rate: float
    more: int
    """How often more time can be asked for."""


class Saved(TypedDict):
    """What may be saved with a page."""

    shown: Mapping[str, Any]
    moment: Mapping[str, Any]


class Parts(Saved):
    """All that a view shows."""

    private: Mapping[str, Any]
    clocks: Mapping[str, Any]


class Told(TypedDict):
    """The kernel's time; alone, it answers the word `time`."""

    kernel: str
    """Names the process that speaks: a page may show the views of several."""
    now: float
    """Its time, Unix seconds."""
    to: NotRequired[str]
    """The one page that it is for."""
    t0: NotRequired[float | None]
    """What that page sent along: it measures the way there and back with it."""


class Message(Parts, Told):
    """A message to a script."""


# The bar of the steps.


class GuideShown(Shown):
    """What may be saved."""

    step: int
    """Where the reader is, from 1."""
    finished: bool
    undo: bool
    next: str
    steps: list[str]


# The product's screen.


StateName = Literal["off", "pending", "on", "locked"]
ProductPage = Literal["home", "profile", "enrolment", "sign-in"]
OpenPage = Literal["", ProductPage]


class User(TypedDict):
    """Whose account it is."""

    name: str
    initials: str


class Answered(TypedDict):
    """A place for answers."""

    answer: Said | None


class Enrolment(Answered):
    """The enrolment under way."""

    key: str | None
    """Tells one enrolment from the next; safe to show."""


class Profile(Answered):
    """What the server keeps of the profile, and what is wrong with what was typed."""

    first_name: str
    last_name: str
    email: str
    time_zone: str
    time_zone_label: str
    revision: int
    """Counts what the server has kept."""
    round: int
    """Counts the beginnings of the lesson."""
    faults: dict[str, str]


class ScreenClocks(TypedDict):
    """The phone's clock, where its codes go along."""

    phone: NotRequired[Ticking]


class ScreenShown(Shown):
    """What may be saved."""

    open: OpenPage
    """The page that is drawn; nothing where it is not this part's turn."""
    part: str
    switch: bool
    """Whether it carries the language switch."""
    signed_in: bool
    elsewhere: bool
    """Whether the reader has the form of the sign-in in another screen of the page."""
    state: StateName
    next: str
    user: User
    profile: Profile
    mfa: Answered
    enrolment: Enrolment
    sign_in: Answered


class EnrolmentPrivate(TypedDict):
    """What is never saved of an enrolment."""

    qr: NotRequired[str]
    """An SVG document."""
    secret: NotRequired[str]


class ScreenPrivate(EnrolmentPrivate):
    """What is never saved."""

    picture: str | None
    phone: NotRequired[Codes]
    """Of the phone's entry for this account, where a code is asked for."""
    left: NotRequired[Left | None]
    recovery: NotRequired[str | None]
    zones: NotRequired[list[tuple[str, str]]]
    """All time zones, name and label: when they are asked for."""


# The phone.


class KeyLimits(TypedDict):
    """What a key may be set to, the usual first."""

    algorithms: list[str]
    digits: list[DigitsChoice]
    periods: list[PeriodChoice]


class Entry(TypedDict):
    """An account of the phone."""

    id: str
    issuer: str
    account: str
    unknown: str
    """What nobody knows of how the app plays it; nothing where all is known."""


class SavedEntry(Entry):
    """An account with its code of the moment."""

    period: int
    code: str


class SentEntry(Entry, Codes):
    """An account with its codes to come."""


class PhoneViewShown(Shown):
    """What may be saved."""

    added: int
    """Counts the keys that were typed."""
    round: int
    """Counts the beginnings of the lesson."""
    paused: bool
    app: str
    apps: list[tuple[str, str]]
    """Name and title of each."""
    note: str
    answer: Said | None
    asks: bool
    """Whether the app asks before it overwrites an entry."""
    undo: bool
    limits: KeyLimits


class PhoneViewMoment(Notes):
    """What belongs to the moment."""

    at: float
    entries: list[SavedEntry]


class PhoneViewPrivate(TypedDict):
    """What is never saved."""

    entries: list[SentEntry]


# The clocks.


class ClockLimits(TypedDict):
    """What the clocks may be set to."""

    skew: int
    rates: list[int]


class ClockControlShown(Shown):
    """What may be saved."""

    paused: bool
    rate: float
    phone_skew: float
    server_skew: float
    end: str
    limits: ClockLimits


class ClockControlMoment(Notes):
    """What belongs to the moment."""

    server: float
    phone: float


# The time window.


StandingName = Literal["practice", "locked", "empty", "other-secret", "other-settings", "ok"]


class Typed(TypedDict):
    """Where the code typed last belongs."""

    step: int
    accepted: bool


class WindowLimits(TypedDict):
    """What the server may be set to."""

    window: int
    skew: int
    periods: list[PeriodChoice]
    digits: list[DigitsChoice]


class TimeWindowShown(Shown):
    """What may be saved."""

    paused: bool
    window: int
    period: int
    digits: int
    phone_skew: float
    typed: Typed | None
    last: str
    key: str
    standing: StandingName
    why: str
    limits: WindowLimits


class TimeWindowMoment(Notes):
    """What belongs to the moment."""

    at: float
    phone: float
    first: int
    """The step of the first code."""
    codes: list[str]


class TimeWindowPrivate(TypedDict):
    """What is never saved."""

    key: Codes
    last_step: int | None
    retry_at: float | None


# Why a code was refused.


class FindingShown(TypedDict):
    """A finding in words."""

    cause: str
    """The value of a `Cause`."""
    title: str
    evidence: list[str]
    confirm: str
    fix: str


class WhyRefusedShown(Shown):
    """What may be saved."""

    answer: Said | None
    findings: list[FindingShown]


class ExplainedAt(TypedDict):
    """The moment that a code was explained at, and the codes around it."""

    at: float
    phone: float
    period: int
    window: int
    shows: int
    """Steps drawn on each side."""
    first: int
    """The step of the first code."""
    codes: list[str]
    last_step: int | None
    typed: Typed


class WhyRefusedPrivate(TypedDict):
    """What is never saved."""

    scene: ExplainedAt | None
    """None where nothing was typed, or where what was typed has no place on a time axis."""


# Inside one code.


class Flip(TypedDict):
    """The bit that is turned over."""

    of: Literal["counter", "secret"]
    bit: int


class LessonClock(TypedDict):
    """The lesson's clock."""

    lesson: Ticking


class InsideShown(Shown):
    """What may be saved."""

    paused: bool
    key: str
    hash: str
    hashes: list[tuple[str, str]]
    algorithm: str
    other_hash: str
    period: int
    digits: int
    secret_bits: int
    flip: Flip | None


class InsideMoment(Notes):
    """What belongs to the moment."""

    at: float
    digest: str


class InsidePrivate(TypedDict):
    """What is never saved."""

    base: int
    """The step when the digests were sent."""
    first: int
    """The step of the first digest."""
    digests: str
    flipped: str | None


# What the server holds.


class EventRow(TypedDict):
    """An event in words."""

    at: str
    what: str


class ServerViewShown(Shown):
    """What may be saved."""

    rows: list[tuple[str, str]]
    events: list[EventRow]
    older: str
    latest: str
    can_reset: bool
    locked: bool


class ServerViewPrivate(TypedDict):
    """What is never saved."""

    left: Left | None


# The states as a picture.


class StatePictureShown(Shown):
    """What may be saved."""

    state: StateName
    taken: str
    """The arrow taken last."""
    states: dict[StateName, str]
    arrows: dict[str, str]
    now: str
    meaning: str
    last: str
    label: str
    lines: list[str]


class StatePicturePrivate(TypedDict):
    """What is never saved."""

    left: Left | None


# The relay.


PlayName = Literal["code", "passkey"]


class Move(TypedDict):
    """One move of a play."""

    at: float
    who: Literal["victim", "attacker", "server"]
    kind: Literal["", "in", "late", "out"]
    text: str


class RelayShown(Shown):
    """What may be saved."""

    plays: dict[PlayName, list[Move]]


# The parts of a URI.


class PartMeaning(TypedDict):
    """A part of the URI."""

    id: str
    name: str
    meaning: str


class PartText(TypedDict):
    """How a part is written, and how it reads where that differs."""

    text: str
    reads: str


class Group(TypedDict):
    """Eight characters of the secret."""

    bytes: tuple[str, ...]
    bits: tuple[str, ...]
    characters: str


class UriPartsShown(Shown):
    """What may be saved."""

    parts: list[PartMeaning]
    groups: int
    answer: Said | None


class UriPartsPrivate(TypedDict):
    """What is never saved."""

    parts: dict[str, PartText]
    groups: list[Group]
    issuer: str
    account: str
    label_issuer: str


# The anatomy of a QR code.


class RegionWords(TypedDict):
    """A kind of module."""

    id: str
    letter: str
    count: int
    name: str
    meaning: str


class QrAnatomyShown(Shown):
    """What may be saved."""

    size: int
    border: int
    version: int
    correction: str
    levels: list[str]
    rows: list[str]
    """The letter of each module's region."""
    fixed: list[str]
    """The modules that are the same in every such code."""
    regions: list[RegionWords]


class CarriedBy(TypedDict):
    """What some modules carry together: a character, or a byte besides."""

    kind: Literal["head", "text", "padding", "repair"]
    index: int
    text: str
    """The character, of the text; nothing else is one."""
    places: list[int]
    """Each module as its row times the side plus its column, the highest bit first."""


class QrAnatomyPrivate(TypedDict):
    """What is never saved."""

    carried: list[CarriedBy]

    rows: list[str]
    secret: list[tuple[int, int]]


# The QR laboratory.


class LaboratoryLimits(TypedDict):
    """What can be tried: choices, and the least and the most."""

    levels: list[str]
    themes: list[str]
    lengths: list[str]
    pixels: tuple[int, int]
    border: tuple[int, int]
    dirt: tuple[int, int]
    blur: tuple[float, float]


class Verdict(TypedDict):
    """What the reader says of the picture."""

    kind: Kind
    title: str
    detail: str


class QrLaboratoryShown(Shown):
    """What may be saved."""

    correction: str
    pixels: int
    border: int
    theme: str
    dirt: int
    seed: int
    finder: bool
    blur: float
    length: str
    losses: dict[str, int]
    """Per cent of a code that each level can make up for."""
    answer: Verdict
    facts: list[tuple[str, str]]
    limits: LaboratoryLimits


class QrLaboratoryPrivate(TypedDict):
    """What is never saved."""

    picture: str


# The table of the apps.


class AppRow(TypedDict):
    """What one app honours."""

    id: str
    app: str
    runs_on: str
    algorithm: str
    digits: str
    period: str
    kind: Kind
    verdict: str
    habits: list[str]
    as_of: str
    sources: list[str]


class AppsTableShown(Shown):
    """What may be saved."""

    algorithm: str
    digits: DigitsChoice
    period: PeriodChoice
    rows: list[AppRow]
    limits: KeyLimits


# An exercise.


class Place(TypedDict):
    """A place of a picture that can be pointed at."""

    name: str
    text: str
    """What stands there."""
    label: str
    """What it is, in words."""
    box: tuple[float, float, float, float] | None
    """Where on a drawing it is: left, top, width and height, in parts of its side."""


class Asking(TypedDict):
    """How a question is asked: in the reader's language, its choices in the reader's own order."""

    kind: Literal["text", "choices", "order", "place"]
    choices: list[tuple[str, str]]
    """Choices, or things to be put in order: what stands for each, and its text."""
    reasons: list[tuple[str, str]]
    """Reasons, one of which is to be chosen as well."""
    places: list[Place]
    drawing: tuple[int, str]
    """What places lie on: how many modules a side has, and the path of a QR code; 0 for none."""


class ExerciseViewShown(Shown):
    """What may be saved."""

    asking: Asking
    answer: Said | None
    help: Said | None
    """A hint, then the solution."""
    stuck: bool
    """Whether the solution can be asked for."""


# Lines to be completed.


class CodeTaskShown(Shown):
    """What may be saved."""

    before: str
    given: str
    after: str
    answer: Said | None
    worked: str
    """The lines that were asked for, once the reader has asked for them; nothing before."""
    stuck: bool


# What was done.


class PageDone(TypedDict):
    """What was done on one page."""

    page: str
    title: str
    right: int
    """Questions that were answered right, predictions among them."""
    tried: int
    asked: int


class ProgressViewShown(Shown):
    """What may be saved."""

    pages: list[PageDone]
    step: str
    """How far the procedure was gone through, in words."""
    kept: str
    """Where all this is kept, in words."""
    fault: str
    """What could not be read, written or forgotten; nothing where all is well."""
    file: str
    """All of it, as the text of a file."""


# A prediction.


class PredictionShown(Shown):
    """What may be saved."""

    asking: Asking
    predicted: str
    """What was predicted, in words; nothing before."""
    printed: str
    """What the thing that was asked about prints; nothing before, and where it is a view."""
    answer: Said | None


# A figure.


class FigureViewShown(Shown):
    """What may be saved."""

    picture: str
    """An SVG document as a data: URL."""
    words: str


# The final check.


class PageResult(TypedDict):
    """How a page's questions were answered."""

    page: str
    title: str
    right: int
    asked: int


class CheckResult(TypedDict):
    """The result of a final check so far."""

    pages: list[PageResult]
    score: str
    advice: str
    passed: bool
    certified: str
    """What a certificate says below the name."""
    day: str
    """When it was done, such as "2026-11-26"; nothing before."""


class FinalCheckViewShown(Shown):
    """What may be saved: nothing that was typed, and no name."""

    stage: CheckStage
    name: str
    """The question's; nothing where none is asked."""
    asking: Asking
    where: str
    """Which question it is, of how many, and what it is about."""
    answer: Said | None
    right_answer: str
    """Where the answer was wrong."""
    because: str
    read_on: str
    going_on: str
    """What the button says that goes on with a check under way; nothing where none is."""
    result: CheckResult


# The decision tree.


class TreeQuestion(TypedDict):
    """A question, and what to do where the answer is yes."""

    ask: str
    do: str


class TreeBranch(TypedDict):
    """A symptom, with its questions."""

    symptom: str
    questions: list[TreeQuestion]


class DecisionTreeShown(Shown):
    """What may be saved."""

    branches: list[TreeBranch]


# The procedure watched, practised and tested.


class TrainingShown(Shown):
    """What may be saved."""

    mode: TrainingMode
    said: str
    """What happens next, in words: a caption, a hint, or how it went."""
    part: str
    """The class of the part that it is about; nothing where there is none."""
    seconds: float
    """For how long a caption is to be read; 0 where nothing follows it."""
    scene: int
    """Which scene it is, from 1."""
    scenes: int
    done: bool


# The help desk.


class DeskChoice(TypedDict):
    """Something to choose."""

    id: str
    label: str
    done: bool
    """Whether it was chosen before."""


class DeskGroup(TypedDict):
    """Choices of one subject."""

    title: str
    choices: list[DeskChoice]


class QueueLine(TypedDict):
    """A call of the shift."""

    subject: str
    who: str
    state: CallState
    points: int | None
    """None before its debrief."""


class LogRow(TypedDict):
    """A line of the server's log."""

    time: str
    text: str
    refused: bool


class Turn(TypedDict):
    """What one side said, or what was seen."""

    by: Literal["caller", "you", "desk"]
    lang: str
    said: list[str]
    meant: list[str]
    """The same in the reader's language, where that is another."""
    log: list[LogRow]


class DeskReply(TypedDict):
    """A reply, in one language."""

    lang: str
    text: str


class DeskPart(TypedDict):
    """What one part of a call was worth."""

    label: str
    got: int
    most: int


class Debrief(TypedDict):
    """What a call was worth, and how it could have gone."""

    well: bool
    title: str
    points: int
    parts: list[DeskPart]
    harms: list[str]
    cause: str
    named: str
    """The cause that was named instead; nothing where it was the true one."""
    evidence: list[str]
    way: list[str]
    replies: list[DeskReply]
    """The model reply: in the caller's language, and in the reader's."""


class CallShown(TypedDict):
    """A call."""

    subject: str
    who: str
    by_mail: bool
    identity: Identity
    time: str
    budget: str
    share: float
    """Of the budget, that is used; more than 1 where it is overrun."""
    talk: list[Turn]
    asks: list[DeskGroup]
    looks: list[DeskChoice]
    causes: list[DeskGroup]
    cause: str
    deeds: list[DeskGroup]
    ended: bool
    outcome: Said | None
    replies: list[str]
    """To choose from; empty before the call has ended, and once one was sent."""
    debrief: Debrief | None


class SceneShown(TypedDict):
    """What happens next in a call that plays itself."""

    caption: str
    seconds: float
    number: int
    count: int


class ShiftResult(TypedDict):
    """How a shift went."""

    points: int
    passed: bool
    words: str


class DeskShown(Shown):
    """What may be saved: no secret, no code, nothing that a learner has typed."""

    stage: DeskStage
    way: DeskWay | None
    kinds: list[DeskGroup]
    queue: list[QueueLine]
    number: int
    call: CallShown | None
    scene: SceneShown | None
    hint: str
    going_on: bool
    """Whether a shift is under way."""
    result: ShiftResult | None


class ResultsFile(TypedDict):
    """The results, as the text of a file."""

    serial: int
    name: str
    text: str


class DeskPrivate(TypedDict):
    """What is never saved: the learner's name is in it."""

    file: ResultsFile | None

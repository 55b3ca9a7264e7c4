"""No error of ours carries what it was given: not in its text, its arguments or what led to it.

A cell that fails saves the error with the notebook, and with it every error that came before.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import pkgutil
import traceback
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import pytest

import totp_demo as td
from tests.leaks import secrets_in
from totp_demo import exercises, model, qr, simulation
from totp_demo.model.enrolment import Enrolment, Settings
from totp_demo.model.key_uri import KeyUriReason
from totp_demo.model.throttle import Throttle
from totp_demo.model.verdict import Reason, Verdict
from totp_demo.qr import anatomy, drawing, laboratory, reader
from totp_demo.wording import language

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
URI = f"otpauth://totp/IT%20Glue:camille?secret={SECRET}&issuer=IT%20Glue"
PLANTED: dict[str, Any] = {
    "secret": SECRET,
    "uri": URI,
    "uri-and-more": f"{URI}&digits=x",
    "long": URI + "&x=" + "é" * 3000,
    "no-unicode": f"{URI}\ud800",
    "nul": f"{URI}\0",
    "bytes": URI.encode(),
    "bytearray": bytearray(URI.encode()),
    "path": Path(URI),
    "list": [URI],
}
MODULES = (
    *(
        importlib.import_module(f"{model.__name__}.{each.name}")
        for each in pkgutil.iter_modules(model.__path__)
    ),
    *(drawing, anatomy, laboratory, reader, language, exercises, simulation),
)


def clock() -> td.Clock:
    return td.Clock.frozen(1_600_000_000)


def key() -> td.Key:
    return td.Key("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "martin")


def account() -> td.Account:
    made = td.Account(td.SAMPLE_PROFILE, clock())
    made.enable_mfa()
    return made


def phone() -> td.Phone:
    made = td.Phone(clock())
    made.scan(key().uri)
    return made


THINGS: tuple[Callable[[], object], ...] = (
    *(key, clock, account, phone, Throttle),
    lambda: td.Verifier(key()),
    lambda: Enrolment(Throttle()),
    lambda: language.Language("fr"),
    lambda: td.SAMPLE_PROFILE,
)


def of_modules() -> Iterator[tuple[str, Any]]:
    """Yield the functions and classes that can be called."""
    for module in MODULES:
        for name, thing in vars(module).items():
            ours = getattr(thing, "__module__", None) == module.__name__
            if not ours or name.startswith("_") or not callable(thing):
                continue
            if inspect.isclass(thing) and issubclass(thing, enum.Enum | BaseException):
                continue
            # A dataclass that judges nothing is no entry: it holds what it is given.
            if not is_dataclass(thing) or hasattr(thing, "__post_init__"):
                yield f"{module.__name__}.{name}", thing


def of_things() -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield methods and setters, each of a thing that is made for the call."""
    for make in THINGS:
        kind = type(make())
        for name in dir(kind):
            found = inspect.getattr_static(kind, name)
            if name.startswith("_"):
                continue
            if isinstance(found, property) and found.fset is not None:
                yield f"{kind.__name__}.{name} =", _setter(make, name)
            elif callable(getattr(kind, name)):
                yield f"{kind.__name__}.{name}", _method(make, name)


def _setter(make: Callable[[], object], name: str) -> Callable[[object], None]:
    def assign(value: object) -> None:
        setattr(make(), name, value)

    return assign


def _method(make: Callable[[], object], name: str) -> Callable[..., object]:
    def call(*args: object, **named: object) -> object:
        return getattr(make(), name)(*args, **named)

    call.__signature__ = inspect.signature(getattr(make(), name))  # type: ignore[attr-defined]
    return call


ENTRIES = {**dict(of_modules()), **dict(of_things())}

GOOD: dict[str, Any] = {
    "account": "camille",
    "issuer": "IT Glue",
    "label_issuer": "",
    "secret": SECRET,
    "algorithm": "SHA1",
    "digits": 6,
    "period": 30,
    "window": 1,
    "search": 3,
    "value": 1,
    "t": 59.0,
    "now": 59.0,
    "step": 1,
    "first_step": 1,
    "trials": 1,
    "count": 1,
    "counter": 1,
    "at": 1.0,
    "text": "123456",
    "code": "123456",
    "email": "a@example.com",
    "password": "training",
    "uri": key().uri,
    "name": "01-x",
    "names": [],
    "app": "aegis",
    "longest": 60,
}


def samples(parameter: inspect.Parameter) -> Any:  # noqa: ANN401 - whatever the entry takes
    """Return what goes where nothing is planted."""
    if parameter.default is not parameter.empty:
        return parameter.default
    made: dict[str, Callable[[], Any]] = {
        "key": key,
        "clock": clock,
        "entry": lambda: phone().entries[0],
        "profile": lambda: td.SAMPLE_PROFILE,
        "throttle": Throttle,
        "settings": Settings,
        "verdict": lambda: Verdict(accepted=False, reason=Reason.EMPTY),
        "fault": lambda: KeyUriReason.BAD_DIGITS,
        "trial": laboratory.Trial,
        "image": lambda: qr.png(key().uri),
        "modules": lambda: [[True]],
    }
    return made[parameter.name]() if parameter.name in made else GOOD.get(parameter.name, 1)


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and everything that led to it, hidden or not."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        each = waiting.pop()
        if each is not None and id(each) not in seen:
            seen.add(id(each))
            yield each
            waiting += [each.__cause__, each.__context__]


def told(error: BaseException) -> str:
    """Return all that an error could say of itself."""
    said = ["".join(traceback.format_exception(error))]
    for each in chain(error):
        said += [str(each), repr(each), repr(each.args), repr(vars(each))]
        said += [repr(getattr(each, name, "")) for name in ("filename", "object", "doc", "name")]
    return "\n".join(said)


def leaks(error: BaseException) -> list[str]:
    text = told(error)
    return secrets_in(text, SECRET)


def failure(call: Callable[..., object], given: dict[str, Any]) -> Exception | None:
    try:
        call(**given)
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error
    return None


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_error_carries_what_it_was_given(entry: str) -> None:
    call = ENTRIES[entry]
    parameters = [
        each
        for each in inspect.signature(call).parameters.values()
        if each.kind not in {each.VAR_POSITIONAL, each.VAR_KEYWORD}
    ]
    for parameter in parameters:
        for planted in PLANTED.values():
            given = {
                each.name: planted if each is parameter else samples(each) for each in parameters
            }
            error = failure(call, given)
            assert error is None or leaks(error) == [], (parameter.name, type(error))


def test_the_entries_are_those_that_readers_use() -> None:
    wanted = {
        *("Key.code_at", "Key.codes", "Verifier.check", "Account.sign_in", "Account.confirm"),
        *("Phone.scan", "Phone.add_by_hand", "Phone.app =", "Clock.advance", "Clock.skew ="),
        *("totp_demo.qr.drawing.svg", "totp_demo.qr.drawing.png", "totp_demo.qr.reader.read"),
        *("totp_demo.model.key.Key", "totp_demo.model.derivation.derive", "Key.from_uri"),
        *("totp_demo.wording.language.Language", "totp_demo.exercises.find"),
    }
    assert wanted <= ENTRIES.keys()


def test_a_picture_that_is_a_uri_leaves_nothing_behind() -> None:
    """A reader's own slip: the file that is not found would name the whole URI."""
    for given in (URI, Path(URI), URI.encode(), bytearray(URI.encode())):
        with pytest.raises(td.qr.QrError) as caught:
            td.qr.read(given)
        error = caught.value
        assert (error.__cause__, error.__context__) == (None, None)
        assert leaks(error) == []


@pytest.mark.parametrize("name", ["exercise", "figure"])
def test_a_lesson_does_not_repeat_what_it_cannot_find(name: str) -> None:
    with pytest.raises(KeyError) as caught:
        getattr(td.Lesson("en"), name)(URI)
    assert leaks(caught.value) == []


def test_the_check_sees_what_comes_along() -> None:
    def unwary(path: str) -> None:
        try:
            Path(path).read_bytes()
        except OSError:
            raise ValueError("no picture") from None

    error = failure(unwary, {"path": URI})
    assert error is not None
    assert SECRET in leaks(error)

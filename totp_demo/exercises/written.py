"""Lines of Python that a reader completes: run within bounds, held to the vectors of the standards.

Nothing but what the derivation of a code needs can be written: no loop, no name with two
underscores, no library but four. So what is written ends, and reaches nothing.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import hmac
import re
import struct
from dataclasses import dataclass
from enum import Enum

from totp_demo.model.derivation import derive
from totp_demo.wording.sentence import NOTHING, Sentence, say

LONGEST = 2000
"""Characters taken of what was written."""

SEED = b"12345678901234567890"
"""The secret of RFC 4226, appendix D, and of RFC 6238, appendix B, for SHA-1."""

VECTORS = (
    *((counter * 30, 6) for counter in range(10)),
    *((t, 8) for t in (59, 1111111109, 1111111111, 1234567890, 2000000000, 20000000000)),
)
"""Times and digits: RFC 4226, appendix D (counters 0 to 9), then RFC 6238, appendix B."""

_LIBRARIES = {"base64": base64, "hashlib": hashlib, "hmac": hmac, "struct": struct}
_BUILTINS = {"bytes": bytes, "divmod": divmod, "format": format, "int": int, "len": len, "str": str}
_ALLOWED = (
    *(ast.Module, ast.Assign, ast.Expr, ast.Name, ast.Load, ast.Store, ast.Constant),
    *(ast.Tuple, ast.Call, ast.keyword, ast.Attribute, ast.Subscript, ast.Slice),
    *(ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.JoinedStr, ast.FormattedValue),
    *(ast.Import, ast.alias),
)
_LARGEST = 10**20
_SMALL = 32
_SIZED = {"bytes", "center", "format", "ljust", "rjust", "to_bytes", "zfill"}
_TOO_LARGE = say("Such large numbers are not needed here.")


class Slip(Enum):
    """What people get wrong in these lines."""

    BYTE_ORDER = "byte-order"
    SHORT_COUNTER = "short-counter"
    UNDIVIDED = "undivided"
    SIGN = "sign"
    HIGH_HALF = "high-half"
    FIRST_BYTE = "first-byte"
    LAST_FOUR = "last-four"
    NUMBER = "number"
    FRONT = "front"
    SIX_ALWAYS = "six-always"
    TEXT_COUNTER = "text-counter"
    BASE32 = "base32"
    HASH = "hash"


SAID: dict[Slip, Sentence] = {
    Slip.BYTE_ORDER: say(
        "The counter’s bytes are in the wrong order: the highest comes first, which is “>”."
    ),
    Slip.SHORT_COUNTER: say("The counter has only 4 bytes: it takes 8, which is “Q”."),
    Slip.UNDIVIDED: say("The counter is the number of the step, not the time: divide by 30."),
    Slip.SIGN: say("The top bit is not cleared: & 0x7FFFFFFF leaves 31 bits."),
    Slip.HIGH_HALF: say("That is the high half of the last byte. The offset is the low half."),
    Slip.FIRST_BYTE: say("That is the first byte of the digest. The last one gives the offset."),
    Slip.LAST_FOUR: say("Those are the last four bytes, whatever the digest says. Use the offset."),
    Slip.NUMBER: say("Leading zeros are lost: a code is text, padded with zeros at the front."),
    Slip.FRONT: say("Those are the first digits of the number. A code has the last ones."),
    Slip.SIX_ALWAYS: say("With 8 digits it still gives 6: use the variable digits."),
    Slip.TEXT_COUNTER: say("The counter goes in as 8 bytes, not as a text of digits."),
    Slip.BASE32: say("The secret goes in as bytes. Base32 is only how it is written for people."),
    Slip.HASH: say("That is another hash function: these test values are for SHA-1."),
}
"""What is said of each."""


@dataclass(frozen=True)
class Written:
    """What is said of what was written.

    Attributes:
        right: Whether it gives every value of both appendices.
        words: Which slip it is, where the Python fails, or the first value that is otherwise.
    """

    right: bool
    words: Sentence


@dataclass(frozen=True)
class Task:
    """Lines to be completed.

    Attributes:
        name: The notebook's number and a name of its own.
        question: What is to be written.
        before: The lines above.
        given: What stands in the box at first.
        after: The lines below.
        worked: The lines that were asked for.
        said: What is said when it is right.
    """

    name: str
    question: Sentence
    before: str
    given: str
    after: str
    worked: str
    said: Sentence

    def judge(self, text: str) -> Written:
        """Run what was written and say what comes of it; nothing raises.

        Args:
            text: The lines in the box.

        Example:
            >>> TASKS[0].judge("offset = digest[-1] & 0x0F").right
            True
            >>> TASKS[0].judge("offset = digest[-1] >> 4").words == SAID[Slip.HIGH_HALF]
            True
        """
        source = "\n".join(part for part in (self.before, text[:LONGEST], self.after) if part)
        above = self.before.count("\n") + 1 if self.before else 0
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line = max(1, (getattr(error, "lineno", None) or 1) - above)
            return Written(right=False, words=say("Line {line} isn’t valid Python.", line=line))
        refused = _refused(tree)
        if refused:
            return Written(right=False, words=refused)
        found: list[object] = []
        # Imports are no work: the libraries are given, by the names that were asked for.
        given = {"__builtins__": _BUILTINS, "secret": SEED, **_imported(tree)}
        for t, digits in VECTORS:
            names = {**given, "t": t, "digits": digits}
            try:
                exec(compile(tree, "<written>", "exec"), names)  # noqa: S102 - within the bounds above
            except Exception as error:  # noqa: BLE001 - whatever a reader's lines do
                return Written(right=False, words=_failed(error))
            found.append(names.get("code"))
        return _compared(found, self.said)


def _imported(tree: ast.Module) -> dict[str, object]:
    """Take the imports out of a program, and return what they would have brought."""
    names: dict[str, object] = {}
    for node in tree.body:
        if isinstance(node, ast.Import):
            names |= {each.asname or each.name: _LIBRARIES[each.name] for each in node.names}
    tree.body = [node for node in tree.body if not isinstance(node, ast.Import)]
    return names


def _refused(tree: ast.Module) -> Sentence:  # noqa: C901, PLR0911 - one branch a reason
    """Return why lines are not run; nothing where they may be."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name) | ast.Name(id=name) if name.startswith("_"):
                return say("Names that begin with an underscore aren’t allowed here.")
            case ast.Import(names=names) if {each.name for each in names} - _LIBRARIES.keys():
                return say("Only base64, hashlib, hmac and struct are needed here.")
            case ast.BinOp(op=ast.Mult()):
                return say("Nothing has to be multiplied here.")
            case ast.BinOp(left=left, op=ast.Pow(), right=right) if not (
                isinstance(left, ast.Constant) and _is_small(right)
            ):
                return _TOO_LARGE
            case ast.BinOp(op=ast.LShift(), right=right) if not _is_small(right):
                return _TOO_LARGE
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[*_, last]) if (
                name in _SIZED and not _is_small(last)
            ):
                return _TOO_LARGE
            case ast.Constant(value=int() as value) if abs(value) > _LARGEST:
                return _TOO_LARGE
            case ast.Constant(value=str() as text) if re.search(r"\d{4}", text):
                # As a format, it could ask for a text without end.
                return _TOO_LARGE
            case _ if not isinstance(node, _ALLOWED):
                return say("These lines need no loop, no condition and no function of their own.")
    return NOTHING


def _is_small(node: ast.expr) -> bool:
    """Return whether a number that is written is one that makes nothing large."""
    if isinstance(node, ast.Name):
        return node.id == "digits"
    if isinstance(node, ast.Constant):
        return not isinstance(node.value, int) or abs(node.value) <= _SMALL
    return False


def _failed(error: Exception) -> Sentence:
    if isinstance(error, NameError):
        return say("Python does not know the name {name} there.", name=str(error.name))
    if isinstance(error, struct.error):
        return say(
            "struct can’t pack that: it needs a whole number (divide with //) that fits into "
            "8 bytes."
        )
    if isinstance(error, TypeError):
        return say("The types don’t match: is there text, or a number, where bytes are needed?")
    return say("Python stops with an error: {kind}.", kind=type(error).__name__)


def _code(digest: bytes, digits: int) -> str:
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4]) & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def _digest(counter: bytes, secret: bytes = SEED, name: str = "sha1") -> bytes:
    return hmac.new(secret, counter, name).digest()


def _right(t: int, digits: int) -> str:
    return derive(SEED, t // 30, digits=digits).code


def _slipped(slip: Slip, t: int, digits: int) -> object:  # noqa: C901, PLR0911, PLR0912 - one branch a slip
    """Return what these lines give with one thing wrong in them."""
    step = t // 30
    digest = _digest(struct.pack(">Q", step))
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4])

    def at(place: int) -> str:
        taken = int.from_bytes(digest[place : place + 4]) & 0x7FFFFFFF
        return str(taken % 10**digits).zfill(digits)

    match slip:
        case Slip.BYTE_ORDER:
            return _code(_digest(struct.pack("<Q", step)), digits)
        case Slip.SHORT_COUNTER:
            return _code(_digest(struct.pack(">I", step & 0xFFFFFFFF)), digits)
        case Slip.UNDIVIDED:
            return _code(_digest(struct.pack(">Q", t)), digits)
        case Slip.SIGN:
            return str(number % 10**digits).zfill(digits)
        case Slip.HIGH_HALF:
            return at(digest[-1] >> 4)
        case Slip.FIRST_BYTE:
            return at(digest[0] & 0x0F)
        case Slip.LAST_FOUR:
            return at(16)
        case Slip.NUMBER:
            return (number & 0x7FFFFFFF) % 10**digits
        case Slip.FRONT:
            return str(number & 0x7FFFFFFF)[:digits]
        case Slip.SIX_ALWAYS:
            return _right(t, 6)
        case Slip.TEXT_COUNTER:
            return _code(_digest(str(step).encode()), digits)
        case Slip.BASE32:
            return _code(_digest(struct.pack(">Q", step), base64.b32encode(SEED)), digits)
        case Slip.HASH:
            return _code(_digest(struct.pack(">Q", step), name="sha256"), digits)


def _compared(found: list[object], said: Sentence) -> Written:
    wanted = [_right(t, digits) for t, digits in VECTORS]
    if found == wanted:
        return Written(right=True, words=said)
    for slip in Slip:
        slipped = [_slipped(slip, t, digits) for t, digits in VECTORS]
        # A text without its zeros, or with more of them, is the same slip.
        if [str(each).lstrip("0") for each in found] == [str(each).lstrip("0") for each in slipped]:
            return Written(right=False, words=SAID[slip])
    at = next(at for at, value in enumerate(wanted) if found[at] != value)
    t, _digits = VECTORS[at]
    if found[at] is None:
        return Written(right=False, words=say("Your lines don’t set the variable code."))
    return Written(
        right=False,
        words=say(
            "At {t} s the code is {wanted}, and yours is {yours}.",
            t=t,
            wanted=wanted[at],
            yours=str(found[at])[:40],
        ),
    )


_LIBRARIES_NAMED = "import hashlib, hmac, struct"
_TOP = """counter = struct.pack(">Q", t // 30)
digest = hmac.new(secret, counter, hashlib.sha1).digest()"""
_NUMBER = '(number,) = struct.unpack(">I", digest[offset : offset + 4])'
_CODE = "code = str((number & 0x7FFFFFFF) % 10**digits).zfill(digits)"
_OFFSET = "offset = digest[-1] & 0x0F"

TASKS = (
    Task(
        "07-line",
        say("One line is missing: where do the four bytes begin?"),
        f"{_LIBRARIES_NAMED}\n{_TOP}",
        "offset = ",
        f"{_NUMBER}\n{_CODE}",
        _OFFSET,
        say("Your line gives all ten codes of RFC 4226 and all six of RFC 6238."),
    ),
    Task(
        "07-three",
        say("Three lines are missing: the offset, the number of 31 bits, and the code as text."),
        f"{_LIBRARIES_NAMED}\n{_TOP}",
        "offset = \nnumber = \ncode = ",
        "",
        f"{_OFFSET}\n{_NUMBER}\n{_CODE}",
        say("Your three lines give all ten codes of RFC 4226 and all six of RFC 6238."),
    ),
    Task(
        "07-whole",
        say(
            "Now write all of it. You have secret (bytes), t (seconds) and digits. Put the "
            "result into code."
        ),
        _LIBRARIES_NAMED,
        "",
        "",
        f"{_TOP}\n{_OFFSET}\n{_NUMBER}\n{_CODE}",
        say("That is a whole TOTP generator: all ten codes of RFC 4226 and six of RFC 6238."),
    ),
)
"""The tasks of 07-inside-a-code: a line, three, and all of them."""


def find_task(name: str) -> Task:
    """Return a task by its name.

    Args:
        name: Such as "07-line".

    Raises:
        KeyError: There is none of that name.
    """
    known: dict[str, Task] = {task.name: task for task in TASKS}
    if name not in known:
        raise KeyError(f"no task of that name; there are {', '.join(known)}")
    return known[name]

"""Lines that a reader completes: each slip is found, nothing runs for ever, nothing is reached."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from totp_demo.exercises.written import SAID, TASKS, Slip, Task, Written, find_task
from totp_demo.wording.language import Language

WHOLE = find_task("07-whole")
RIGHT = WHOLE.worked
LAST = "str((number & 0x7FFFFFFF) % 10**digits).zfill(digits)"
SLIPS = {
    Slip.BYTE_ORDER: ('">Q"', '"<Q"'),
    Slip.SHORT_COUNTER: ('">Q"', '">I"'),
    Slip.UNDIVIDED: ("t // 30", "t"),
    Slip.SIGN: (" & 0x7FFFFFFF", ""),
    Slip.HIGH_HALF: ("digest[-1] & 0x0F", "digest[-1] >> 4"),
    Slip.FIRST_BYTE: ("digest[-1]", "digest[0]"),
    Slip.LAST_FOUR: ("offset : offset + 4", "16:20"),
    Slip.NUMBER: (LAST, "(number & 0x7FFFFFFF) % 10**digits"),
    Slip.FRONT: (LAST, "str(number & 0x7FFFFFFF)[:digits]"),
    Slip.SIX_ALWAYS: ("10**digits", "10**6"),
    Slip.TEXT_COUNTER: ('struct.pack(">Q", t // 30)', "str(t // 30).encode()"),
    Slip.BASE32: ("hmac.new(secret", "hmac.new(base64.b32encode(secret)"),
    Slip.HASH: ("hashlib.sha1", "hashlib.sha256"),
}
REFUSED = {
    "while True: pass": "no loop",
    "code = [x for x in digest]": "no loop",
    "f = lambda: 1": "no function",
    "if t: code = 1": "no condition",
    "x = ().__class__": "underscore",
    "x = __builtins__": "underscore",
    "import os": "Only base64",
    "code = 10**10**10": "large numbers",
    "code = '1' * 10**9": "multiplied",
    "code = bytes(10**8)": "large numbers",
    "n = 10**8\ncode = '1'.zfill(n)": "large numbers",
    "code = f'{1:>100000000}'": "large numbers",
    "code = 1 << 99999999": "large numbers",
    "code = (": "Line 1 isn’t valid Python",
    "\n\ncode = (": "Line 3 isn’t valid Python",
    "\0": "valid Python",
    "code = open('x')": "does not know the name open",
    "code = eval('1')": "does not know the name eval",
    "code = digset": "does not know the name digset",
    'code = struct.pack(">Q", t / 30)': "whole number",
    "code = hmac.new(secret, 'x', hashlib.sha1)": "types don’t match",
    "x = 1": "don’t set the variable code",
    "code = 'x'": "At 0 s the code is 755224, and yours is x.",
    "code = 1 // 0": "ZeroDivisionError",
}


def words(found: Written, code: str = "en") -> str:
    """Return what is said."""
    return found.words.into(Language(code))


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_the_worked_lines_are_right_and_what_is_given_is_not(task: Task) -> None:
    assert task.judge(task.worked).right
    assert not task.judge(task.given).right
    assert task.worked not in task.before + task.given + task.after


@pytest.mark.parametrize("slip", Slip)
def test_each_slip_is_found(slip: Slip) -> None:
    old, new = SLIPS[slip]
    assert old in RIGHT
    source = RIGHT.replace(old, new)
    if "base64" in source:
        source = f"import base64\n{source}"
    found = WHOLE.judge(source)
    assert not found.right
    assert found.words == SAID[slip]
    assert words(found) != words(found, "fr")


@pytest.mark.parametrize(("source", "said"), REFUSED.items())
def test_what_else_is_written_is_answered(source: str, said: str) -> None:
    found = WHOLE.judge(source)
    assert not found.right
    assert said in words(found)
    assert words(found, "fr")


OTHER_WAYS = (
    """
counter = t // 30
key = secret
d = hmac.digest(key, struct.pack('>Q', counter), 'sha1')
o = d[19] & 15
n = int.from_bytes(d[o:o + 4], 'big') & 0x7FFFFFFF
code = f'{n % 10**digits:0{digits}d}'
""",
    """
import struct as s
d = hmac.new(secret, s.pack('>Q', t // 30), hashlib.sha1).digest()
o = d[-1] % 16
n = (d[o] & 127) << 24 | d[o+1] << 16 | d[o+2] << 8 | d[o+3]
code = str(n)[-digits:]
""",
)


@pytest.mark.parametrize("source", OTHER_WAYS)
def test_there_are_other_ways(source: str) -> None:
    assert WHOLE.judge(source).right, words(WHOLE.judge(source))


@given(st.text(max_size=300))
def test_nothing_that_is_written_raises(text: str) -> None:
    for task in TASKS:
        assert task.judge(text).words


def test_no_other_task() -> None:
    with pytest.raises(KeyError, match="07-three"):
        find_task("08-line")

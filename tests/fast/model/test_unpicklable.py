"""What holds a secret is not pickled, and no repr tells a code."""

from __future__ import annotations

import copy
import pickle
from dataclasses import asdict

import pytest

import totp_demo as td
from totp_demo.model import relay
from totp_demo.model.enrolment import Enrolment
from totp_demo.model.key_uri import read_uri
from totp_demo.model.throttle import Throttle
from totp_demo.qr import laboratory as qr_laboratory
from totp_demo.wording.verdicts import Circumstances

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
KEY = td.Key(SECRET, "camille")


def enrolled() -> td.Account:
    account = td.Account(td.SAMPLE_PROFILE, td.Clock.frozen(1_600_000_000))
    account.enable_mfa()
    return account


def phone() -> td.Phone:
    made = td.Phone(td.Clock.frozen(59))
    made.scan(KEY.uri)
    return made


HOLDERS = (
    *(KEY, td.Verifier(KEY), enrolled(), phone(), phone().entries[0]),
    *(KEY.derivation_at(59), read_uri(KEY.uri), Enrolment(Throttle())),
)


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda holder: type(holder).__name__)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_refuses_to_be_pickled(holder: object, protocol: int) -> None:
    for thing in (holder, [holder], {"in": (holder,)}):
        with pytest.raises(TypeError, match=r"holds a secret: it cannot be pickled$"):
            pickle.dumps(thing, protocol)


def test_what_never_changes_is_its_own_copy() -> None:
    for value in (KEY, phone().entries[0], KEY.derivation_at(59)):
        assert copy.copy(value) is copy.deepcopy(value) is value


@pytest.mark.parametrize("kind", [td.Key, type(phone().entries[0]), td.Derivation])
def test_where_asdict_gives_a_secret_the_docstring_says_so(kind: type) -> None:
    assert "asdict" in (kind.__doc__ or "")
    assert asdict(KEY)["secret"] == SECRET


def test_no_repr_tells_a_code_or_a_secret() -> None:
    derivation = KEY.derivation_at(59)
    assert repr(derivation) == "Derivation(counter=1)"
    moves = relay.by_code()
    codes = {move.code for move in moves} - {""}
    assert codes
    assert not any(code in repr(moves) for code in codes)
    typed = repr(Circumstances(typed="287082", digits=6, period=30, now=59.0))
    assert "287082" not in typed
    outcome = qr_laboratory.attempt(KEY.uri, qr_laboratory.Trial())
    assert "PNG" not in repr(outcome)

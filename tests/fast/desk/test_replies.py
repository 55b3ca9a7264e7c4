"""The replies: one for each kind, to be sent as it is, in both languages."""

from __future__ import annotations

import pytest

from totp_demo.desk.inquiry import Harm
from totp_demo.desk.kinds import KINDS
from totp_demo.desk.replies import NEVER, REPLIES, replies
from totp_demo.wording.language import Language


def test_each_kind_has_its_reply() -> None:
    assert set(REPLIES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_one_of_four_is_right_and_one_harms(kind: str) -> None:
    for seed in range(10):
        offered = replies(kind, seed)
        assert len({reply.body for reply in offered}) == 4
        assert [reply.body for reply in offered if reply.name == kind] == [REPLIES[kind]]
        assert [reply.harm for reply in offered if reply.body == NEVER] == [Harm.SCREENSHOT_ASKED]
    assert len({tuple(reply.name for reply in replies(kind, seed)) for seed in range(10)}) > 5


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_reply_is_short_enough_to_be_read(kind: str, language: str) -> None:
    text = REPLIES[kind].into(Language(language))
    assert 60 < len(text) < 420
    assert "{" not in text

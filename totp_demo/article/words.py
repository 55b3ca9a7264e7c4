"""What the article says besides what the page of the procedure says."""

from __future__ import annotations

from collections.abc import Iterator

from totp_demo.model import cause
from totp_demo.model.cause import Cause
from totp_demo.wording.findings import CAUSES, FIXES
from totp_demo.wording.language import Language
from totp_demo.wording.sentence import say

REFUSED = (
    Cause.SPACE_TYPED,
    Cause.TYPED_TOO_LATE,
    Cause.USED_CODE,
    Cause.SECRET_TYPED,
    Cause.ANOTHER_ACCOUNT,
    Cause.EARLIER_SECRET,
    Cause.COUNTER_BASED_ENTRY,
    Cause.CLOCK_SET_BY_HAND,
)
"""Why codes are refused, as far as a user can mend it alone; the quickest to try comes first."""

SIMULATED = say(
    "**The pictures show a training simulation,** not the vendor’s product. Everybody knows the "
    "key in them. Scan the QR code on your own screen."
)
IF_REFUSED = say("If a code is refused")
WHAT_IS_WRONG = say("What is wrong")
WHAT_TO_DO = say("What to do")
STILL_REFUSED = say("Still refused? Ask your administrator, and say what the screen says.")
TRY_IT = say("Try your app with a training key")
TRAINING = say(
    "**Training key.** It is printed in this article, so everybody knows it, and it opens nothing. "
    "Scan this QR code with your app, or type the key: `{key}`. The entry is called {name}. Delete "
    "it afterwards."
)
QR_ALT = say("QR code of the training key, {name}.")
LIVE = say(
    "This phone has the same key: your app shows the same code. The axis below says which codes a "
    "server would accept now."
)
SIX_STEPS = say("Two-factor authentication in six steps")
FOLD = say("Print on one side, fold in the middle.")


def refused(language: Language) -> Iterator[tuple[str, str]]:
    """Give what can be wrong with a code, and what to do, as the diagnosis words it.

    Args:
        language: The reader's.

    Example:
        >>> next(refused(Language("en")))[0]
        'There is something between the digits: a space, a hyphen or a dot.'
    """
    for each in REFUSED:
        fixes = (FIXES[fix].into(language) for fix in cause.FIXES[each])
        yield CAUSES[each].into(language), " ".join(fixes)

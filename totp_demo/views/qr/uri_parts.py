"""From the secret to the URI: bytes, base32, and the parts of the text in the QR code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from totp_demo.learner.attempts import again
from totp_demo.learner.protocol import Names, Sample, UriPartsPrivate, UriPartsShown, Word
from totp_demo.model.apps import APPS
from totp_demo.model.base32 import groups
from totp_demo.model.key import Key, KeyUriError
from totp_demo.model.phone import label_issuer_wins
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording.answer import Answer
from totp_demo.wording.answer import shown as shown_answer
from totp_demo.wording.sentence import Sentence, say
from totp_demo.wording.uri import MEANINGS, NAME_FAULTS

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

LONGEST = 500
"""Characters taken of what is typed."""

_BUILT = say(
    "Spaces, accents and symbols are written as % and two hexadecimal digits for each byte of "
    "UTF-8. The app converts them back."
)


class UriParts(View):
    """A secret on its way into the URI; each part says what it is."""

    script = Script("qr/uri_parts.js")
    style = Style("qr/qr_views.css")

    def __init__(self, lesson: Lesson) -> None:
        """Start with the names of the lesson's account."""
        self._names: tuple[str, str, str] | None = None
        self._answer: Answer | None = None
        super().__init__(lesson)

    @property
    def key(self) -> Key:
        """The key that is taken apart, under the names that were typed."""
        key = self.lesson.open_key
        if self._names is None:
            return key
        issuer, account, label_issuer = self._names
        return replace(key, issuer=issuer, account=account, label_issuer=label_issuer)

    def describe(self) -> UriPartsShown:
        """Return the names and meanings of the parts; nothing of the secret, nothing typed."""
        language = self.lesson.language
        _ = language.gettext
        return {
            **self.page(),
            "parts": [
                {
                    "id": name,
                    "name": words[0].into(language),
                    "meaning": words[1].into(language),
                }
                for name, words in MEANINGS.items()
                if name in self.key.uri_parts
            ],
            "groups": len(groups(self.key.secret_bytes)),
            "answer": shown_answer(self._answer, language),
            "t": {
                "title": _("From the secret to the text in the QR code"),
                "bytes": _("1. The secret: 160 random bits, as 20 bytes"),
                "base32": _("2. The same bits in base32: 32 characters"),
                "uri": _("3. The otpauth URI: the text in the QR code"),
                "length": _("{count} characters"),
                "pick": _(
                    "Point at a part, or go to it with the Tab key: its meaning appears here."
                ),
                "group": _("Group {number}"),
                "group_says": _(
                    "Five bytes are 40 bits. Taken five at a time, they make eight numbers from 0"
                    " to 31. Each has its own character: A to Z, then 2 to 7."
                ),
                "bits": _("Bits: {bits}"),
                "characters": _("Characters: {characters}"),
                "reads": _("It reads: {text}"),
                "issuer": _("Issuer"),
                "label_issuer": _("Issuer in the label, if it is different"),
                "account": _("Account"),
                "names": _("Try other names"),
                "names_hint": _("An accent, a space, a + or a colon: what happens to it?"),
                "build": _("Build the URI"),
                "back": _("Back to the sample"),
                "table": _("The parts as a table"),
                "part": _("Part"),
                "text": _("Text"),
                "meaning": _("Meaning"),
                "hidden": _("Run this page to see the secret: it is not saved with the page."),
                "practice": _("A training secret. Treat a real one like a password."),
            },
        }

    def private(self) -> UriPartsPrivate:
        """Return the parts themselves."""
        key = self.key
        reads = {
            "label-issuer": key.label_issuer or key.issuer,
            "account": key.account,
            "issuer": key.issuer,
        }
        return {
            "parts": {
                name: {"text": text, "reads": _unless_written(reads.get(name, ""), text)}
                for name, text in key.uri_parts.items()
            },
            "groups": [
                {"bytes": group.bytes, "bits": group.bits, "characters": group.characters}
                for group in groups(key.secret_bytes)
            ],
            "issuer": key.issuer,
            "account": key.account,
            "label_issuer": key.label_issuer,
        }

    def act(self, word: Word) -> None:
        """Take other names, or the sample's again; the rest is the lesson's."""
        match word:
            case Names(issuer=issuer, account=account, label_issuer=label_issuer):
                self.rename(issuer, account, label_issuer)
            case Sample():
                self._names = self._answer = None
            case _:
                super().act(word)
                return
        self.refresh()

    def rename(self, issuer: str, account: str, label_issuer: str = "") -> bool:
        """Build the URI with other names.

        Args:
            issuer: Who gives the key; may be empty.
            account: Whose it is.
            label_issuer: The issuer that the label names, where that is another; "" as a rule.

        Returns:
            Whether these names can stand in a URI; if not, the former ones stay.
        """
        names = (issuer, account, label_issuer)
        issuer, account, label_issuer = (name[:LONGEST].strip() for name in names)
        try:
            key = replace(
                self.lesson.open_key, issuer=issuer, account=account, label_issuer=label_issuer
            )
        except KeyUriError as error:
            refused = Answer(
                "no", say("A URI can’t contain these names."), NAME_FAULTS[error.reason]
            )
            self._answer = again(self._answer, refused)
            return False
        self._names = issuer, account, label_issuer
        built = Answer(
            "ok", say("The URI is built: {count} characters.", count=len(key.uri)), _BUILT
        )
        if key.label_issuer:
            built = replace(built, kind="note", detail=_two_issuers())
        self._answer = again(self._answer, built)
        return True


def _unless_written(name: str, text: str) -> str:
    """Return a name where its part of the URI does not have it as it is."""
    return "" if text.endswith(name) else name


def _two_issuers() -> Sentence:
    """Say that the URI has two issuers, and what each app makes of them, as far as it is known."""
    label, parameter = (
        ", ".join(app.name for app in APPS.values() if label_issuer_wins(app) is wins)
        for wins in (True, False)
    )
    return say(
        "It names two issuers. That is not an error: some services do it, and the app decides "
        "which one you see. The label’s: {label}. The parameter’s: {parameter}. For the other "
        "apps, we don’t know.",
        label=label,
        parameter=parameter,
    )

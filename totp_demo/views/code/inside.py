"""Inside one code: every byte on the way from the time to the six digits."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from totp_demo.learner import protocol
from totp_demo.learner.protocol import (
    InsideMoment,
    InsidePrivate,
    InsideShown,
    LessonClock,
    Texts,
    Word,
)
from totp_demo.learner.standing import whose_key
from totp_demo.model.derivation import HASHES, derive
from totp_demo.model.key import Key
from totp_demo.views.base.clocks import pause_texts, ticking
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

AHEAD = 120
"""Steps whose digests are sent ahead: an hour of 30 seconds, 5 kB with SHA-1, 15 with SHA-512."""

BEHIND = 2
"""Steps sent of the time before."""

COUNTER_BITS = 64
_HASH_NAMES = {"SHA1": "SHA-1", "SHA256": "SHA-256", "SHA512": "SHA-512"}


@dataclass(frozen=True)
class Flip:
    """One bit that is turned over, to see what becomes of the digest.

    Attributes:
        of: "counter" or "secret".
        bit: Which; 0 is the last one of the counter, and the first one of the secret.
    """

    of: Literal["counter", "secret"]
    bit: int

    def apply(self, secret: bytes, counter: int) -> tuple[bytes, int]:
        """Return secret and counter with that bit turned over.

        Args:
            secret: The secret as bytes.
            counter: The counter.

        Example:
            >>> Flip("counter", 3).apply(b"", 1)
            (b'', 9)
        """
        if self.of == "counter":
            return secret, counter ^ (1 << self.bit)
        changed = bytearray(secret)
        changed[self.bit // 8] ^= 0x80 >> self.bit % 8
        return bytes(changed), counter


class Inside(View):
    """The derivation of one code, live: time, step, counter, digest, four bytes, number, code.

    The browser gets the digests of the coming steps, never the secret, and works out the rest.

    Args:
        lesson: The lesson it belongs to; its key is the account's, or one to practise with.
    """

    script = Script("code/inside.js")
    style = Style("code/inside.css")

    def __init__(self, lesson: Lesson) -> None:
        """Open the view."""
        self._algorithm: str | None = None
        self._flip: Flip | None = None
        super().__init__(lesson)

    @property
    def key(self) -> Key:
        """The lesson's key, with the hash function that was chosen here."""
        key = self.lesson.key
        return key if self._algorithm is None else replace(key, algorithm=self._algorithm)

    @property
    def flip(self) -> Flip | None:
        """The bit that is turned over; None where there is none, or the secret has no such bit."""
        flip = self._flip
        if flip is None or flip.of == "counter":
            return flip
        return flip if flip.bit < len(self.key.secret_bytes) * 8 else None

    def describe(self) -> InsideShown:
        """Return the parameters."""
        key = self.key
        return {
            **self.page(),
            "paused": self.lesson.clock.paused,
            "key": whose_key(self.lesson).into(self.lesson.language),
            "hash": _HASH_NAMES[key.algorithm],
            "hashes": list(_HASH_NAMES.items()),
            "algorithm": key.algorithm,
            "other_hash": self._other_hash(),
            "period": key.period,
            "digits": key.digits,
            "secret_bits": len(key.secret_bytes) * 8,
            "flip": None if self.flip is None else {"of": self.flip.of, "bit": self.flip.bit},
            "t": self._texts(),
        }

    def moment(self) -> InsideMoment:
        """Return the digest of this moment."""
        # Where the server is behind, that of its moment: a saved notebook must open nothing.
        now = max(0.0, min(self._now(), self.lesson.server_clock.now()))
        return {**self.notes(), "at": now, "digest": self._digests(self.key.step_at(now), 1, None)}

    def clocks(self) -> LessonClock:
        """Return the lesson's clock."""
        return {"lesson": ticking(self.lesson.clock)}

    def private(self) -> InsidePrivate:
        """Return the digests to come; who has them has the codes."""
        base = self.key.step_at(self._now())
        first = max(0, base - BEHIND)
        count = base - first + AHEAD
        return {
            "base": base,
            "first": first,
            "digests": self._digests(first, count, None),
            "flipped": self._digests(first, count, self.flip) if self.flip else None,
        }

    def act(self, word: Word) -> None:
        """Flip a bit, put it back, or take another hash function; the rest is the lesson's."""
        match word:
            case protocol.FlipCounter(bit=bit):
                if not 0 <= bit < COUNTER_BITS:
                    return
                wanted = Flip("counter", bit)
                self._flip = None if wanted == self._flip else wanted
            case protocol.FlipSecret():
                self._flip = Flip("secret", secrets.randbelow(len(self.key.secret_bytes) * 8))
            case protocol.FlipBack():
                self._flip = None
            case protocol.Hash(algorithm=algorithm):
                if algorithm not in HASHES:
                    return
                self._algorithm = algorithm
            case _:
                super().act(word)
                return
        self.refresh()

    def _now(self) -> float:
        return self.lesson.clock.now()

    def _digests(self, first: int, count: int, flip: Flip | None) -> str:
        key = self.key
        secret = key.secret_bytes
        found = []
        for step in range(first, first + count):
            used, counter = (secret, step) if flip is None else flip.apply(secret, step)
            found.append(derive(used, counter, algorithm=key.algorithm).digest.hex())
        return "".join(found)

    def _other_hash(self) -> str:
        if self.key.algorithm == self.lesson.key.algorithm:
            return ""
        _ = self.lesson.language.gettext
        words = _("The phone and the server use {hash} for this key: their code is different.")
        return words.format(hash=_HASH_NAMES[self.lesson.key.algorithm])

    def _texts(self) -> Texts:
        _ = self.lesson.language.gettext
        return {
            **pause_texts(self.lesson.language),
            "title": _("Inside one code"),
            "hash_choice": _("Hash function"),
            "label": _(
                "From the time to the code: step {step}, offset {offset}, number {number}, code "
                "{code}. The table below has every value."
            ),
            "time": _("Unix time"),
            "time_note": _("seconds since 1 January 1970, 0:00 UTC; it is now {time} UTC"),
            "step": _("Time step"),
            "step_note": _("{time} ÷ {period}, whole part; {left} s until the next step"),
            "counter": _("Counter"),
            "counter_note": _("the same number in 8 bytes, here in hexadecimal"),
            "digest": _("Digest"),
            "digest_note": _("HMAC-{hash} of the counter, made with the secret: {count} bytes"),
            "offset": _("Offset"),
            "offset_note": _("the low half of the last byte: {nibble} in hexadecimal is {offset}"),
            "four": _("Four bytes"),
            "four_note": _("bytes {offset} to {end} of the digest"),
            "cleared": _("Top bit cleared"),
            "cleared_note": _("the first byte in bits: {before} becomes {after}"),
            "cleared_same": _("the first byte in bits: {before}; its first bit is 0 already"),
            "number": _("Number"),
            "number_note": _("the four bytes read as one number of 31 bits"),
            "code": _("Code"),
            "code_note": _("the remainder modulo {modulus}: the last {digits} digits, zeros kept"),
            "as_table": _("The values as a table"),
            "what": _("Stage"),
            "value": _("Value"),
            "flipped": _("With the bit flipped"),
            "flip": _("Change a bit and see"),
            "flip_counter": _("The counter’s 64 bits: click one to flip it."),
            "bit": _("Bit {bit} of the counter: {value}"),
            "flip_secret": _("Flip a bit of the secret, at random"),
            "put_back": _("Put it back"),
            "of_counter": _("Bit {bit} of the counter is flipped: {step} becomes {other}."),
            "of_secret": _("Bit {bit} of the secret’s {count} bits is flipped."),
            "avalanche": _(
                "{changed} of the digest’s {bits} bits have changed, that is {percent}%. The code "
                "would be {other} instead of {code}."
            ),
            "changed_note": _("below each byte, how many of its 8 bits have changed"),
            "spoken": _("New step: code {code}."),
            **self._walk_texts(),
        }

    def _walk_texts(self) -> Texts:
        """Return what is said on the way, and on the way back: what of a code can be undone."""
        _ = self.lesson.language.gettext
        return {
            "walk": _("Go through it part by part"),
            "way": _("Direction"),
            "forwards": _("From the time to the code"),
            "backwards": _("From the code back"),
            "walk_back": _("Back"),
            "walk_step": _("Step"),
            "walk_play": _("Play"),
            "walk_stop": _("Stop"),
            "walk_says": _("{part}: {words}"),
            "back_code": _("{code} is all that the server gets. Where did it come from?"),
            "back_number": _(
                "{number} ends in these digits; so do {numbers} other numbers. The code alone does "
                "not say which it was."
            ),
            "back_cleared": _("The number, written in four bytes. That works both ways."),
            "back_four": _(
                "The top bit was cleared: it may have been 0 or 1. Nobody can tell now."
            ),
            "back_offset": _(
                "They were bytes {offset} to {end} of the digest. The code does not say that "
                "either."
            ),
            "back_digest": _(
                "Four bytes are known, and the others are gone. Even the whole digest would not "
                "give the secret: HMAC cannot be turned back."
            ),
            "back_counter": _(
                "Who has the secret can try counters until the code comes out: that is what the "
                "server does, with a few of them."
            ),
            "back_step": _("The counter is the number of the time step: {step}."),
            "back_time": _(
                "Any of the seconds {from} to {to} gives this code: a code says when only to "
                "within a step."
            ),
        }

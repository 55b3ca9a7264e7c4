"""The anatomy of a QR code, drawn over a real one."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from totp_demo import qr
from totp_demo.learner.protocol import (
    CarriedBy,
    Correction,
    QrAnatomyPrivate,
    QrAnatomyShown,
    RegionWords,
    Word,
)
from totp_demo.qr import anatomy as qr_anatomy
from totp_demo.qr.anatomy import Anatomy, Region
from totp_demo.qr.laboratory import LEVELS
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording.sentence import Filling, Sentence, say

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

LETTERS = {region: "abcdefghij"[at] for at, region in enumerate(Region)}
"""One letter a region: a row of the code is a word of them."""

TEXT = "text"
SECRET = "secret"  # noqa: S105 - the name of a region
_CARRYING = {Region.DATA, Region.CORRECTION, Region.REMAINDER, Region.FORMAT}

REGIONS: Mapping[Region, tuple[Sentence, Sentence]] = {
    Region.FINDER: (
        say("Finders"),
        say(
            "Three squares in three corners. They let a camera find the code, whichever way "
            "it is turned. If one is covered, most readers give up."
        ),
    ),
    Region.SEPARATOR: (
        say("Separators"),
        say("A light line around each finder, so that nothing dark touches it."),
    ),
    Region.TIMING: (
        say("Timing pattern"),
        say("Dark and light in turn between the finders: a ruler for counting modules."),
    ),
    Region.ALIGNMENT: (
        say("Alignment patterns"),
        say("Small squares that show how the picture is bent or tilted. Version 1 has none."),
    ),
    Region.FORMAT: (
        say("Format information"),
        say(
            "15 bits, written twice: the error correction level and the mask. Here: level "
            "{level}, mask {mask}."
        ),
    ),
    Region.VERSION: (
        say("Version information"),
        say("18 bits, written twice: the size. Only codes from version 7 on have it."),
    ),
    Region.DARK: (say("Dark module"), say("One module that is always dark. It carries no data.")),
    Region.DATA: (
        say("Data"),
        say(
            "The text: 4 bits for its type, its length, then its bytes from the bottom right "
            "corner upwards, two columns wide. The remaining space is filled up."
        ),
    ),
    Region.CORRECTION: (
        say("Error correction"),
        say(
            "{count} bytes calculated from the data (Reed-Solomon). Number of blocks: "
            "{blocks}. Each block can repair wrong bytes, up to half as many as it has "
            "correction bytes."
        ),
    ),
    Region.REMAINDER: (
        say("Remainder"),
        say("Modules left over, since the space is not a whole number of bytes."),
    ),
}
"""The parts of a QR code: the name of each, and what it is for."""


class QrAnatomy(View):
    """The lesson's QR code with one kind of module brought out at a time."""

    script = Script("qr/qr_anatomy.js")
    style = Style("qr/qr_views.css")

    def __init__(self, lesson: Lesson) -> None:
        """Draw at the level that the enrolment's QR code has."""
        self._correction = "M"
        super().__init__(lesson)

    def drawn(self) -> tuple[tuple[tuple[bool, ...], ...], Anatomy]:
        """Return the modules of the code that is drawn, without its border, and its layout.

        A text too long for the level that was chosen is drawn at the highest that takes it.
        """
        uri = self.lesson.open_key.uri
        for level in reversed(LEVELS[1 : LEVELS.index(self._correction) + 1]):
            with contextlib.suppress(ValueError):
                return qr_anatomy.drawn(uri, level)
        return qr_anatomy.drawn(uri, LEVELS[0])

    def describe(self) -> QrAnatomyShown:
        """Return the layout; of the modules only those that are the same in every such code."""
        language = self.lesson.language
        _ = language.gettext
        modules, anatomy = self.drawn()
        count = anatomy.count()
        level, mask = qr_anatomy.read_format(modules)
        values: dict[str, Filling] = {
            "level": anatomy.correction,
            "mask": mask,
            "count": sum(spare for __, spare in anatomy.blocks),
            "blocks": len(anatomy.blocks),
        }
        return {
            **self.page(),
            "size": anatomy.size,
            "border": qr.QUIET_ZONE,
            "correction": level,
            "levels": list(LEVELS),
            "rows": ["".join(LETTERS[each] for each in row) for row in anatomy.regions],
            "fixed": [
                "".join(
                    "?" if region in _CARRYING else "01"[dark]
                    for region, dark in zip(regions, row, strict=True)
                )
                for regions, row in zip(anatomy.regions, modules, strict=True)
            ],
            "regions": [
                *(
                    RegionWords(
                        id=region.value,
                        letter=LETTERS[region],
                        count=count[region],
                        name=name.into(language),
                        meaning=meaning.fill(**values).into(language),
                    )
                    for region, (name, meaning) in REGIONS.items()
                    if count[region]
                ),
                {
                    "id": SECRET,
                    "letter": "",
                    "count": len(self._secret_places(anatomy)),
                    "name": _("The secret"),
                    "meaning": _(
                        "Part of the data: the 32 characters of the secret. They are scattered "
                        "because the blocks alternate. A photo of the code contains all of them."
                    ),
                },
            ],
            "t": {
                "title": _("Anatomy of a QR code"),
                "picture": _("QR code of version {version}: {size} × {size} modules."),
                "summary": _(
                    "Version {version}, {size} × {size} modules, level {level}, mask {mask}, "
                    "a text of {count} characters."
                ).format(
                    version=anatomy.version,
                    size=anatomy.size,
                    level=level,
                    mask=mask,
                    count=len(self.lesson.open_key.uri),
                ),
                "brought_out": _("Highlighted: {name}, {count} modules, {share} %."),
                "parts": _("Parts of the QR code"),
                "all": _("The whole code"),
                "all_says": _(
                    "Choose a part to highlight it in the picture. You can also point at the "
                    "picture."
                ),
                "correction": _("Error correction level"),
                "table": _("The parts as a table"),
                "part": _("Part"),
                "modules": _("Modules"),
                "meaning": _("Meaning"),
                "modules_label": _(
                    "The modules. Arrow keys go from one to the next; what each carries is said "
                    "below."
                ),
                "at": _("Row {row}, column {column}."),
                "of_text": _(
                    "Bit {bit} of character {number}, “{text}”. Its {count} modules are marked."
                ),
                "of_repair": _(
                    "Bit {bit} of repair byte {number}. Its {count} modules are marked."
                ),
                "of_head": _("Bit {bit} of what comes before the text: its kind and its length."),
                "of_padding": _("Filling behind the text: it says nothing."),
                "of_nothing": _("It carries nothing: it is there to be found, or to count by."),
                "walk": _("Go through the text"),
                "character": _("{number}: {text}"),
                "repair_byte": _("repair byte {number}"),
                "hidden": _(
                    "Run this page to see the data. They contain a secret, so they are not saved."
                ),
            },
            "version": anatomy.version,
        }

    def private(self) -> QrAnatomyPrivate:
        """Return every module, and where the secret's are."""
        modules, anatomy = self.drawn()
        return {
            "rows": ["".join("01"[dark] for dark in row) for row in modules],
            "secret": sorted(self._secret_places(anatomy)),
            "carried": self._carried(anatomy),
        }

    def _carried(self, anatomy: Anatomy) -> list[CarriedBy]:
        data = self.lesson.open_key.uri.encode()
        return [
            CarriedBy(
                kind=each.kind,
                index=each.index,
                text=chr(data[each.index]) if each.kind == "text" else "",
                places=[row * anatomy.size + column for row, column in each.places],
            )
            for each in anatomy.carried(len(data))
        ]

    def _secret_places(self, anatomy: Anatomy) -> frozenset[qr_anatomy.Place]:
        key = self.lesson.open_key
        first = len(key.uri[: key.uri.index("secret=")].encode()) + len("secret=")
        return anatomy.places_of(first, first + len(key.secret))

    def act(self, word: Word) -> None:
        """Draw at another level; the rest is the lesson's."""
        if not isinstance(word, Correction):
            super().act(word)
        elif word.level in LEVELS:
            self._correction = word.level
            self.refresh()

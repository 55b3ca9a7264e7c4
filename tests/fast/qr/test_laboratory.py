"""The laboratory's verdicts are a real reader's, and its causes are tried out."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from totp_demo.qr import anatomy as qr_anatomy
from totp_demo.qr.laboratory import Outcome, Repair, Theme, Trial, attempt, repaired, sheet
from totp_demo.qr.sheet import PillowPicture
from totp_demo.qr.smudges import damage, smudges

URI = "otpauth://totp/IT%20Glue:camille?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=IT%20Glue"
FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def drawn(trial: Trial) -> Image.Image:
    return PillowPicture(sheet(URI, trial)).image


def found_in(outcome: Outcome) -> list[str]:
    """Read the very picture that is shown."""
    import io

    picture = Image.open(io.BytesIO(outcome.png))
    return [each.text for each in zxingcpp.read_barcodes(picture, formats=FORMATS)]


TRIALS = [
    (Trial(), True),
    *((Trial(correction=level), True) for level in "LQH"),
    (Trial(pixels=10, blur=0), True),
    (Trial(pixels=1, blur=0), True),
    (Trial(pixels=1), False),
    (Trial(blur=4), False),
    *((Trial(border=border), True) for border in range(5)),  # a white page is a border too
    (Trial(border=0, theme=Theme.DARK_PAGE), False),
    (Trial(border=4, theme=Theme.DARK_PAGE), True),
    (Trial(theme=Theme.INVERTED), True),
    (Trial(theme=Theme.TRANSPARENT), False),
    (Trial(correction="M", dirt=2), True),
    (Trial(correction="L", dirt=20), False),
    (Trial(correction="H", dirt=5), True),
    (Trial(correction="H", finder=True), False),
]


@pytest.mark.parametrize(("trial", "read"), TRIALS, ids=str)
def test_the_verdict_is_a_real_reader_s(trial: Trial, *, read: bool) -> None:
    outcome = attempt(URI, trial)
    assert outcome.read is read
    assert found_in(outcome) == ([URI] if read else [])
    assert outcome.read or not outcome.read_plain
    assert not (outcome.read and outcome.helps)
    better = repaired(trial)
    for repair in outcome.helps:
        assert attempt(URI, better[repair]).read, repair


@pytest.mark.parametrize(
    ("trial", "helps"),
    [
        (Trial(border=0, theme=Theme.DARK_PAGE), {Repair.BORDER}),
        (Trial(theme=Theme.TRANSPARENT), {Repair.COLOURS}),
        (Trial(pixels=1), {Repair.SIZE, Repair.SHARPNESS}),
        (Trial(correction="H", finder=True), {Repair.FINDER}),
        (Trial(correction="L", dirt=20), {Repair.DIRT}),
        (Trial(theme=Theme.TRANSPARENT, pixels=1, blur=4), set()),
    ],
    ids=lambda it: str(it) if isinstance(it, Trial) else " ".join(sorted(each.name for each in it)),
)
def test_what_helps(trial: Trial, helps: set[Repair]) -> None:
    assert set(attempt(URI, trial).helps) == helps


def test_an_inverted_code_needs_a_patient_reader() -> None:
    outcome = attempt(URI, Trial(theme=Theme.INVERTED))
    assert outcome.read
    assert not outcome.read_plain
    assert attempt(URI, Trial()).read_plain


def test_higher_levels_stand_more_dirt() -> None:
    def stands(level: str, dirt: int) -> int:
        trials = (Trial(correction=level, dirt=dirt, seed=seed) for seed in range(1, 6))
        return sum(attempt(URI, trial).read for trial in trials)

    assert [stands(level, 5) for level in "LMQH"] == sorted(stands(level, 5) for level in "LMQH")
    assert stands("L", 5) < stands("H", 5)
    assert stands("H", 20) == 0


def test_the_picture_is_the_code() -> None:
    modules, anatomy = qr_anatomy.drawn(URI)
    picture = drawn(Trial(pixels=1, blur=0, border=4))
    assert picture.width == anatomy.size + 2 * 4 + 2 * 3
    for row in range(anatomy.size):
        for column in range(anatomy.size):
            assert (picture.getpixel((column + 7, row + 7)) == 0) == modules[row][column]


@pytest.mark.parametrize("dirt", [1, 5, 10, 20])
def test_smudges_cover_what_they_should_and_leave_the_corners(dirt: int) -> None:
    modules, anatomy = qr_anatomy.drawn(URI)
    clean = drawn(Trial(pixels=4, blur=0))
    for seed in (1, 2, 3):
        fallen = smudges(anatomy.size, dirt, seed)
        assert fallen == smudges(anatomy.size, dirt, seed)
        dirty = drawn(Trial(pixels=4, blur=0, dirt=dirt, seed=seed))
        differ = sum(
            (dirty.getpixel(((c + 7) * 4 + 2, (r + 7) * 4 + 2)) or 0) not in {0, 255}
            for r in range(anatomy.size)
            for c in range(anatomy.size)
        )
        assert (
            dirt * anatomy.size**2 / 100 * 0.9 <= differ <= (1.2 * dirt + 2) * anatomy.size**2 / 100
        )
        for corner in ((0, 0), (anatomy.size - 8, 0), (0, anatomy.size - 8)):
            left, top = (4 * (at + 7) for at in corner)
            box = (left, top, left + 32, top + 32)
            assert dirty.crop(box) == clean.crop(box)
    assert smudges(anatomy.size, dirt, 1) != smudges(anatomy.size, dirt, 2)
    assert len(modules) == anatomy.size


def test_damage_is_counted_by_bytes() -> None:
    modules, anatomy = qr_anatomy.drawn(URI)
    first = anatomy.codewords[0]
    row, column = first.places[0]
    stain = (column + 0.5, row + 0.5, 0.4, not modules[row][column])
    assert damage(modules, anatomy, [stain]) == (1, 1, anatomy.mendable[first.block])
    harmless = (*stain[:3], modules[row][column])
    assert damage(modules, anatomy, [harmless])[:2] == (0, 0)
    # What falls later lies on top.
    assert damage(modules, anatomy, [stain, harmless])[0] == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"correction": "X"},
        {"pixels": 0},
        {"pixels": 11},
        {"border": -1},
        {"border": 5},
        {"dirt": 21},
        {"dirt": -1},
        {"blur": 4.5},
        {"blur": float("nan")},
    ],
    ids=str,
)
def test_settings_out_of_range(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        replace(Trial(), **wrong)  # type: ignore[arg-type]

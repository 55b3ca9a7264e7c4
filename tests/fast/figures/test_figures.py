"""What all figures have in common: two languages, grey, words, the same files each time."""

from __future__ import annotations

import base64
import functools
import hashlib
import io
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image

from tests.fast.language.french import english, typography
from tests.tree import ROOT
from totp_demo import figures
from totp_demo.figures.moment import TEST_KEY
from totp_demo.wording.language import Language

Draw = Callable[..., Figure]
FIGURES: dict[str, tuple[Draw, Callable[..., str], dict[str, object]]] = {
    "acceptance": (figures.acceptance, figures.acceptance_words, {}),
    "acceptance, slow": (
        figures.acceptance,
        figures.acceptance_words,
        {"windows": [0, 1, 2], "period": 10.0, "delay": (1.5, 28.0)},
    ),
    "drift map": (figures.drift_map, figures.drift_map_words, {}),
    "drift map, other": (
        figures.drift_map,
        figures.drift_map_words,
        {"window": 2, "period": 60.0, "reach": 200.0, "into": 7.5},
    ),
    "time window": (figures.time_window, figures.time_window_words, {"typed": "279037"}),
    "time window, far": (
        figures.time_window,
        figures.time_window_words,
        {"window": 5, "phone_skew": -600.0, "typed": "123456"},
    ),
    "decision tree": (figures.decision_tree, figures.decision_tree_words, {}),
    "guessing": (figures.guessing, figures.guessing_words, {}),
    "guessing, eight": (figures.guessing, figures.guessing_words, {"digits": 8, "window": 0}),
}
KINDS = [name for name in FIGURES if "," not in name]
each_figure = pytest.mark.parametrize("name", FIGURES)
each_kind = pytest.mark.parametrize("name", KINDS)
each_language = pytest.mark.parametrize("code", ["en", "fr"])


@pytest.fixture(autouse=True)
def plain_settings() -> Iterator[None]:
    with mpl.rc_context():
        yield


def draw(name: str, language: Language | str) -> Figure:
    function, _words, options = FIGURES[name]
    return function(language, **options)


@functools.cache
def drawn(name: str, code: str) -> Figure:
    return draw(name, code)


@functools.cache
def extents(name: str, code: str) -> list[tuple[Text, Bbox]]:
    """Return where the texts of a figure stand before it is saved at another resolution."""
    figure = drawn(name, code)
    figure.draw_without_rendering()
    return [(text, text.get_window_extent()) for text in texts(figure)]


@functools.cache
def bundle(name: str, code: str) -> dict[str, str]:
    """Return what a notebook gets."""
    assert extents(name, code)
    found: dict[str, str] = drawn(name, code)._repr_mimebundle_()  # type: ignore[attr-defined]
    return found


@functools.cache
def svg(name: str, code: str) -> bytes:
    """Return the file that the notebook shows."""
    address = re.findall(
        r'src="data:image/svg\+xml;base64,([^"]+)"', bundle(name, code)["text/html"]
    )
    return base64.b64decode(address[0])


@functools.cache
def drawn_again(name: str) -> Figure:
    """Return a figure that was drawn anew, with a lesson's own language."""
    return draw(name, Language("fr"))


def said(name: str, code: str) -> str:
    _draw, words, options = FIGURES[name]
    return words(code, **options)


def saved(figure: Figure, kind: str) -> bytes:
    target = io.BytesIO()
    figure.savefig(target, format=kind)
    return target.getvalue()


def texts(figure: Figure) -> list[Text]:
    """Return the texts that are seen: not the ticks beyond an axis."""
    beyond = {
        label
        for axes in figure.axes
        for axis in (axes.xaxis, axes.yaxis)
        for tick in axis.get_major_ticks()
        for label in (tick.label1, tick.label2)
        if not axes.axison
        or not min(axis.get_view_interval()) <= tick.get_loc() <= max(axis.get_view_interval())
    }
    found = figure.findobj(Text)
    return [each for each in found if each.get_visible() and each.get_text() and each not in beyond]


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PATH": "", "PYTHONPATH": str(ROOT), "MPLCONFIGDIR": mpl.get_configdir()}
        | environment,
    )
    return done.stdout


@each_figure
@each_language
def test_it_is_an_svg_with_its_words(name: str, code: str) -> None:
    root = ET.fromstring(svg(name, code))  # noqa: S314 - we have just written it
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.findtext("{http://www.w3.org/2000/svg}title") == said(name, code)


@pytest.mark.parametrize(
    "name",
    [name if name in KINDS else pytest.param(name, marks=pytest.mark.long) for name in FIGURES],
)
def test_it_saves_under_a_name(name: str, tmp_path: Path) -> None:
    assert extents(name, "fr")
    for kind in ("svg", "png"):
        drawn(name, "fr").savefig(tmp_path / f"figure.{kind}")
    assert (tmp_path / "figure.svg").read_bytes() == svg(name, "fr")
    with Image.open(tmp_path / "figure.png") as picture:
        assert picture.format == "PNG"
        assert min(picture.size) > 600
        assert picture.convert("L").getextrema() == (0, 255)
        assert picture.info["Title"] == said(name, "fr")
    if name in KINDS:
        assert (tmp_path / "figure.png").read_bytes() == saved(drawn_again(name), "png")


@each_kind
def test_it_names_no_program_and_no_day(name: str) -> None:
    assert not re.search(
        r"<dc:date>|<dc:creator>|matplotlib\.org", svg(name, "fr").decode().lower()
    )


def test_the_files_are_the_same_in_another_process() -> None:
    code = """
import hashlib, io
from totp_demo import figures
options = {"time_window": {"typed": "279037"}}
for name in ("acceptance", "drift_map", "time_window", "decision_tree", "guessing"):
    target = io.BytesIO()
    getattr(figures, name)("en", **options.get(name, {})).savefig(target, format="svg")
    print(hashlib.sha256(target.getvalue()).hexdigest())
"""
    here = [hashlib.sha256(svg(name, "en")).hexdigest() for name in KINDS]
    assert run(code, PYTHONHASHSEED="1").split() == here


@each_kind
def test_the_readers_own_settings_change_nothing(name: str) -> None:
    plain = svg(name, "en")
    mpl.rcParams.update(
        {"font.size": 30, "text.color": "red", "axes.facecolor": "black", "svg.fonttype": "none"}
    )
    assert saved(draw(name, "en"), "svg") == plain


def test_matplotlib_waits_until_a_figure_is_asked_for_and_pyplot_stays_out() -> None:
    code = """
import sys
import totp_demo
from totp_demo import figures
figures.acceptance_words("fr")
figures.drift_map_words("fr")
figures.time_window_words("fr")
figures.guessing_words("fr")
figures.decision_tree_words("fr")
print(any(name.split(".")[0] in {"matplotlib", "numpy"} for name in sys.modules))
figures.drift_map("fr")
print("matplotlib" in sys.modules, "matplotlib.pyplot" in sys.modules)
"""
    assert run(code).split() == ["False", "True", "False"]


@each_figure
@each_language
def test_no_text_is_cut_off_or_runs_into_another(name: str, code: str) -> None:
    boxes = extents(name, code)
    page = drawn(name, code).bbox.padded(1.0)
    assert len(boxes) > 5
    for text, box in boxes:
        inside = page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1)
        assert inside, text.get_text()
    for (one, left), (other, right) in combinations(boxes, 2):
        # Ascenders and descenders may touch.
        apart = not left.shrunk(0.9, 0.75).overlaps(right.shrunk(0.9, 0.75))
        assert apart, (one.get_text(), other.get_text())


@pytest.mark.parametrize("name", [name for name in FIGURES if name.startswith(("acc", "guess"))])
def test_lines_differ_without_colour(name: str) -> None:
    strokes = re.findall(
        r'"(fill: none;[^"]* stroke-width: 1\.8[;"][^"]*)', svg(name, "en").decode()
    )
    curves = [stroke for stroke in strokes if "stroke: #1a1a1a" not in stroke]
    dashes = [re.findall(r"stroke-dasharray: [^;]*", curve) for curve in curves]
    assert len(dashes) >= 3
    assert [one for one in dashes if dashes.count(one) > 1] == []


@each_figure
@each_language
def test_every_text_is_in_one_language(name: str, code: str) -> None:
    figure = drawn(name, code)
    shown = [text.get_text() for text in texts(figure)]
    if code == "fr":
        for text in (*shown, said(name, "fr")):
            assert english(text) == []
            # A clock's time begins a list entry: its colons are no punctuation.
            prose = re.sub(r"\d\d:\d\d:\d\d", "x", text)
            assert typography(prose) == [], text
            assert not re.search(r"\d\.\d", text), "a decimal point"
    others = {text.get_text() for text in texts(drawn(name, "fr" if code == "en" else "en"))}
    words = {text for text in shown if re.search(r"[a-z]{3}", text)}
    assert len(words) >= 3
    assert not words & others


@each_figure
@each_language
def test_the_words_go_with_the_figure(name: str, code: str) -> None:
    words = said(name, code)
    assert 100 < len(words) < 2000
    assert words[0].isupper()
    assert words.endswith(".")
    assert bundle(name, code)["text/plain"] == words
    picture = ET.fromstring(re.sub(r">$", "/>", bundle(name, code)["text/html"]))  # noqa: S314
    assert picture.get("alt") == words
    assert (picture.get("src") or "").startswith("data:image/svg+xml;base64,")


@each_kind
def test_a_lessons_own_language_will_do(name: str) -> None:
    _draw, words, options = FIGURES[name]
    assert words(Language("fr"), **options) == said(name, "fr")
    assert saved(drawn_again(name), "svg") == svg(name, "fr")
    with pytest.raises(ValueError, match="does not speak"):
        words("de", **options)


@each_kind
def test_no_secret_is_in_it(name: str) -> None:
    assert TEST_KEY.secret not in svg(name, "en").decode()
    assert TEST_KEY.secret not in said(name, "en")

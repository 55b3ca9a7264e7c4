"""What all figures have in common: two languages, grey, words, the same files each time."""

from __future__ import annotations

import functools
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
from PIL import Image

from tests.fast.language.french import english, typography
from totp_demo import figures
from totp_demo.figures.moment import TEST_KEY
from totp_demo.wording.language import Language

Draw = Callable[..., Figure]
ROOT = Path(__file__).parents[3]
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
    "guessing": (figures.guessing, figures.guessing_words, {}),
    "guessing, eight": (figures.guessing, figures.guessing_words, {"digits": 8, "window": 0}),
}
each_figure = pytest.mark.parametrize("name", FIGURES)
each_kind = pytest.mark.parametrize("name", [name for name in FIGURES if "," not in name])
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


def said(name: str, code: str) -> str:
    _draw, words, options = FIGURES[name]
    return words(code, **options)


@functools.cache
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
def test_it_saves_as_svg_and_png(name: str, code: str, tmp_path: Path) -> None:
    for kind in ("svg", "png"):
        drawn(name, code).savefig(tmp_path / f"figure.{kind}")
    root = ET.parse(tmp_path / "figure.svg").getroot()  # noqa: S314 - we have just written it
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.findtext("{http://www.w3.org/2000/svg}title") == said(name, code)
    with Image.open(tmp_path / "figure.png") as picture:
        assert picture.format == "PNG"
        assert min(picture.size) > 600
        grey = picture.convert("L").getextrema()
        assert picture.info["Title"] == said(name, code)
    assert grey == (0, 255)


@each_kind
def test_the_files_are_the_same_each_time(name: str) -> None:
    for kind in ("png", "svg"):
        assert saved(draw(name, "fr"), kind) == saved(drawn(name, "fr"), kind)
    svg = saved(drawn(name, "fr"), "svg").decode()
    assert not re.search(r"<dc:date>|<dc:creator>|matplotlib\.org", svg.lower())


def test_the_files_are_the_same_in_another_process() -> None:
    code = """
import hashlib, io
from totp_demo import figures
for draw in (figures.acceptance, figures.drift_map, figures.time_window, figures.guessing):
    target = io.BytesIO()
    draw("en").savefig(target, format="svg")
    print(hashlib.sha256(target.getvalue()).hexdigest())
"""
    first, second = (run(code, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second
    assert len(set(first.split())) == 4


@each_kind
def test_the_readers_own_settings_change_nothing(name: str) -> None:
    plain = saved(drawn(name, "en"), "svg")
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
print(any(name.split(".")[0] in {"matplotlib", "numpy"} for name in sys.modules))
figures.drift_map("fr")
print("matplotlib" in sys.modules, "matplotlib.pyplot" in sys.modules)
"""
    assert run(code).split() == ["False", "True", "False"]


@each_figure
@each_language
def test_no_text_is_cut_off_or_runs_into_another(name: str, code: str) -> None:
    figure = draw(name, code)  # a new one: saving leaves the sizes of the file's resolution behind
    page = figure.bbox.padded(1.0)
    boxes = [(text, text.get_window_extent()) for text in texts(figure)]
    assert len(boxes) > 5
    for text, box in boxes:
        inside = page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1)
        assert inside, text.get_text()
    for (one, left), (other, right) in combinations(boxes, 2):
        # Ascenders and descenders may touch.
        apart = not left.shrunk(0.9, 0.75).overlaps(right.shrunk(0.9, 0.75))
        assert apart, (one.get_text(), other.get_text())


@each_figure
def test_lines_differ_without_colour(name: str) -> None:
    for axes in drawn(name, "en").axes:
        dashes = [
            str(line._dash_pattern)  # type: ignore[attr-defined]
            for line in axes.lines
            if line.get_linewidth() == 1.8 and line.get_color() != "#1a1a1a"
        ]
        assert len(dashes) == len(set(dashes))


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
    bundle = drawn(name, code)._repr_mimebundle_()  # type: ignore[attr-defined]
    assert bundle["text/plain"] == words
    picture = ET.fromstring(re.sub(r">$", "/>", bundle["text/html"]))  # noqa: S314
    assert picture.get("alt") == words
    assert (picture.get("src") or "").startswith("data:image/svg+xml;base64,")


@each_kind
def test_a_lessons_own_language_will_do(name: str) -> None:
    _draw, words, options = FIGURES[name]
    assert words(Language("fr"), **options) == said(name, "fr")
    assert saved(draw(name, Language("fr")), "svg") == saved(drawn(name, "fr"), "svg")
    with pytest.raises(ValueError, match="does not speak"):
        words("de", **options)


@each_kind
def test_no_secret_is_in_it(name: str) -> None:
    svg = saved(drawn(name, "en"), "svg").decode()
    assert TEST_KEY.secret not in svg
    assert TEST_KEY.secret not in said(name, "en")

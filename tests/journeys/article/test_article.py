"""The article as the command writes it, with pictures of the real views, read by other readers."""

from __future__ import annotations

import io
import re
import secrets
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from bs4 import BeautifulSoup
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.axe import NARROW, faults
from tests.leaks import secrets_in
from tests.reader import Reader, Recorder
from tests.real_phone import oathtool, scan
from totp_demo import cli
from totp_demo.article.camera import SCALE
from totp_demo.article.shots import SHOTS
from totp_demo.article.systems import SYSTEMS
from totp_demo.model.base32 import encode_secret
from totp_demo.model.training_key import TRAINING_KEY

CODES = ("en", "fr")
LARGEST = 9_500_000  # bytes of the HTML file, for a mail
PICTURES = sum(map(len, SHOTS.values())) + 1  # one for each shot, and the training key's QR code
SAID = {
    "en": {"step": "Step", "title": "Set up two-factor", "refused": "If a code is refused"},
    "fr": {"step": "Étape", "title": "Activer l’authentification", "refused": "Si un code est"},
}


@dataclass
class Made:
    """What the command has written.

    Attributes:
        folder: Where.
        said: What it has said.
        drawn: What was drawn at random meanwhile.
    """

    folder: Path
    said: str
    drawn: list[bytes] = field(default_factory=list)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Both articles in all forms, as the command writes them."""
    folder, drawn, real = tmp_path_factory.mktemp("article"), list[bytes](), secrets.token_bytes

    def noted(count: int) -> bytes:
        drawn.append(real(count))
        return drawn[-1]

    words = ["article", "-o", str(folder), "--to", "html", "--to", "md", "--to", "pdf"]
    for name in SYSTEMS:
        words += ["--for", name]
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("LANG", "C.UTF-8")
        patch.setattr(secrets, "token_bytes", noted)
        patch.setattr("sys.stdout", said)
        assert cli.main(words) == 0
    return Made(folder, said.getvalue(), drawn)


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """The record of this test; in its end nothing has left the machine and nothing was refused."""
    recorder = Recorder()
    yield recorder
    assert recorder.left_the_machine() == []
    assert recorder.faults == []


@pytest.fixture
def context(browser: Browser, recorder: Recorder) -> Iterator[BrowserContext]:
    """A profile of the browser for one test."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(60_000)
    recorder.watch(context)
    yield context
    context.close()


def opened(context: BrowserContext, path: Path) -> Reader:
    """Open the HTML file from where it lies, and wait until Python is there."""
    page = context.new_page()
    page.goto(path.as_uri())
    reader = Reader(page)
    reader.comes_true(
        lambda: bool(page.evaluate("performance.getEntriesByName('site-ready').length")), 60
    )
    return reader


def pictures_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.png"))


@pytest.mark.parametrize("code", CODES)
def test_the_command_says_what_it_wrote_and_what_a_system_drops(code: str, made: Made) -> None:
    for name in ("article.html", "article.md", "article.pdf", "card.pdf"):
        assert str(made.folder / code / name) in made.said
    for system in SYSTEMS.values():
        assert str(made.folder / code / system.name / system.file) in made.said
        assert f"{system.title} would have dropped" in made.said
    assert (
        len(re.findall(rf"{SAID[code]['step']} \d.*: \d minutes?$", made.said, re.MULTILINE)) == 6
    )


@pytest.mark.parametrize("code", CODES)
def test_the_pictures_are_sharp_and_differ(code: str, made: Made) -> None:
    found = pictures_in(made.folder / code)
    assert len(found) == PICTURES
    assert len({path.read_bytes() for path in found}) == PICTURES
    for path, shot in zip(found, (one for each in SHOTS.values() for one in each), strict=False):
        with Image.open(path) as picture:
            # As wide as the page at most, and no thumbnail: twice as many pixels.
            assert shot.width <= picture.width <= SCALE * shot.width
            # What is marked has the mark's colour around it.
            assert (194, 24, 91) in {colour for _, colour in _colours(picture)}, path.name


def _colours(picture: Image.Image) -> list[tuple[int, tuple[int, ...]]]:
    found = picture.convert("RGB").getcolors(picture.width * picture.height)
    assert found is not None
    return [(count, colour) for count, colour in found if isinstance(colour, tuple)]


def test_the_pictures_are_in_the_article_s_language(made: Made) -> None:
    english, french = (pictures_in(made.folder / code) for code in CODES)
    for one, other in zip(english[:-1], french[:-1], strict=True):
        assert one.read_bytes() != other.read_bytes(), one.name
    assert english[-1].read_bytes() == french[-1].read_bytes()  # a QR code has no language


@pytest.mark.parametrize("code", CODES)
def test_two_other_readers_read_the_training_key_from_the_files(code: str, made: Made) -> None:
    found = pictures_in(made.folder / code)
    assert scan(found[-1].read_bytes()).secret == TRAINING_KEY.secret
    assert scan(found[2].read_bytes()).secret == TRAINING_KEY.secret


@pytest.mark.parametrize("code", CODES)
def test_the_pdf_has_what_a_screen_reader_and_a_camera_need(code: str, made: Made) -> None:
    read = pypdf.PdfReader(made.folder / code / "article.pdf")
    assert str(read.root_object["/Lang"]) == code
    assert read.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index] # a dictionary
    assert read.metadata is not None
    assert str(read.metadata.title).startswith(SAID[code]["title"])
    titles = [str(entry.title) for entry in read.outline[1] if not isinstance(entry, list)]
    assert sum(title.startswith(SAID[code]["step"]) for title in titles) == 6
    assert any(title.startswith(SAID[code]["refused"]) for title in titles)
    texts = {
        barcode.text
        for page in read.pages
        for each in page.images
        if each.image is not None
        for barcode in zxingcpp.read_barcodes(each.image.convert("L"))
    }
    assert texts == {TRAINING_KEY.uri}


@pytest.mark.parametrize("code", CODES)
def test_the_card_is_one_page_with_both_sides(code: str, made: Made) -> None:
    read = pypdf.PdfReader(made.folder / code / "card.pdf")
    (page,) = read.pages
    assert page.mediabox.width > page.mediabox.height
    text = page.extract_text()
    for number in range(1, 7):
        assert f"{SAID[code]['step']} {number}" in text.replace("\u00a0", " ")
    assert SAID[code]["refused"] in text
    # The steps stand on the left half, the rest on the right.
    halves: dict[str, set[bool]] = {"left": set(), "right": set()}

    def visit(part: str, _ctm: object, matrix: list[float], *_font: object) -> None:
        where = matrix[4] > float(page.mediabox.width) / 2
        if part.strip().startswith(SAID[code]["step"]):
            halves["left"].add(where)
        if part.strip().startswith(SAID[code]["refused"][:4]):
            halves["right"].add(where)

    page.extract_text(visitor_text=visit)
    assert halves["left"] <= {False}


@pytest.mark.parametrize("code", CODES)
def test_the_html_file_is_alive_and_asks_for_nothing(
    code: str, made: Made, context: BrowserContext, recorder: Recorder
) -> None:
    path = made.folder / code / "article.html"
    assert path.stat().st_size <= LARGEST
    reader = opened(context, path)
    page = reader.page
    expect(page.get_by_role("heading", level=1)).to_contain_text(SAID[code]["title"])
    expect(page.locator("html")).to_have_attribute("lang", code)
    assert [url for url in recorder.urls if not url.startswith(("blob:", "data:"))] == [
        path.as_uri()
    ]
    # The live code is the one that any app with the training key shows.
    live = page.locator(".td-phone .td-code")
    reader.comes_true(
        lambda: re.sub(r"\D", "", live.inner_text()) == oathtool(TRAINING_KEY.secret), 40
    )
    expect(page.locator(".td-time-window")).to_be_visible()
    # A camera in front of the screen reads the same key.
    qr = page.locator(".site-prose img").last
    assert scan(qr.screenshot()).secret == TRAINING_KEY.secret
    images = page.locator(".site-prose img")
    assert images.count() == PICTURES
    assert all(image.get_attribute("alt") for image in images.all())


def test_the_html_file_turns_its_language(made: Made, context: BrowserContext) -> None:
    reader = opened(context, made.folder / "en" / "article.html")
    reader.page.locator("header [data-language=fr]").click()
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(SAID["fr"]["title"])
    before = reader.page.locator(".site-prose img").first.get_attribute("src")
    reader.page.locator("header [data-language=en]").click()
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(SAID["en"]["title"])
    assert reader.page.locator(".site-prose img").first.get_attribute("src") != before


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("code", CODES)
def test_axe_finds_nothing(code: str, dark: bool, made: Made, context: BrowserContext) -> None:
    reader = opened(context, made.folder / code / "article.html")
    reader.page.emulate_media(color_scheme="dark" if dark else "light")
    for size in ((1280, 900), NARROW, (320, 640)):
        reader.page.set_viewport_size({"width": size[0], "height": size[1]})
        assert faults(reader, "html") == []
        wide = reader.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 1


def _printed_widths(page: Page) -> list[float]:
    page.emulate_media(media="print")
    widths: list[float] = page.evaluate(
        "[...document.querySelectorAll('.site-prose img')].map((each) => each.clientWidth)"
    )
    return widths


def test_the_html_file_prints_its_pictures_and_no_switches(
    made: Made, context: BrowserContext
) -> None:
    page = opened(context, made.folder / "en" / "article.html").page
    page.set_viewport_size({"width": 700, "height": 990})  # about A4
    assert all(0 < width <= 700 for width in _printed_widths(page))
    expect(page.locator(".site-head")).to_be_hidden()
    expect(page.locator(".td-phone")).to_be_visible()


def test_nothing_secret_is_in_any_of_it(made: Made) -> None:
    secrets_drawn = [encode_secret(each) for each in made.drawn if len(each) == 20]
    assert secrets_drawn, "lessons draw secrets, which are not to be in the article"
    planted = 0
    for path in sorted(made.folder.rglob("*")):
        if not path.is_file():
            continue
        text = _text_of(path)
        assert secrets_in(text, *secrets_drawn) == [], path
        planted += bool(secrets_in(text, TRAINING_KEY.secret))
        # Whatever QR code is in a picture is the training key's.
        if path.suffix == ".png":
            with Image.open(path) as picture:
                texts = {found.text for found in zxingcpp.read_barcodes(picture.convert("L"))}
            assert texts <= {TRAINING_KEY.uri}
    assert planted >= 2 * (3 + len(SYSTEMS)), "the scanner finds the key that is there"


def _text_of(path: Path) -> str:
    """Return what a scanner looks through: of a PDF and a ZIP, what is in them."""
    if path.suffix == ".pdf":
        text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        return " ".join(text.split())  # a key may stand in two lines
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as packed:
            return packed.read("data.json").decode()
    return path.read_bytes().decode("latin-1")


@pytest.mark.parametrize("code", CODES)
def test_markdown_names_the_pictures_beside_it(code: str, made: Made) -> None:
    text = (made.folder / code / "article.md").read_text("utf-8")
    names = re.findall(r"!\[[^\]]{20,}\]\(([^)]+)\)", text)
    assert names == [path.name for path in pictures_in(made.folder / code)]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", ["glpi", "zendesk"])
def test_a_browser_shows_what_an_editor_gets(
    name: str, code: str, made: Made, context: BrowserContext
) -> None:
    path = made.folder / code / name / "article.html"
    page = context.new_page()
    page.goto(path.as_uri())
    images = page.locator("img")
    assert images.count() == PICTURES
    # Each picture is there: an image that does not load has no width.
    widths = page.evaluate("[...document.images].map((each) => each.naturalWidth)")
    assert all(width > 100 for width in widths)
    assert len(BeautifulSoup(path.read_text("utf-8"), "html.parser").find_all("h2")) == 10

"""What the QR code carries: the URI in its parts, the code in its modules, and the laboratory."""

from __future__ import annotations

import base64
import io
import re
import urllib.parse

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.real_phone import QR, scan
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from totp_demo.views.qr.qr_anatomy import QrAnatomy
from totp_demo.views.qr.qr_laboratory import QrLaboratory, uri_of
from totp_demo.views.qr.uri_parts import UriParts

# The modules that are brought out in the picture of the anatomy: the areas of its two last paths.
_MARKED = """(svg) => [...svg.querySelectorAll("path:not(.td-marked-modules)")].slice(1)
  .flatMap((path) =>
  [...(path.getAttribute("d") ?? "").matchAll(/h(\\d+)v/g)].map((found) => Number(found[1])))
  .reduce((sum, run) => sum + run, 0)"""
GROUPS = ("Group 1", "Group 2", "Group 3", "Group 4")
NAMES = (
    *GROUPS,  # of bytes
    *GROUPS,  # of base32
    "Scheme",
    "Type",
    "Label: issuer",
    "Label: separator",
    "Label: account",
    "Question mark",
    "Parameter: secret",
    "Parameter: issuer",
)
_PANEL = ".td-uri-parts .td-panel"


def uri(reader: Bare) -> str:
    """Return the URI as the page shows it: its parts, one after the other."""
    return "".join(reader.page.locator(".td-uri .td-part").all_inner_texts())


def kernel_uri(reader: Bare) -> str:
    """Return the URI of the first view's key."""
    [view] = reader.views
    assert isinstance(view, UriParts)
    return view.key.uri


def renames(reader: Bare, issuer: str, account: str) -> None:
    """Type other names into the boxes and press Enter."""
    reader.box("issuer").fill(issuer)
    reader.box("account").fill(account)
    reader.box("account").press("Enter")


def test_the_parts_are_the_uri_and_say_what_they_are(shows: Shows) -> None:
    reader = shows("uri_parts", step=3)
    page, keyboard = reader.page, reader.page.keyboard
    expect(page.locator(".td-uri .td-part")).to_have_count(8)
    assert uri(reader) == kernel_uri(reader) == reader.lesson.key.uri
    secret = reader.lesson.key.secret
    flows = page.locator(".td-step .td-flow")
    raw = " ".join(flows.nth(0).locator(".td-part").all_inner_texts())
    assert bytes.fromhex(raw) == base64.b32decode(secret)
    assert "".join(flows.nth(1).locator(".td-part").all_inner_texts()) == secret
    expect(page.locator(_PANEL)).to_contain_text("Point at a part")

    page.locator(".td-uri [data-part=secret]").hover()
    expect(page.locator(_PANEL).locator("b")).to_have_text("Parameter: secret")
    expect(page.locator(_PANEL)).to_contain_text("The shared secret in base32.")
    issuer = page.locator(".td-uri [data-part=label-issuer]")
    issuer.hover()
    expect(page.locator(_PANEL).locator("b")).to_have_text("Label: issuer")
    reads = urllib.parse.unquote(issuer.inner_text())
    assert reads != issuer.inner_text()
    expect(page.locator(_PANEL)).to_contain_text(f"It reads: {reads}")
    expect(page.locator(".td-picked")).to_have_text([issuer.inner_text()])

    # By keyboard: each part in turn says its name, and a group of the secret its bits.
    parts = page.locator(".td-uri-parts .td-part")
    expect(parts).to_have_count(len(NAMES))
    parts.first.focus()
    for part, name in zip(parts.all(), NAMES, strict=True):
        expect(part).to_be_focused()
        expect(part).to_have_attribute("aria-label", f"{name}: {part.inner_text()}")
        expect(page.locator(_PANEL).locator("b")).to_have_text(name)
        keyboard.press("Tab")
    page.locator(".td-flow").nth(1).locator("[data-part=group-3]").focus()
    five = "".join(f"{byte:08b}" for byte in base64.b32decode(secret)[15:])
    bits = " ".join(re.findall(".....", five))
    expect(page.locator(_PANEL)).to_contain_text(f"Bits: {bits}")
    expect(page.locator(_PANEL)).to_contain_text(f"Characters: {' '.join(secret[24:])}")


def test_other_names_make_another_uri(shows: Shows) -> None:
    reader = shows("uri_parts", step=3)
    page = reader.page
    sample = kernel_uri(reader)
    page.locator(".td-uri-parts summary").last.click()
    renames(reader, "Société + Fils", "éloïse+test@example.com")
    reader.hears("The URI is built", "ok")
    built = kernel_uri(reader)
    expect(page.locator(".td-uri")).to_have_text(built.replace(" ", ""))
    assert uri(reader) == built != sample
    label = urllib.parse.unquote(urllib.parse.urlsplit(built).path)
    assert label == "/Société + Fils:éloïse+test@example.com"
    assert "Soci%C3%A9t%C3%A9%20%2B%20Fils" in uri(reader)
    page.locator(".td-uri [data-part=label-issuer]").hover()
    expect(page.locator(_PANEL)).to_contain_text("It reads: Société + Fils")

    # A colon is refused, with the reason; what was typed stays, and so does the URI.
    renames(reader, "IT: Glue", "élodie")
    reader.hears("A colon separates the issuer from the account.", "no")
    assert uri(reader) == built
    expect(reader.box("issuer")).to_have_value("IT: Glue")
    expect(reader.box("account")).to_have_value("élodie")

    reader.press("td-sample")
    expect(reader.box("issuer")).not_to_have_value("IT: Glue")
    expect(reader.box("account")).to_have_value("camille.martin@example.com")
    expect(page.locator(".td-uri-parts .td-say")).to_have_count(0)
    assert uri(reader) == kernel_uri(reader) == sample


def test_the_anatomy_is_of_a_code_that_can_be_read(shows: Shows) -> None:
    reader = shows("qr_anatomy", step=3)
    page = reader.page
    expect(page.locator(".td-anatomy path").first).to_have_attribute("d", re.compile("h7v"))
    known = reader.lesson.key.uri
    sizes = []
    for level in "LMQH":
        page.locator(".td-segments button", has_text=level).click()
        summary = page.locator(".td-qr-anatomy .td-small-text")
        expect(summary).to_contain_text(f"level {level}")
        size = int(re.findall(r"(\d+) × \1", summary.inner_text())[0])
        whole = f"-4 -4 {size + 8} {size + 8}"
        expect(page.locator(".td-anatomy")).to_have_attribute("viewBox", whole)
        screenshot = page.screenshot()
        assert scan(screenshot).uri == known
        [found] = zxingcpp.read_barcodes(Image.open(io.BytesIO(screenshot)), formats=QR)
        assert found.ec_level == level
        sizes.append(size)
    assert sizes == sorted(set(sizes)), "each level takes more modules than the one before"


def test_a_part_of_the_code_is_brought_out(shows: Shows) -> None:
    reader = shows("qr_anatomy", step=3)
    page = reader.page
    picture = page.locator(".td-anatomy")
    pressed = page.locator(".td-parts [aria-pressed=true]")
    box = picture.bounding_box()
    assert box is not None
    [view] = reader.views
    assert isinstance(view, QrAnatomy)
    size = view.drawn()[1].size

    def brings_out(name: str, modules: int) -> None:
        expect(pressed).to_have_text([name])
        expect(page.locator(".td-panel b")).to_have_text(f"{name} · {modules}")
        expect(picture.locator("title")).to_contain_text(f"Highlighted: {name}, {modules} modules")
        assert picture.evaluate(_MARKED) == modules

    def points_at(row: int, column: int) -> None:
        module = box["width"] / (size + 8)
        page.mouse.move(
            box["x"] + (column + 4.5) * module, box["y"] + (row + 4.5) * module, steps=2
        )

    expect(pressed).to_have_text(["The whole code"])
    assert picture.evaluate(_MARKED) == 0
    page.locator(".td-parts button", has_text="Finders").click()
    brings_out("Finders", 3 * 49)
    page.keyboard.press("Tab")
    brings_out("Separators", 3 * 15)
    points_at(6, 10)
    # Two rulers between the finders, less what two alignment patterns cover.
    brings_out("Timing pattern", 2 * (size - 16 - 5))
    points_at(size - 8, 8)
    brings_out("Dark module", 1)
    points_at(0, 0)
    brings_out("Finders", 3 * 49)

    # The secret lies among the data: 32 characters of 8 bits. Pointing at it leaves it as it is.
    page.locator(".td-parts [data-part=secret]").click()
    brings_out("The secret", 32 * 8)
    row, column = view.private()["secret"][100]
    points_at(int(row), int(column))
    brings_out("The secret", 32 * 8)
    points_at(0, 0)
    brings_out("Finders", 3 * 49)


def laboratory_picture(reader: Bare) -> str:
    """Return the address of the picture in the laboratory: it holds its bytes."""
    return reader.page.locator(".td-lab-picture").get_attribute("src") or ""


def expect_the_reader_s_verdict(reader: Bare) -> str:
    """Hold the verdict to what zxing-cpp makes of the picture shown; return its kind."""
    picture = Image.open(
        io.BytesIO(base64.b64decode(laboratory_picture(reader).partition("base64,")[2]))
    )
    [laboratory] = reader.views
    assert isinstance(laboratory, QrLaboratory)
    expected = uri_of(laboratory.key, laboratory.length)

    def reads(*, invert: bool) -> bool:
        found = zxingcpp.read_barcodes(picture, formats=QR, try_invert=invert)
        return expected in [code.text for code in found]

    kind = "ok" if reads(invert=False) else "note" if reads(invert=True) else "no"
    titles = {
        "ok": "The reader can read it.",
        "note": "Only a patient reader can read it.",
        "no": "The reader finds nothing it can read.",
    }
    answer = reader.page.locator(".td-qr-laboratory .td-say")
    expect(answer).to_have_class(f"td-say td-say-{kind}")
    expect(answer.locator("b")).to_have_text(titles[kind])
    image = reader.page.locator(".td-lab-picture")
    expect(image).to_have_attribute("alt", re.compile(re.escape(titles[kind])))
    assert image.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == (
        picture.width
    )
    return kind


def test_the_laboratory_says_what_a_reader_says(shows: Shows) -> None:
    reader = shows("qr_laboratory", step=3)
    page = reader.page
    lab = page.locator(".td-qr-laboratory")
    expect(lab.locator("img")).to_be_visible()
    first = laboratory_picture(reader)
    kinds = [expect_the_reader_s_verdict(reader)]

    def changes(control: Locator, act: str, value: str = "") -> None:
        before = laboratory_picture(reader)
        match act:
            case "click":
                control.click()
            case "select":
                control.select_option(value)
            case _:
                control.fill(value)
        expect(lab.locator("img")).not_to_have_attribute("src", before)
        kinds.append(expect_the_reader_s_verdict(reader))

    def slider(name: str) -> Locator:
        return page.get_by_role("slider", name=name)

    level = lab.get_by_role("button", name="H", exact=True)
    theme, length = lab.get_by_label("Colours"), lab.get_by_label("Text", exact=True)
    stain = lab.get_by_label("A stain on a finder")
    changes(level, "click")
    changes(theme, "select", "inverted")
    assert kinds[-1] == "note"
    changes(theme, "select", "transparent")
    assert kinds[-1] == "no"
    expect(lab.locator(".td-say")).to_contain_text("black on white")
    changes(theme, "select", "dark-page")
    changes(slider("White border"), "fill", "0")
    changes(slider("Module size"), "fill", "2")
    changes(slider("Blur"), "fill", "3")
    assert kinds[-1] == "no"
    changes(slider("Blur"), "fill", "0")
    changes(slider("Smudges"), "fill", "20")
    expect(lab.locator(".td-facts")).to_contain_text("Modules of the wrong colour")
    changes(lab.get_by_role("button", name="Smudge elsewhere"), "click")
    changes(slider("Smudges"), "fill", "0")
    changes(slider("Module size"), "fill", "6")
    changes(stain, "click")
    changes(stain, "click")
    changes(length, "select", "accents")
    expect(lab.locator(".td-facts")).to_contain_text(re.compile("Text6\\d\\d characters"))
    assert set(kinds) == {"ok", "note", "no"}

    reader.press("td-lab-reset")
    expect(lab.locator("img")).to_have_attribute("src", first)
    assert expect_the_reader_s_verdict(reader) == "ok"
    expect(slider("White border")).to_have_value("4")
    expect(slider("Module size")).to_have_value("6")
    expect(theme).to_have_value("white-page")
    expect(length).to_have_value("usual")
    expect(lab.get_by_role("button", name="M", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )

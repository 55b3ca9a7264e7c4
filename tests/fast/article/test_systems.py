"""What each documentation system gets is read back, and what it would drop is named."""

from __future__ import annotations

import itertools
import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from tests.fast.article import CODES, article_of
from totp_demo import qr
from totp_demo.article import forms, readback
from totp_demo.article.article import Article
from totp_demo.article.systems import SYSTEMS, plan, planned, reduced
from totp_demo.cli import SYSTEMS as NAMED
from totp_demo.model.key import Key


def files_of(article: Article) -> dict[str, bytes]:
    return {each.name: each.data for each in article.pictures}


def written(name: str, article: Article, body: BeautifulSoup | None = None) -> bytes:
    system = SYSTEMS[name]
    kept = reduced(article.body(), system)[0] if body is None else body
    return system.write(article, kept)


def test_the_command_knows_them_all() -> None:
    assert list(NAMED) == list(SYSTEMS)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", NAMED)
def test_each_form_reads_back(name: str, code: str) -> None:
    article = article_of(code)
    content = written(name, article)
    found = readback.faults_of_system(article, SYSTEMS[name], content, files_of(article))
    assert list(found) == []


@pytest.mark.parametrize("code", CODES)
def test_markdown_reads_back(code: str) -> None:
    article = article_of(code)
    text = forms.markdown(article)
    assert text.startswith(f"# {article.title}\n\n")
    assert list(readback.faults_of_markdown(article, text, files_of(article))) == []
    assert "<" not in text


@pytest.mark.parametrize("name", NAMED)
def test_nothing_alive_or_styled_goes_into_a_system(name: str) -> None:
    content = SYSTEMS[name].read(written(name, article_of("en")))
    assert not content.find_all(["script", "style", "svg", "iframe", "h1"])
    assert not content.select("[style], [onclick]")
    assert "data:" not in str(content)


def _without(selector: str) -> Callable[[BeautifulSoup], None]:
    return lambda body: body.select(selector)[0].decompose()


def _alt(body: BeautifulSoup) -> None:
    body.select("img")[1]["alt"] = "picture"


def _swapped(body: BeautifulSoup) -> None:
    body.select("img")[0]["src"] = "02.png"


def _link(body: BeautifulSoup) -> None:
    body.select("a")[0]["href"] = "https://example.com"


def _script(body: BeautifulSoup) -> None:
    body.append(body.new_tag("script"))


def _style(body: BeautifulSoup) -> None:
    body.select("p")[0]["style"] = "color: red"


DAMAGE = [
    (_without("h2"), "headings"),
    (_without("img"), "pictures"),
    (_alt, "pictures"),
    (_swapped, "pictures"),
    (_without("a"), "links"),
    (_link, "links"),
    (_without("tr"), "rows"),
    (_without("li"), "words"),
    (_script, "<script>"),
    (_style, "p style"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGE)
@pytest.mark.parametrize("name", NAMED)
def test_what_is_missing_or_too_much_is_found(
    name: str, damage: Callable[[BeautifulSoup], None], said: str
) -> None:
    article = article_of("en")
    body = reduced(article.body(), SYSTEMS[name])[0]
    damage(body)
    content = written(name, article, body)
    found = readback.faults_of_system(article, SYSTEMS[name], content, files_of(article))
    assert said in list(found)


def test_a_qr_code_that_is_not_the_training_key_is_found() -> None:
    article = article_of("en")
    other = qr.png(Key.generate("camille").uri)
    for change in ({"03.png": other}, dict.fromkeys(("03.png", "08.png"), b"")):
        files = files_of(article) | change
        found = readback.faults_of_markdown(article, forms.markdown(article), files)
        assert "QR code" in list(found)


def test_it_glue_gets_a_plan_of_steps_with_minutes() -> None:
    article = article_of("en")
    sections = plan(article, reduced(article.body(), SYSTEMS["itglue"])[0])["sections"]
    kinds = [section["resource-type"] for section in sections]
    assert kinds.count("Document::Step") == 6
    assert set(kinds) == {"Document::Heading", "Document::Step", "Document::Text"}
    for before, section in itertools.pairwise(sections):
        if section["resource-type"] == "Document::Step":
            assert before["resource-type"] == "Document::Heading"
            assert before["level"] == 2
            assert 1 <= section["duration"] <= 5
            assert "<img" in section["content"]
    minutes = [section["duration"] for section in sections if "duration" in section]
    assert [count for _title, count in planned(article.body())] == minutes


def test_confluence_gets_well_formed_xml_with_attachments() -> None:
    article = article_of("fr")
    content = written("confluence", article).decode()
    spaces = 'xmlns:ac="http://example.com/ac" xmlns:ri="http://example.com/ri"'
    whole = ET.fromstring(f"<page {spaces}>{content}</page>")  # noqa: S314 - our own
    images = whole.findall(".//{http://example.com/ac}image")
    names = [image[0].attrib["{http://example.com/ri}filename"] for image in images]
    assert names == [each.name for each in article.pictures]
    alts = [image.attrib["{http://example.com/ac}alt"] for image in images]
    assert alts == [each.alt for each in article.pictures]
    assert whole.find(".//thead") is None
    assert whole.find(".//img") is None


def test_bookstack_gets_a_zip_that_its_importer_reads() -> None:
    article = article_of("en")
    with zipfile.ZipFile(BytesIO(written("bookstack", article))) as packed:
        assert packed.testzip() is None
        page = json.loads(packed.read("data.json"))["page"]
        names = {name.removeprefix("files/") for name in packed.namelist() if "/" in name}
    assert page["name"] == article.title
    assert {image["file"] for image in page["images"]} == names
    assert set(re.findall(r"\[\[bsexport:image:([^\]]+)\]\]", page["html"])) == names


def test_what_is_dropped_is_named() -> None:
    article = article_of("en")
    zendesk = reduced(article.body(), SYSTEMS["zendesk"])[1]
    lowest = reduced(article.body(), SYSTEMS["glpi"])[1]
    assert zendesk == {"div role": 1}
    assert lowest["h2 id"] == len(article.body().find_all("h2"))
    assert lowest["<div>"] == 1
    assert "<thead>" in reduced(article.body(), SYSTEMS["confluence"])[1]
    for name in NAMED:
        kept, _dropped = reduced(article.body(), SYSTEMS[name])
        assert reduced(kept, SYSTEMS[name])[1] == {}

"""Every link resolves without a network, and inside the folder that a learner gets."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.fast.notebooks import markdown
from tools.notebooks import FOLDER, Page, name_of, paths, read

NEXT = {"en": "What’s next", "fr": "Et ensuite"}


def places(text: str) -> set[str]:
    """Return the places of a Markdown text that a link can lead to.

    JupyterLab and nbconvert put hyphens for the spaces of a heading; GitHub besides makes it lower
    case and drops its punctuation.
    """
    found = set(re.findall(r"""\b(?:id|name)\s*=\s*["']([^"']+)["']""", text))
    for heading in re.findall(
        r"^#{1,6}\s+(.*?)\s*#*\s*$", markdown.without_code(text), re.MULTILINE
    ):
        plain = re.sub(r"[*`]", "", heading)
        found |= {plain.replace(" ", "-"), re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")}
    return found


def _text(path: Path) -> str:
    if path.suffix != ".ipynb":
        return path.read_text("utf-8")
    return "\n\n".join(cell.source for cell in read(path).cells if cell.kind == "markdown")


def broken(link: str, page: Path, folder: Path = FOLDER) -> str:
    """Return why a link does not resolve, or nothing."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        whole = parts.scheme == "https" and "." in parts.netloc
        return "" if whole else "neither relative nor https"
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_relative_to(folder):
        return "leads out of the learner's folder"
    if not target.is_file():
        return "no such file"
    if parts.fragment and unquote(parts.fragment) not in places(_text(target)):
        return f"no such place; there are {sorted(places(_text(target)))}"
    return ""


def broken_links(page: Page) -> list[str]:
    """Return the links of a notebook that do not resolve, with the reason."""
    cells = [cell for cell in page.cells if cell.kind == "markdown"]
    links = [(cell.id, link) for cell in cells for link in markdown.links(cell.source)]
    return [
        f"{name}: {link}: {reason}" for name, link in links if (reason := broken(link, page.path))
    ]


@pytest.mark.parametrize("path", paths(), ids=name_of)
def test_links_resolve(path: Path) -> None:
    assert broken_links(read(path)) == []


@pytest.mark.parametrize("path", paths(), ids=name_of)
def test_a_page_leads_to_its_twin(path: Path) -> None:
    other = {"en": "fr", "fr": "en"}[path.parent.name]
    page = read(path)
    links = [link for cell in page.cells[:2] for link in markdown.links(cell.source)]
    assert f"../{other}/{path.name}" in links


NUMBERED = [path for path in paths() if path.name[:2].isdigit()]


@pytest.mark.parametrize("path", NUMBERED, ids=name_of)
def test_a_page_leads_to_the_next(path: Path) -> None:
    number = f"{int(path.name[:2]) + 1:02}-"
    following = {other.name for other in path.parent.glob(f"{number}*.ipynb")}
    page = read(path)
    last = max(
        at for at, cell in enumerate(page.cells) if cell.headings[:1] == [(2, NEXT[page.language])]
    )
    links = markdown.links("\n\n".join(cell.source for cell in page.cells[last:]))
    assert following <= set(links)


def test_links_are_found() -> None:
    text = (
        "[a](b.ipynb#c) ![d](e.png 'title') [f][g] [g][] <https://h.example> https://i.example/(j)\n"
        "<a href='k'>l</a> `[not](this)`\n\n[g]: m.md"
    )
    found = ["b.ipynb#c", "e.png", "m.md", "m.md", "k", "https://h.example", "https://i.example/(j"]
    assert sorted(markdown.links(text)) == sorted(found)


def test_broken_links_are_seen(tmp_path: Path) -> None:
    page = tmp_path / "notebooks" / "en" / "a.md"
    page.parent.mkdir(parents=True)
    page.write_text("# The *first* one\n\n## L’étape 2\u00a0: là\n", "utf-8")
    (tmp_path / "LICENSE").touch()
    folder = tmp_path / "notebooks"
    for good in ("a.md", "#The-first-one", "a.md#the-first-one", "https://a.example/b#c"):
        assert broken(good, page, folder) == ""
    assert broken("#L%E2%80%99%C3%A9tape-2%C2%A0:-l%C3%A0", page, folder) == ""
    for bad in (
        "b.md",
        "#the-second-one",
        "../../LICENSE",
        "http://a.example",
        "file:///a",
        "/a.md",
    ):
        assert broken(bad, page, folder), bad

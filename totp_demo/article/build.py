"""Makes the article in all its forms: `totp-demo article`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from totp_demo.article import article as articles
from totp_demo.article import camera, forms, readback
from totp_demo.article.article import Article
from totp_demo.article.shots import SHOTS
from totp_demo.article.systems import SYSTEMS, System, planned, reduced
from totp_demo.wording.language import LANGUAGES, Language

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FORMS = ("html", "md", "pdf")
"""The forms that need no documentation system."""

CARD = "card.pdf"


@dataclass(frozen=True)
class Written:
    """A file that was written, and read back.

    Attributes:
        path: Where it is.
        language: Its language.
        system: The documentation system that it is for, if it is for one.
        dropped: What that system would have dropped, and how often it was in the article.
        steps: For a system with steps, what each is called, and its minutes.
        faults: What in it is not as in the article.
    """

    path: Path
    language: Language
    system: System | None = None
    dropped: Counter[str] = field(default_factory=Counter)
    steps: Sequence[tuple[str, int]] = ()
    faults: Sequence[str] = ()


def build(
    out: Path,
    notebooks: Path,
    languages: Iterable[str],
    wanted: Sequence[str],
    systems: Sequence[str],
    python: Path | None,
) -> Iterator[Written]:
    """Write the article, each form of each language as soon as it is made.

    Args:
        out: The folder; each language has a folder in it.
        notebooks: The folder with the notebooks, one folder a language.
        languages: "en", "fr" or both.
        wanted: Some of `FORMS`.
        systems: Names of some of `SYSTEMS`.
        python: The folder of `packages.PYODIDE`, which "html" needs.

    Yields:
        What was written.

    Raises:
        NoBrowserError: There is no browser to take the pictures.
        OSError: A file cannot be written.
    """
    asked = list(languages)
    made: dict[str, Article] = {}
    # The HTML file has both languages, whichever it opens in.
    with camera.browser() as running:
        for code in LANGUAGES if "html" in wanted else asked:
            made[code] = _article(notebooks, code, running)
            if code in asked:
                folder = out / code
                folder.mkdir(parents=True, exist_ok=True)
                yield from _of_language(made[code], folder, wanted, systems, running)
    if "html" in wanted and python is not None:
        paths = {code: out / code / f"{forms.STEM}.html" for code in asked}
        forms.html(made, python, paths)
        for code, path in paths.items():
            text = path.read_text("utf-8")
            faults = [
                fault for each in made.values() for fault in readback.faults_of_html(each, text)
            ]
            yield Written(path, made[code].language, faults=faults)


def _article(notebooks: Path, code: str, running: Browser) -> Article:
    pictures = {
        cell: [camera.take(running, shot, code) for shot in shots] for cell, shots in SHOTS.items()
    }
    return articles.read(notebooks, Language(code), pictures)


def _of_language(
    article: Article, folder: Path, wanted: Sequence[str], systems: Sequence[str], running: Browser
) -> Iterator[Written]:
    """Write all but the HTML file."""
    files = {each.name: each.data for each in article.pictures}
    if "md" in wanted:
        path = folder / f"{forms.STEM}.md"
        path.write_text(forms.markdown(article), "utf-8")
        beside = _beside(folder, files)
        faults = list(readback.faults_of_markdown(article, path.read_text("utf-8"), beside))
        yield Written(path, article.language, faults=faults)
    if "pdf" in wanted:
        path = folder / f"{forms.STEM}.pdf"
        path.write_bytes(forms.pdf(article, running))
        faults = list(readback.faults_of_pdf(article, path.read_bytes()))
        yield Written(path, article.language, faults=faults)
        card = folder / CARD
        card.write_bytes(forms.card(article, running))
        yield Written(
            card, article.language, faults=list(readback.faults_of_card(card.read_bytes()))
        )
    for name in systems:
        yield _for(SYSTEMS[name], article, folder / name, files)


def _for(system: System, article: Article, folder: Path, files: Mapping[str, bytes]) -> Written:
    """Write the form that a documentation system takes."""
    body, dropped = reduced(article.body(), system)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / system.file
    path.write_bytes(system.write(article, body))
    beside = _beside(folder, files) if system.pictures else {}
    faults = list(readback.faults_of_system(article, system, path.read_bytes(), beside))
    steps = list(planned(body)) if system.steps else []
    return Written(path, article.language, system, dropped, steps, faults)


def _beside(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Write the pictures, and return what is in their files then."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return {name: (folder / name).read_bytes() for name in files}

"""A notebook as a page: its prose, its code, and its views as they stand when it opens."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
import pygments
import pygments.formatters
import pygments.lexers

from totp_demo.hosts.cells import Cells
from totp_demo.learner.progress import FILE, FOLDER
from totp_demo.site.packages import LOCK, ZXING
from totp_demo.site.prose import prose
from totp_demo.site.python_zip import zone
from totp_demo.views.base.sources import THEME, with_imports
from totp_demo.views.questions.figure_view import FigureView
from totp_demo.wording.language import LANGUAGES, Language

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'"
)
"""What a page may load: its own files, and nothing written into it."""

READER = {f"zxing/{re.sub('^dist/(es/)?', '', name)}": name for name in ZXING.files}
"""Where the site has the files of the QR reader, which few pages need, and how npm calls them."""

RUNNABLE = ("07-inside-a-code",)
"""Pages whose cells need the standard library only: they can be changed and run."""

FRESH = '{"seed": 20200217}\n'
"""What is known of a new reader: an order of choices, for the page stands before Python comes."""

_FOR_TESTS = "# NBVAL_CHECK_OUTPUT\n"
_HERE = Path(__file__).parent
_SHEETS = ("site/web/site.css", "site/web/code.css")


@dataclass
class Cell:
    """A cell of a page.

    Attributes:
        id: The notebook's name for it.
        prose: HTML, where it is prose.
        source: Highlighted code, where it is code that shows no view.
        plain: The same as it is written, where it can be changed and run on the page.
        text: What that code printed.
        live: Whether it shows views.
        words: What they show, in words, for a page without scripts.
        slide: What it is among the slides: "slide" begins one, "-" goes on with one, "skip" is on
            none; as Jupyter's own slideshow calls it.
    """

    id: str
    prose: str = ""
    source: str = ""
    plain: str = ""
    text: str = ""
    live: bool = False
    words: list[str] = field(default_factory=list)
    slide: str = "-"


@dataclass
class Made:
    """What a page has from its notebook.

    Attributes:
        title: The notebook's title.
        cells: In order.
        runs: The sources of the cells that show views, for the browser to run again.
        shown: What each of these shows, as `Cells` says it.
        figures: `drawn_ahead`, with addresses from the site's own folder.
        pictures: The figures' files, by their names.
    """

    title: str
    cells: list[Cell]
    runs: list[str]
    shown: list[list[dict[str, Any]]]
    figures: dict[str, tuple[str, str]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)


def made_of(notebook: Path, language: str, *, alone: bool = False) -> Made:
    """Run a notebook and return what its page has.

    Args:
        notebook: The .ipynb file.
        language: Its language, "en" or "fr".
        alone: Whether the page is all that its reader gets: it links to no other page of the kit.

    Raises:
        Exception: Whatever a cell of it does.
    """
    with _own_progress():
        return _made_of(notebook, language, _place if alone else _address)


@contextlib.contextmanager
def _own_progress() -> Iterator[None]:
    """Have pages made with nothing done yet, and nothing written into the reader's own folder."""
    before = os.environ.get(FOLDER)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, FILE).write_text(FRESH, "utf-8")
        os.environ[FOLDER] = folder
        try:
            yield
        finally:
            os.environ.pop(FOLDER)
            if before is not None:
                os.environ[FOLDER] = before


def _made_of(notebook: Path, language: str, address: Callable[[str], str]) -> Made:
    running = Cells(language, send=lambda _text: None)
    made, table = Made("", [], [], []), Language(language).gettext("Table")
    for raw in json.loads(notebook.read_text("utf-8"))["cells"]:
        source, name = "".join(raw["source"]), raw["id"]
        slide = raw.get("metadata", {}).get("slideshow", {}).get("slide_type", "-")
        if raw["cell_type"] == "markdown":
            pictures = {
                picture: f"data:{kind};base64,{''.join(data)}"
                for picture, kinds in raw.get("attachments", {}).items()
                for kind, data in kinds.items()
            }
            made.cells.append(
                Cell(name, prose=prose(source, address, table, pictures), slide=slide)
            )
            if not made.title:
                made.title = _title(source)
            continue
        outputs = json.loads(running.run(source))
        views = [output["view"] for output in outputs if "view" in output]
        if views:
            made.runs.append(source)
            made.shown.append(views)
            numbers = [part["view"] for part in opened([views])]
            words = [line for number in numbers for line in running.views[number].in_words()]
            made.cells.append(Cell(name, live=True, words=words, slide=slide))
        else:
            text = "".join(output.get("text", "") for output in outputs)
            read = source.removeprefix(_FOR_TESTS)
            plain = read if notebook.stem in RUNNABLE else ""
            made.cells.append(
                Cell(name, source=_highlighted(read), plain=plain, text=text, slide=slide)
            )
    # What a prediction reveals is no part of the page; a figure among it is drawn all the same.
    running.predict_all()
    for number, view in running.views.items():
        if isinstance(view, FigureView):
            _draw(made, view, number, language)
    return made


def _draw(made: Made, view: FigureView, number: int, language: str) -> None:
    """Draw a figure in each language, to be a file of its own, and have the page show that."""
    for code in LANGUAGES:
        picture, words = view.drawn(code)
        name = f"{hashlib.sha256(picture).hexdigest()[:16]}.svg"
        made.pictures[name] = picture
        made.figures[view.key(code)] = (f"../figures/{name}", words)
    for each in opened(made.shown):
        if each["view"] == number:
            each["saved"]["shown"]["picture"] = made.figures[view.key(language)][0]


def of_markdown(page: Path, language: str) -> Made:
    """Return what a page of prose alone has."""
    text, table = page.read_text("utf-8"), Language(language).gettext("Table")
    return Made(_title(text), [Cell("text", prose=prose(text, _address, table))], [], [])


def _title(text: str) -> str:
    return text.splitlines()[0].lstrip("# ")


def opened(shown: list[list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """Go through all views that a page opens, the parts of a whole procedure, too."""
    for views in shown:
        for view in views:
            yield from [view] if "view" in view else view.values()


def written(
    stem: str,
    made: Mapping[str, Made],
    language: str,
    *,
    single: bool = False,
    lite: str = "",
) -> str:
    """Return a page as HTML.

    Args:
        stem: Its name, such as "00-procedure".
        made: All pages of its language, by their names.
        language: "en" or "fr".
        single: Whether it is to be part of a single file, which has no other page and no scripts
            beside it.
        lite: Where the page opens as a notebook in JupyterLite, from the site's folder; nothing
            where the site has no JupyterLite.
    """
    page = made[stem]
    views = list(opened(page.shown))
    sheets = list(dict.fromkeys(sheet for view in views for sheet in view["sheets"]))
    scripts = list(dict.fromkeys(name for view in views for name in with_imports(view["name"])))
    texts = words(language)
    live = [cell.id for cell in page.cells if cell.live]
    about = {
        "language": language,
        "lock": LOCK,
        "utc": base64.b64encode(zone("UTC")).decode(),
        "figures": page.figures,
        "files": list(READER) if any("qr_laboratory" in source for source in page.runs) else [],
        "progress": FRESH,
        "texts": texts,
        "cells": [
            {"id": name, "source": source, "shown": shown}
            for name, source, shown in zip(live, page.runs, page.shown, strict=True)
        ],
    }
    before, after = _beside(stem, made)
    return template("page.html").render(
        single=single,
        lite=lite,
        live=bool(live),
        slides=not single and any(cell.slide == "slide" for cell in page.cells),
        notebook=bool(page.runs),
        pages=_all(made),
        language=language,
        languages=LANGUAGES,
        stem=stem,
        title=page.title,
        before=before,
        after=after,
        policy=POLICY,
        base="../",
        sheets=[f"views/{THEME}", *(f"views/{sheet}" for sheet in sheets), *_SHEETS],
        scripts=["hosts/page.js", *(f"views/{script}" for script in scripts)],
        cells=page.cells,
        texts=texts,
        # Text that stands in a script may hold no end of one.
        made=json.dumps(about, ensure_ascii=False).replace("<", "\\u003c"),
    )


def _all(made: Mapping[str, Made]) -> list[dict[str, str]]:
    """Return all pages as they are listed: index, notebooks, what is looked up."""
    numbered = sorted(name for name in made if name[:2].isdigit())
    titles = {name: f"{name[:2]} {made[name].title}" for name in numbered}
    order = ["index", *numbered, "reference", "glossary", "sources"]
    return [
        {"name": name, "title": titles.get(name, made[name].title)}
        for name in order
        if name in made
    ]


def _beside(stem: str, made: Mapping[str, Made]) -> list[dict[str, str] | None]:
    """Return the notebooks before and after one, with their titles."""
    order = [name for name in made if name[:2].isdigit()]
    if stem not in order:
        return [None, None]
    at = order.index(stem)
    found = [order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None]
    return [{"name": name, "title": made[name].title} if name else None for name in found]


def door() -> str:
    """Return the page at the site's root: it asks for nothing but the language."""
    return template("door.html").render(
        policy=POLICY,
        languages=[
            {"code": code, "name": name, "title": words(code)["kit"]}
            for code, name in LANGUAGES.items()
        ],
    )


def words(language: str) -> Mapping[str, str]:
    """Return the page's own texts."""
    _ = Language(language).gettext
    return {
        "kit": _("Two-factor authentication, hands on"),
        "starting": _("Starting … You can click already."),
        "kept": _("What you do is kept in this browser."),
        "failed": _(
            "This page could not start. Load it again; if that does not help, open it in another "
            "browser."
        ),
        "stopped": _(
            "Something has failed on this page, and it may not answer any more. Load it again: "
            "what you have done so far is kept, and the practice account starts over."
        ),
        "silent": _(
            "No answer yet. If this goes on, load the page again: what you have done so far is "
            "kept."
        ),
        "unturned": _("The text of this page does not load in that language. Try again later."),
        "no_script": _("This page needs JavaScript to be tried out. You can read all of it."),
        "code": _("Code"),
        "run": _("Run this"),
        "as_it_was": _("As it was"),
        "running": _("Running …"),
        "ran": _("Done: the output is below."),
        "endless": _("This ran for more than 10 seconds and was ended. The lesson goes on."),
        "unkept": _(
            "Your browser keeps nothing for this page: what you do here is gone when you close it."
        ),
        "skip": _("Skip to the page"),
        "pages": _("Pages"),
        "language": _("Language"),
        "colours": _("Colours"),
        "light": _("Light"),
        "dark": _("Dark"),
        "turn": _("The pages before and after"),
        "notebook": _("Download the notebook"),
        "lite": _("Open as a notebook"),
        "licences": _("Licences"),
        "slides": _("Slides"),
        "back": _("Back"),
        "next": _("Next"),
        "end": _("End the slides"),
    }


def _address(link: str) -> str:
    """Return the address on the site of what a notebook links to."""
    page, mark, place = link.partition("#")
    for ending in (".ipynb", ".md"):
        if page.endswith(ending):
            page = page.removesuffix(ending) + ".html"
    return page + mark + place


def _place(link: str) -> str:
    """Return the address on a page by itself: places of its own, and no other page."""
    return link if link.startswith("#") else ""


def _highlighted(source: str) -> str:
    lexer = pygments.lexers.PythonLexer()
    return str(pygments.highlight(source, lexer, pygments.formatters.HtmlFormatter(nowrap=True)))


def code_sheet() -> str:
    """Return the style sheet of highlighted code, for light and dark."""
    dark = pygments.formatters.HtmlFormatter(style="github-dark").get_style_defs(
        "[data-jp-theme-light=false] .site-source"
    )
    light = pygments.formatters.HtmlFormatter(style="default").get_style_defs(".site-source")
    return f"{light}\n{dark}"


def template(name: str) -> jinja2.Template:
    """Return a template of this folder; it escapes what is put into it."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE), autoescape=True, trim_blocks=False
    )
    return environment.get_template(name)

"""One page as a single file that needs no server: `totp-demo site --single-file`."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import posixpath
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from totp_demo.site import packages, pages, python_zip
from totp_demo.site.pages import Made
from totp_demo.views.base.sources import THEME, VIEWS, with_imports, without_comments
from totp_demo.wording.language import LANGUAGES

STEM = "00-procedure"
"""The page that is made as a rule: the whole procedure."""

_HERE = Path(__file__).parent
_WEB = _HERE / "web"
_IMPORT = re.compile(r'\b(from |import\()"(\.[^"]+)"')
_OF_PAGE = ("change.js", "kept.js", "speak.js", "start.js")
_OF_WORKER = ("files.js", "worker.js")
_DAY = 0  # of no file: the same pages make the same file


def build(outs: Mapping[str, Path], notebooks: Path, python: Path, stem: str = STEM) -> None:
    """Write the file, or one that opens in each language.

    Args:
        outs: The file, by the language that it opens in; it can be switched to the other.
        notebooks: The folder with the notebooks, one folder a language.
        python: The folder of `packages.PYODIDE`.
        stem: The notebook's name.
    """
    made = {
        code: {stem: pages.made_of(notebooks / code / f"{stem}.ipynb", code, alone=True)}
        for code in LANGUAGES
    }
    texts = {code: pages.written(stem, made[code], code, single=True) for code in LANGUAGES}
    start = without_comments((_WEB / "single_start.js").read_text("utf-8"))
    theme = without_comments((_WEB / "theme.js").read_text("utf-8"))
    style = _style(made)
    policy = (
        f"default-src 'none'; script-src {_hashed(start)} {_hashed(theme)} blob: "
        f"'wasm-unsafe-eval'; worker-src data: blob:; style-src {_hashed(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    same = {
        "pages": {code: _in_script(json.dumps(text)) for code, text in texts.items()},
        "policy": policy,
        "style": style,
        "theme": theme,
        "start": start,
        "scripts": _in_script(json.dumps(_scripts(made))),
        "worker": base64.b64encode(_worker().encode()).decode(),
        "files": {name: _packed(data) for name, data in _files(python, made).items()},
    }
    for language, out in outs.items():
        head, body = texts[language].split("</head>")
        whole = pages.template("single.html").render(
            head=head, body=body.partition("</body>")[0], **same
        )
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(whole, "utf-8")


def _in_script(text: str) -> str:
    """Return JSON as it may stand in a script element, which it must not end."""
    return text.replace("<", "\\u003c")


def _hashed(text: str) -> str:
    """Return what a policy allows a text by (CSP level 3, section 6.7.2)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _packed(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, 9, mtime=_DAY)).decode()


def _views(made: Mapping[str, Mapping[str, Made]]) -> list[dict[str, object]]:
    return [
        each
        for page in made.values()
        for only in page.values()
        for each in pages.opened(only.shown)
    ]


def _style(made: Mapping[str, Mapping[str, Made]]) -> str:
    sheets = dict.fromkeys(sheet for view in _views(made) for sheet in view["sheets"])  # type: ignore[attr-defined]
    texts = [(VIEWS / name).read_text("utf-8") for name in (THEME, *sheets)]
    return "\n".join([*texts, (_WEB / "site.css").read_text("utf-8"), pages.code_sheet()])


def _scripts(made: Mapping[str, Mapping[str, Made]]) -> list[tuple[str, str]]:
    """Return the page's scripts, each after what it imports."""
    names = dict.fromkeys(name for view in _views(made) for name in with_imports(str(view["name"])))
    found = [(f"views/{name}", (VIEWS / name).read_text("utf-8")) for name in names]
    found.append(("hosts/page.js", (VIEWS.parent / "hosts" / "page.js").read_text("utf-8")))
    # What a page does differently on a host is not for this one.
    found.append(("site/web/place.js", (_WEB / "single.js").read_text("utf-8")))
    found += [(f"site/web/{name}", (_WEB / name).read_text("utf-8")) for name in _OF_PAGE]
    return [(name, _shelved(name, text)) for name, text in found]


def _worker() -> str:
    scripts = [
        (f"site/web/{name}", _shelved(f"site/web/{name}", (_WEB / name).read_text("utf-8")))
        for name in _OF_WORKER
    ]
    start = (_WEB / "single_worker.js").read_text("utf-8")
    return f"globalThis.SCRIPTS = {json.dumps(scripts)};\n{without_comments(start)}"


def _shelved(name: str, text: str) -> str:
    """Return a module whose imports name what they want as the shelf of the page does."""

    def place(found: re.Match[str]) -> str:
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[2]))
        return f'{found[1]}"shelf:{wanted}"'

    return _IMPORT.sub(place, without_comments(text))


def _files(python: Path, made: Mapping[str, Mapping[str, Made]]) -> dict[str, bytes]:
    """Return what Python comes from, by the names it has on a site."""
    found = {f"pyodide/{name}": (python / name).read_bytes() for name in packages.NEEDED}
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place, "python.zip")
        runs = {
            code: [(only.runs, only.figures) for only in page.values()]
            for code, page in made.items()
        }
        python_zip.write(whole, python, runs)
        found["python/python.zip"] = whole.read_bytes()
    return found | {"python/zones.bin": python_zip.zones()}

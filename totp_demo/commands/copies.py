"""The learner's own copies of the notebooks: renewed with the kit until somebody changes them."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

STATE = ".totp-demo"
"""Folder inside the learner's folder in which the kit keeps what it has to remember."""


@dataclass(frozen=True)
class Copies:
    """What became of the notebooks in a learner's folder.

    Attributes:
        written: Files that are new or were renewed, relative to the folder.
        beside: Files the learner has changed and the kit has a newer version of: the learner's
            file, and the file beside it that the newer version was written to.
    """

    written: tuple[str, ...]
    beside: dict[str, str]


def source() -> Path:
    """Return the folder of the kit's own notebooks.

    Returns:
        The folder inside an installed package, or that of a checkout.

    Raises:
        FileNotFoundError: There is neither.
    """
    package = Path(__file__).parents[1]
    for folder in (package / "notebooks", package.parent / "notebooks"):
        if any(folder.glob("*/*.ipynb")):
            return folder
    raise FileNotFoundError(package / "notebooks")


def text_of(path: Path) -> str:
    """Return a fingerprint of what people write in a file.

    Args:
        path: A notebook or any other file.

    Returns:
        A hash of a notebook's cells without what running leaves behind (outputs, counts, widget
        state, metadata); of all bytes for any other file.
    """
    data = path.read_bytes()
    if path.suffix == ".ipynb":
        try:
            cells = [
                [cell["cell_type"], "".join(cell["source"]), cell.get("attachments", {})]
                for cell in json.loads(data)["cells"]
            ]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            pass  # Not a notebook any more: every byte of it is the learner's.
        else:
            data = json.dumps(cells, sort_keys=True).encode()
    return hashlib.sha256(data).hexdigest()


def copy(origin: Path, folder: Path, version: str) -> Copies:
    """Bring a learner's folder up to date without ever overwriting what the learner changed.

    A file that was merely run is renewed when the kit has a newer version; one that was edited
    stays, and the newer version goes beside it, once. A file that was deleted is given again.

    Args:
        origin: Folder of the kit's notebooks.
        folder: The learner's folder; it is made when missing.
        version: The kit's version, for the names of files that go beside others.

    Returns:
        What was written where.

    Raises:
        OSError: The folder cannot be written.
    """
    given = _read_record(folder)
    record: dict[str, dict[str, str]] = {}
    written: list[str] = []
    beside: dict[str, str] = {}
    for path in sorted(origin.rglob("*")):
        relative = path.relative_to(origin)
        if not path.is_file() or any(part.startswith(".") for part in relative.parts):
            continue
        name = relative.as_posix()
        target = folder / relative
        new = {"bytes": hashlib.sha256(path.read_bytes()).hexdigest(), "text": text_of(path)}
        old = given.get(name, {})
        if not target.exists():
            _write(path, target)
            written.append(name)
        elif old.get("bytes") != new["bytes"]:
            text = text_of(target)
            if text == old.get("text"):
                _write(path, target)
                written.append(name)
            elif text != new["text"]:
                offered = _free_name(target, version, new["text"])
                _write(path, offered)
                beside[name] = offered.relative_to(folder).as_posix()
        record[name] = new
    _write_record(folder, given | record)
    return Copies(tuple(written), beside)


def last_saved(folder: Path, code: str) -> str | None:
    """Return the page of a language that the learner had open last.

    JupyterLab saves a page with what running has left in it: it is no longer what was given.

    Args:
        folder: The learner's folder.
        code: "en" or "fr".

    Returns:
        The name of its file; None where no page has been saved yet.
    """
    given = _read_record(folder)
    saved = [
        path
        for path in (folder / code).glob("[0-9][0-9]-*.ipynb")
        if (record := given.get(f"{code}/{path.name}"))
        and record.get("bytes") != hashlib.sha256(path.read_bytes()).hexdigest()
    ]
    return max(saved, key=lambda path: path.stat().st_mtime).name if saved else None


def _free_name(target: Path, version: str, text: str) -> Path:
    """Return a name beside a file that is free, or holds that very text already."""
    count = 1
    while True:
        tail = version if count == 1 else f"{version}-{count}"
        candidate = target.with_name(f"{target.stem}-{tail}{target.suffix}")
        if not candidate.exists() or text_of(candidate) == text:
            return candidate
        count += 1


def _write(path: Path, target: Path) -> None:
    """Copy a file's content in one step, so that an interruption leaves no half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.part")
    shutil.copyfile(path, half)
    half.replace(target)


def _read_record(folder: Path) -> dict[str, dict[str, str]]:
    """Return what was given before; nothing when the record is missing or damaged."""
    try:
        found = json.loads((folder / STATE / "given.json").read_text(encoding="utf-8"))
        return {str(name): dict(entry) for name, entry in found.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        # Without a record every file that differs from the kit's counts as changed by the learner.
        return {}


def _write_record(folder: Path, record: dict[str, dict[str, str]]) -> None:
    (folder / STATE).mkdir(parents=True, exist_ok=True)
    half = folder / STATE / "given.json.part"
    half.write_text(json.dumps(record, indent=1, sort_keys=True), encoding="utf-8")
    half.replace(folder / STATE / "given.json")

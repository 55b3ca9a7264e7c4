"""The notebooks as JupyterLite gets them: with its kernel, and without what it cannot run."""

from __future__ import annotations

import re
from typing import Any

from totp_demo.wording.language import Language
from totp_demo.wording.sentence import say

KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
"""JupyterLite's own; without it, it asks which kernel it shall be."""

_NEEDS_MORE = re.compile(r"\bnumpy\b|\bsimulation\b|\bqr\.(png|read)\b")
"""NumPy, Pillow and zxing-cpp: there are none of them for Pyodide but its own host's."""
_FOR_TESTS = "# NBVAL_CHECK_OUTPUT\n"
_NOT_HERE = say("This cell needs a library that JupyterLite does not have here.")
_AS_PRINTED = say("On your own computer it prints this:")


def for_jupyterlite(notebook: dict[str, Any], language: str) -> dict[str, Any]:
    """Return a notebook that JupyterLite can run from its first cell to its last.

    Args:
        notebook: What its file holds.
        language: "en" or "fr".

    Returns:
        Another one. A cell that needs more is text there: its code, and what it printed.
    """
    cells = [_cell(cell, language) for cell in notebook["cells"]]
    metadata = notebook["metadata"]
    about = metadata["totp_demo"] | {"code": code_fingerprint({"cells": cells})}
    return notebook | {
        "cells": cells,
        "metadata": metadata | {"kernelspec": KERNEL, "totp_demo": about},
    }


def _cell(cell: dict[str, Any], language: str) -> dict[str, Any]:
    source = "".join(cell["source"])
    if cell["cell_type"] != "code" or not _NEEDS_MORE.search(source):
        return cell
    printed = "".join("".join(output.get("text", "")) for output in cell["outputs"])
    code = source.removeprefix(_FOR_TESTS).rstrip()
    said = _NOT_HERE + _AS_PRINTED if printed else _NOT_HERE
    text = f"```python\n{code}\n```\n\n{said.into(Language(language))}\n"
    if printed:
        text += f"\n```text\n{printed.rstrip()}\n```\n"
    return {"cell_type": "markdown", "id": cell["id"], "metadata": {}, "source": text}


def code_fingerprint(notebook: dict[str, Any]) -> str:
    """Return what tells a page whose code has been changed from one that has not.

    The kit's extension of JupyterLab (totp_demo/lab) looks for it in a notebook's metadata. FNV-1a
    of 32 bits: a browser has no SHA-256 on a page that comes by plain HTTP from elsewhere.

    Args:
        notebook: What its file holds.

    Example:
        >>> code_fingerprint({"cells": [{"cell_type": "code", "source": ["1 + 1"]}]})
        'b6b18e92'
    """
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    value = 0x811C9DC5
    for byte in "\0".join("".join(cell["source"]) for cell in cells).encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{value:08x}"

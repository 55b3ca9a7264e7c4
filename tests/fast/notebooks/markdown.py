"""What a text cell holds: links, numbers, code, formulas, labels, and the prose between them."""

from __future__ import annotations

import re

_FENCED = re.compile(r"^( *)(```+|~~~+).*?^\1\2[^\n]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<![\\$\w])\$(?!\s)([^$]+?)(?<!\s)\$(?!\w)", re.DOTALL)
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}\[([^\]]+)\]:\s+(\S+).*$", re.MULTILINE)
_INLINE = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]*(?:\([^()\s]*\))?)[^()]*\)")
_REFERENCE = re.compile(r"(!?)\[([^\[\]]+)\]\[([^\[\]]*)\]")
_ATTRIBUTE = re.compile(r"""\b(?:href|src)\s*=\s*["']([^"']*)["']""")
_BARE = re.compile(r"<(https?://[^>\s]+)>|(?<![\w(\"'<=/])(https?://[^\s)>\]`]+)")
_IMAGE_TAG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*=\s*["'](.*?)["']""", re.DOTALL)
_BLOCK = re.compile(r"^\s*(?:[-*+]\s+|\d+[.)]\s+|#{1,6}\s+|<|\|)")
_QUOTE = re.compile(r"^ {0,3}> ?", re.MULTILINE)


def without_code(text: str) -> str:
    """Return a text without its fenced blocks and code spans."""
    return _CODE.sub("\ufffc", _FENCED.sub("", text))


def code(text: str) -> list[str]:
    """Return the fenced blocks and code spans."""
    blocks = [match[0] for match in _FENCED.finditer(text)]
    return blocks + [match[2].strip() for match in _CODE.finditer(_FENCED.sub("", text))]


def formulas(text: str) -> list[str]:
    """Return the formulas, a French decimal comma written as a point."""
    found = _FORMULA.findall(without_code(text))
    return [re.sub(r"\{,\}", ".", "".join(both).strip()) for both in found]


def bold(text: str) -> list[str]:
    """Return what stands in bold, on one line each."""
    return [_on_one_line(match) for match in _BOLD.findall(without_code(text))]


def _on_one_line(text: str) -> str:
    return re.sub(r"[ \n]+", " ", text)


def links(text: str) -> list[str]:
    """Return where the links and pictures lead, in order of kind."""
    plain = without_code(text)
    targets = dict(_DEFINITION.findall(plain))
    rest = _DEFINITION.sub("", plain)
    found = [match[3] for match in _INLINE.finditer(rest)]
    found += [
        targets.get(match[3] or match[2], f"undefined reference [{match[3]}]")
        for match in _REFERENCE.finditer(_INLINE.sub("", rest))
    ]
    found += _ATTRIBUTE.findall(rest)
    found += ["".join(both) for both in _BARE.findall(_INLINE.sub("", rest))]
    return found


def pictures_without_text(text: str) -> list[str]:
    """Return the pictures that say nothing to who cannot see them."""
    plain = without_code(text)
    inline = [m[0] for p in (_INLINE, _REFERENCE) for m in p.finditer(plain) if m[1] and not m[2]]
    tags = [match[0] for match in _IMAGE_TAG.finditer(plain)]
    return inline + [tag for tag in tags if not ((alt := _ALT.search(tag)) and alt[1].strip())]


def _words(text: str) -> str:
    """Return a text without code, formulas, tags and the targets of links."""
    plain = _DEFINITION.sub("", without_code(text))
    plain = _INLINE.sub(r"\2", plain)
    plain = _REFERENCE.sub(r"\2", plain)
    plain = _BARE.sub("", plain)
    return _TAG.sub("", _FORMULA.sub("\ufffc", plain))


def numbers(text: str, language: str) -> list[str]:
    """Return the numbers of the prose, written as a program would.

    Args:
        text: Markdown.
        language: "en" (1,000.5) or "fr" (1 000,5, the space being one that does not break).
    """
    plain = _words(text)
    if language == "en":
        plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain)
    else:
        plain = re.sub(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))", "", plain)
        plain = re.sub(r"(?<=\d),(?=\d)", ".", plain)
    return re.findall(r"\d+(?:\.\d+)*", plain)


def prose(text: str, foreign: frozenset[str] = frozenset()) -> list[str]:
    """Return the paragraphs, list items and table cells in plain words.

    Args:
        text: Markdown.
        foreign: Labels in bold that are not of the text's language, and are left out.

    Returns:
        One text each, on one line.
    """
    kept = _BOLD.sub(lambda m: "\ufffc" if _on_one_line(m[1]) in foreign else m[0], text)
    blocks: list[str] = []
    for line in _words(_QUOTE.sub("", kept)).splitlines():
        if not line.strip():
            blocks.append("")
        elif _BLOCK.match(line) or not blocks or not blocks[-1]:
            blocks.append(line.strip())
        else:
            blocks[-1] += " " + line.strip()
    cells = [part for block in blocks for part in _cells(block)]
    marks = (re.sub(r"^(?:[-*+]|\d+[.)]|#{1,6})\s+", "", cell.strip()) for cell in cells)
    return [plain for mark in marks if (plain := re.sub(r"\*+|(?<!\w)_|_(?!\w)", "", mark).strip())]


def _cells(block: str) -> list[str]:
    if not block.startswith("|"):
        return [block]
    if re.fullmatch(r"[\s|:-]+", block):
        return []
    return block.strip("|").split("|")

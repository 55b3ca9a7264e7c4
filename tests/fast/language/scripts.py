"""Reads the views' scripts, as far as it takes to find the texts that a reader would see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
      | (?P<template>`)
      | (?P<regex>(?<=[(,=:\[!&|?{};\n])\s*
          /(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*)
      | (?P<word>[\w$]+)
      | (?P<space>\s+)
      | (?P<sign>\.\.\.|===|!==|==|!=|=>|<=|>=|.)""",
    re.VERBOSE | re.DOTALL,
)
_CLOSING = {"(": ")", "[": "]", "{": "}"}

_SHOWING_CALLS = {
    *("after", "append", "before", "createTextNode", "prepend", "replaceChildren"),
    *("alert", "confirm", "insertAdjacentText", "Option", "replaceWith", "say"),
}
"""Functions that show the texts they are given."""

_ELEMENT_CALLS = {
    "h": slice(2, None),
    "button": slice(1, 2),
    "makeButton": slice(1, 2),
    "form": slice(2, None),
    "step": slice(1, None),
}
"""Functions that make elements, and which of their arguments are shown."""

_KEY_CALLS = {"word", "field", "head", "line", "row", "scrollTable"}
"""Functions that are given keys of texts, or elements, and no texts."""

_SHOWING_NAMES = {
    *(
        "alt",
        "aria-description",
        "aria-label",
        "aria-roledescription",
        "aria-valuetext",
        "ariaLabel",
    ),
    *("detail", "innerHTML", "innerText", "outerHTML", "textContent", "title"),
}
"""Attributes and properties whose values are shown or read out."""


@dataclass
class Token:
    """A token; a bracket holds what stands between it and its end."""

    kind: str
    text: str
    inside: list[Token] = field(default_factory=list)


def parse(source: str) -> list[Token]:
    """Return a script's tokens, brackets and template strings as trees, without comments."""
    return _parse(source, 0, "")[0]


def _parse(source: str, at: int, end: str) -> tuple[list[Token], int]:
    found: list[Token] = []
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:
            raise ValueError(f"cannot read {source[at : at + 20]!r}")
        kind, text = str(match.lastgroup), match[0]
        at = match.end()
        if kind in {"comment", "space"}:
            continue
        if kind == "sign" and text == end:
            return found, at
        if kind == "template":
            inside, at = _template(source, at)
            found.append(Token("template", "`", inside))
        elif kind == "sign" and text in _CLOSING:
            inside, at = _parse(source, at, _CLOSING[text])
            found.append(Token("group", text, inside))
        elif kind == "string":
            found.append(Token("string", text[1:-1]))
        else:
            found.append(Token(kind, text.strip()))
    return found, at


def _template(source: str, at: int) -> tuple[list[Token], int]:
    found: list[Token] = []
    while source[at] != "`":
        if source.startswith("${", at):
            inside, at = _parse(source, at + 2, "}")
            found.append(Token("group", "${", inside))
            continue
        piece = re.compile(r"(?:\\.|(?!\$\{)[^`\\])+", re.DOTALL).match(source, at)
        if piece is None:
            raise ValueError(f"cannot read {source[at : at + 20]!r}")
        found.append(Token("string", piece[0]))
        at = piece.end()
    return found, at + 1


def shown(source: str) -> set[str]:
    """Return the texts that a script itself shows, its words in one language therefore.

    Args:
        source: An ES module.

    Returns:
        String literals of two letters or more that are given to `h` as a child, set as a text or as
        the value of an attribute that is read out; and, wherever they stand, those that read like
        a sentence.
    """
    tokens = parse(source)
    literals = {*_shown(tokens), *filter(_is_sentence, _strings(tokens))}
    return {text for text in literals if re.search(r"[^\W\d_]{2}", text)}


def _shown(tokens: list[Token]) -> Iterator[str]:
    for i, token in enumerate(tokens):
        yield from _shown(token.inside)
        after = tokens[i + 1] if i + 1 < len(tokens) else Token("end", "")
        called = after.kind == "group" and after.text == "("
        if token.kind == "word" and called:
            arguments = list(_split(after.inside, ","))
            if token.text in _ELEMENT_CALLS:
                for child in arguments[_ELEMENT_CALLS[token.text]]:
                    yield from _words(child)
            elif token.text in _SHOWING_CALLS:
                yield from _words(after.inside)
            elif token.text == "setAttribute" and arguments[0][0].text in _SHOWING_NAMES:
                yield from _words(arguments[1])
        elif token.text in _SHOWING_NAMES and after.text in {"=", ":"}:
            yield from _words(_until(tokens[i + 2 :], {";", ","}))


def _words(tokens: list[Token]) -> Iterator[str]:
    """Yield the literals of an expression that become part of its value."""
    for i, token in enumerate(tokens):
        before = tokens[i - 1] if i else Token("start", "")
        after = tokens[i + 1] if i + 1 < len(tokens) else Token("end", "")
        compared = {before.text, after.text} & {"===", "!==", "==", "!="}
        if token.kind == "string" and not compared:
            yield token.text
        elif token.kind == "group" and token.text == "(" and before.text in _ELEMENT_CALLS:
            continue  # looked at by itself
        elif token.kind == "group" and token.text == "[" and _has_value(before):
            continue  # the key of a text, not a text
        elif token.kind == "group" and token.text == "(" and before.text in _KEY_CALLS:
            continue  # the same
        else:
            yield from _words(token.inside)


def _has_value(token: Token) -> bool:
    return token.kind in {"word", "group"} and token.text not in {"return", "${"}


def _strings(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.kind == "string":
            yield token.text
        yield from _strings(token.inside)


def _is_sentence(text: str) -> bool:
    return bool(re.match(r"[A-ZÀ-Þ][a-zß-ÿ’']+(?:[ .:!?…]|$)|.*[À-ÿ]", text))


def _split(tokens: list[Token], sign: str) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in tokens:
        if token.kind == "sign" and token.text == sign:
            yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _until(tokens: list[Token], signs: set[str]) -> list[Token]:
    for i, token in enumerate(tokens):
        if token.kind == "sign" and token.text in signs:
            return tokens[:i]
    return tokens


def keys(source: str) -> set[str]:
    """Return the keys of the view's texts that a script names.

    Args:
        source: An ES module.

    Returns:
        What `word(...)` is given, and what stands behind `t.`.
    """
    return set(_keys(parse(source)))


def _keys(tokens: list[Token]) -> Iterator[str]:
    for i, token in enumerate(tokens):
        yield from _keys(token.inside)
        sign, value = [*tokens[i + 1 : i + 3], Token("end", ""), Token("end", "")][:2]
        if token.text == "word" and sign.text == "(" and sign.inside:
            yield from (one.text for one in sign.inside[:1] if one.kind == "string")
        elif token.text == "t" and sign.text == "." and value.kind == "word":
            yield value.text


def literals(source: str) -> set[str]:
    """Return every string literal of a script."""
    return set(_strings(parse(source)))

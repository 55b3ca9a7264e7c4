"""Write the declarations for the views' scripts: what goes between a view and its script.

The types come from `totp_demo/learner/protocol.py`, what each view sends from the view, and the
keys of its texts from what it really shows: a script that asks for a text which there is not, or
sends a word with a wrong field, fails in `tsc`.

    python tools/declarations.py
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.views.base.view import View
from totp_demo.views.catalogue import Views
from totp_demo.wording.language import LANGUAGES

FILE = Path(__file__).parents[1] / "totp_demo" / "views" / "protocol.d.ts"
PARTS = {"describe": "Shown", "moment": "Notes", "private": "Nothing", "clocks": "Nothing"}
"""The parts of a message, with what is in one that a view does not fill itself."""
_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null"}
_PLAIN |= {Any: "any", object: "unknown"}
_NAMED = {
    alias: name
    for name, alias in vars(protocol).items()
    if get_origin(alias) in {Literal, Union, UnionType, tuple} and name[0].isupper()
}
"""The types that have a name of their own."""
_ABOUT: dict[str, tuple[Any, ...]] = {
    "exercise": ("00-flight",),
    "code_task": ("07-line",),
    "figure": ("acceptance",),
    "predict": ("00-flight", print),
}
"""What the views are about that are about something."""

HEAD = """// What goes between a view and its script. Written by tools/declarations.py from
// learner/protocol.py and the views: change those, and run it again.

/** All that a view shows, in parts: see learner/protocol.py. */
export interface Parts<S, M, P, C> {
  shown: S;
  moment: M;
  private: P;
  clocks: C;
}

/** A message to a script. */
export type Message<S, M, P, C> = Parts<S, M, P, C> & Told;

/** The texts of any view, by their keys. */
export type Texts = Record<string, Label | Forms>;
"""


def views() -> list[list[View]]:
    """Return each view of the catalogue once, in each language."""
    found: dict[type[View], list[View]] = {}
    lessons = [Lesson(language) for language in LANGUAGES]
    for name, method in inspect.getmembers(Views, inspect.isfunction):
        if name.startswith("_") or name == "procedure":
            continue
        each = [method(lesson, *_ABOUT.get(name, ())) for lesson in lessons]
        found.setdefault(type(each[0]), each)
    return list(found.values())


def typed(hint: Any) -> str:  # noqa: ANN401 - any type
    """Return a type as TypeScript has it, by its name where it has one.

    Args:
        hint: A type of the protocol.

    Example:
        >>> typed(list[tuple[int, str | None]])
        '([number, string | null])[]'
    """
    return _NAMED.get(hint) or _PLAIN.get(hint) or _written_out(hint)


def _written_out(hint: Any) -> str:  # noqa: ANN401 - any type
    origin, kinds = get_origin(hint), get_args(hint)
    if origin is Literal:
        # Whoever gets a number from a form has any number: Python refuses the others.
        numbers = all(isinstance(each, int) for each in kinds)
        return "number" if numbers else " | ".join(json.dumps(each) for each in kinds)
    if origin in {Annotated, NotRequired}:
        return typed(kinds[0])
    inner = [typed(each) for each in kinds if each is not Ellipsis]
    text = ", ".join(inner)
    many = f"({text})[]" if "|" in text else f"{text}[]"
    forms = {Union: " | ".join(inner), UnionType: " | ".join(inner), dict: f"Record<{text}>"}
    forms |= {Mapping: f"Record<{text}>", tuple: f"[{text}]" if len(inner) > 1 else many}
    return forms.get(origin, many) if inner else str(hint.__name__)


def _interface(name: str, doc: str | None, fields: dict[str, str]) -> str:
    lines = [f"  {field}: {kind};" for field, kind in fields.items()]
    return "\n".join([f"\n/** {doc} */", f"export interface {name} {{", *lines, "}\n"])


def _fields(kind: type) -> dict[str, str]:
    """Return a type's fields as TypeScript has them; `name?` where one may be left out."""
    fields = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if get_origin(hint) is not ClassVar:
            optional = get_origin(hint) is NotRequired or name in vars(kind)
            fields[f"{name}?" if optional else name] = typed(hint)
    return fields


def _texts(each: list[View]) -> dict[str, str]:
    """Return the kind of each of a view's texts: text, label of the real screen, or two forms."""
    tables = [view.describe()["t"] for view in each]
    kinds = {}
    for key in tables[0]:
        pairs = [isinstance(table[key], tuple) for table in tables]
        kinds[json.dumps(key)] = "Forms" if all(pairs) else "Label" if any(pairs) else "string"
    return kinds


def declarations() -> Iterator[str]:
    """Write down all that the protocol has, then what each view sends."""
    yield HEAD
    for hint, name in _NAMED.items():
        yield f"\nexport type {name} = {_written_out(hint)};\n"
    everything = views()
    texts = {get_type_hints(each[0].describe)["return"]: _texts(each) for each in everything}
    for name, kind in vars(protocol).items():
        if name in {"Saved", "Parts", "Message"}:
            continue  # in the head: there they say what is in them
        if is_typeddict(kind):
            fields = _fields(kind)
            if kind in texts:
                fields["t"] = name.replace("Shown", "Texts")
                yield _interface(fields["t"], "Its texts.", texts[kind])
            yield _interface(name, inspect.getdoc(kind), fields)
        elif kind in protocol.WORDS.values():
            fields = {"do": json.dumps(kind.do), **_fields(kind)}
            yield _interface(f"{name}Word", inspect.getdoc(kind), fields)
    words = [f"{kind.__name__}Word" for kind in protocol.WORDS.values()]
    yield f"\n/** What a script says. */\nexport type Word = {' | '.join(words)};\n"
    for view, *_others in everything:
        doc = (inspect.getdoc(type(view)) or "").splitlines()[0]
        parts = [_part(view, part) for part in PARTS]
        yield f"\n/** {doc} */\nexport type {type(view).__name__} = Message<{', '.join(parts)}>;\n"


def _part(view: View, part: str) -> str:
    method = getattr(type(view), part)
    if method is getattr(View, part):
        return PARTS[part]
    return typed(get_type_hints(method)["return"])


def main() -> None:
    """Write the file."""
    FILE.write_text("".join(declarations()), "utf-8")
    sys.stdout.write(f"{FILE.name} is written\n")


if __name__ == "__main__":
    main()

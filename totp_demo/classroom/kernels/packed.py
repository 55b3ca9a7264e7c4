"""Voila's scripts and styles, compressed once for all: thirty may ask at the same moment."""

from __future__ import annotations

import functools
import gzip
from pathlib import Path
from typing import Any

import tornado.web

_LEVEL = 6  # gzip's own default: at 9 it takes twice as long for one part in a hundred
_MANY = 500  # files; Voila has about a hundred that a page asks for
_PACKED = frozenset({".css", ".js", ".json", ".svg"})


class Packed(tornado.web.StaticFileHandler):
    """Sends files compressed, where it pays; put before a handler of files."""

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - tornado's
        """Send a file."""
        packs = Path(path).suffix in _PACKED and include_body
        if not packs or "gzip" not in self.request.headers.get("Accept-Encoding", ""):
            await super().get(path, include_body)
            return
        self.path = self.parse_url_path(path)
        # Looking for a file, Voila's handlers set the folder that it has to be in.
        wanted = self.get_absolute_path(self.root, self.path)
        found = self.validate_absolute_path(self.root, wanted)
        if found is None:
            return  # it has answered
        self.absolute_path = found
        self.modified = self.get_modified_time()
        self.set_headers()
        if self.should_return_304():
            self.set_status(304)
            return
        self.set_header("Content-Encoding", "gzip")
        self.set_header("Vary", "Accept-Encoding")
        self.finish(compressed(found))

    def set_extra_headers(self, path: str) -> None:
        """Let a browser keep it for the lesson: the next page asks for the same."""
        del path
        self.set_header("Cache-Control", "private, max-age=3600")


@functools.lru_cache(_MANY)
def compressed(path: str) -> bytes:
    """Return a file compressed; no file changes while a class runs.

    Args:
        path: The file.
    """
    return gzip.compress(Path(path).read_bytes(), _LEVEL)


def packing(routes: list[Any]) -> list[Any]:
    """Return routes whose handlers of files compress them.

    Args:
        routes: Tornado's: a pattern, a handler and what it is made with.

    Example:
        >>> name, handler, made = packing([("/a/(.*)", tornado.web.StaticFileHandler, {})])[0]
        >>> issubclass(handler, Packed)
        True
    """
    return [
        (pattern, type(f"Packed{handler.__name__}", (Packed, handler), {}), *made)
        if isinstance(handler, type) and issubclass(handler, tornado.web.StaticFileHandler)
        else (pattern, handler, *made)
        for pattern, handler, *made in routes
    ]

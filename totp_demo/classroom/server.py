"""The server of a class whose learners' browsers do the work: pages behind a password.

It runs no Python for anybody: each learner's lesson is in their own browser. So there is no kernel
that another could reach, no file but the pages', and no terminal.
"""

from __future__ import annotations

import gzip
import mimetypes
from dataclasses import dataclass
from pathlib import Path

import tornado.httpserver
import tornado.netutil
import tornado.web

from totp_demo.classroom.room import Class, Handler, routes

_LARGEST = 300_000  # bytes of a request
_PACKED = frozenset({".html", ".js", ".mjs", ".css", ".wasm", ".zip", ".bin", ".svg"})


@dataclass(kw_only=True)
class ClassOfPages(Class):
    """A class with pages that need no Python here.

    Attributes:
        site: the folder of the pages.
    """

    site: Path


def furnish(site: Path, seed: int | None = None) -> None:
    """Have the pages speak with the class's server, and their files ready to be sent compressed.

    Args:
        site: the folder of the pages.
        seed: of the class, which gives everybody the same codes; None: each has their own.
    """
    script = '<script type="module" src="/classroom/web/learner.js"></script></body>'
    root = "<html " if seed is None else f'<html data-seed="{seed}" '
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8").replace("</body>", script, 1)
        page.write_text(text.replace("<html ", root, 1), "utf-8")
    for path in list(site.rglob("*")):
        if path.suffix in _PACKED:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 6))


def application(room: ClassOfPages) -> tornado.web.Application:
    """Return the application.

    Args:
        room: what it knows; the application changes it.
    """
    return tornado.web.Application(
        [*routes(), (r"/(.+)", _Pages, {"path": str(room.site)})],
        room=room,
        cookie_secret=room.secret,
        log_function=lambda _handler: None,  # who was where is nobody's business
    )


def serve(room: ClassOfPages, port: int, bind: str) -> tornado.httpserver.HTTPServer:
    """Start to answer; the caller runs the loop.

    Args:
        room: what it knows.
        port: of this machine.
        bind: the address to listen at.

    Raises:
        OSError: The port cannot be had.
    """
    server = tornado.httpserver.HTTPServer(application(room), max_body_size=_LARGEST)
    server.add_sockets(tornado.netutil.bind_sockets(port, bind))
    return server


class _Pages(Handler, tornado.web.StaticFileHandler):
    """The pages of the site, for who has signed in."""

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - tornado's
        if self.who() is None:
            if path.endswith(".html"):
                self.redirect("/")
                return
            raise tornado.web.HTTPError(403)
        if "gzip" in self.request.headers.get("Accept-Encoding", "") and self._packed(path):
            self.set_header("Content-Encoding", "gzip")
            path += ".gz"
        await super().get(path, include_body)

    def _packed(self, path: str) -> bool:
        return Path(self.root, f"{path}.gz").is_file()

    def set_extra_headers(self, path: str) -> None:
        del path
        self.set_header("Cache-Control", "private, max-age=600")

    def get_content_type(self) -> str:
        name = str(self.absolute_path).removesuffix(".gz")
        if name.endswith((".js", ".mjs")):
            return "text/javascript; charset=utf-8"
        return mimetypes.guess_type(name)[0] or "application/octet-stream"

"""Who may reach what: each request is looked at here before anything else sees it.

What is not named here is refused, whatever handlers there are: the files of the machine, a
terminal, a list of kernels, a kernel of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import tornado.web

from totp_demo.classroom.room import who_of

if TYPE_CHECKING:
    from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest

DOOR = "/"

_KERNEL = re.compile(r"/api/kernels/([\w-]+)(/channels)?")
_PARTS = re.compile(r"/voila/(templates|static|labextensions|api/themes)/[\w./@~+-]+")
_PAGE = re.compile(r"/(en|fr)/[\w-]+\.(ipynb|md)")
_LEAVING = re.compile(r"/voila/api/shutdown/[\w-]+")
_OWN = re.compile(r"/classroom/(board|state|order|report|web/[\w.]+)")


def permitted(
    method: str, path: str, learner: str | None, owns: Callable[[str, str], bool]
) -> HTTPStatus:
    """Return what becomes of a request: the status OK, or the one it is refused with.

    Args:
        method: "GET" and so on.
        path: The path of its address.
        learner: The id of who asks, by a signed cookie; None for a stranger.
        owns: Says whether a kernel, by its id, is a learner's own.

    Example:
        >>> mine = lambda learner, kernel: (learner, kernel) == ("ada", "k-1")
        >>> permitted("GET", "/api/kernels/k-1/channels", "ada", mine).value
        200
        >>> permitted("GET", "/api/kernels/k-2/channels", "ada", mine).value
        404
        >>> permitted("GET", "/fr/00-procedure.ipynb", None, mine).value
        403
    """
    reads = method in {"GET", "HEAD"}
    if path == "/favicon.ico" and reads:
        return HTTPStatus.NO_CONTENT  # every browser asks, and there is none
    if path == DOOR or _OWN.fullmatch(path):
        # These look themselves at who asks.
        return HTTPStatus.OK if reads or method == "POST" else HTTPStatus.METHOD_NOT_ALLOWED
    if learner is None:
        return HTTPStatus.FORBIDDEN
    if found := _KERNEL.fullmatch(path):
        # Whether there is such a kernel is nobody's business either.
        return HTTPStatus.OK if reads and owns(learner, found[1]) else HTTPStatus.NOT_FOUND
    if _LEAVING.fullmatch(path) and method == "POST":
        return HTTPStatus.OK
    known = _PARTS.fullmatch(path) or _PAGE.fullmatch(path)
    return HTTPStatus.OK if reads and known and ".." not in path else HTTPStatus.NOT_FOUND


class Refusal(tornado.web.RequestHandler):
    """Answers what is refused, and says no more than that; strangers are shown the door."""

    def initialize(self, status: int) -> None:
        """Take the status."""
        self._refused = status

    def check_xsrf_cookie(self) -> None:
        """Refuse with the status, and not for want of a token."""

    def prepare(self) -> None:
        """Refuse, whatever the method."""
        page = _PAGE.fullmatch(self.request.path)
        if page and self._refused == HTTPStatus.FORBIDDEN and self.request.method == "GET":
            self.redirect(f"{DOOR}?lang={page[1]}")
            return
        self.set_status(self._refused)
        self.finish()


class Gate(tornado.web.Application):
    """The server's application behind its gate.

    Args:
        hosts: The names, with port, that a request may ask for: another one would be another
            site's, which could speak for a learner.
        owns: Says whether a kernel, by its id, is a learner's own.
        settings: Tornado's, with `cookie_secret`.
    """

    def __init__(
        self,
        hosts: frozenset[str],
        owns: Callable[[str, str], bool],
        **settings: Any,  # noqa: ANN401 - tornado's
    ) -> None:
        self._hosts = hosts
        self._owns = owns
        super().__init__(**settings)

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> HTTPMessageDelegate:  # type: ignore[override] # noqa: ANN401 - tornado's
        """Return what answers a request: its handler, or a refusal."""
        if request.host not in self._hosts:
            status = HTTPStatus.MISDIRECTED_REQUEST
        else:
            who = who_of(request, self.settings["cookie_secret"])
            status = permitted(
                request.method or "", request.path, who["id"] if who else None, self._owns
            )
        if status != HTTPStatus.OK:
            return self.get_handler_delegate(request, Refusal, {"status": status})
        return super().find_handler(request, **kwargs)

"""The server of a class: pages behind a password, what learners tell, what the teacher asks.

It runs no Python for anybody: each learner's lesson is in their own browser. So there is no kernel
that another could reach, no file but the pages', and no terminal.
"""

from __future__ import annotations

import gzip
import hmac
import json
import mimetypes
import secrets
import time
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import jinja2
import tornado.httpserver
import tornado.netutil
import tornado.web

from totp_demo.classroom.password import plain
from totp_demo.classroom.roster import MOST, Roster
from totp_demo.classroom.words import texts
from totp_demo.exercises import find
from totp_demo.learner.moves import LAST_STEP
from totp_demo.model.throttle import Throttle
from totp_demo.qr import drawing
from totp_demo.site.pages import POLICY
from totp_demo.wording.language import LANGUAGES, Language

_COOKIE = "totp-demo-class"
_EVER = 36_500  # days
_LARGEST = 300_000  # bytes of a request
_WEB = Path(__file__).parent / "web"
_ANYBODY = 20  # failures in a row of all addresses together after which everybody waits
_PACKED = frozenset({".html", ".js", ".mjs", ".css", ".wasm", ".zip", ".bin", ".svg"})


@dataclass
class Class:
    """What the server knows.

    Attributes:
        site: the folder of the pages.
        address: what learners type, such as "http://192.168.1.5:8080/".
        password: the learners'.
        teacher: the teacher's own password.
        hosts: the names, with port, that a request may ask for.
        language: the teacher's.
        roster: who is there.
        throttles: what slows guessing down, by address; "" counts them all.
    """

    site: Path
    address: str
    password: str
    teacher: str
    hosts: frozenset[str]
    language: str = "en"
    roster: Roster = field(default_factory=Roster)
    throttles: dict[str, Throttle] = field(default_factory=dict)


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


def application(room: Class) -> tornado.web.Application:
    """Return the application.

    Args:
        room: what it knows; the application changes it.
    """
    return tornado.web.Application(
        [
            (r"/", _Door),
            (r"/classroom/board", _Board),
            (r"/classroom/state", _State),
            (r"/classroom/order", _Orders),
            (r"/classroom/report", _Report),
            (r"/classroom/web/([\w.]+)", _Own, {"path": str(_WEB)}),
            (r"/(.+)", _Pages, {"path": str(room.site)}),
        ],
        room=room,
        cookie_secret=secrets.token_hex(32),
        log_function=lambda _handler: None,  # who was where is nobody's business
    )


def serve(room: Class, port: int, bind: str) -> tornado.httpserver.HTTPServer:
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


class _Handler(tornado.web.RequestHandler):
    """What all have: whom they answer, and how."""

    @property
    def room(self) -> Class:
        room: Class = self.settings["room"]
        return room

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("X-Frame-Options", "DENY")
        self.set_header("Cache-Control", "no-store")

    def prepare(self) -> None:
        # Another name for this machine would be another site's: it could speak for a learner.
        if self.request.host not in self.room.hosts:
            raise tornado.web.HTTPError(421)
        origin = self.request.headers.get("Origin")
        if self.request.method == "POST" and origin != f"http://{self.request.host}":
            raise tornado.web.HTTPError(403)

    def who(self) -> dict[str, str] | None:
        """Return the id and the role of who asks; None where nobody has signed in."""
        # What signs them lasts as long as the class: the clock, which may be wrong, has no say.
        kept = self.get_signed_cookie(_COOKIE, max_age_days=_EVER)
        return None if kept is None else json.loads(kept)

    def asked_by(self, role: str) -> str:
        """Return the id of who asks, and refuse all who have not that role."""
        who = self.who()
        if who is None or who["role"] != role:
            raise tornado.web.HTTPError(403)
        return who["id"]

    def language(self) -> Language:
        accepted = self.request.headers.get("Accept-Language", "")
        first = accepted.partition(",")[0][:2].lower()
        chosen = self.get_argument("lang", "") or (first if first in LANGUAGES else "")
        return Language(chosen if chosen in LANGUAGES else self.room.language)

    def shows(self, name: str, language: Language, **values: Any) -> None:  # noqa: ANN401 - the page's
        self.set_header(
            "Content-Security-Policy", POLICY.replace("form-action 'none'", "form-action 'self'")
        )
        self.set_header("Content-Type", "text/html; charset=utf-8")
        page = _JINJA.get_template(name)
        self.write(page.render(t=texts(language), language=language.code, **values))

    def write_error(self, status_code: int, **_kwargs: Any) -> None:  # noqa: ANN401 - tornado's
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        key = "refused" if status_code == HTTPStatus.FORBIDDEN else "missing"
        self.finish(texts(self.language())[key])


_JINJA = jinja2.Environment(loader=jinja2.FileSystemLoader(_WEB), autoescape=True)


class _Door(_Handler):
    """Where the password is asked for."""

    def get(self) -> None:
        who = self.who()
        if who is not None:
            home = "classroom/board" if who["role"] == "teacher" else f"{self.language().code}/"
            self.redirect(f"/{home}" if who["role"] == "teacher" else f"/{home}index.html")
            return
        self.shows("door.html", self.language(), fault="")

    def post(self) -> None:
        language, now = self.language(), time.monotonic()
        address = self.request.remote_ip or ""
        all_of_them = self.room.throttles.setdefault("", Throttle(free=_ANYBODY, lock_after=10**9))
        own = self.room.throttles.setdefault(address, Throttle(free=4, lock_after=10**9))
        waits = max(own.waiting_until(now) or now, all_of_them.waiting_until(now) or now) - now
        if waits > 0:
            self.set_status(429)
            text = texts(language)["wait"].format(seconds=int(waits) + 1)
            self.shows("door.html", language, fault=text)
            return
        given = plain(self.get_body_argument("password", "")).encode()
        teacher = hmac.compare_digest(given, plain(self.room.teacher).encode())
        if not (teacher or hmac.compare_digest(given, plain(self.room.password).encode())):
            own.fail(now)
            all_of_them.fail(now)
            self.set_status(403)
            self.shows("door.html", language, fault=texts(language)["wrong"])
            return
        own.succeed()
        all_of_them.succeed()
        learner = secrets.token_hex(8)
        if not teacher and not self.room.roster.joins(learner, self.get_body_argument("name", "")):
            self.set_status(503)
            self.shows("door.html", language, fault=texts(language)["full"].format(count=MOST))
            return
        role = "teacher" if teacher else "learner"
        kept = json.dumps({"id": learner, "role": role})
        self.set_signed_cookie(_COOKIE, kept, expires_days=None, httponly=True, samesite="Strict")
        self.redirect("/classroom/board" if teacher else f"/{language.code}/index.html")


class _Own(_Handler, tornado.web.StaticFileHandler):
    """Scripts and style of the class's own pages: there is nothing to hide in them."""


class _Pages(_Handler, tornado.web.StaticFileHandler):
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
        return Path(self.room.site, f"{path}.gz").is_file()

    def set_extra_headers(self, path: str) -> None:
        del path
        self.set_header("Cache-Control", "private, max-age=600")

    def get_content_type(self) -> str:
        name = str(self.absolute_path).removesuffix(".gz")
        if name.endswith((".js", ".mjs")):
            return "text/javascript; charset=utf-8"
        return mimetypes.guess_type(name)[0] or "application/octet-stream"


class _Report(_Handler):
    """What a learner's page tells, and what the teacher asks of it."""

    def post(self) -> None:
        learner = self.asked_by("learner")
        said = _json(self.request.body)
        page, progress = said.get("page"), said.get("progress")
        if not (isinstance(page, str) and isinstance(progress, str)):
            raise tornado.web.HTTPError(400)
        self.room.roster.heard(learner, page, progress, time.monotonic())
        order, language = self.room.roster.order, str(said.get("language"))
        t = texts(Language(language if language in LANGUAGES else self.room.language))
        told = order and {
            **asdict(order),
            "teacher": t["teacher"],
            "text": t[f"said_{order.kind}"].format(step=order.step),
        }
        self.write({"order": told})


class _Board(_Handler):
    """What the teacher projects, and looks at."""

    def get(self) -> None:
        who = self.who()
        if who is None or who["role"] != "teacher":
            self.redirect("/")
            return
        room = self.room
        language = Language(self.get_argument("lang", room.language))
        self.shows(
            "board.html",
            language,
            address=room.address,
            password=room.password,
            qr=drawing.svg(room.address, pixels=8),
            state=_state(room, language),
        )


class _State(_Handler):
    """How the class stands."""

    def get(self) -> None:
        self.asked_by("teacher")
        self.write(_state(self.room, self.language()))


class _Orders(_Handler):
    """What the teacher asks of all."""

    def post(self) -> None:
        self.asked_by("teacher")
        match _json(self.request.body):
            case {"kind": "step", "step": int(step)} if 1 <= step <= LAST_STEP:
                self.room.roster.asks("step", step)
            case {"kind": "answers"}:
                self.room.roster.asks("answers")
            case {"kind": "stop"}:
                self.room.roster.asks("stop")
            case {"kind": "run"}:
                self.room.roster.asks("run")
            case _:
                raise tornado.web.HTTPError(400)
        self.write(_state(self.room, self.language()))


def _json(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    return said if isinstance(said, dict) else {}


def _state(room: Class, language: Language) -> dict[str, Any]:
    now, roster = time.monotonic(), room.roster
    return {
        "here": len(roster.here(now)),
        "steps": roster.at_steps(now),
        "learners": [
            {"name": each.name, "step": each.step, "page": each.page, "wrong": len(each.wrong)}
            for each in roster.here(now)
        ],
        "troubles": [
            {"question": _asked(name, language), "count": count}
            for name, count in roster.troubles(now)[:10]
        ],
    }


def _asked(name: str, language: Language) -> str:
    """Return a question's words; its name where it is none of the kit's."""
    try:
        return f"{name[:2]} · {find(name).question.into(language)}"
    except KeyError:
        return name

"""What each class has: a door with a password, what pages tell, what the teacher sees and asks."""

from __future__ import annotations

import hmac
import json
import secrets
import time
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import tornado.web

from totp_demo.classroom.password import plain
from totp_demo.classroom.roster import Roster
from totp_demo.classroom.words import texts
from totp_demo.exercises import find
from totp_demo.learner.moves import LAST_STEP
from totp_demo.model.throttle import Throttle
from totp_demo.qr import drawing
from totp_demo.wording.language import LANGUAGES, Language

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest

COOKIE = "totp-demo-class"
"""The cookie by which somebody who has signed in is known; signed by the server."""

FOR_EVER = 36_500.0
"""Days that a cookie counts: the class ends it, and no clock, which may be wrong or put right."""

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'"
)
"""What the class's own pages may load."""

_WEB = Path(__file__).parent / "web"
_ANYBODY = 20  # failures in a row of all addresses together after which everybody waits


@dataclass(kw_only=True)
class Class:
    """What a class's server knows.

    Attributes:
        address: what learners type, such as "http://192.168.1.5:8080/".
        password: the learners'.
        teacher: the teacher's own password.
        hosts: the names, with port, that a request may ask for.
        language: the teacher's.
        secret: what cookies are signed with.
        roster: who is there.
        throttles: what slows guessing down, by address; "" counts them all.
    """

    address: str
    password: str
    teacher: str
    hosts: frozenset[str]
    language: str = "en"
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    roster: Roster = field(default_factory=Roster)
    throttles: dict[str, Throttle] = field(default_factory=dict)

    def home(self, language: Language) -> str:
        """Return the path of the first page that a learner sees.

        Args:
            language: the learner's.
        """
        return f"/{language.code}/index.html"

    def newcomer(self) -> str:
        """Return the id of a learner who comes in."""
        return secrets.token_hex(8)

    def progress_of(self, learner: str, told: str) -> str:
        """Return a learner's progress, as `totp_demo.learner.progress` writes it.

        Args:
            learner: the id.
            told: what their page has told.
        """
        del learner
        return told


def who_of(request: HTTPServerRequest, secret: bytes | str) -> dict[str, str] | None:
    """Return the id and the role of who sends a request; None where nobody has signed in.

    Args:
        request: any, a WebSocket's too.
        secret: what the server signs with.
    """
    kept = request.cookies.get(COOKIE)
    said = kept and tornado.web.decode_signed_value(
        secret, COOKIE, kept.value, max_age_days=FOR_EVER
    )
    return json.loads(said) if said else None


def routes() -> list[tuple[Any, ...]]:
    """Return what each class answers, for Tornado."""
    return [
        (r"/", _Door),
        (r"/classroom/board", _Board),
        (r"/classroom/state", _State),
        (r"/classroom/order", _Orders),
        (r"/classroom/report", _Report),
        (r"/classroom/web/([\w.]+)", _Own, {"path": str(_WEB)}),
    ]


class Handler(tornado.web.RequestHandler):
    """What all have: whom they answer, and how."""

    @property
    def room(self) -> Class:
        """What the server knows."""
        room: Class = self.settings["room"]
        return room

    def set_default_headers(self) -> None:
        """Have nothing kept, framed or guessed at."""
        self.clear_header("Server")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("X-Frame-Options", "DENY")
        self.set_header("Cache-Control", "no-store")

    def prepare(self) -> None:
        """Refuse what another site asks, or has a learner's browser send."""
        # Another name for this machine would be another site's: it could speak for a learner.
        if self.request.host not in self.room.hosts:
            raise tornado.web.HTTPError(421)
        origin = self.request.headers.get("Origin")
        if self.request.method == "POST" and origin != f"http://{self.request.host}":
            raise tornado.web.HTTPError(403)

    def who(self) -> dict[str, str] | None:
        """Return the id and the role of who asks; None where nobody has signed in."""
        return who_of(self.request, self.settings["cookie_secret"])

    def asked_by(self, role: str) -> str:
        """Return the id of who asks, and refuse all who have not that role."""
        who = self.who()
        if who is None or who["role"] != role:
            raise tornado.web.HTTPError(403)
        return who["id"]

    def check_xsrf_cookie(self) -> None:
        """Ask for no token: `prepare` has looked at where the request comes from."""

    def language(self) -> Language:
        """Return the language that was chosen, the browser's, or else the teacher's."""
        accepted = self.request.headers.get("Accept-Language", "")
        first = accepted.partition(",")[0][:2].lower()
        chosen = self.get_argument("lang", "") or (first if first in LANGUAGES else "")
        return Language(chosen if chosen in LANGUAGES else self.room.language)

    def shows(self, name: str, language: Language, **values: Any) -> None:  # noqa: ANN401 - the page's
        """Answer with one of the class's own pages.

        Args:
            name: of its template.
            language: the reader's.
            values: what the template takes besides.
        """
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        page = _JINJA.get_template(name)
        self.write(page.render(t=texts(language), language=language.code, **values))

    def write_error(self, status_code: int, **_kwargs: Any) -> None:  # noqa: ANN401 - tornado's
        """Say in words that there is nothing for who asks."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        key = "refused" if status_code == HTTPStatus.FORBIDDEN else "missing"
        self.finish(texts(self.language())[key])


_JINJA = jinja2.Environment(loader=jinja2.FileSystemLoader(_WEB), autoescape=True)


class _Door(Handler):
    """Where the password is asked for."""

    def get(self) -> None:
        who = self.who()
        if who is not None:
            self._let_in(who["role"])
            return
        self.shows("door.html", self.language(), fault="", called="")

    def post(self) -> None:
        language, now = self.language(), time.monotonic()
        called = self.get_body_argument("name", "")  # not lost with a wrong password
        address = self.request.remote_ip or ""
        all_of_them = self.room.throttles.setdefault("", Throttle(free=_ANYBODY, lock_after=10**9))
        own = self.room.throttles.setdefault(address, Throttle(free=4, lock_after=10**9))
        waits = max(own.waiting_until(now) or now, all_of_them.waiting_until(now) or now) - now
        if waits > 0:
            self.set_status(429)
            text = texts(language)["wait"].format(seconds=int(waits) + 1)
            self.shows("door.html", language, fault=text, called=called)
            return
        given = plain(self.get_body_argument("password", "")).encode()
        teacher = hmac.compare_digest(given, plain(self.room.teacher).encode())
        if not (teacher or hmac.compare_digest(given, plain(self.room.password).encode())):
            own.fail(now)
            all_of_them.fail(now)
            self.set_status(403)
            self.shows("door.html", language, fault=texts(language)["wrong"], called=called)
            return
        own.succeed()
        all_of_them.succeed()
        learner = secrets.token_hex(8) if teacher else self.room.newcomer()
        if not teacher and not self.room.roster.joins(learner, called):
            self.set_status(503)
            full = texts(language)["full"].format(count=self.room.roster.most)
            self.shows("door.html", language, fault=full, called=called)
            return
        role = "teacher" if teacher else "learner"
        kept = json.dumps({"id": learner, "role": role})
        self.set_signed_cookie(COOKIE, kept, expires_days=None, httponly=True, samesite="Strict")
        self._let_in(role)

    def _let_in(self, role: str) -> None:
        teacher = role == "teacher"
        self.redirect("/classroom/board" if teacher else self.room.home(self.language()))


class _Own(Handler, tornado.web.StaticFileHandler):
    """Scripts and style of the class's own pages: there is nothing to hide in them."""


class _Report(Handler):
    """What a learner's page tells, and what the teacher asks of it."""

    def post(self) -> None:
        learner = self.asked_by("learner")
        said = _json(self.request.body)
        page, progress = said.get("page"), said.get("progress")
        if not (isinstance(page, str) and isinstance(progress, str)):
            raise tornado.web.HTTPError(400)
        progress = self.room.progress_of(learner, progress)
        self.room.roster.heard(learner, page, progress, time.monotonic())
        order, language = self.room.roster.order, str(said.get("language"))
        t = texts(Language(language if language in LANGUAGES else self.room.language))
        told = order and {
            **asdict(order),
            "teacher": t["teacher"],
            "text": t[f"said_{order.kind}"].format(step=order.step),
        }
        self.write({"order": told})


class _Board(Handler):
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


class _State(Handler):
    """How the class stands."""

    def get(self) -> None:
        self.asked_by("teacher")
        self.write(_state(self.room, self.language()))


class _Orders(Handler):
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

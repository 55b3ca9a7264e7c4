"""Learners of `totp-demo class`: Python is in their browsers, and the server has pages only.

So there is no verdict here to be wrong: what a class costs its server are files and reports.
"""

from __future__ import annotations

import json
import random
import re
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin

import requests

from classroom.seen import PATIENCE, Seen

PAGE = "en/00-procedure.html"
REPORTS = 5
"""How often a learner's page tells how far it is before its learner is done."""
OFTEN = 3.0  # seconds between two reports, as learner.js has it
_FIRST = re.compile(r'<(?:script|link)\b[^>]*?\b(?:src|href)="([^"#]+\.(?:js|mjs|css))"')
_CORE = re.compile(r"\bCORE\s*=\s*(\[.*?\])", re.DOTALL)
"""In sw.js: what every page needs, Python among it."""


class Pages:
    """The way into a class of pages.

    Args:
        url: Where it answers.
        password: What all learners type.
    """

    def __init__(self, url: str, password: str) -> None:
        """Name the class."""
        self.url, self.password = f"{url.rstrip('/')}/", password
        self.here: list[requests.Session] = []

    def learn(self, name: str, seen: Seen) -> None:
        """Come in, get all that a page needs, and tell how far it is."""
        web = requests.Session()
        web.headers["Origin"] = self.url.rstrip("/")
        began = time.monotonic()
        typed = {"password": self.password, "name": name}
        web.post(self.url, data=typed, timeout=PATIENCE).raise_for_status()
        address = urljoin(self.url, PAGE)
        page = self._gets(web, address, seen)
        first = {urljoin(address, each) for each in _FIRST.findall(page.text)}
        for each in sorted(first):
            self._gets(web, each, seen)
        seen.first_view = time.monotonic() - began
        core = _CORE.search(web.get(urljoin(self.url, "sw.js"), timeout=PATIENCE).text)
        later = json.loads(core[1]) if core else []
        for each in sorted({urljoin(self.url, name) for name in later} - first):
            self._gets(web, each, seen)
        seen.whole = time.monotonic() - began
        self.here.append(web)
        for step in range(REPORTS):
            asked = time.monotonic()
            self._tells(web, step)
            seen.answers.append(time.monotonic() - asked)
            time.sleep(OFTEN)

    def stay(self, seconds: float) -> None:
        """Have all who came keep their page open, which tells how far it is, and do nothing."""
        until = time.monotonic() + seconds

        def idle(web: requests.Session) -> None:
            time.sleep(OFTEN * random.random())  # noqa: S311 - so that not all speak at once
            while time.monotonic() < until:
                self._tells(web, REPORTS)
                time.sleep(OFTEN)

        with ThreadPoolExecutor(len(self.here)) as pool:
            list(pool.map(idle, self.here))

    def _tells(self, web: requests.Session, step: int) -> None:
        said = {"page": "00-procedure", "progress": json.dumps({"step": step}), "language": "en"}
        told = web.post(urljoin(self.url, "classroom/report"), json=said, timeout=PATIENCE)
        told.raise_for_status()

    def _gets(self, web: requests.Session, address: str, seen: Seen) -> requests.Response:
        with web.get(address, timeout=PATIENCE, stream=True) as answer:
            answer.raise_for_status()
            seen.sent += int(answer.headers.get("Content-Length", 0))
            _ = answer.content
        return answer

"""Learners of `totp-demo class`: Python is in their browsers, and the server has pages only.

So there is no verdict here to be wrong: what a class costs its server are files and reports.
"""

from __future__ import annotations

import json
import re
import time
from urllib.parse import urljoin

import requests

from classroom.seen import PATIENCE, Seen

PAGE = "en/00-procedure.html"
REPORTS = 5
"""How often a learner's page tells how far it is before its learner is done."""
OFTEN = 3.0  # seconds between two reports, as learner.js has it
_FIRST = re.compile(r'<(?:script|link)\b[^>]*?\b(?:src|href)="([^"#]+\.(?:js|mjs|css))"')
_MADE = re.compile(r'<script[^>]*\bid="made"[^>]*>(.*?)</script>', re.DOTALL)


class Pages:
    """The way into a class of pages.

    Args:
        url: Where it answers.
        password: What all learners type.
    """

    def __init__(self, url: str, password: str) -> None:
        """Name the class."""
        self.url, self.password = f"{url.rstrip('/')}/", password

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
        made = _MADE.search(page.text)
        later = json.loads(made[1])["files"] if made else []
        for each in sorted({urljoin(self.url, name) for name in later} - first - {address}):
            self._gets(web, each, seen)
        seen.whole = time.monotonic() - began
        for step in range(REPORTS):
            said = {
                "page": "00-procedure",
                "progress": json.dumps({"step": step}),
                "language": "en",
            }
            asked = time.monotonic()
            told = web.post(urljoin(self.url, "classroom/report"), json=said, timeout=PATIENCE)
            told.raise_for_status()
            seen.answers.append(time.monotonic() - asked)
            time.sleep(OFTEN)

    def _gets(self, web: requests.Session, address: str, seen: Seen) -> requests.Response:
        with web.get(address, timeout=PATIENCE, stream=True) as answer:
            answer.raise_for_status()
            seen.sent += int(answer.headers.get("Content-Length", 0))
            _ = answer.content
        return answer

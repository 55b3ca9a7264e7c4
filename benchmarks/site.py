"""What a page of the site costs its reader, on a first visit and on a second; and JupyterLite."""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import browser, host, notebooks
from benchmarks.host import Host
from totp_demo.commands.site import site as write_site
from totp_demo.site import lite, packages
from totp_demo.site.notebooks import code_fingerprint
from totp_demo.wording.language import LANGUAGES, Language

if TYPE_CHECKING:
    import psutil
    from playwright.sync_api import BrowserContext, Page, Playwright

PAGE = "en/00-procedure.html"
KIT, PLAIN = "kit", "plain"
"""The folders of the host: the site, and a JupyterLite that has one label."""

FAR = {
    "offline": False,
    "latency": 40,  # milliseconds
    "downloadThroughput": 10e6 / 8,  # bytes a second
    "uploadThroughput": 10e6 / 8,
}
"""What a reader has who is far away, in the words of Chromium's tools for developers."""

_ANSWERING = (Path(__file__).parent / "answering.js").read_text("utf-8")


@dataclass
class Visits:
    """What was measured, one number a visit; seconds where nothing else is said.

    Attributes:
        built: To make the site and the single file.
        size: Bytes of the site.
        lite_size: Bytes of it that are there for JupyterLite.
        single_size: Bytes of the single file.
        picture: Until the picture of the lesson stands.
        first: Until a click has been answered by Python, on a first visit.
        second: The same on a second visit.
        walk: Until a script is signed in.
        far: As `first`, at 10 Mbit/s and 40 ms.
        clicks: From a click to the changed page, once it is alive.
        sent: Bytes of a first visit, until the page is kept for the next.
        memory: Bytes of the page's own process, its worker included.
        single: As `first`, the single file from the disk.
        lite: As `first`, the same page in JupyterLite.
        label: Until a label is there, the only widget of a page in JupyterLite.
    """

    built: list[float] = field(default_factory=list)
    size: list[float] = field(default_factory=list)
    lite_size: list[float] = field(default_factory=list)
    single_size: list[float] = field(default_factory=list)
    picture: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    second: list[float] = field(default_factory=list)
    walk: list[float] = field(default_factory=list)
    far: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    single: list[float] = field(default_factory=list)
    lite: list[float] = field(default_factory=list)
    label: list[float] = field(default_factory=list)


def measure(playwright: Playwright, visits: int, *, quick: bool = False) -> Visits:
    """Make the site and visit it, each time with a new profile of the browser.

    Args:
        playwright: To start the browser with.
        visits: How often.
        quick: Whether what is sent may be larger than need be.

    Returns:
        What was measured.
    """
    found = Visits()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "host")
        single = Path(folder, "single.html")
        _build(found, root, single)
        for place in (root / KIT / lite.LITE, root / PLAIN):  # their bytes are not compared
            host.compress(place, host.FASTEST)
        host.compress(root, host.FASTEST if quick else host.SMALLEST)
        with host.hosting(root) as site:
            for _ in range(visits):
                _visit(playwright, found, site)
                ours = f"{site.address}{KIT}/"
                _once(playwright, found.walk, ours + PAGE, "walked()")
                _once(playwright, found.single, single.as_uri(), "answered()")
                _once(playwright, found.far, ours + PAGE, "answered()", far=True)
                procedure = lite.address("en", "00-procedure")
                _once(playwright, found.lite, ours + procedure, "answered()")
                label = notebooks.idle()
                plain = f"{site.address}{PLAIN}/{lite.address('en', label.name)}"
                _once(playwright, found.label, plain, f"shown({label.code!r})")
    return found


def _build(found: Visits, root: Path, single: Path) -> None:
    began = time.perf_counter()
    with contextlib.redirect_stdout(sys.stderr):
        write_site(Language("en"), str(root / KIT), None, str(single))
    found.built.append(time.perf_counter() - began)
    found.single_size.append(single.stat().st_size)
    found.size.append(host.size(root / KIT))
    pyodide = host.size(root / KIT / "pyodide")
    shared = sum((root / KIT / "pyodide" / name).stat().st_size for name in packages.NEEDED)
    found.lite_size.append(host.size(root / KIT / lite.LITE) + pyodide - shared)
    _build_plain(root)


def _build_plain(root: Path) -> None:
    """Make a JupyterLite that has one page with one label, which runs as the kit's pages do."""
    python = packages.PYODIDE.fetched(packages.cache())
    (root / PLAIN / "pyodide").mkdir(parents=True)
    for name in packages.NEEDED:
        shutil.copy(python / name, root / PLAIN / "pyodide" / name)
    with tempfile.TemporaryDirectory() as folder:
        for code in LANGUAGES:
            place = Path(folder, code)
            place.mkdir()
            path = place / notebooks.idle().write(place)
            page = json.loads(path.read_text("utf-8"))
            page["metadata"]["totp_demo"] = {"code": code_fingerprint(page), "language": code}
            path.write_text(json.dumps(page), "utf-8")
        lite.build(root / PLAIN, Path(folder), python, lite.fetched(packages.cache()), [])


def _visit(playwright: Playwright, found: Visits, site: Host) -> None:
    """Visit the page twice with one profile."""
    url = f"{site.address}{KIT}/{PAGE}"
    with browser.profile(playwright) as (context, first):
        site.sent = 0
        page = _opened(context, url)
        found.first.append(page.evaluate("benchmark.answered()") / 1e3)
        drawn = "performance.getEntriesByName('site-drawn')[0].startTime"
        found.picture.append(page.evaluate(drawn) / 1e3)
        found.clicks += [each / 1e3 for each in page.evaluate("benchmark.clicked()")]
        found.memory.append(_largest(first))
        _until_kept(page)
        found.sent.append(site.sent)
        page.close()
        page = _opened(context, url)
        found.second.append(page.evaluate("benchmark.answered()") / 1e3)


def _once(
    playwright: Playwright, times: list[float], url: str, script: str, *, far: bool = False
) -> None:
    """Visit a page with a profile of its own, and note what a script of answering.js says."""
    with browser.profile(playwright) as (context, _first):
        times.append(_opened(context, url, far=far).evaluate(f"benchmark.{script}") / 1e3)


def _opened(context: BrowserContext, url: str, *, far: bool = False) -> Page:
    page = context.new_page()
    if far:  # this holds for what the page's worker asks for, too
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", FAR)
    page.set_default_timeout(browser.PATIENCE)
    page.add_init_script(_ANSWERING)
    page.goto(url, wait_until="commit", timeout=browser.PATIENCE)
    return page


def _until_kept(page: Page) -> None:
    # Playwright's own waiting would compile a text, which the page's policy refuses.
    until = time.monotonic() + browser.PATIENCE / 1e3
    while not page.evaluate("performance.getEntriesByName('site-kept').length"):
        if time.monotonic() > until:
            raise TimeoutError("the site is not kept for a second visit")
        time.sleep(0.1)


def _largest(first: psutil.Process) -> float:
    """Return the bytes of the largest process that draws pages: the page, its worker included."""
    return max(
        float(each.memory_full_info().uss)
        for each in browser.processes(first)
        if "--type=renderer" in each.cmdline()
    )

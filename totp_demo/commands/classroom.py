"""`totp-demo class`: a class on this machine, in the learners' own browsers."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from totp_demo.commands import CommandError, copies
from totp_demo.commands.site import packages_of, words_of
from totp_demo.wording.language import Language

LOCAL = "127.0.0.1"
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - only where the teacher says so


def classroom(
    language: Language,
    *,
    bind: str = LOCAL,
    port: int | None = None,
    pyodide_folder: str | None = None,
) -> int:
    """Make the pages, print address and passwords, and serve the class until it is stopped.

    Args:
        language: The teacher's.
        bind: The address of this machine to listen at; this machine alone when left out.
        port: TCP port; a free one when left out.
        pyodide_folder: The folder of npm's package `pyodide`; npm fetches it when left out.

    Returns:
        0, once it has been stopped.

    Raises:
        CommandError: The class cannot be opened; the text says why.
    """
    _ = language.gettext
    try:
        listen = str(ipaddress.ip_address(bind))
    except ValueError:
        text = _("{address} is no address of a machine. Name one such as 192.168.1.5, or 0.0.0.0.")
        raise CommandError(text.format(address=repr(bind))) from None
    try:
        from totp_demo.classroom import server
        from totp_demo.site import build, packages
    except ModuleNotFoundError as error:
        from totp_demo.commands.check import install_command, needed_for

        text = _("The package {name} is missing. Install what makes the pages: {command}")
        install = install_command(*(needed_for("site") or [f"{error.name}>=0"]))
        raise CommandError(text.format(name=error.name, command=install)) from None
    with tempfile.TemporaryDirectory(prefix="totp-demo-class-") as folder:
        site = Path(folder)
        _say(_("The pages are being made: about fifteen seconds."))
        try:
            python, zxing = packages_of(pyodide_folder)
            build.build(site, copies.source(), python, zxing)
        except packages.PackageError as error:
            raise CommandError(words_of(language, error)) from None
        except subprocess.CalledProcessError:
            raise CommandError(_("Python for the browser could not be compiled.")) from None
        server.furnish(site)
        free = port if port is not None else _free(listen)
        named = _outward() if listen in _EVERYWHERE else listen
        room = server.Class(
            site,
            f"http://{_in_address(named)}:{free}/",
            server.new_password(),
            server.new_password(),
            frozenset({f"{_in_address(each)}:{free}" for each in (named, LOCAL, "localhost")}),
            language.code,
        )
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_serve(language, room, free, listen))
    return 0


async def _serve(language: Language, room: object, port: int, bind: str) -> None:
    from totp_demo.classroom import server
    from totp_demo.qr import drawing

    assert isinstance(room, server.Class)  # noqa: S101 - its only caller has made it
    _ = language.gettext
    try:
        answering = server.serve(room, port, bind)
    except OSError as error:
        text = _("Port {port} of {address} cannot be used: {reason}.")
        reason = error.strerror or "?"
        raise CommandError(text.format(port=port, address=bind, reason=reason)) from None
    _say(drawing.text(room.address))
    _say(_("For the learners: {address}").format(address=room.address))
    _say(_("Class password: {password}").format(password=room.password))
    _say(_("For you, at the same address: {password}").format(password=room.teacher))
    if bind == LOCAL:
        _say(
            _(
                "Only this machine can open it. For a room, name its address: totp-demo class "
                "--bind {address}"
            ).format(address=_outward())
        )
    _say(_("To end the class, press Ctrl-C."))
    try:
        await asyncio.Event().wait()
    finally:
        answering.stop()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _in_address(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _free(bind: str) -> int:
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family) as probe:
        probe.bind((bind, 0))
        found: int = probe.getsockname()[1]
        return found


def _outward() -> str:
    """Return this machine's address in its network; its own where there is no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: nothing is sent, the route is looked up
        except OSError:
            return LOCAL
        found: str = probe.getsockname()[0]
        return found

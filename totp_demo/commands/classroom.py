"""`totp-demo class`: a class on this machine, in the learners' own browsers."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path

from totp_demo.classroom.password import new_password
from totp_demo.commands import CommandError, addresses, copies
from totp_demo.commands.site import packages_of, words_of
from totp_demo.wording.language import Language


def classroom(
    language: Language,
    *,
    bind: str = addresses.LOCAL,
    port: int | None = None,
    pyodide_folder: str | None = None,
    seed: int | None = None,
) -> int:
    """Make the pages, print address and passwords, and serve the class until it is stopped.

    Args:
        language: The teacher's.
        bind: The address of this machine to listen at; this machine alone when left out.
        port: TCP port; a free one when left out.
        pyodide_folder: The folder of npm's package `pyodide`; npm fetches it when left out.
        seed: Gives everybody the same account, secret and codes; each has their own when left out.

    Returns:
        0, once it has been stopped.

    Raises:
        CommandError: The class cannot be opened; the text says why.
    """
    _ = language.gettext
    listen = addresses.read(language, bind)
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
        server.furnish(site, seed)
        free = port if port is not None else addresses.free(listen)
        room = server.ClassOfPages(
            site=site,
            address=addresses.to_type(listen, free),
            password=new_password(),
            teacher=new_password(),
            hosts=addresses.hosts(listen, free),
            language=language.code,
        )
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_serve(language, room, free, listen))
    return 0


async def _serve(language: Language, room: object, port: int, bind: str) -> None:
    from totp_demo.classroom import server

    assert isinstance(room, server.ClassOfPages)  # noqa: S101 - its only caller has made it
    try:
        answering = server.serve(room, port, bind)
    except OSError as error:
        raise addresses.taken(language, bind, port, error) from None
    for line in opened(language, room.address, room.password, room.teacher, bind):
        _say(line)
    try:
        await asyncio.Event().wait()
    finally:
        answering.stop()


def opened(language: Language, address: str, password: str, teacher: str, bind: str) -> list[str]:
    """Return what is printed once a class is open.

    Args:
        language: The teacher's.
        address: What everybody types.
        password: The learners'.
        teacher: The teacher's.
        bind: The address of this machine that is listened at.
    """
    _ = language.gettext
    return [
        *addresses.to_project(language, address, password, bind),
        _("For you, at the same address: {password}").format(password=teacher),
        _("To end the class, press Ctrl-C."),
    ]


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()

"""`totp-demo class --kernels`: a class whose learners have a kernel each, all on this machine."""

from __future__ import annotations

import json
import os
import secrets
import signal
import sys
from pathlib import Path

from totp_demo.classroom.password import new_password
from totp_demo.commands import CommandError, addresses, copies, surroundings
from totp_demo.commands.classroom import opened
from totp_demo.wording.language import Language

STATE = "class.json"
"""In the kit's own part of the class's folder: what a class that is started again needs."""

_SECRET = 32  # bytes


def kernels(
    language: Language,
    *,
    bind: str = addresses.LOCAL,
    port: int | None = None,
    folder: str | None = None,
    seed: int | None = None,
    size: int = 8,
) -> int:
    """Open a class, and serve it until it is stopped.

    Args:
        language: The teacher's.
        bind: The address of this machine to listen at; this machine alone when left out.
        port: TCP port; a free one when left out.
        folder: For what learners leave behind; `totp-demo-class` in the home folder when left out.
        seed: Gives everybody the same account, secret and codes; each has their own when left out.
        size: How many learners need not wait for a kernel.

    Returns:
        0, once it has been stopped.

    Raises:
        CommandError: The class cannot be opened; the text says why.
    """
    _ = language.gettext
    listen = addresses.read(language, bind)
    place = Path(folder or Path.home() / "totp-demo-class").expanduser().resolve()
    free = port if port is not None else addresses.free(listen)
    addresses.see_free(language, listen, free)
    try:
        place.mkdir(parents=True, exist_ok=True)
        known = kept(place)
        surroundings.move_in(place)
        surroundings.start_lighter()
        # Only now: Jupyter looks for its folders when it is imported.
        from totp_demo.classroom.kernels import server

        notebooks = copies.source()
    except FileNotFoundError as error:
        text = _("The kit's notebooks cannot be found ({path}). Run: totp-demo check")
        raise CommandError(text.format(path=error)) from None
    except OSError as error:
        text = _("{folder} cannot be written: {reason}.")
        raise CommandError(text.format(folder=place, reason=error.strerror or "?")) from None
    except ModuleNotFoundError as error:
        text = _("{module} is not installed. Run: totp-demo check")
        raise CommandError(text.format(module=error.name)) from None
    room = server.ClassWithKernels(
        address=addresses.to_type(listen, free),
        password=known["password"],
        teacher=known["teacher"],
        hosts=addresses.hosts(listen, free),
        language=language.code,
        secret=bytes.fromhex(known["secret"]),
        notebooks=notebooks,
        progress=place / copies.STATE / "class",
        size=size,
        seed=seed,
    )
    lines = opened(language, room.address, room.password, room.teacher, bind)
    # Whoever ends the command ends its kernels, too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    waits = _("Lessons that wait for learners: {count}").format(count=size)
    server.serve(
        room, bind=listen, port=free, opened=lambda: _say(lines), ready=lambda: _say([waits])
    )
    return 0


def _say(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def kept(place: Path) -> dict[str, str]:
    """Return the passwords and what cookies are signed with: the same after a new start.

    Args:
        place: The class's folder.

    Returns:
        `password`, `teacher` and, as hex digits, `secret`.

    Raises:
        OSError: It cannot be written.
    """
    path = place / copies.STATE / STATE
    try:
        found = json.loads(path.read_text("utf-8"))
        if len(bytes.fromhex(found["secret"])) >= _SECRET and all(
            len(found[name]) >= len(new_password()) for name in ("password", "teacher")
        ):
            return {name: found[name] for name in ("password", "teacher", "secret")}
    except (OSError, ValueError, KeyError, TypeError):
        pass  # There has been no class, or its file is damaged: a new one begins.
    made = {
        "password": new_password(),
        "teacher": new_password(),
        "secret": secrets.token_hex(_SECRET),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        json.dump(made, file)
    return made

"""Addresses and ports of a class on this machine, and what a room needs to see of them."""

from __future__ import annotations

import ipaddress
import socket

from totp_demo.commands import CommandError
from totp_demo.qr import drawing
from totp_demo.wording.language import Language

LOCAL = "127.0.0.1"
_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - only where the teacher says so


def read(language: Language, bind: str) -> str:
    """Return the address of this machine to listen at.

    Args:
        language: The teacher's.
        bind: As the teacher has typed it.

    Raises:
        CommandError: It is none; the text says what one looks like.
    """
    try:
        return str(ipaddress.ip_address(bind))
    except ValueError:
        _ = language.gettext
        text = _("{address} is no address of a machine. Name one such as 192.168.1.5, or 0.0.0.0.")
        raise CommandError(text.format(address=repr(bind))) from None


def to_project(language: Language, address: str, password: str, bind: str) -> list[str]:
    """Return what a room needs to see; and how a room gets in, where only this machine does.

    Args:
        language: The teacher's.
        address: What learners type.
        password: The learners'.
        bind: The address of this machine that is listened at.
    """
    _ = language.gettext
    lines = [
        drawing.text(address),
        _("For the learners: {address}").format(address=address),
        _("Class password: {password}").format(password=password),
    ]
    if bind == LOCAL:
        text = _("Only this machine can open it. For a room, name its address: --bind {address}")
        lines.append(text.format(address=outward()))
    return lines


def see_free(language: Language, bind: str, port: int) -> None:
    """See that a port can be listened at.

    Args:
        language: The teacher's.
        bind: The address of this machine.
        port: Of it.

    Raises:
        CommandError: It cannot; the text says why.
    """
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as error:
            raise taken(language, bind, port, error) from None


def taken(language: Language, bind: str, port: int, error: OSError) -> CommandError:
    """Return what is said where a port cannot be listened at.

    Args:
        language: The teacher's.
        bind: The address of this machine.
        port: Of it.
        error: Why not.
    """
    text = language.gettext("Port {port} of {address} cannot be used: {reason}.")
    return CommandError(text.format(port=port, address=bind, reason=error.strerror or "?"))


def in_url(address: str) -> str:
    """Return an address as a URL has it.

    Args:
        address: Of a machine.

    Example:
        >>> in_url("::1"), in_url("127.0.0.1")
        ('[::1]', '127.0.0.1')
    """
    return f"[{address}]" if ":" in address else address


def free(bind: str) -> int:
    """Return a port that nobody listens at.

    Args:
        bind: The address of this machine.
    """
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family) as probe:
        probe.bind((bind, 0))
        found: int = probe.getsockname()[1]
        return found


def named(listen: str) -> str:
    """Return the address that learners type.

    Args:
        listen: The one that is listened at; 0.0.0.0 is all that this machine has.
    """
    return outward() if listen in _EVERYWHERE else listen


def to_type(listen: str, port: int) -> str:
    """Return what is typed into a browser.

    Args:
        listen: The address of this machine that is listened at.
        port: Of it.

    Example:
        >>> to_type("127.0.0.1", 8080)
        'http://127.0.0.1:8080/'
    """
    return f"http://{in_url(named(listen))}:{port}/"


def hosts(listen: str, port: int) -> frozenset[str]:
    """Return the names, with port, under which a class may be asked for.

    Args:
        listen: The address of this machine that is listened at.
        port: Of it.

    Example:
        >>> sorted(hosts("127.0.0.1", 8080))
        ['127.0.0.1:8080', 'localhost:8080']
    """
    return frozenset(f"{in_url(each)}:{port}" for each in (named(listen), LOCAL, "localhost"))


def outward() -> str:
    """Return this machine's address in its network; its own where there is no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: nothing is sent, the route is looked up
        except OSError:
            return LOCAL
        found: str = probe.getsockname()[0]
        return found

"""The learner's folder: which one is meant, and what stands in the way of using it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from totp_demo.commands import CommandError, copies
from totp_demo.wording.language import LANGUAGES, Language


class FolderError(CommandError):
    """The folder cannot be used; the text says why."""

    status = 2


def chosen(language: Language, wish: str | None) -> Path:
    """Return the learner's folder.

    Args:
        language: The reader's language.
        wish: What was given with --folder; None when it was left out.

    Returns:
        The folder, with nothing relative and no link left in it; `totp-demo` in the home folder
        when none was named.

    Raises:
        FolderError: There is no such folder and never will be.
    """
    _ = language.gettext
    if wish is not None and not wish.strip():
        raise FolderError(_("--folder needs the name of a folder."))
    named = Path("~/totp-demo" if wish is None else wish)
    homeless = FolderError(_("Your home folder cannot be found. Choose a folder with --folder."))
    # An empty or relative one would mean the root, or the folder that the reader happens to be in.
    if named.parts[:1] == ("~",) and not Path(os.environ.get("HOME", os.sep)).is_absolute():
        raise homeless
    try:
        # Not Path.resolve(): it raises at a link that leads back to itself.
        return Path(os.path.realpath(named.expanduser()))
    except FileNotFoundError:
        reason = _("the folder you are in no longer exists")
    except RuntimeError:
        if named.parts[0] == "~":
            raise homeless from None
        reason = _("there is no user called {name}").format(name=named.parts[0].removeprefix("~"))
    raise _refusal(language, named, reason)


def look(language: Language, folder: Path) -> None:
    """See that a folder can be used, without writing anything.

    Args:
        language: The reader's language.
        folder: The learner's folder, as `chosen` returns it.

    Raises:
        FolderError: It cannot; starting the kit would end with the same words.
    """
    try:
        origin = copies.source().resolve()
    except FileNotFoundError:
        origin = None  # That is said elsewhere.
    if origin is not None and folder.is_relative_to(origin):
        reason = language.gettext("the kit keeps its own notebooks there")
        raise _refusal(language, folder, reason)
    state = folder / copies.STATE
    for place in (state / "jupyter", state / "share", *(folder / code for code in LANGUAGES)):
        if error := _obstacle(place):
            raise fault(language, folder, error)


def fault(language: Language, folder: Path, error: OSError) -> FolderError:
    """Say in the reader's language why a folder cannot be used.

    Args:
        language: The reader's language.
        folder: The learner's folder.
        error: What the system answered.

    Returns:
        An error to raise: one sentence.
    """
    _ = language.gettext
    path = folder if error.filename is None else os.fsdecode(error.filename)
    reasons = {
        errno.EACCES: _("you may not write to {path}"),
        errno.EEXIST: _("{path} is a file, not a folder"),
        errno.EISDIR: _("{path} is a folder, not a file"),
        errno.ELOOP: _("the link {path} leads back to itself"),
        errno.ENAMETOOLONG: _("its name is too long"),
        errno.ENOSPC: _("the disk is full"),
        errno.EROFS: _("{path} is read-only"),
    }
    reasons[errno.EPERM] = reasons[errno.EACCES]
    reasons[errno.ENOTDIR] = reasons[errno.EEXIST]
    reason = reasons.get(error.errno or 0, error.strerror or str(error))
    return _refusal(language, folder, reason.replace("{path}", str(path)))


def _refusal(language: Language, folder: Path, reason: str) -> FolderError:
    text = language.gettext("The folder {folder} cannot be used: {reason}.")
    return FolderError(text.format(folder=folder, reason=reason))


def _obstacle(place: Path) -> OSError | None:
    """Return what making a folder and writing into it would meet."""
    last = Path(place.anchor)
    for each in (*reversed(place.parents), place):
        try:
            each.stat()
        except FileNotFoundError:
            break
        except OSError as error:
            return error
        if not each.is_dir():
            return NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(each))
        last = each
    if not os.access(last, os.W_OK | os.X_OK):
        return PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(last))
    return None

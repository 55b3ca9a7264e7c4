"""What the pages of a class say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from totp_demo.wording.language import Language


def texts(language: Language) -> dict[str, str]:
    """Return the texts by their keys.

    Args:
        language: the reader's.
    """
    _ = language.gettext
    return {
        "class": _("The class"),
        "welcome": _("Two-factor authentication, hands on"),
        "password": _("Class password"),
        "your_name": _("Your name, if you like"),
        "name_hint": _("Your teacher sees it, and which step you are at. Nobody else does."),
        "come_in": _("Come in"),
        "wrong": _("That is not the password of this class. It is on the wall."),
        "wait": _("Too many wrong passwords. Try again in {seconds} s."),
        "full": _("The class is full: {count} learners."),
        "refused": _("This is not for you. Open the first page of the class and sign in."),
        "missing": _("There is no such page in this class."),
        "to_first": _("To the first page of the class"),
        "open": _("Open this address"),
        "type": _("and type this password"),
        "qr": _("The address as a QR code"),
        "here": _("Learners here: {count}"),
        "nobody": _("Nobody is here yet."),
        "at_step": _("At each step"),
        "step": _("Step {step}"),
        "begun": _("not begun"),
        "done": _("done"),
        "name": _("Name"),
        "page": _("Page"),
        "wrong_count": _("To be answered again"),
        "no_name": _("no name"),
        "troubles": _("Questions that went wrong"),
        "no_troubles": _("None so far."),
        "for_all": _("For everybody"),
        "to_step": _("Everybody to this step"),
        "answers": _("Show the answers"),
        "stop": _("Stop the clocks"),
        "run": _("Let the clocks run"),
        "sent": _("Sent to all."),
        "lost": _("The class’s server does not answer. Is the command still running?"),
        "teacher": _("Your teacher:"),
        "said_step": _("Go to step {step}"),
        "said_answers": _("The answers are shown now."),
        "said_stop": _("The clocks stand still."),
        "said_run": _("The clocks run again."),
    }

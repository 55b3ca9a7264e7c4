"""The simulated product's screen: which page is open, and what each page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.learner.protocol import (
    ComeHere,
    OpenPage,
    ScreenClocks,
    ScreenPrivate,
    ScreenShown,
    StateName,
    Texts,
    Word,
    Zones,
)
from totp_demo.learner.standing import played_key
from totp_demo.learner.upcoming_codes import upcoming_codes
from totp_demo.model.key import Key
from totp_demo.views.base.clocks import ticking
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View, lasting
from totp_demo.views.product import enrolment, profile_form, sign_in
from totp_demo.wording.labels import Label, on_screen

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

PARTS: dict[str, OpenPage] = {
    "all": "",
    "home": "home",
    "profile": "profile",
    "enrolment": "enrolment",
    "code": "enrolment",
    "sign-in": "sign-in",
}
"""The parts a screen view can be about, with the page each shows; "all" shows every one."""

TITLES = {
    "home": "home",
    "profile": "profile_title",
    "enrolment": "dialog_title",
    "code": "verify_code",
    "sign-in": "sign_in",
}
"""The text that tells a part from the others which stand on the same page."""


class Screen(View):
    """The simulated screen, or the part of it that one step is about.

    Args:
        lesson: The lesson it belongs to.
        part: "all" follows the reader from page to page; any other is one page, and says what to do
            first while that page is closed.
        switch: Whether it carries the language switch.
    """

    script = Script("product/screen.js")
    style = Style("product/screen.css")

    def __init__(self, lesson: Lesson, part: str = "all", *, switch: bool = True) -> None:
        """Open the view on its part."""
        self.part = part
        self._switch = switch
        super().__init__(lesson)

    def _open(self) -> OpenPage:
        """Return the page that is drawn, or nothing where it is not this part's turn."""
        lesson = self.lesson
        if self.part == "all":
            return lesson.page
        if self.part == "home":
            return "home" if lesson.signed_in else ""
        if self.part == "sign-in":
            return "sign-in"
        wanted = PARTS[self.part]
        # The dialog opens over the profile, which stays as it is below it.
        behind = wanted == "profile" and lesson.page == "enrolment"
        return wanted if lesson.page == wanted or behind else ""

    def _elsewhere(self) -> bool:
        """Return whether another screen of the page has the sign-in form that this could show.

        A reader who has signed out in one screen goes on there: the others say so, and do not show
        the same form once more.
        """
        lesson = self.lesson
        if lesson.signed_in or self._open() != "sign-in" or lesson.reader_at == self.serial:
            return False
        screens = (each for each in lesson.subscribers if isinstance(each, Screen))
        return any(
            each.serial == lesson.reader_at and each.live and each._open() == "sign-in"  # noqa: SLF001 - of its kind
            for each in screens
        )

    def describe(self) -> ScreenShown:
        """Return what may be saved: all but the secret, its QR code and the recovery code."""
        lesson = self.lesson
        language = lesson.language
        _ = language.gettext
        profile = lesson.account.profile
        state: StateName = lesson.account.state.value
        pending = lesson.account.pending_key
        texts: Texts = {
            **profile_form.texts(lesson),
            **enrolment.texts(lesson),
            **sign_in.texts(lesson),
            "home": on_screen("Home").label(language),
        }
        return {
            **self.page(),
            "open": self._open(),
            "part": self.part,
            "switch": self._switch,
            "signed_in": lesson.signed_in,
            "elsewhere": self._elsewhere(),
            "state": state,
            "next": lesson.next_move(),
            "user": {"name": profile.display_name, "initials": profile.initials},
            "profile": profile_form.describe(lesson),
            "mfa": {"answer": lesson.said("mfa")},
            "enrolment": {
                "answer": lesson.said("enrolment"),
                # Tells one enrolment from the next; safe to show.
                "key": pending.fingerprint if pending else None,
            },
            "sign_in": {"answer": lesson.said("sign-in")},
            "t": {
                "language": _("Language"),
                "screen": self._named(_("Simulated screen"), texts),
                "ribbon": _("Training simulation: not the vendor’s product, no real account"),
                "user_menu": _("Your account"),
                "edit_profile": on_screen("Edit Profile").label(language),
                "sign_out": on_screen("Sign Out").label(language),
                "welcome": _("Welcome, {name}").format(name=profile.first_name),
                "home_hint": _(
                    "This could be any page of the product. Your name is in the top right corner."
                ),
                "mfa": _("Two-factor authentication:"),
                "state": lesson.state_word(),
                "closed": self._closed(),
                "closed_hint": lesson.next_move(),
                "phone_code": _("The code on the simulated phone"),
                "copy": _("Copy"),
                "copy_code": _("Copy the code on the simulated phone"),
                "copied": _("Code copied."),
                "copy_by_hand": _("The code is selected: copy it with the keyboard."),
                "seconds_left": _("{seconds} s left"),
                "new_code": _("New code {code}."),
                **texts,
            },
        }

    def in_words(self) -> list[str]:
        """Return the next move."""
        return [self.lesson.next_move()]

    def _named(self, screen: str, texts: Texts) -> str:
        """Return the name of the view's region; two regions of a page may not share one."""
        if self.part == "all":
            return screen
        title: Label = texts[TITLES[self.part]]
        return f"{screen} – {title if isinstance(title, str) else title[-1]}"

    def _closed(self) -> str:
        _ = self.lesson.language.gettext
        if self.part == "home":
            return _("You are signed out.")
        if self.part == "profile":
            return _("The profile form opens here.")
        if self.lesson.account.state.value == "on":
            return _("The dialog is closed: MFA is on.")
        return _("The MFA dialog opens here.")

    def private(self) -> ScreenPrivate:
        """Return what may not be saved, and only what the open page shows of it."""
        lesson, open_page = self.lesson, self._open()
        shown: ScreenPrivate = {"picture": lesson.account.profile.picture}
        key = self._played()
        if key is not None:
            shown["phone"] = upcoming_codes(key, lesson.phone.clock.now())
        if open_page == "enrolment":
            shown["left"] = enrolment.time_left(lesson)
            if self.part != "code":
                shown |= enrolment.private(lesson)  # type: ignore[typeddict-item] # part of it
        if open_page == "profile":
            shown["recovery"] = lesson.recovery_code
        return shown

    def clocks(self) -> ScreenClocks:
        """Return the phone's clock, where the codes of its entry go along."""
        return {} if self._played() is None else {"phone": ticking(self.lesson.phone.clock)}

    def _played(self) -> Key | None:
        """Return the key of the phone's entry for this account, where a code is asked for."""
        lesson, open_page = self.lesson, self._open()
        account = lesson.account
        asks = {"enrolment": account.pending_key, "sign-in": account.verifier}.get(open_page)
        if not asks or (open_page == "sign-in" and lesson.signed_in):
            return None
        return played_key(lesson)

    def act(self, word: Word) -> None:
        """Send the time zones when the form asks for them; the rest is the lesson's."""
        if self.part in {"all", "sign-in"}:
            self.lesson.reader_at = self.serial
        if isinstance(word, ComeHere):
            self.lesson.refresh_views()
            return
        if not isinstance(word, Zones):
            super().act(word)
            return
        message = self._message()
        private = {**message["private"], "zones": profile_form.zones(self.lesson)}
        self._post({**message, "private": private}, lasting(message), {})

"""The views of a lesson, one method each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import ipywidgets

if TYPE_CHECKING:
    from .apps_table import AppsTable
    from .clock_control import ClockControl
    from .exercise import ExerciseView
    from .figure_view import FigureView
    from .guide import Guide
    from .inside import Inside
    from .phone_view import PhoneView
    from .qr_anatomy import QrAnatomy
    from .qr_laboratory import QrLaboratory
    from .relay import Relay
    from .screen import Screen
    from .server_view import ServerView
    from .state_picture import StatePicture
    from .time_window import TimeWindow
    from .uri_parts import UriParts

V = TypeVar("V")


class LessonViews:
    """What a lesson shows. A view's module is loaded when the view is first asked for."""

    def _show(self, view: Callable[..., V], *about: object, **options: object) -> V:
        """Open a view on this lesson."""
        return view(self, *about, **options)

    def procedure(self) -> ipywidgets.Box:
        """Return the whole procedure: guide, simulated screen, phone, time window and clocks."""
        from .clock_control import ClockControl
        from .guide import Guide
        from .in_words import Several
        from .phone_view import PhoneView
        from .screen import Screen
        from .time_window import TimeWindow

        screen, phone = self._show(Screen, switch=False), self._show(PhoneView)
        guide, window = self._show(Guide), self._show(TimeWindow)
        clocks = self._show(ClockControl)
        screen.add_class("td-wide")
        phone.add_class("td-side")
        stage = ipywidgets.Box([screen, phone])
        stage.add_class("td-stage")
        whole = Several(
            [guide, screen, phone, window, clocks],
            [guide, stage, window, clocks],
        )
        whole.add_class("td-lesson")
        return whole

    def guide(self) -> Guide:
        """Return the bar of the six steps, with the next move and the language switch."""
        from .guide import Guide

        return self._show(Guide)

    def home(self) -> Screen:
        """Return any page of the product, with the user's name in its corner (step 1)."""
        from .screen import Screen

        return self._show(Screen, "home")

    def profile(self) -> Screen:
        """Return the profile form with its MFA settings (steps 2 and 6)."""
        from .screen import Screen

        return self._show(Screen, "profile")

    def enrolment(self) -> Screen:
        """Return the MFA dialog with the QR code (step 3)."""
        from .screen import Screen

        return self._show(Screen, "enrolment")

    def code_entry(self) -> Screen:
        """Return the lower half of the MFA dialog: the code box (step 5)."""
        from .screen import Screen

        return self._show(Screen, "code")

    def sign_in(self) -> Screen:
        """Return the sign-in page."""
        from .screen import Screen

        return self._show(Screen, "sign-in")

    def phone_view(self) -> PhoneView:
        """Return the simulated phone (step 4)."""
        from .phone_view import PhoneView

        return self._show(PhoneView)

    def time_window(self) -> TimeWindow:
        """Return the time axis with the codes that the server would accept now."""
        from .time_window import TimeWindow

        return self._show(TimeWindow)

    def inside(self) -> Inside:
        """Return the derivation of the key's code, byte by byte."""
        from .inside import Inside

        return self._show(Inside)

    def clock_control(self) -> ClockControl:
        """Return the control of the lesson's time and of both clocks' errors."""
        from .clock_control import ClockControl

        return self._show(ClockControl)

    def state_picture(self) -> StatePicture:
        """Return the states of two-factor authentication as a picture that follows the account."""
        from .state_picture import StatePicture

        return self._show(StatePicture)

    def server_view(self) -> ServerView:
        """Return what the server holds of the account, and its event log."""
        from .server_view import ServerView

        return self._show(ServerView)

    def relay(self) -> Relay:
        """Return a phishing relay, acted out against a code and against a passkey."""
        from .relay import Relay

        return self._show(Relay)

    def uri_parts(self) -> UriParts:
        """Return the way from the secret to the text in the QR code, part by part."""
        from .uri_parts import UriParts

        return self._show(UriParts)

    def qr_anatomy(self) -> QrAnatomy:
        """Return the QR code with its parts brought out."""
        from .qr_anatomy import QrAnatomy

        return self._show(QrAnatomy)

    def qr_laboratory(self) -> QrLaboratory:
        """Return the laboratory: a QR code drawn badly, and what a real reader says of it."""
        from .qr_laboratory import QrLaboratory

        return self._show(QrLaboratory)

    def apps_table(self) -> AppsTable:
        """Return the authenticator apps as a table: what each honours, and who says so."""
        from .apps_table import AppsTable

        return self._show(AppsTable)

    def figure(self, name: str, **options: Any) -> FigureView:  # noqa: ANN401 - the figure's own
        """Return a figure of `totp_demo.figures` in the lesson's language, with its words.

        Args:
            name: "acceptance", "drift_map", "guessing" or "time_window".
            options: That figure's own arguments.

        Raises:
            KeyError: There is none of that name.
        """
        from .figure_view import FigureView

        return self._show(FigureView, name, **options)

    def exercise(self, name: str) -> ExerciseView:
        """Return an exercise that checks its own answer.

        Args:
            name: Its name, such as "03-border".

        Raises:
            KeyError: There is none of that name.
        """
        from .exercise import ExerciseView

        return self._show(ExerciseView, name)

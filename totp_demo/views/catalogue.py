"""The views of a lesson, one method each, whatever shows them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from totp_demo.views.base.view import View

H = TypeVar("H")
"""What a host makes of a view: a widget, or the view itself."""


@dataclass(frozen=True)
class Whole(Generic[H]):
    """The parts of the whole procedure, as a host shows them.

    Attributes:
        guide: The bar of the steps.
        screen: The simulated screen.
        phone: The simulated phone, to stand beside it.
        time_window: The time axis.
        clock_control: The control of the clocks.
    """

    guide: H
    screen: H
    phone: H
    time_window: H
    clock_control: H


class Views(ABC, Generic[H]):
    """What a lesson shows. A view's module is loaded when the view is first asked for.

    A host derives from this and from `learner.lesson.Lesson`, and says how a view is shown.
    """

    @abstractmethod
    def _show(self, view: Callable[..., View], *about: object, **options: Any) -> H:  # noqa: ANN401 - the view's own
        """Open a view on this lesson and give it to the reader."""

    def _lay_out(self, whole: Whole[H]) -> Any:  # noqa: ANN401 - a host has boxes of its own
        """Put the parts of the procedure together; a host that has no boxes returns them."""
        return whole

    def procedure(self) -> Any:  # noqa: ANN401 - the same
        """Return the whole procedure: guide, simulated screen, phone, time window and clocks."""
        from totp_demo.views.clocks.clock_control import ClockControl
        from totp_demo.views.clocks.time_window import TimeWindow
        from totp_demo.views.product.guide import Guide
        from totp_demo.views.product.phone_view import PhoneView
        from totp_demo.views.product.screen import Screen

        return self._lay_out(
            Whole(
                guide=self._show(Guide),
                screen=self._show(Screen, switch=False),
                phone=self._show(PhoneView),
                time_window=self._show(TimeWindow),
                clock_control=self._show(ClockControl),
            )
        )

    def guide(self) -> H:
        """Return the bar of the six steps, with the next move and the language switch."""
        from totp_demo.views.product.guide import Guide

        return self._show(Guide)

    def home(self) -> H:
        """Return any page of the product, with the user's name in its corner (step 1)."""
        from totp_demo.views.product.screen import Screen

        return self._show(Screen, "home")

    def profile(self) -> H:
        """Return the profile form with its MFA settings (steps 2 and 6)."""
        from totp_demo.views.product.screen import Screen

        return self._show(Screen, "profile")

    def enrolment(self) -> H:
        """Return the MFA dialog with the QR code (step 3)."""
        from totp_demo.views.product.screen import Screen

        return self._show(Screen, "enrolment")

    def code_entry(self) -> H:
        """Return the lower half of the MFA dialog: the code box (step 5)."""
        from totp_demo.views.product.screen import Screen

        return self._show(Screen, "code")

    def sign_in(self) -> H:
        """Return the sign-in page."""
        from totp_demo.views.product.screen import Screen

        return self._show(Screen, "sign-in")

    def phone_view(self) -> H:
        """Return the simulated phone (step 4)."""
        from totp_demo.views.product.phone_view import PhoneView

        return self._show(PhoneView)

    def time_window(self) -> H:
        """Return the time axis with the codes that the server would accept now."""
        from totp_demo.views.clocks.time_window import TimeWindow

        return self._show(TimeWindow)

    def why_refused(self) -> H:
        """Return a box for a code, and why it would be refused, with what to do about it."""
        from totp_demo.views.clocks.why_refused import WhyRefused

        return self._show(WhyRefused)

    def inside(self) -> H:
        """Return the derivation of the key's code, byte by byte."""
        from totp_demo.views.code.inside import Inside

        return self._show(Inside)

    def clock_control(self) -> H:
        """Return the control of the lesson's time and of both clocks' errors."""
        from totp_demo.views.clocks.clock_control import ClockControl

        return self._show(ClockControl)

    def state_picture(self) -> H:
        """Return the states of two-factor authentication as a picture that follows the account."""
        from totp_demo.views.server.state_picture import StatePicture

        return self._show(StatePicture)

    def server_view(self) -> H:
        """Return what the server holds of the account, and its event log."""
        from totp_demo.views.server.server_view import ServerView

        return self._show(ServerView)

    def relay(self) -> H:
        """Return a phishing relay, acted out against a code and against a passkey."""
        from totp_demo.views.server.relay import Relay

        return self._show(Relay)

    def uri_parts(self) -> H:
        """Return the way from the secret to the text in the QR code, part by part."""
        from totp_demo.views.qr.uri_parts import UriParts

        return self._show(UriParts)

    def qr_anatomy(self) -> H:
        """Return the QR code with its parts brought out."""
        from totp_demo.views.qr.qr_anatomy import QrAnatomy

        return self._show(QrAnatomy)

    def qr_laboratory(self) -> H:
        """Return the laboratory: a QR code drawn badly, and what a real reader says of it."""
        from totp_demo.views.qr.qr_laboratory import QrLaboratory

        return self._show(QrLaboratory)

    def apps_table(self) -> H:
        """Return the authenticator apps as a table: what each honours, and who says so."""
        from totp_demo.views.qr.apps_table import AppsTable

        return self._show(AppsTable)

    def figure(self, name: str, **options: Any) -> H:  # noqa: ANN401 - the figure's own
        """Return a figure of `totp_demo.figures` in the lesson's language, with its words.

        Args:
            name: "acceptance", "drift_map", "guessing" or "time_window".
            options: That figure's own arguments.

        Raises:
            KeyError: There is none of that name.
        """
        from totp_demo.views.questions.figure_view import FigureView

        return self._show(FigureView, name, **options)

    def exercise(self, name: str) -> H:
        """Return an exercise that checks its own answer.

        Args:
            name: Its name, such as "03-border".

        Raises:
            KeyError: There is none of that name.
        """
        from totp_demo.views.questions.exercise import ExerciseView

        return self._show(ExerciseView, name)

    def code_task(self, name: str) -> H:
        """Return lines of Python to be completed, held to the vectors of the RFCs.

        Args:
            name: "07-line", "07-three" or "07-whole".

        Raises:
            KeyError: There is none of that name.
        """
        from totp_demo.views.questions.code_task import CodeTask

        return self._show(CodeTask, name)

    def quiz(self, seed: int | None = None) -> H:
        """Return the final check: questions over all pages, a result by page, a certificate.

        Args:
            seed: Which questions are drawn, the same for everybody who gets it; when left out,
                each check draws its own.
        """
        from totp_demo.views.questions.final_check import FinalCheckView

        return self._show(FinalCheckView, seed)

    def desk(self, kind: str = "", seed: int | None = None) -> H:
        """Return the help desk: calls to be watched, practised and answered, alone or in a shift.

        Args:
            kind: One of `Ticket.kinds()`, for a desk where only such calls come; all when left out.
            seed: Which calls are drawn, the same for everybody who gets it; when left out, each
                shift draws its own.

        Raises:
            ValueError: There is no such kind.
        """
        from totp_demo.views.desk.desk import DeskView

        return self._show(DeskView, kind, seed)

    def decision_tree(self) -> H:
        """Return the desk's decision tree: symptom, question, fix; to be read and printed."""
        from totp_demo.views.questions.decision_tree import DecisionTree

        return self._show(DecisionTree)

    def progress_view(self) -> H:
        """Return what the learner has done, page by page, to be saved as a file or forgotten."""
        from totp_demo.views.questions.progress_view import ProgressView

        return self._show(ProgressView)

    def predict(self, name: str, shown: Callable[[], object]) -> Any:  # noqa: ANN401 - a host has boxes of its own
        """Return a question that is answered before what it asks about is shown.

        Args:
            name: The exercise that asks, such as "07-zeros".
            shown: What makes the thing, once the reader has predicted: a method of this class, or
                any function that returns one of these views, or prints.

        Raises:
            KeyError: There is no exercise of that name.
        """
        from totp_demo.views.questions.prediction import Prediction

        return self._show_below(self._show(Prediction, name, shown))

    def _show_below(self, prediction: H) -> Any:  # noqa: ANN401 - the same
        """Leave room for what a prediction reveals; a host that has no boxes returns it alone."""
        return prediction

    def training(self) -> H:
        """Return the procedure to be watched, practised with hints, and done without any.

        It acts on the lesson's own screen and phone: show them on the same page.
        """
        from totp_demo.views.product.training import TrainingView

        return self._show(TrainingView)

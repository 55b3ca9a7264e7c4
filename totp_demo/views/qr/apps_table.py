"""The authenticator apps as a table: what each honours, and what it makes of a server."""

from __future__ import annotations

from totp_demo.learner.protocol import (
    DIGITS,
    PERIODS,
    AppRow,
    AppsTableShown,
    Ask,
    DigitsChoice,
    PeriodChoice,
    Word,
)
from totp_demo.model.app_fit import fit
from totp_demo.model.apps import APPS, App, Trap
from totp_demo.model.derivation import HASHES
from totp_demo.model.key import Key
from totp_demo.model.profile import SAMPLE_PROFILE
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording.answer import Kind
from totp_demo.wording.apps import HABITS, kind_of, of_fit
from totp_demo.wording.language import Language

_UNBOUNDED = 2**31


class AppsTable(View):
    """What each app honours, with sources, and whether its codes fit a server set up like this."""

    script = Script("qr/apps_table.js")
    style = Style("qr/qr_views.css")
    settings: tuple[str, DigitsChoice, PeriodChoice] = ("SHA1", 6, 30)

    def describe(self) -> AppsTableShown:
        """Return the table; it holds nothing of the lesson but its language."""
        language = self.lesson.language
        _ = language.gettext
        algorithm, digits, period = self.settings
        return {
            **self.page(),
            "algorithm": algorithm,
            "digits": digits,
            "period": period,
            "limits": {
                "algorithms": list(HASHES),
                "digits": list(DIGITS),
                "periods": list(PERIODS),
            },
            "rows": [self._row(app, language) for app in APPS.values()],
            "t": {
                "title": _("Which app supports what"),
                "caption": _(
                    "What each app does with the algorithm, digits and period of a QR code, and "
                    "our sources. “Unknown” means that we have no source."
                ),
                "server": _("The server asks for"),
                "algorithm": _("Algorithm"),
                "digits": _("Digits"),
                "period": _("Period"),
                "period_s": _("Period (s)"),
                "app": _("App"),
                "runs_on": _("Runs on"),
                "verdict": _("With this server"),
                "habits": _("Good to know"),
                "as_of": _("As of"),
                "sources": _("Sources"),
                "table": _("The table of the apps"),
            },
        }

    def _row(self, app: App, language: Language) -> AppRow:
        _ = language.gettext
        unknown = _("unknown")
        kind, verdict = self._fits(app, language)
        return {
            "id": app.id,
            "app": app.name,
            "runs_on": ", ".join(app.platforms),
            "algorithm": _vouched(app, "algorithm", ", ".join(app.algorithms or ()), language),
            "digits": _vouched(app, "digits", _numbers(app.digits, language), language),
            "period": _vouched(app, "period", _numbers(app.periods, language), language),
            "kind": kind,
            "verdict": verdict,
            "habits": [HABITS[trap].into(language) for trap in Trap if trap in app.traps],
            "as_of": app.as_of or unknown,
            "sources": list(app.sources) or [unknown],
        }

    def _fits(self, app: App, language: Language) -> tuple[Kind, str]:
        """Say whether an app's codes would be the server's."""
        algorithm, digits, period = self.settings
        asked = Key.generate(
            SAMPLE_PROFILE.email, algorithm=algorithm, digits=digits, period=period
        )
        found = fit(app, asked)
        return kind_of(found), of_fit(found).into(language)

    def act(self, word: Word) -> None:
        """Set the server's wishes otherwise; the rest is the lesson's."""
        if not isinstance(word, Ask):
            super().act(word)
            return
        algorithm, digits, period = self.settings
        if word.algorithm in HASHES:
            algorithm = word.algorithm
        self.settings = (algorithm, word.digits or digits, word.period or period)
        self.refresh()


def _vouched(app: App, name: str, honoured: str, language: Language) -> str:
    """Word what an app honours; with the doubt beside it where there is one."""
    _ = language.gettext
    if not honoured:
        return _("unknown")
    if name in app.unsure:
        return _("{values} (the sources conflict)").format(values=honoured)
    if name in app.tried:
        return _("{values} (others: unknown)").format(values=honoured)
    return honoured


def _numbers(values: range | None, language: Language) -> str:
    """Word a range of numbers; nothing where it is unknown."""
    _ = language.gettext
    if values is None:
        return ""
    if len(values) == 1:
        return str(values[0])
    if values.step > 1:
        return ", ".join(map(str, values))
    if values[-1] >= _UNBOUNDED - 1:
        return _("{first} or more").format(first=values[0])
    return _("{first} to {last}").format(first=values[0], last=values[-1])

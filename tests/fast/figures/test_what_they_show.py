"""What each figure shows, against the model."""

from __future__ import annotations

import math

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from totp_demo import figures
from totp_demo.figures import Policy
from totp_demo.figures.moment import TEST_TIME
from totp_demo.figures.numbers import signed
from totp_demo.model.acceptance import acceptance
from totp_demo.model.guessing import attempts_within, guessing_chance
from totp_demo.model.key import Key
from totp_demo.model.verifier import Verifier
from totp_demo.wording.language import Language

EN, FR = Language("en"), Language("fr")
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


def lines(axes: Axes) -> list[list[tuple[float, float]]]:
    """Return the points of each line that are drawn."""
    return [
        [(x, y) for x, y in np.asarray(line.get_xydata()).tolist() if not math.isnan(y)]
        for line in axes.lines
    ]


def places(line: Line2D) -> list[float]:
    """Return where on the axis of time a line has its points."""
    found: list[float] = np.asarray(line.get_xdata()).tolist()
    return found


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


class TestAcceptance:
    """Probability against skew."""

    @pytest.mark.parametrize("delay", [0.0, 12.0, (2.0, 40.0)])
    def test_each_curve_is_the_formula(self, delay: float | tuple[float, float]) -> None:
        _zero, sure, *curves = lines(figures.acceptance("en", delay=delay).axes[0])
        assert len(curves) == 6
        for window, curve in enumerate(curves):
            assert len(curve) > 100
            skews, chances = zip(*curve, strict=True)
            right = [acceptance(skew, window=window, delay=delay) for skew in skews]
            assert chances == pytest.approx(right)
        for skew, chance in sure:
            assert chance == 1.0 == acceptance(skew, window=5, delay=delay)

    def test_every_curve_is_seen_from_one_side_to_the_other(self) -> None:
        axes = figures.acceptance("en", delay=(0.0, 20.0)).axes[0]
        low, high = axes.get_xlim()
        for skew in (low, high):
            assert acceptance(skew, window=5, delay=(0.0, 20.0)) == 0.0

    def test_each_curve_carries_its_window_on_both_sides(self) -> None:
        axes = figures.acceptance("en").axes[0]
        named = [(text.get_text(), text.get_position()) for text in axes.texts]
        assert sorted(name for name, _ in named) == sorted("012345" * 2)
        for name, (skew, chance) in named:
            assert chance == pytest.approx(acceptance(skew, window=int(name)))
            assert 0.4 < chance < 0.6

    def test_the_words(self) -> None:
        words = figures.acceptance_words("en", windows=[0, 3], delay=(2, 12))
        assert "typed after 2 to 12 s" in words
        assert "Window 0: 92% at best, never at −28 s or less, nor at 42 s or more." in words
        assert "Window 3: always from −78 s to 92 s, never at −118 s or less" in words

    @pytest.mark.parametrize("windows", [[], [1, 1], list(range(7)), [-1]])
    def test_windows_that_make_no_sense(self, windows: list[int]) -> None:
        with pytest.raises(ValueError, match="window"):
            figures.acceptance("en", windows=windows)


class TestDriftMap:
    """Steps off for each pair of skews."""

    @pytest.mark.parametrize(("window", "into"), [(1, 15.0), (0, 0.0), (2, 29.0)])
    def test_each_cell_is_what_a_real_check_says(self, window: int, into: float) -> None:
        key = Key(SECRET, "camille@example.com")
        start = 1_600_000_020
        axes = figures.drift_map("en", window=window, into=into).axes[0]
        cells = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
        assert len(cells) in {81, 100}
        assert sum(cell.get_width() * cell.get_height() for cell in cells) == pytest.approx(270**2)
        for cell in cells:
            phone = cell.get_x() + cell.get_width() / 2
            server = cell.get_y() + cell.get_height() / 2
            code = key.code_at(start + into + phone)
            verdict = Verifier(key, window, search=10).check(code, start + into + server)
            drift = round(verdict.drift or 0)
            hatch = cell.get_hatch()
            assert (hatch is None) == verdict.accepted
            if not verdict.accepted:
                assert hatch == ("////" if drift < 0 else "....")

    def test_each_number_is_the_drift_of_its_place(self) -> None:
        axes = figures.drift_map("en").axes[0]
        assert len(axes.texts) == 81
        for text in axes.texts:
            phone, server = text.get_position()
            drift = math.floor((15 + phone) / 30) - math.floor((15 + server) / 30)
            assert text.get_text() == signed(drift, EN)

    def test_areas_differ_without_colour_and_are_explained(self) -> None:
        figure = figures.drift_map("fr", window=3)
        (legend,) = figure.legends
        assert [text.get_text() for text in legend.get_texts()] == [
            "trop ancien",
            "accepté (fenêtre 3)",
            "trop récent",
        ]
        hatches = [patch.get_hatch() for patch in legend.get_patches()]
        assert len(set(hatches)) == 3

    def test_the_words_count(self) -> None:
        words = figures.drift_map_words("en", window=1)
        assert "25 of 81 cells" in words
        assert "up to 8 steps" in words

    @pytest.mark.parametrize(("code", "every"), [("en", "that is all"), ("fr", "toutes")])
    def test_where_every_cell_is_accepted_the_words_say_nothing_of_refusals(
        self, code: str, every: str
    ) -> None:
        words = figures.drift_map_words(code, window=4, reach=45)
        assert every in words
        assert not any(word in words for word in ("too new", "too old", "trop récent", "ancien"))
        figure = figures.drift_map(code, window=4, reach=45)
        cells = [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
        assert {cell.get_hatch() for cell in cells} == {None}

    @pytest.mark.parametrize(("code", "beyond"), [("en", "To the right"), ("fr", "À droite")])
    def test_only_what_is_beyond_the_accepted_cells_is_too_new(
        self, code: str, beyond: str
    ) -> None:
        # The cells next to the diagonal are a step off, and accepted.
        assert beyond in figures.drift_map_words(code, window=1, reach=45)

    @pytest.mark.parametrize(
        "options",
        [
            {"window": -1},
            {"period": 0.0},
            {"reach": 0.0},
            {"reach": 1e6},
            {"reach": math.nan},
            {"into": 30.0},
            {"into": -1.0},
        ],
    )
    def test_what_makes_no_sense(self, options: dict[str, float]) -> None:
        with pytest.raises(ValueError, match=r"window|reach"):
            figures.drift_map("en", **options)  # type: ignore[arg-type]


class TestTimeWindow:
    """One moment."""

    def test_the_codes_are_right_and_those_inside_are_marked(self) -> None:
        key = Key(SECRET, "camille@example.com")
        for window in range(6):
            axes = figures.time_window("en", key, window=window).axes[0]
            boxes = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
            assert len(boxes) == 2 * window + 3
            shown = texts_of(axes)
            for box in boxes:
                step = round(box.get_x())
                code = key.code_at_step(step)
                assert f"{code[:3]} {code[3:]}" in shown
                accepted = Verifier(key, window, search=10).check(code, TEST_TIME).accepted
                assert (box.get_hatch() is None) == accepted
            assert shown.count("✓") == 2 * window + 1
            assert shown.count("✕") == 2

    def test_the_test_vector_of_the_standard_is_in_the_middle(self) -> None:
        # RFC 6238 appendix B: 69279037 at 2000000000, in 8 digits.
        key = Key(SECRET, "camille@example.com", digits=8)
        assert "6927 9037" in texts_of(figures.time_window("en", key).axes[0])
        assert "279 037, accepted" in figures.time_window_words("en")

    def test_both_clocks_stand_where_they_are(self) -> None:
        axes = figures.time_window("en", phone_skew=-50.0).axes[0]
        server, phone = (line for line in axes.lines if len(places(line)) == 2)
        assert places(server)[0] == pytest.approx(TEST_TIME / 30)
        assert places(phone)[0] == pytest.approx((TEST_TIME - 50) / 30)
        assert server.get_linestyle() != phone.get_linestyle()
        assert {"server 03:33:20", "phone 03:32:30"} <= set(texts_of(axes))

    @pytest.mark.parametrize(
        ("skew", "name"), [(600, "phone 03:43:20 →"), (-600, "← phone 03:23:20")]
    )
    def test_a_clock_far_off_is_pointed_at(self, skew: float, name: str) -> None:
        assert name in texts_of(figures.time_window("en", phone_skew=skew).axes[0])

    @pytest.mark.parametrize(
        ("steps", "answer"),
        [
            (0, "accepted, drift 0"),
            (-1, "accepted, drift −1"),
            (-2, "refused as too old, drift −2"),
            (3, "refused as too new, drift +3"),
            (20, "refused as too new, drift +20"),
            (None, "refused, from no step near now"),
        ],
    )
    def test_the_typed_code_is_marked_where_it_belongs(
        self, steps: int | None, answer: str
    ) -> None:
        key = Key(SECRET, "camille@example.com")
        code = "123456" if steps is None else key.code_at(TEST_TIME + steps * 30)
        axes = figures.time_window("en", key, typed=code).axes[0]
        assert f"typed ▼ {code[:3]} {code[3:]}: {answer}" in texts_of(axes)
        marks = [places(line)[0] for line in axes.lines if len(places(line)) == 1]
        near = steps is not None and abs(steps) <= 6
        assert marks == ([key.step_at(TEST_TIME) + (steps or 0) + 0.5] if near else [])
        assert answer in figures.time_window_words("en", key, typed=code)

    @pytest.mark.parametrize(
        "options",
        [{"window": 6}, {"window": -1}, {"now": 20.0}, {"phone_skew": -3e9}, {"typed": "12 456"}],
    )
    def test_what_makes_no_sense(self, options: dict[str, float]) -> None:
        with pytest.raises(ValueError, match=r"a window is|a code typed|the time must be"):
            figures.time_window("en", **options)  # type: ignore[arg-type]


def texts_of(axes: Axes) -> list[str]:
    return [" ".join(text.get_text().split("\n")) for text in axes.texts]


class TestGuessing:
    """Probability against time."""

    def test_each_curve_is_the_formula(self) -> None:
        curves = lines(figures.guessing("en", window=2, pace=2.0).axes[0])
        settings = [
            {"delay": 0.0, "lock_after": None},
            {"unlock_after": 900.0},
            {"lock_after": None},
            {},
        ]
        for curve, setting in zip(curves, settings, strict=True):
            times, chances = zip(*curve, strict=True)
            attempts = [
                attempts_within(seconds, pace=2.0, **setting)  # type: ignore[arg-type]
                for seconds in times
            ]
            assert chances == pytest.approx([guessing_chance(each, window=2) for each in attempts])

    def test_each_curve_is_named_in_its_order(self) -> None:
        axes = figures.guessing("fr").axes[0]
        named = sorted(axes.texts, key=lambda text: -text.get_position()[1])
        assert [text.get_text() for text in named] == [
            "aucune limitation",
            "verrouillage de 15\u00a0min après 10",
            "délai croissant",
            "verrouillage après 10",
        ]
        colours = [line.get_color() for line in axes.lines]
        assert [text.get_color() for text in named] == colours

    def test_the_words(self) -> None:
        words = figures.guessing_words("en")
        assert "no throttling: 23% after a day and 86,401 guesses, 100% after a year" in words
        assert "locked after 10: 0.003% after a day and 10 guesses, 0.003% after a year" in words

    @pytest.mark.parametrize("policies", [[], [Policy()] * 7])
    def test_too_few_or_too_many(self, policies: list[Policy]) -> None:
        with pytest.raises(ValueError, match="one to six"):
            figures.guessing("en", policies=policies)

"""The figure of the decision tree: all of it stands on one page, away from its edges."""

from __future__ import annotations

import pytest

from totp_demo.figures import decision_tree
from totp_demo.wording import decision_tree as tree
from totp_demo.wording.language import Language

EDGE = 5 / 25.4  # inches: nearer to the edge many printers print nothing
SMALLEST = 7  # points


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_whole_tree_is_on_paper(code: str) -> None:
    figure = decision_tree(code)
    figure.draw_without_rendering()
    written = figure.axes[0].texts
    said = {" ".join(each.get_text().split("\n")) for each in written}
    for symptom, questions in tree.words(Language(code)):
        assert any(text.endswith(symptom) for text in said)
        for asked, done in questions:
            assert {asked, done} <= said
    width, height = (side - EDGE for side in figure.get_size_inches())
    for each in written:
        box = each.get_window_extent().transformed(figure.dpi_scale_trans.inverted())
        assert box.x0 > EDGE - 0.02, each.get_text()
        assert box.y0 > EDGE, each.get_text()
        assert box.x1 < width, each.get_text()
        assert box.y1 < height, each.get_text()
        assert float(each.get_fontsize()) >= SMALLEST


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_markdown_has_all_of_it_in_order(code: str) -> None:
    text = tree.markdown(Language(code))
    at = 0
    for symptom, questions in tree.words(Language(code)):
        for part in (symptom, *(part for row in questions for part in row)):
            at = text.index(part, at) + 1

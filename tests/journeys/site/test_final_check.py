"""The final check and the decision tree on the site: alive, kept in the browser, printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.site.conftest import Opens
from tests.scripts.test_decision_tree import PRINTS, on_paper

PAGE = "{}/11-final-check.html"


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_check_is_gone_on_with_after_the_page_was_left(code: str, opens: Opens) -> None:
    reader = opens(PAGE.format(code))
    page = reader.page
    page.locator(".td-begin-short").click()
    where = page.locator(".td-check-where")
    expect(where).to_contain_text("Question 1 ")
    if not page.locator(".td-order").count():  # what is to be put in order has an order
        page.locator(".td-check").click()
        expect(page.locator(".td-say-note")).to_be_visible()
    for number in (1, 2):
        expect(where).to_contain_text(f"Question {number} ")
        if page.locator(".td-choices").count():
            for group in page.locator(".td-choices").all():
                group.get_by_role("radio").first.check()
        elif page.locator(".td-place").count():
            page.locator(".td-place").first.click()
        elif page.locator(".td-answer-entry").count():
            page.locator(".td-answer-entry").fill("1")
        page.locator(".td-check").click()
        page.locator(".td-next").click()
    expect(where).to_contain_text("Question 3 ")
    question = page.locator(".td-question").first.inner_text()
    reader.opens(PAGE.format(code))
    expect(where).to_contain_text("Question 3 ")
    expect(page.locator(".td-question").first).to_have_text(question)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_tree_prints_under_the_policy_of_the_site(
    code: str, opens: Opens, context: BrowserContext
) -> None:
    context.add_init_script(PRINTS)
    reader = opens(PAGE.format(code))
    reader.page.locator(".td-decision-tree .td-print").click()
    reader.page.wait_for_function("() => window.printed")
    printed: list[str] = reader.page.evaluate("() => window.printed")
    assert printed[2] == code
    assert len(on_paper(context.new_page(), printed).pages) == 1

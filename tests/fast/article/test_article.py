"""The article as a value: what of the page of the procedure is in it, in both languages."""

from __future__ import annotations

import json
import re
import secrets

import pytest
from bs4 import BeautifulSoup

from tests.fast.article import CODES, NOTEBOOKS, article_of
from tests.leaks import secrets_in
from totp_demo.article import article as articles
from totp_demo.article import words
from totp_demo.article.article import Live, sections
from totp_demo.article.shots import SHOTS
from totp_demo.model.base32 import encode_secret
from totp_demo.model.training_key import TRAINING_KEY
from totp_demo.wording.language import Language


def test_both_languages_take_the_same_cells() -> None:
    taken = []
    for code in CODES:
        cells = json.loads((NOTEBOOKS / code / articles.SOURCE).read_text("utf-8"))["cells"]
        taken.append(
            [cell["id"] for cell in cells if articles.TAG in cell["metadata"].get("tags", ())]
        )
    assert taken[0] == taken[1]
    assert set(SHOTS) <= set(taken[0])
    assert articles.OWN_BEFORE in taken[0]


@pytest.mark.parametrize("code", CODES)
def test_the_six_steps_come_first_each_with_its_pictures(code: str) -> None:
    found = sections(article_of(code).body())
    steps = found[1 : articles.STEPS + 1]
    for number, ((heading, parts), shots) in enumerate(zip(steps, SHOTS.values(), strict=True), 1):
        assert heading is not None
        assert re.match(rf"(Step|Étape) {number}\b", heading.get_text())
        assert sum(len(part.find_all("img")) for part in parts) == len(shots)


@pytest.mark.parametrize("code", CODES)
def test_its_words_are_those_of_the_page(code: str) -> None:
    text = (NOTEBOOKS / code / articles.SOURCE).read_text("utf-8")
    page = "".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    own = {
        text.into(Language(code))
        for text in (words.IF_REFUSED, words.TRY_IT, words.STILL_REFUSED, words.SIMULATED)
    }
    for part in article_of(code).parts:
        if isinstance(part, articles.Text) and part.markdown not in page:
            assert any(each in part.markdown for each in own), part.markdown


@pytest.mark.parametrize("code", CODES)
def test_nothing_in_it_makes_sense_on_a_live_page_only(code: str) -> None:
    text = article_of(code).body().get_text(" ")
    only = {
        "en": "this page|bar above|simulated phone|below the|practice account|Run the",
        "fr": "cette page|barre ci-dessus|téléphone simulé|ci-dessous|compte d’exercice",
    }[code]
    assert re.findall(only, text) == []


@pytest.mark.parametrize("code", CODES)
def test_its_links_lead_to_the_web(code: str) -> None:
    links = [str(link["href"]) for link in article_of(code).body().find_all("a")]
    assert len(links) >= 4
    assert [link for link in links if not link.startswith("https://")] == []


@pytest.mark.parametrize("code", CODES)
def test_what_to_do_is_what_the_diagnosis_says(code: str) -> None:
    body = article_of(code).body()
    rows = [
        tuple(cell.get_text() for cell in row.find_all("td")) for row in body.select("tbody tr")
    ]
    assert rows == list(words.refused(Language(code)))
    assert len(rows) == len(words.REFUSED)


def test_the_training_key_says_what_it_is() -> None:
    assert TRAINING_KEY.secret.startswith("TRAININGONLY")
    assert "TRAINING" in TRAINING_KEY.issuer
    assert len(TRAINING_KEY.secret_bytes) == 20
    assert TRAINING_KEY.uri.isprintable()


@pytest.mark.parametrize("code", CODES)
def test_no_other_secret_is_in_it(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[bytes] = []
    real = secrets.token_bytes

    def noted(count: int) -> bytes:
        drawn.append(real(count))
        return drawn[-1]

    monkeypatch.setattr(secrets, "token_bytes", noted)
    article = article_of(code)
    text = json.dumps(article.notebook()) + str(article.body(live=True))
    assert secrets_in(text, *(encode_secret(each) for each in drawn if len(each) >= 10)) == []
    # It would be found: the training key is.
    assert secrets_in(text, TRAINING_KEY.secret) != []
    assert "**" in words.TRAINING.into(Language(code))


@pytest.mark.parametrize("code", CODES)
def test_what_is_alive_is_in_the_notebook_alone(code: str) -> None:
    article = article_of(code)
    (live,) = [part for part in article.parts if isinstance(part, Live)]
    cells = article.notebook()["cells"]
    sources = [cell["source"] for cell in cells if cell["cell_type"] == "code"]
    assert sources == list(live.sources)
    assert all("lesson" not in part.markdown for part in article.parts if hasattr(part, "markdown"))
    assert live.markdown not in str(article.body())
    assert sum("attachments" in cell for cell in cells) == len(article.pictures)


def test_minutes_follow_the_rule_of_the_index() -> None:
    body = BeautifulSoup(f"<p>{'word ' * 100}</p><p><img></p>", "html.parser")
    assert articles.minutes(body.find_all("p")) == 1
    body = BeautifulSoup(f"<p>{'word ' * 101}</p><p><img></p>", "html.parser")
    assert articles.minutes(body.find_all("p")) == 2

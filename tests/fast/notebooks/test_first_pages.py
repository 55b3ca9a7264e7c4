"""What pages 00 to 02 say of the secret, apps, waits and sources, held to what is so."""

from __future__ import annotations

import re

import pytest

from tests.fast.notebooks import markdown
from tools.notebooks import FOLDER, read
from totp_demo import qr
from totp_demo.model.apps import APPS
from totp_demo.model.key import Key
from totp_demo.model.throttle import Throttle
from totp_demo.wording.language import Language

CODES = ("en", "fr")
PAGES = ("00-procedure", "01-profile", "02-enable-mfa")


def cells(code: str, name: str) -> dict[str, str]:
    """Return the text cells of a page by their ids, a space for each break."""
    page = read(FOLDER / code / f"{name}.ipynb")
    texts = {cell.id: cell.source for cell in page.cells if cell.kind == "markdown"}
    if name == PAGES[0]:
        texts |= reference(code)
    return {
        each: re.sub(r"\s*\n>?\s*", " ", text).replace("\u00a0", " ")
        for each, text in texts.items()
    }


def reference(code: str) -> dict[str, str]:
    """Return the sections of the reference page, which the first page sends its readers to."""
    sections = (FOLDER / code / "reference.md").read_text("utf-8").split("\n## ")[1:]
    return dict(zip(("ten-seconds", "apps", "differences", "looked-up"), sections, strict=True))


def row(cell: str, quoted: str) -> str:
    """Return the end of a table's row, from what the server answers in it."""
    return cell.partition(quoted)[2].partition(" | | ")[0]


@pytest.mark.parametrize("code", CODES)
def test_the_secret_may_have_copies(code: str) -> None:
    # Apps sync, back up and export it: it is not on the phone and the server alone.
    words = {"en": ("copy", "copies"), "fr": ("copier", "copies")}[code]
    summary = cells(code, "00-procedure")["summary"]
    assert all(word in summary for word in words)
    assert "Google Authenticator" in cells(code, "02-enable-mfa")["kept-why"]
    for name in PAGES:
        text = " ".join(cells(code, name).values())
        assert not re.search("only the server and the phone|never travels|seuls le serveur", text)
        assert not re.search("voyage plus", text)


@pytest.mark.parametrize("code", CODES)
def test_the_waits_are_this_server_s(code: str) -> None:
    throttle = Throttle()
    waits: list[float] = []
    while len(waits) < 3:
        throttle.fail(0.0)
        waits += [throttle.retry_at] if throttle.retry_at else []
    said = row(
        cells(code, "00-procedure")["mistakes"],
        {"en": "wrong attempts in a row.", "fr": "incorrectes de suite."}[code],
    )
    assert [int(wait) for wait in re.findall(r"(\d+) s\b", said)] == waits
    assert {"en": "From the third", "fr": "partir du troisième"}[code] in said
    assert throttle.free + 1 == 3
    assert {"en": "the tenth", "fr": "le dixième"}[code] in said
    assert throttle.lock_after == 10
    assert {"en": "the figures are this server’s", "fr": "celles de ce serveur"}[code] in said


@pytest.mark.parametrize("code", CODES)
def test_the_period_is_said_of_the_apps_whose_period_is_known(code: str) -> None:
    cell = cells(code, "00-procedure")["ten-seconds"]
    assert {"en": "whose period is known", "fr": "dont on connaît la période"}[code] in cell
    named = ("google-authenticator-android", "authy", "duo", "microsoft-authenticator")
    periods = [APPS[name].periods for name in named]
    assert all(known is None or 30 in known for known in periods)
    assert all(known is None or 10 not in known for known in periods)
    unknown = next(line for line in cell.split(" - ") if "AuthAnvil" in line)
    assert "BlackBerry" in unknown
    assert {"en": "unknown", "fr": "inconnue"}[code] in unknown
    assert APPS["google-authenticator-blackberry"].periods is None


def test_authelia_s_table_is_no_source_of_periods() -> None:
    for code in CODES:
        assert "support.json" not in cells(code, "00-procedure")["sources"]


@pytest.mark.parametrize("code", CODES)
def test_a_longer_secret_makes_a_larger_picture(code: str) -> None:
    key = Key.generate("camille.martin@example.com")
    sizes = [
        len(qr.matrix(key.uri.replace(key.secret, "A" * length))) - 2 * qr.QUIET_ZONE
        for length in (16, 32)
    ]
    said = cells(code, "02-enable-mfa")["bits-read"]
    found = re.search({"en": r"(\d+) to (\d+) modules", "fr": r"(\d+) à (\d+) modules"}[code], said)
    assert found
    assert [int(size) for size in found.groups()] == sizes


@pytest.mark.parametrize("code", CODES)
def test_a_reset_can_let_a_thief_in(code: str) -> None:
    cell = cells(code, "00-procedure")["differences"]
    reset = next(line for line in cell.split(" | ") if "Reset MFA" in line)
    assert {"en": "first check who is asking", "fr": "vérifiez d’abord qui fait"}[code] in reset
    assert "KaseyaOne" in cell


@pytest.mark.parametrize("code", CODES)
def test_whom_to_call_and_what_never_to_tell(code: str) -> None:
    page = cells(code, "00-procedure")
    never, order = {
        "en": ("Never read one out", ["administrator", "reseller", "vendor", "hang up"]),
        "fr": ("Ne dictez jamais", ["administrateur", "distributeur", "éditeur", "raccrochez"]),
    }[code]
    assert never in page["step-5-nowhere"]
    start = {"en": "Locked out", "fr": "Vous n’avez plus accès"}[code]
    box = page["differences"].partition(f"**{start}")[2]
    places = [box.find(word) for word in order]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PAGES)
def test_french_authorities_stand_beside_nist(code: str, name: str) -> None:
    text = " ".join(cells(code, name).values())
    if "NIST" in text:
        assert "ANSSI" in text
        assert "CNIL" in text
        assert "800-63B-4" in text


@pytest.mark.parametrize("name", [*PAGES, "06-active"])
def test_english_sources_are_marked_in_french(name: str) -> None:
    for item in cells("fr", name)["sources"].split(" - ")[1:]:
        links = [link for link in markdown.links(item) if link.startswith("https://")]
        french = any(host in link for link in links for host in (".gouv.fr", "faceaurisque"))
        assert not links or french != ("*(en anglais)*" in item), item


@pytest.mark.parametrize("code", CODES)
def test_a_strange_code_is_answered_in_plain_words(code: str) -> None:
    said = {
        "en": "This code doesn’t belong to this account.",
        "fr": "Ce code n’appartient pas à ce compte.",
    }[code]
    assert said in cells(code, "00-procedure")["mistakes"]
    assert Language(code).gettext("This code doesn’t belong to this account.") == said

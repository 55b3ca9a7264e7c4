"""The prose of notebooks as HTML."""

from __future__ import annotations

import pytest

from totp_demo.site.prose import prose


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("# A *b*", '<h1 id="A-b">A <em>b</em></h1>\n'),
        ("<b onclick='x()'>", "<p>&lt;b onclick='x()'&gt;</p>\n"),
        ('<div id="mfa"></div>', '<div id="mfa"></div>\n'),
        ('<div id="mfa" onclick="x()"></div>', None),
        ("[a](javascript:alert(1))", None),
        ("*[Lire cette page](../fr/a.md)*\n\nText", "<p>Text</p>\n"),
        ("*[Elsewhere](https://example.com/)*", None),
    ],
)
def test_only_what_a_page_may_hold_gets_into_it(text: str, made: str | None) -> None:
    found = prose(text)
    assert made is None or found == made
    assert "<div id" not in found or found == '<div id="mfa"></div>\n'
    assert "onclick=" not in found or "&lt;" in found
    assert 'href="javascript' not in found


def test_links_within_the_kit_are_renamed_and_others_left() -> None:
    found = prose("[a](b.ipynb#C) [d](https://x.example/b.ipynb)", lambda link: link.upper())
    assert 'href="B.IPYNB#C"' in found
    assert 'href="https://x.example/b.ipynb"' in found


def test_a_table_has_no_style_and_can_be_moved_by_keyboard() -> None:
    found = prose("| a | b |\n| --- | ---: |\n| 1 | 2 |")
    assert "style=" not in found
    assert '<td class="site-right">2</td>' in found
    assert found.startswith('<div class="site-table" role="group" aria-label="Table" tabindex="0">')


def test_formulas_are_mathml() -> None:
    assert "<math" in prose("$a^2$")
    assert 'display="block"' in prose("$$\na^2\n$$")


def test_attachments_of_a_cell_are_the_pictures_of_the_page() -> None:
    data = "data:image/png;base64,AAAA"
    found = prose("![A & b](attachment:01.png)", pictures={"01.png": data})
    assert found == f'<p><img src="{data}" alt="A &amp; b" /></p>\n'
    assert "javascript" not in prose("![c](attachment:javascript:x)")

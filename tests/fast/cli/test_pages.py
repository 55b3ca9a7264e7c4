"""The pages a newcomer reads first, and what CI makes of them."""

from __future__ import annotations

import itertools
import re
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image

from tests.fast.language.french import english, terms, typography
from tests.reader import VOILAS_FONT
from tests.tree import ROOT, tracked
from tools import pictures
from tools.notebooks import read

READMES = ["README.md", "README.fr.md"]
PAIRS = [
    ("README.md", "README.fr.md"),
    ("docs/publishing.md", "docs/publishing.fr.md"),
    ("docs/classroom.md", "docs/classroom.fr.md"),
    ("docs/teaching.md", "docs/teaching.fr.md"),
    ("docs/answer-key.md", "docs/answer-key.fr.md"),
]
LANES = {"fast", "scripts", "journeys"}


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", READMES)
def test_the_readme_begins_with_the_two_commands(name: str) -> None:
    top = text_of(name).splitlines()[:10]
    commands = [line.split("#")[0].strip() for line in top if line.startswith("make ")]
    assert commands == ["make start", "make test"]


@pytest.mark.parametrize("name", [*itertools.chain(*PAIRS), "CONTRIBUTING.md"])
def test_what_a_page_names_is_there(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", text_of(name))
    assert links
    assert [link for link in links if not (ROOT / name).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_a_page_links_to_its_own_headings_only(name: str) -> None:
    text = text_of(name)
    headings = {
        re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")
        for heading in re.findall(r"(?m)^#+ (.*)$", text)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings


@pytest.mark.parametrize("names", PAIRS)
def test_both_languages_have_the_same_parts(names: tuple[str, str]) -> None:
    parts = [
        [re.sub(r" .*", "", line) for line in text_of(name).splitlines() if line.startswith("#")]
        for name in names
    ]
    commands = [
        [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
        for blocks in (re.findall(r"```sh\n(.*?)```", text_of(name), re.DOTALL) for name in names)
    ]
    assert parts[0] == parts[1]
    assert commands[0] == commands[1]


@pytest.mark.parametrize("name", [french for _english, french in PAIRS])
def test_a_french_page_is_written_as_french_is(name: str) -> None:
    prose = re.sub(r" *```.*?```", "", text_of(name), flags=re.DOTALL)
    prose = re.sub(r"(?m)^\|[ :|-]+\|$", "", prose)  # what lies between a table's head and its rows
    prose = prose.replace("![", "[").replace("IT Glue", "Glue")
    prose = re.sub(r"\*\[.*?\)\*|\]\([^)]*\)", "", prose)
    for paragraph in re.split(r"\n\n|\n(?=[-|#])", prose):
        one_line = re.sub(r" *\n *", " ", paragraph).strip()
        assert typography(one_line) + english(one_line) + terms(one_line) == []


@pytest.mark.parametrize(("name", "code"), [("README.md", "en"), ("README.fr.md", "fr")])
def test_the_readme_names_every_notebook_by_its_title(name: str, code: str) -> None:
    rows = dict(re.findall(r"(?m)^\| \[`[\w-]+`\]\((\S+)\) \| (.*) \|$", text_of(name)))
    folder = f"notebooks/{code}"
    pages = {path.name: read(path) for path in sorted((ROOT / folder).glob("[0-9]*.ipynb"))}
    assert len(pages) >= 10
    assert rows == {f"{folder}/{file}": page.title for file, page in pages.items()}
    for page in ("reference.md", "glossary.md"):
        assert f"]({folder}/{page})" in text_of(name)


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("README.md", "If you send customers here"),
        ("README.fr.md", "Si vous y envoyez vos clients"),
    ],
)
def test_the_readme_tells_a_distributor_what_to_tell_customers(name: str, heading: str) -> None:
    part = text_of(name).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for page in ("00-procedure", "05-confirm", "06-active", "09-limits"):
        assert f"`{page}`" in part
    assert part.count("\n- ") == 3


@pytest.mark.parametrize("name", READMES)
def test_the_readme_says_what_voila_links_to(name: str) -> None:
    assert "Voila" in text_of(name)
    assert f"`{urlsplit(VOILAS_FONT).hostname}`" in text_of(name)


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "Makefile"])
def test_each_make_command_is_a_target_of_the_makefile(name: str) -> None:
    targets = set(re.findall(r"(?m)^([\w-]+):(?: test)?$", text_of("Makefile")))
    assert {"start", "test", "test-all", "benchmark", "pictures"} <= targets
    spoken = set(re.findall(r"(?m)^(?:# )?make ([\w-]+)|`make ([\w-]+)[^`]*`", text_of(name)))
    assert {first or second for first, second in spoken} <= targets
    declared = re.findall(r"(?m)^\.PHONY: (.*)$", text_of("Makefile"))[0].split()
    assert set(declared) == targets


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_picture_is_small_and_sharp(code: str) -> None:
    path = ROOT / "docs" / "images" / f"procedure-{code}.png"
    assert path.stat().st_size < 150_000
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert picture.width == pictures.WIDTH
        found = zxingcpp.read_barcodes(picture.convert("RGB"))
    assert [each.text.split("?")[0] for each in found] == [
        "otpauth://totp/IT%20Glue:camille.martin@example.com"
    ]


def test_ci_runs_the_readmes_command() -> None:
    assert text_of(".ci/run").splitlines()[-1] == "make test"
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_make_test_runs_every_check_and_every_lane() -> None:
    recipe = re.findall(r"(?m)^test:\n((?:\t.*\n)+)", text_of("Makefile"))[0].splitlines()
    lines = [line.replace("$(BIN)/", "").strip() for line in recipe]
    assert {"ruff check", "ruff format --check", "mypy"} <= set(lines)
    lanes = {f"tests/{folder}" for folder in LANES}
    run = {word for line in lines if line.startswith("pytest ") for word in line.split()}
    assert lanes | {"totp_demo", "notebooks", "--nbval-lax"} <= run


def test_each_lane_has_a_folder_and_its_command_on_the_page() -> None:
    kept = {name.split("/")[1] for name in tracked() if re.match(r"tests/\w+/", name)}
    assert kept == LANES
    commands = re.findall(r"(?m)^\.venv/bin/pytest (.*?) *(?:#.*)?$", text_of("CONTRIBUTING.md"))
    words = [word for command in commands for word in command.split()]
    assert {f"tests/{folder}" for folder in LANES} <= set(words)
    assert [word for word in words if "/" in word and not (ROOT / word).exists()] == []

"""`totp-demo inspect`: a URI or a picture explained, and hostile input refused without harm."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageFilter

from tests.fast.cli.kit import surroundings
from totp_demo import qr
from totp_demo.commands.inspect import LARGEST_INPUT
from totp_demo.model.apps import APPS
from totp_demo.model.inspection import Remark
from totp_demo.model.key import Key
from totp_demo.model.key_uri import KeyUriReason
from totp_demo.qr import QrFault
from totp_demo.wording.uri import MEANINGS, REMARKS, URI_FAULTS

SECRET = "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U"
URI = f"otpauth://totp/IT%20Glue:camille?secret={SECRET}&issuer=IT%20Glue"
FINGERPRINT = Key.from_uri(URI).fingerprint


def run(
    given: bytes | str, *words: str, folder: Path | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as its user does; its output is text."""
    data = given.encode("utf-8", "surrogateescape") if isinstance(given, str) else given
    home = folder or Path.cwd()
    done = subprocess.run(
        [sys.executable, "-m", "totp_demo", "inspect", *words],
        input=data,
        cwd=home,
        env=surroundings(home, **more),
        capture_output=True,
        timeout=60,
        check=False,
    )
    texts = (each.decode("utf-8").replace(os.linesep, "\n") for each in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, *texts)


def told(given: bytes | str, *words: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    done = run(given, "--json", *words, **more)
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (0 if found["readable"] else 2)
    assert done.stderr == ""
    return found


def faults(given: bytes | str) -> list[str]:
    return [each["fault"] for each in told(given)["faults"]]


def picture(text: str = URI, *, pixels: int = 6) -> Image.Image:
    return Image.open(io.BytesIO(qr.png(text, pixels=pixels))).convert("RGB")


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:  # noqa: ANN401
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def test_a_sound_uri_is_explained_part_by_part() -> None:
    done = run(URI, "-", LANG="en_GB.UTF-8")
    assert done.returncode == 0
    for said in ("This URI can be read.", "IT%20Glue", "It reads: IT Glue", "Parameter: secret"):
        assert said in done.stdout
    for app in APPS.values():
        assert app.name in done.stdout
    assert f"secret of 160 bits, fingerprint {FINGERPRINT}" in " ".join(done.stdout.split())
    assert SECRET not in done.stdout


def test_in_french_too() -> None:
    done = run(URI, "--lang", "fr")
    assert "Cet URI est lisible." in done.stdout
    assert "It reads" not in done.stdout


def test_a_program_gets_the_same_as_json() -> None:
    found = told(URI)
    assert [part["part"] for part in found["parts"]] == [
        *("scheme", "type", "label-issuer", "colon", "account", "query", "secret", "issuer")
    ]
    key = found["key"]
    assert key.pop("fingerprint") == FINGERPRINT
    assert key == {
        "issuer": "IT Glue",
        "label_issuer": "",
        "account": "camille",
        "algorithm": "SHA1",
        "digits": 6,
        "period": 30,
        "bits": 160,
    }
    assert [app["id"] for app in found["apps"]] == list(APPS)
    assert (found["faults"], found["remarks"]) == ([], [])


def test_what_each_app_does_has_its_source_and_its_date() -> None:
    apps = {app["id"]: app for app in told(f"{URI}&digits=8&period=60")["apps"]}
    microsoft = apps["microsoft-authenticator"]
    assert (microsoft["outcome"], microsoft["as_of"]) == ("wrong-codes", "2025")
    assert "fmarier, totp-in-2025" in microsoft["sources"]
    assert apps["aegis"]["outcome"] == "right-codes"
    assert apps["google-authenticator-blackberry"]["outcome"] == "unknown"
    padded = told(URI.replace(SECRET, "MFRGGZDFMZTWQ2LKNNWG23Q="))
    assert {app["id"]: app["outcome"] for app in padded["apps"]}["google-authenticator-ios"] == (
        "refused"
    )


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_the_secret_is_shown_only_where_it_is_asked_for(words: list[str]) -> None:
    assert SECRET not in run(URI, *words).stdout
    assert SECRET in run(URI, "--show-secret", *words).stdout


@pytest.mark.parametrize(
    "broken",
    [
        f"{URI}&digits=9",
        URI.replace("secret=", "SECRET="),
        URI.replace("secret=", "sceret="),
        URI.replace("?secret=", "/"),
        URI.replace("secret=", "s%65cret=") + "&secret=" + SECRET[::-1],
        URI.replace("otpauth", "http"),
        URI.replace("totp", "hotp"),
        f"otpauth://totp/a?secret={URI}",
        SECRET,
        f"{SECRET}\n{URI}",
        URI.replace("camille", SECRET),
        f"{URI}&digits={SECRET}",
        f"{URI}#{SECRET}",
        f"otpauth-migration://offline?data={SECRET}",
    ],
)
def test_a_broken_uri_keeps_its_secret_too(broken: str) -> None:
    for words in ([], ["--json"]):
        done = run(broken, *words)
        # An account's name is a name, whatever it is, in a URI that can be read.
        if done.returncode == 0:
            assert f":{SECRET}?" in broken
            continue
        assert SECRET not in done.stdout + done.stderr
        assert SECRET[::-1] not in done.stdout + done.stderr
        assert done.returncode == 2


def test_everything_that_breaks_it_is_named_not_the_first_alone() -> None:
    found = told("otpauth://hotp/a:b:c?secret=MFRGG&digits=9&period=x&digits=6&algorithm=MD5")
    assert {each["fault"] for each in found["faults"]} == {
        *("counter-based", "secret-too-short", "bad-digits", "bad-period"),
        *("unknown-algorithm", "duplicate-parameter", "name-has-colon"),
    }
    at_fault = {part["text"]: part["fault"] for part in found["parts"] if part["fault"]}
    assert at_fault["digits=9"] == "bad-digits"
    assert at_fault["digits=6"] == "duplicate-parameter"


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("", KeyUriReason.NOT_OTPAUTH),
        ("hello", KeyUriReason.NOT_OTPAUTH),
        ("https://example.com", KeyUriReason.NOT_OTPAUTH),
        ("otpauth-migration://offline?data=CjEK", KeyUriReason.PHONE_EXPORT),
        (URI + "&x=" + "a" * 5000, KeyUriReason.URI_TOO_LONG),
        ("otpauth://" + "a" * 3_000_000, KeyUriReason.URI_TOO_LONG),
        (URI.replace("&", "&amp;"), KeyUriReason.HTML_ENTITY),
        (URI + "\n" + URI, KeyUriReason.MALFORMED),
        (URI + "%ZZ", KeyUriReason.BAD_ENCODING),
        ("otpauth://totp/a?secret=%00", KeyUriReason.SECRET_NOT_BASE32),
        ("otpauth://", KeyUriReason.UNKNOWN_TYPE),
    ],
)
def test_hostile_text_gets_a_clear_finding(given: str, fault: KeyUriReason) -> None:
    assert fault.value in faults(given)
    done = run(given)
    assert done.returncode == 2
    assert done.stdout.startswith("This is not a valid otpauth URI.")
    assert "Traceback" not in done.stderr


def test_nothing_of_it_moves_the_terminal() -> None:
    given = "otpauth://totp/%1B%5B2J%E2%80%AEevil?secret=" + SECRET + "&issuer=%0D%07"
    for text in (given, given.replace("%1B", "\x1b")):
        shown = run(text, "--show-secret").stdout
        assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown) is None


def test_the_line_ends_and_marks_of_windows_are_no_part_of_it() -> None:
    for data in (
        URI.encode() + b"\r\n",
        b"\xef\xbb\xbf" + URI.encode(),
        f"{URI}\r\n".encode("utf-16"),
        f"  {URI} \n\n".encode(),
    ):
        assert told(data)["key"]["fingerprint"] == FINGERPRINT


def test_a_secret_alone_is_known_for_one() -> None:
    assert [each["remark"] for each in told(SECRET)["remarks"]] == ["bare-secret"]
    assert [each["remark"] for each in told(saved(picture(SECRET)))["remarks"]] == ["bare-secret"]


@pytest.mark.parametrize("words", [[URI], ["--json", URI], [URI, "--lang", "fr"], [URI, "x.png"]])
def test_a_uri_is_never_an_argument_and_never_repeated(words: list[str]) -> None:
    done = run("", *words)
    assert done.returncode == 2
    assert SECRET not in done.stdout + done.stderr
    if words != [URI, "x.png"]:
        assert "inspect -" in done.stderr


def test_nor_is_one_repeated_that_stands_elsewhere_on_the_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "totp_demo", URI], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert SECRET not in done.stdout + done.stderr


PICTURES: dict[str, Callable[[], bytes]] = {
    "png": lambda: saved(picture()),
    "jpeg": lambda: saved(picture(), "JPEG", quality=60),
    "worst-jpeg": lambda: saved(picture(pixels=8), "JPEG", quality=8),
    "rotated": lambda: saved(picture().rotate(37, expand=True, fillcolor="white"), "JPEG"),
    "upside-down": lambda: saved(picture().rotate(180)),
    "small": lambda: saved(picture(pixels=2)),
    "dark": lambda: saved(picture().point(lambda value: value // 6 + 4), "JPEG"),
    "pale": lambda: saved(picture().point(lambda value: 200 + value // 6), "JPEG"),
    "blurred": lambda: saved(picture(pixels=8).filter(ImageFilter.GaussianBlur(4)), "JPEG"),
    "negative": lambda: saved(picture().point(lambda value: 255 - value)),
    "twice": lambda: saved(side_by_side(picture(), picture())),
}


def side_by_side(*images: Image.Image) -> Image.Image:
    whole = Image.new("RGB", (sum(each.width for each in images), images[0].height), "white")
    at = 0
    for each in images:
        whole.paste(each, (at, 0))
        at += each.width
    return whole


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_is_read(kind: str, tmp_path: Path) -> None:
    data = PICTURES[kind]()
    path = tmp_path / f"code {kind}.bin"
    path.write_bytes(data)
    assert told(b"", str(path))["key"]["fingerprint"] == FINGERPRINT
    assert told(data, "-")["key"]["fingerprint"] == FINGERPRINT


OTHER_PICTURES: dict[str, tuple[Callable[[], bytes], QrFault]] = {
    "two codes": (
        lambda: saved(side_by_side(picture(), picture(URI.replace("camille", "martin1")))),
        QrFault.SEVERAL_QR_CODES,
    ),
    "none": (lambda: saved(Image.new("RGB", (300, 200), "white")), QrFault.NO_QR_CODE),
    "cut off": (lambda: saved(picture().crop((0, 0, 120, 250))), QrFault.NO_QR_CODE),
    "export": (
        lambda: saved(picture("otpauth-migration://offline?data=CjEK")),
        QrFault.PHONE_EXPORT,
    ),
    "damaged": (lambda: saved(picture())[:300], QrFault.NOT_A_PICTURE),
    "huge": (lambda: saved(Image.new("1", (9000, 9000), 1)), QrFault.TOO_LARGE),
    "zeros": (lambda: bytes(5000), QrFault.NOT_A_PICTURE),
}


@pytest.mark.parametrize("kind", OTHER_PICTURES)
def test_another_picture_says_what_is_wrong_with_it(kind: str) -> None:
    build, fault = OTHER_PICTURES[kind]
    data = build()
    found = told(data)
    assert found["picture"]["fault"] == fault.value
    assert found["picture"]["says"] in " ".join(run(data).stdout.split())


def test_a_code_that_is_for_something_else_says_so() -> None:
    assert faults(saved(picture("WIFI:S:home;P:hunter2;;"))) == ["not-otpauth"]
    assert "hunter2" not in run(saved(picture("WIFI:S:home;P:hunter2;;"))).stdout


@pytest.mark.parametrize("name", ["none.png", ".", "a\tb"])
def test_a_file_that_cannot_be_read_is_named(name: str, tmp_path: Path) -> None:
    done = run(b"", name, folder=tmp_path, LANG="en_GB.UTF-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"The file {name} can’t be read" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs /dev/zero")
def test_an_input_without_end_is_left_alone() -> None:
    done = run(b"", "/dev/zero")
    assert done.returncode == 2
    assert "too large" in done.stderr
    assert LARGEST_INPUT < 100_000_000


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "uri").write_text(URI, "utf-8")
    command = f"{sys.executable} -m totp_demo inspect < uri | head -n 1"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=tmp_path,
        env=surroundings(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("This URI can be read.\n", "")


REMARKED = {
    Remark.SECRET_OF_EXAMPLES: "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP",
    Remark.SECRET_UNDER_128_BITS: "otpauth://totp/a?secret=MFRGGZDFMZTWQ2LK",
    Remark.SECRET_UNDER_160_BITS: "otpauth://totp/a?secret=MFRGGZDFMZTWQ2LKNNWG23TPOA",
    Remark.SECRET_NOT_FIRST: f"otpauth://totp/a?issuer=b&secret={SECRET}",
    Remark.SECRET_PADDED: "otpauth://totp/a?secret=MFRGGZDFMZTWQ2LKNNWG23Q=",
    Remark.TWO_ISSUERS: URI.replace("issuer=IT", "issuer=My"),
    Remark.ISSUER_MISSING: f"otpauth://totp/a?secret={SECRET}",
    Remark.ISSUER_ONCE: f"otpauth://totp/a?secret={SECRET}&issuer=b",
    Remark.PLUS_IN_NAME: URI.replace("issuer=IT%20", "issuer=IT+"),
    Remark.UNUSUAL_SETTINGS: f"{URI}&period=60",
    Remark.DEFAULTS_WRITTEN: f"{URI}&digits=6",
    Remark.PERIOD_OVER_TWO_MINUTES: f"{URI}&period=180",
    Remark.UNKNOWN_PARAMETER: f"{URI}&image=x",
    Remark.BARE_SECRET: SECRET,
}


@pytest.mark.parametrize("remark", Remark)
def test_what_is_unwise_is_said(remark: Remark) -> None:
    assert remark.value in [each["remark"] for each in told(REMARKED[remark])["remarks"]]


def test_each_fault_remark_and_part_has_words() -> None:
    assert set(URI_FAULTS) == set(KeyUriReason)
    assert set(REMARKS) == set(Remark)
    assert {"scheme", "type", "account", "secret", "period"} < set(MEANINGS)


def test_a_secret_that_does_not_come_first_is_not_said_to() -> None:
    done = run(f"otpauth://totp/camille?issuer=Shop&secret={SECRET}", "-")
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    assert "It should come first" in said
    assert "It comes first" not in said
    assert REMARKS[Remark.SECRET_NOT_FIRST].message in said

"""Whatever is given for an otpauth:// URI is a key or an error that keeps it to itself."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tests.fast.model.test_key_uri import GOOD, SECRET, START, read
from totp_demo.model.key import Key, KeyUriError

PIECES = st.sampled_from(
    [
        *("otpauth", "://", "totp", "hotp", "/", ":", "%3A", "?", "&", "=", "#", "@", "+"),
        *("secret", "issuer", "digits", "period", "algorithm", "%", "%20", "%FF", "%C3%A9"),
        *(SECRET, SECRET.lower(), "SHA1", "SHA256", "6", "30", "IT%20Glue", "camille"),
        *("\u202e", "\ud800", "🙂", "\n", "\x00", "٦", "é"),
    ]
)
LIKE_URIS = st.lists(PIECES, max_size=20).map(
    lambda pieces: START + "a?secret=" + SECRET + "".join(pieces)
)
ANY_CHARACTER = st.characters(exclude_categories=())
TEXTS = (
    st.text(ANY_CHARACTER)
    | st.text(ANY_CHARACTER).map(lambda text: "otpauth://" + text)
    | st.text(ANY_CHARACTER).map(lambda text: GOOD + "&" + text)
    | st.lists(PIECES).map("".join)
    | LIKE_URIS
)


@given(TEXTS)
@example("otpauth://totp/" + "%" * 4000)
@example("otpauth://totp/a?" + "&" * 4000)
@example("otpauth://totp/a?" + "&".join(f"{n}=1" for n in range(900)))
@example("otpauth://totp/" + ":" * 4000)
@example("otpauth://totp/a?secret=" + "=" * 4000)
@example("otpauth://totp/a?secret=" + "A" * 4000)
@example("otpauth://totp/" + "%F0" * 1300)
@example("otpauth:" * 100_000)
def test_any_text_is_a_key_or_an_error(text: str) -> None:
    outcome = read(text)  # anything but a KeyUriError goes through
    if isinstance(outcome, Key):
        assert Key.from_uri(outcome.uri) == outcome


@given(LIKE_URIS)
def test_a_refused_uri_leaves_nothing_of_itself_in_the_error(text: str) -> None:
    error = read(text)
    if isinstance(error, KeyUriError):
        assert (error.__cause__, error.__context__) == (None, None)
        assert SECRET not in f"{error!r} {error} {error.__dict__}"

"""A simulated phone, with its own clock and its app's habits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from totp_demo.model.apps import APPS, App, Trap
from totp_demo.model.characters import ungrouped
from totp_demo.model.key import Key
from totp_demo.model.key_uri import MAX_KEY_NAME, KeyUriError, KeyUriReason, read_uri
from totp_demo.model.unpicklable import Unpicklable, UnpicklableValue

if TYPE_CHECKING:
    from totp_demo.model.clock import Clock

_BASE32 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_SHORT = 16  # bytes: RFC 4226 §4 R6 asks for at least as many
DEFAULT_APP = "google-authenticator-android"


def label_issuer_wins(app: App) -> bool | None:
    """Say which issuer an app shows where the label and the parameter name two.

    Args:
        app: one of `APPS`.

    Returns:
        True: the label's; False: the parameter's; None: nobody has found out.

    Example:
        >>> [label_issuer_wins(APPS[app]) for app in ("aegis", "freeotp-plus", "authy")]
        [True, False, None]
    """
    if Trap.LABEL_ISSUER_WINS in app.traps:
        return True
    return False if Trap.PARAMETER_ISSUER_WINS in app.traps else None


def _one_issuer(key: Key, app: App) -> Key:
    """Return a key with the issuer that an app shows; with both where that is unknown."""
    match label_issuer_wins(app):
        case None:
            return key
        case True if key.label_issuer:
            return replace(key, issuer=key.label_issuer, label_issuer="")
        case _:
            return replace(key, label_issuer="")


def _base32_of(secret: str) -> str:
    """Return a secret without what is not base32 (RFC 4648 §6)."""
    return "".join(each for each in secret.upper() if each in _BASE32)


@dataclass(frozen=True, slots=True)
class Entry(UnpicklableValue):
    """One account in the app's list.

    It refuses to be pickled, but `dataclasses.asdict` gives its key's secret in the clear.

    Attributes:
        id: tells it from the phone's other entries, past ones too.
        key: the key as the app plays it; not in the repr.
        label: the whole label of its URI.
        app: the id of the app it was scanned with.
        guessed: for which of "algorithm", "digits" and "period" nobody knows what the app does;
            they are played as the profile that is safe everywhere.
        warned: whether the app has warned of a short secret.
    """

    id: str
    key: Key = field(repr=False)
    label: str
    app: str
    guessed: tuple[str, ...] = ()
    warned: bool = False

    @property
    def issuer(self) -> str:
        """Who gave the key, as the app shows it; may be empty."""
        return self.key.issuer

    @property
    def label_issuer(self) -> str:
        """The label's issuer, where nobody knows which of two issuers the app shows; else ""."""
        return self.key.label_issuer

    @property
    def account(self) -> str:
        """Whose key it is."""
        return self.key.account

    @property
    def period(self) -> int:
        """How long a code lives in this app, in seconds."""
        return self.key.period

    @property
    def digits(self) -> int:
        """How many digits the app shows."""
        return self.key.digits


class Phone(Unpicklable):
    """A phone with an authenticator app.

    It acts out what the app makes of algorithm, digits and period, and the traps of `APPS`. What
    nobody knows of an app is played as the profile that is safe everywhere, and marked. Only told,
    and not acted out, are these: SECRET_FIRST, for it is true of some versions only, and nobody
    says which; ONE_COLON, for such a name is no valid one in any app of this phone; LABEL_IGNORED,
    for that app keeps a key in an entry that has a name of its own; PIN_WITH_CODE,
    NO_OTPAUTH_EVIDENCE and HISTORY, for nobody knows what a reader would see.

    It holds the keys, and so refuses to be pickled.

    Args:
        clock: the phone's own clock, which may be wrong.
        app: an id of `APPS`.

    Raises:
        ValueError: if there is no such app.

    Example:
        >>> from totp_demo.model.clock import Clock
        >>> phone = Phone(Clock.frozen(59))
        >>> entry = phone.add_by_hand("camille", "gezd gnbv gy3t qojq gezd gnbv gy3t qojq")
        >>> phone.code(entry)
        '287082'
    """

    def __init__(self, clock: Clock, app: str = DEFAULT_APP) -> None:
        """Start with an empty list."""
        self.clock = clock
        self.app = app
        self._entries: list[Entry] = []
        self._made = 0

    @property
    def app(self) -> str:
        """The id of the app; a change holds for what is scanned from then on."""
        return self._app

    @app.setter
    def app(self, app: str) -> None:
        if app not in APPS:
            message = f"no such app; there are {', '.join(APPS)}"
            raise ValueError(message)
        self._app = app

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The list, oldest first."""
        return tuple(self._entries)

    def scan(self, uri: str) -> Entry:
        """Add what a QR code holds, as Google's "Key URI Format" writes it.

        Args:
            uri: the text of the QR code.

        Returns:
            The entry; an earlier one that the app takes for the same is overwritten.

        Raises:
            KeyUriError: naming the fault; the list stays as it was.

        Example:
            >>> from totp_demo.model.clock import Clock
            >>> phone = Phone(Clock.frozen(59))
            >>> entry = phone.scan("otpauth://totp/IT%20Glue:camille?secret=JBSWY3DPEHPK3PXP")
            >>> entry.issuer, entry.account, phone.code(entry)
            ('IT Glue', 'camille', '996554')
        """
        key, parts = self._read(uri), read_uri(uri)
        if "=" in parts.secret and Trap.PADDING_REFUSED in APPS[self._app].traps:
            raise KeyUriError(KeyUriReason.SECRET_NOT_BASE32)
        return self._add(key, parts.label)

    def _read(self, uri: str) -> Key:
        """Read a URI as the app does: some take what others refuse."""
        traps = APPS[self._app].traps
        try:
            return Key.from_uri(uri)
        except KeyUriError as error:
            changed = {
                KeyUriReason.UNKNOWN_ALGORITHM: (Trap.UNKNOWN_ALGORITHM_IS_SHA1, "algorithm"),
                KeyUriReason.SECRET_NOT_BASE32: (Trap.DROPS_OTHER_CHARACTERS, "secret"),
            }.get(error.reason)
            if changed is None or changed[0] not in traps:
                raise
            name = changed[1]
            address = urlsplit(uri)
            query = [
                (key, _base32_of(value) if name == "secret" == key.lower() else value)
                for key, value in parse_qsl(address.query, keep_blank_values=True)
                if name == "secret" or key.lower() != name
            ]
            return Key.from_uri(address._replace(query=urlencode(query, quote_via=quote)).geturl())

    def asks_about(self, label: str) -> bool:
        """Say whether the app asks before it adds an account of this label.

        Args:
            label: the whole label of a URI, or the name that was typed.

        Returns:
            True where an entry would be overwritten, and the app asks first.

        Example:
            >>> from totp_demo.model.clock import Clock
            >>> phone = Phone(Clock.frozen(59), app="microsoft-authenticator")
            >>> entry = phone.scan("otpauth://totp/IT%20Glue:camille?secret=JBSWY3DPEHPK3PXP")
            >>> phone.asks_about("IT Glue:camille"), phone.asks_about("IT Glue:paul")
            (True, False)
        """
        asks = Trap.OVERWRITES_SAME_LABEL in APPS[self._app].traps
        return asks and any(entry.label == label for entry in self._entries)

    def add_by_hand(
        self,
        account: str,
        secret: str,
        issuer: str = "",
        *,
        algorithm: str = "SHA1",
        digits: int = 6,
        period: int = 30,
    ) -> Entry:
        """Add a key that was typed.

        Args:
            account: the name to show.
            secret: base32, in either case; spaces, dashes of any kind and characters that show
                nothing are dropped.
            issuer: who gave it, if the app asks for that.
            algorithm: if the app asks for it.
            digits: if the app asks for it.
            period: in seconds, if the app asks for it.

        Returns:
            The entry.

        Raises:
            KeyUriError: naming the fault; the list stays as it was.
        """
        secret = ungrouped(secret)
        if Trap.READS_1_AS_I in APPS[self._app].traps:
            secret = secret.replace("1", "I").replace("0", "O")
        account, issuer = account.strip(), issuer.strip()
        label = f"{issuer}:{account}" if issuer else account
        return self._add(Key(secret, account, issuer, algorithm, digits, period), label)

    def _add(self, key: Key, label: str) -> Entry:
        app = APPS[self._app]
        played = _one_issuer(app.plays(key), app)
        if Trap.LOWER_CASES_URI in app.traps:
            issuer, account, of_label = played.issuer, played.account, played.label_issuer
            played = replace(
                played,
                issuer=issuer.lower(),
                account=account.lower(),
                label_issuer=of_label.lower(),
            )
        if not key.issuer and Trap.NUMBERS_SAME_NAME in APPS[self._app].traps:
            played = replace(played, account=self._free_name(key.account))
        self._made += 1
        short = len(key.secret_bytes) < _SHORT and Trap.SHORT_SECRET_WARNED in app.traps
        guessed = app.guessed(key)
        entry = Entry(f"entry-{self._made}", played, label, self._app, guessed, short)
        for index, old in enumerate(self._entries):
            if self._takes_for_same(old, entry):
                self._entries[index] = entry
                return entry
        self._entries.append(entry)
        return entry

    def _free_name(self, account: str) -> str:
        """Return an account name that no entry without an issuer has."""
        taken = {entry.account for entry in self._entries if not entry.issuer}
        names = (
            f"{account[: MAX_KEY_NAME - len(number)]}{number}"
            for number in ("", *map("({})".format, range(1, len(taken) + 1)))
        )
        return next(name for name in names if name not in taken)

    def _takes_for_same(self, old: Entry, new: Entry) -> bool:
        if Trap.OVERWRITES_SAME_LABEL in APPS[self._app].traps:
            return old.label == new.label
        # Where nobody knows, the phone does as Google's app, which is known to.
        one, other = ((entry.issuer, entry.label_issuer, entry.account) for entry in (old, new))
        return one == other

    def code(self, entry: Entry) -> str:
        """Return what the app shows for an entry, by the phone's clock.

        Args:
            entry: one of `entries`.

        Returns:
            The code.

        Raises:
            ValueError: if the phone's clock shows no time from 1970 to 9999.
        """
        return entry.key.code_at(self.clock.now())

    def delete(self, entry: Entry) -> None:
        """Take an entry off the list; one that is not on it is no fault."""
        self._entries = [kept for kept in self._entries if kept.id != entry.id]

    def put_back(self, entry: Entry, place: int) -> None:
        """Take a deletion back; an entry that is on the list stays where it is.

        Args:
            entry: one that was deleted.
            place: where it was, from 0.

        Example:
            >>> from totp_demo.model.clock import Clock
            >>> phone = Phone(Clock.frozen(59))
            >>> entry = phone.add_by_hand("camille", "gezd gnbv gy3t qojq gezd gnbv gy3t qojq")
            >>> phone.delete(entry)
            >>> phone.put_back(entry, 0)
            >>> [kept.account for kept in phone.entries]
            ['camille']
        """
        if entry.id not in {kept.id for kept in self._entries}:
            self._entries.insert(place, entry)

    def __repr__(self) -> str:
        """Say which app, and how much is in it."""
        return f"Phone(app={self._app!r}, entries={len(self._entries)})"

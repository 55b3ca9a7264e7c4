"""A passkey, as far as phishing goes: where a browser offers it, and what the server checks.

The signature itself is left out: nobody in the play could forge one. What decides is whether there
is one at all, and for which address it was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Signed:
    """What a device has signed with a passkey.

    Attributes:
        rp_id: The domain whose passkey it is.
        challenge: What the server had sent.
        origin: The address of the page that asked; the browser puts it in, not the page.
    """

    rp_id: str
    challenge: str
    origin: str


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey on a device.

    Attributes:
        rp_id: The domain that it was made for, its relying party identifier.

    Example:
        >>> passkey = Passkey("hub.example.com")
        >>> passkey.offered_at("https://hub.example.com")
        True
        >>> passkey.offered_at("https://hub-login.example.net")
        False
    """

    rp_id: str

    def offered_at(self, origin: str) -> bool:
        """Say whether a browser offers this passkey to a page: the first barrier.

        A page may ask only for passkeys of its own domain or of one that this is a part of (W3C
        WebAuthn Level 2, §5.1.4). The list of domains that belong to nobody, such as co.uk, is
        left out here: a domain without a dot is taken to be one.

        Args:
            origin: The address of the page, such as "https://hub.example.com".

        Returns:
            Whether it is offered. Where it is not, there is nothing to sign with.
        """
        parts = urlsplit(origin)
        host = parts.hostname or ""
        inside = host == self.rp_id or host.endswith(f".{self.rp_id}")
        return parts.scheme == "https" and "." in self.rp_id and inside

    def sign(self, challenge: str, origin: str) -> Signed:
        """Sign, as the device does once the browser has asked it to.

        Args:
            challenge: What the server had sent.
            origin: The address that the browser shows.

        Returns:
            What was signed.
        """
        return Signed(self.rp_id, challenge, origin)


@dataclass(frozen=True, slots=True)
class Site:
    """The real server, as far as passkeys go.

    Attributes:
        origin: Its address.
        rp_id: The domain that its passkeys are made for.

    Example:
        >>> site = Site("https://hub.example.com", "hub.example.com")
        >>> signed = Passkey(site.rp_id).sign("challenge", "https://hub-login.example.net")
        >>> site.accepts(signed, "challenge")
        False
    """

    origin: str
    rp_id: str

    def accepts(self, signed: Signed, challenge: str) -> bool:
        """Say whether an answer is taken: the second barrier.

        Args:
            signed: The answer.
            challenge: What this server had sent.

        Returns:
            Whether challenge, address and domain are its own (W3C WebAuthn Level 2, §7.2).
        """
        return signed == Signed(self.rp_id, challenge, self.origin)

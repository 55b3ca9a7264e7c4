"""An otpauth URI in words: what its parts mean, what breaks it, what is unwise."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.model.inspection import Remark
from totp_demo.model.key_uri import MAX_KEY_NAME, MAX_URI, KeyUriReason
from totp_demo.wording.sentence import Sentence, say

MEANINGS: Mapping[str, tuple[Sentence, Sentence]] = {
    "scheme": (
        say("Scheme"),
        say("Says which program should open this: an authenticator app."),
    ),
    "type": (
        say("Type"),
        say("totp: the codes follow the time. hotp would be codes that follow a counter."),
    ),
    "label-issuer": (
        say("Label: issuer"),
        say("The service that the account belongs to, as the app shows it. %20 is a space."),
    ),
    "colon": (
        say("Label: separator"),
        say("The only colon: the issuer is before it, the account after it."),
    ),
    "account": (
        say("Label: account"),
        say("The name beside the code: usually an e-mail address."),
    ),
    "query": (say("Question mark"), say("The label ends here, and the parameters begin.")),
    "secret": (
        say("Parameter: secret"),
        say(
            "The shared secret in base32. Anyone who has it can calculate every code of the "
            "account until the secret is replaced. It should come first: some versions of "
            "Microsoft Authenticator require that."
        ),
    ),
    "issuer": (
        say("Parameter: issuer"),
        say(
            "The issuer again: some apps show the label’s, others show this one. Use the same"
            " name in both."
        ),
    ),
    "algorithm": (
        say("Parameter: algorithm"),
        say("The hash function. If it is left out, it is SHA1."),
    ),
    "digits": (
        say("Parameter: digits"),
        say("The length of a code. If it is left out, it is 6 digits."),
    ),
    "period": (
        say("Parameter: period"),
        say(
            "How long a code lasts, in seconds. If it is left out, it is 30. Some apps ignore"
            " this parameter."
        ),
    ),
}
"""The name of each part, and what it is for."""

OTHER = (
    say("Another parameter"),
    say("It is not part of the format: most apps ignore it."),
)
"""The same of a parameter that the format does not know."""

_INVISIBLE = say(
    "It contains an invisible character: a control character, or one that reverses the direction "
    "of writing."
)

NAME_FAULTS: Mapping[KeyUriReason, Sentence] = {
    KeyUriReason.NAME_HAS_COLON: say(
        "A colon separates the issuer from the account. With a second one, apps disagree on where "
        "the account begins."
    ),
    KeyUriReason.ACCOUNT_MISSING: say("The account is empty: the app would have nothing to show."),
    KeyUriReason.NAME_TOO_LONG: say(
        "Issuer and account may have {count} characters each.", count=MAX_KEY_NAME
    ),
    KeyUriReason.NAME_SHOWS_NOTHING: say(
        "The issuer contains nothing visible: type a name, or leave it empty."
    ),
    KeyUriReason.NAME_HAS_CONTROL: _INVISIBLE,
    KeyUriReason.NAME_HAS_OUTER_SPACE: _INVISIBLE,
}
"""Why names cannot stand in a URI."""

URI_FAULTS: Mapping[KeyUriReason, Sentence] = {
    **NAME_FAULTS,
    KeyUriReason.URI_TOO_LONG: say(
        "The text has more than {count} characters. The URI of one account has about 100.",
        count=MAX_URI,
    ),
    KeyUriReason.NOT_OTPAUTH: say(
        "The text does not begin with otpauth://: it is not for an authenticator app."
    ),
    KeyUriReason.PHONE_EXPORT: say(
        "This is the export of a phone (otpauth-migration://): it contains the secrets of an "
        "app’s accounts. Give it to nobody, and delete the copies."
    ),
    KeyUriReason.MALFORMED: say(
        "The URI is malformed. This is the order: otpauth://, the type, a slash, the label, a "
        "question mark, the parameters. There are no line breaks and no # in it."
    ),
    KeyUriReason.HTML_ENTITY: say(
        "It contains HTML entities (&amp for &): it was copied from the source of a web page."
    ),
    KeyUriReason.PARAMETER_IN_CAPITALS: say(
        "The name of a parameter is in capitals. Write secret, not SECRET: some apps ignore the "
        "other form."
    ),
    KeyUriReason.BAD_ENCODING: say(
        "A % is not followed by two hexadecimal digits, or the bytes are not UTF-8."
    ),
    KeyUriReason.COUNTER_BASED: say(
        "The type is hotp: these codes follow a counter, not the time. A server that checks "
        "time-based codes refuses them."
    ),
    KeyUriReason.UNKNOWN_TYPE: say("The type is neither totp nor hotp."),
    KeyUriReason.DUPLICATE_PARAMETER: say(
        "The same parameter is there twice. Apps do not agree on which one counts."
    ),
    KeyUriReason.SECRET_MISSING: say("There is no secret: no code can be calculated."),
    KeyUriReason.SECRET_IS_URI: say("A whole URI was put where the secret should be."),
    KeyUriReason.SECRET_NOT_BASE32: say(
        "The secret contains a character that base32 does not have. It has only A to Z and 2 to 7."
    ),
    KeyUriReason.SECRET_BAD_LENGTH: say(
        "Base32 never has this number of characters: one is missing from the secret, or there is "
        "one too many."
    ),
    KeyUriReason.SECRET_TOO_SHORT: say(
        "The secret has fewer than 80 bits (16 characters): part of it is missing."
    ),
    KeyUriReason.SECRET_TOO_LONG: say("The secret has more than 1024 bits (205 characters)."),
    KeyUriReason.UNKNOWN_ALGORITHM: say("The algorithm is not SHA1, SHA256 or SHA512."),
    KeyUriReason.BAD_DIGITS: say("The number of digits is not 6, 7 or 8."),
    KeyUriReason.BAD_PERIOD: say("The period is not a whole number of seconds from 1 to 86400."),
}
"""What breaks a URI."""

REMARKS: Mapping[Remark, Sentence] = {
    Remark.SECRET_OF_EXAMPLES: say(
        "Everyone knows this secret: it is the example in the RFC or in the description of the "
        "format. Use it for tests only."
    ),
    Remark.SECRET_UNDER_128_BITS: say(
        "The secret has fewer than 128 bits, the minimum in RFC 4226."
    ),
    Remark.SECRET_UNDER_160_BITS: say(
        "The secret has fewer than 160 bits, the length that RFC 4226 recommends."
    ),
    Remark.SECRET_NOT_FIRST: say(
        "The secret is not the first parameter. Some versions of Microsoft Authenticator require "
        "that."
    ),
    Remark.SECRET_PADDED: say(
        "The secret ends with the character =. Leave it out: some apps refuse the QR code."
    ),
    Remark.TWO_ISSUERS: say(
        "The label and the parameter name two different issuers: the app decides which one you see."
    ),
    Remark.ISSUER_MISSING: say(
        "There is no issuer. In the app, only the account’s name tells this entry from the others."
    ),
    Remark.ISSUER_ONCE: say(
        "The issuer is there once. Some apps read it in the label, others in the parameter: write "
        "it in both."
    ),
    Remark.PLUS_IN_NAME: say(
        "There is a + in a name. Several apps show it as it is: write a space as %20."
    ),
    Remark.UNUSUAL_SETTINGS: say(
        "It does not use the defaults (SHA1, 6 digits, 30 seconds). Several apps ignore that: they "
        "show codes that the server refuses."
    ),
    Remark.DEFAULTS_WRITTEN: say(
        "It contains a default setting. Leave it out: the QR code is then smaller and easier to "
        "scan."
    ),
    Remark.PERIOD_OVER_TWO_MINUTES: say(
        "A code lasts more than two minutes, the limit in NIST SP 800-63B-4."
    ),
    Remark.UNKNOWN_PARAMETER: say(
        "It contains a parameter that is not part of the format: most apps ignore it."
    ),
    Remark.BARE_SECRET: say(
        "This looks like the secret on its own. An app that scans it needs the whole text that "
        "starts with otpauth://. Until then, add the key by hand: time-based, SHA1, 6 digits, 30 "
        "seconds."
    ),
}
"""What is unwise in a URI."""

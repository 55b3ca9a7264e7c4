"""The `totp-demo` command: its words, its options and what each calls."""

from __future__ import annotations

import argparse
import gettext
import shlex
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from totp_demo.commands import CommandError, terminal
from totp_demo.wording.language import LANGUAGES, Language

LARGEST_PORT = 65_535
LARGEST_CLASS = 200
LONGEST_SEED = 9  # digits
FORMS = ("html", "md", "pdf")
SYSTEMS = ("itglue", "glpi", "zendesk", "confluence", "bookstack")
"""What `totp-demo article` writes; its own modules are loaded when it is called."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: The words after the command's name; those it was called with when left out.

    Returns:
        The exit code: 0; 1 when something is missing or cannot be done; 2 when it is the folder
        that was named.

    Raises:
        SystemExit: The words make no sense (exit code 2), or help was asked for (0).
    """
    terminal.write_anything()
    words = sys.argv[1:] if argv is None else list(argv)
    language = _language(words)
    options = _parser(language, words).parse_args(words)
    try:
        return _called(language, options)
    except CommandError as error:
        sys.stderr.write(f"totp-demo: {error}\n")
        return error.status
    except KeyboardInterrupt:
        return 0


def _called(language: Language, options: argparse.Namespace) -> int:
    """Call what was asked for, and return its exit code."""
    # A command is imported when it is called: `check` has to run where much is missing.
    if options.command == "check":
        from totp_demo.commands.check import check

        return check(language, options.folder)
    if options.command == "inspect":
        from totp_demo.commands.inspect import inspect

        return inspect(
            language, options.source, as_json=options.json, show_secret=options.show_secret
        )
    if options.command == "site":
        from totp_demo.commands.site import site

        return site(
            language,
            options.output,
            options.pyodide,
            options.single_file,
            jupyterlite=options.jupyterlite,
        )
    if options.command == "article":
        from totp_demo.commands.article import article

        return article(
            language,
            options.output,
            getattr(options, "lang", None),
            options.to,
            options.system,
            options.pyodide,
        )
    if options.command == "class":
        return _class(language, options)
    from totp_demo.commands.start import start

    return start(
        language,
        options.folder,
        port=options.port,
        browser=not options.no_browser,
    )


def _class(language: Language, options: argparse.Namespace) -> int:
    if options.lab:
        from totp_demo.commands.hub import lab

        return lab(
            language,
            bind=options.bind,
            port=options.port,
            folder=options.folder,
            seed=options.seed,
        )
    if options.kernels:
        from totp_demo.commands.kernels import kernels

        return kernels(
            language,
            bind=options.bind,
            port=options.port,
            folder=options.folder,
            seed=options.seed,
            size=options.size,
        )
    from totp_demo.commands.classroom import classroom

    return classroom(
        language,
        bind=options.bind,
        port=options.port,
        pyodide_folder=options.pyodide,
        seed=options.seed,
    )


class _English(Language):
    """English without its catalogue, for a `check` that has to say that polib is missing."""

    def __init__(self) -> None:
        self.code, self.name = "en", LANGUAGES["en"]
        nothing = gettext.NullTranslations()
        self._one, self._many = nothing.gettext, nothing.ngettext


def _language(words: Sequence[str]) -> Language:
    """Return the language asked for, which the help and the errors are worded in already."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--lang")
    try:
        wish = early.parse_known_args(words)[0].lang
        return Language(wish) if wish in LANGUAGES else Language.of_reader()
    except argparse.ArgumentError:
        return Language.of_reader()
    except ModuleNotFoundError:
        return _English()


class _Values:
    """What is read of a value, and why one was refused, in our words.

    Args:
        language: The reader's.
    """

    def __init__(self, language: Language) -> None:
        self._translate = language.gettext
        self.refused = ""

    def port(self, text: str) -> int:
        # Other scripts' digits and "1_000" are numbers to int(), but not to a reader.
        if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= LARGEST_PORT):
            _ = self._translate
            why = _("{text} is not a port. A port is a number from 1 to 65535.")
            raise self._refusal(why.format(text=repr(text)))
        return int(text)

    def seed(self, text: str) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_SEED):
            _ = self._translate
            why = _("{text} is not a number for a class. Choose a whole number, such as 7.")
            raise self._refusal(why.format(text=repr(text)))
        return int(text)

    def size(self, text: str) -> int:
        if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= LARGEST_CLASS):
            _ = self._translate
            why = _("{text} is not the size of a class. It is a number from 1 to 200.")
            raise self._refusal(why.format(text=repr(text)))
        return int(text)

    def known(self, text: str) -> str:
        if text not in LANGUAGES:
            _ = self._translate
            why = _("{text} is not a language of the kit. Choose one of these: {languages}")
            raise self._refusal(why.format(languages=", ".join(LANGUAGES), text=repr(text)))
        return text

    def _refusal(self, why: str) -> argparse.ArgumentTypeError:
        self.refused = why
        return argparse.ArgumentTypeError(why)


def _parser(language: Language, words: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of a command line, which words its help and its errors in one language."""
    _ = language.gettext
    values = _Values(language)

    class Formatter(argparse.HelpFormatter):
        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[argparse._MutuallyExclusiveGroup],
            prefix: str | None = None,
        ) -> None:
            prefix = _("Usage: ") if prefix is None else prefix
            super().add_usage(usage, actions, groups, prefix)

        def start_section(self, heading: str | None) -> None:
            # argparse puts a colon behind it; French puts a no-break space before that.
            space = "\u00a0" if language.code == "fr" else ""
            super().start_section(heading and heading + space)

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            del message  # argparse's own words are English
            self.print_usage(sys.stderr)
            given = _("unknown or incomplete arguments: {words}. See: totp-demo --help").format(
                words=shlex.join(map(terminal.without_uri, words))
            )
            self.exit(2, f"totp-demo: {values.refused or given}\n")

    def options(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
        group = parser.add_argument_group(_("Options"))
        group.add_argument("-h", "--help", action="help", help=_("show this help"))
        group.add_argument(
            "--lang",
            type=values.known,
            metavar="|".join(LANGUAGES),
            default=argparse.SUPPRESS,
            help=_("language (by default, that of your system)"),
        )
        return group

    def common(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
        group = options(parser)
        group.add_argument(
            "--folder",
            metavar="DIR",
            default=argparse.SUPPRESS,
            help=_("folder for your copies of the notebooks (by default, ~/totp-demo)"),
        )
        return group

    parser = Parser(
        prog="totp-demo",
        description=_("Open the kit in JupyterLab, at the set-up procedure in your language."),
        add_help=False,
        # The language is found before anything else is read, and only by its full name.
        allow_abbrev=False,
        formatter_class=Formatter,
    )
    parser.set_defaults(folder=None)
    group = common(parser)
    group.add_argument("--no-browser", action="store_true", help=_("do not open a web browser"))
    group.add_argument(
        "--port",
        type=values.port,
        metavar="N",
        help=_("port of this computer (by default, a free one)"),
    )
    commands = parser.add_subparsers(dest="command", title=_("Commands"), metavar=_("COMMAND"))

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=text,
            description=text,
            add_help=False,
            allow_abbrev=False,
            formatter_class=Formatter,
        )

    text = _("say what is installed, what is missing, and the command that fixes it")
    common(command("check", text))
    group = common(command("site", _("write pages that need no server and no installation")))
    group.add_argument("-o", "--output", metavar="DIR", help=_("folder for the pages"))
    group.add_argument(
        "--single-file",
        metavar="FILE",
        help=_("write the procedure as one file, which needs no server"),
    )
    group.add_argument(
        "--pyodide",
        metavar="DIR",
        help=_("folder of the npm package pyodide (by default, npm fetches it)"),
    )
    group.add_argument(
        "--no-jupyterlite",
        action="store_false",
        dest="jupyterlite",
        help=_("leave out the notebooks in JupyterLite (33 MB)"),
    )
    group = options(command("article", _("write the procedure as an article for a knowledge base")))
    group.add_argument("-o", "--output", metavar="DIR", help=_("folder for the article"))
    group.add_argument(
        "--to",
        action="append",
        choices=FORMS,
        metavar="|".join(FORMS),
        help=_("a form of it (by default, each); may be repeated"),
    )
    group.add_argument(
        "--for",
        action="append",
        choices=SYSTEMS,
        dest="system",
        metavar="|".join(SYSTEMS),
        help=_("the form that a documentation system takes"),
    )
    group.add_argument(
        "--pyodide",
        metavar="DIR",
        help=_("folder of the npm package pyodide (by default, npm fetches it)"),
    )
    group = options(command("class", _("open a class: an address and a password to project")))
    group.add_argument(
        "--bind",
        metavar="ADDRESS",
        default="127.0.0.1",
        help=_("address of this machine that learners reach (by default, this machine alone)"),
    )
    group.add_argument(
        "--port",
        type=values.port,
        metavar="N",
        help=_("port of this computer (by default, a free one)"),
    )
    group.add_argument(
        "--pyodide",
        metavar="DIR",
        help=_("folder of the npm package pyodide (by default, npm fetches it)"),
    )
    group.add_argument(
        "--seed",
        type=values.seed,
        metavar="N",
        help=_("give everybody the same codes, so that a room can compare them"),
    )
    form = group.add_mutually_exclusive_group()
    form.add_argument(
        "--kernels",
        action="store_true",
        help=_(
            "let this machine do the work: for tablets too weak for Python in the browser, or a "
            "slow network (1.6 MB for each learner instead of 5.7 MB)"
        ),
    )
    form.add_argument(
        "--lab",
        action="store_true",
        help=_("JupyterLab for each learner, with a folder of their own, through JupyterHub"),
    )
    group.add_argument(
        "--folder",
        metavar="DIR",
        help=_(
            "with --lab and --kernels: where learners' work is kept (by default, ~/totp-demo-class)"
        ),
    )
    group.add_argument(
        "--size",
        type=values.size,
        metavar="N",
        default=8,
        help=_("with --kernels: how many learners need not wait (by default, 8)"),
    )
    text = _("explain an otpauth URI or the picture of a QR code, part by part")
    inspect = command("inspect", text)
    inspect.add_argument_group(_("What to read")).add_argument(
        "source",
        nargs="?",
        default="-",
        metavar="FILE",
        help=_("picture of a QR code; - (the default) reads a URI or a picture on standard input"),
    )
    group = options(inspect)
    group.add_argument("--json", action="store_true", help=_("print JSON, for a program"))
    group.add_argument("--show-secret", action="store_true", help=_("print the secret, too"))
    return parser

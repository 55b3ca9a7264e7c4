"""What the `totp-demo` command does, one subcommand a module."""


class CommandError(Exception):
    """The command cannot go on; its text tells the reader why and what to do.

    Attributes:
        status: The exit code that goes with it: 2 where the words given cannot be followed.
    """

    status = 1

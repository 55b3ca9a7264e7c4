"""`python -m totp_demo` is `totp-demo`."""

import sys

from totp_demo.cli import main

if __name__ == "__main__":
    sys.exit(main())

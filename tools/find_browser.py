"""Find a Chromium for tests, benchmarks and pictures; as a program, print its path."""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":  # started as a file: the root of the repository is not on the path
    sys.path.insert(0, str(Path(__file__).parents[1]))

from totp_demo.article.browser import ARGUMENTS, find_browser

__all__ = ["ARGUMENTS", "find_browser"]

if __name__ == "__main__":
    browser = find_browser()
    if browser is None:
        sys.exit(1)
    print(browser)

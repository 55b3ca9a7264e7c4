"""What goes between a view and its script: messages of plain JSON values."""

from __future__ import annotations

from typing import Any

Shown = dict[str, Any]
"""What a view's script gets, or sends: texts in the reader's language and plain JSON values."""

"""The kinds of tickets, by what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from totp_demo.desk.kinds import clocks, entries, people, phones, set_up, typed

if TYPE_CHECKING:
    from totp_demo.desk.kind import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for room in (clocks, typed, entries, set_up, phones, people)
        for kind in room.KINDS
    }
)
"""Every kind, by its name.

Example:
    >>> KINDS["phone-clock-ahead"].fix.value
    'automatic-time'
"""

"""Counts: places in a flow where a case is told off on a tally."""

from __future__ import annotations

from enum import Enum

from attrs import frozen


class ShareOf(Enum):
    """What a tally is told as a share of."""

    CASES = "cases"
    ITEMS = "items"


@frozen
class Count:
    """Adds one to the tally of this name and takes no time.

    With `share_of` cases or items, a case or an item counts once, however often it passes; a case that passes as a
    whole passes with all its items.
    """

    name: str
    share_of: ShareOf | None = None

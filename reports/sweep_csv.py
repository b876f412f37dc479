"""A sweep as rows for a spreadsheet: the columns of what is varied say their unit."""

from __future__ import annotations

from typing import Any

from sim.experiment.sweep import Sweep
from sim.scenario.quantity import Kind

_UNITS = {
    Kind.SHARE: "share",
    Kind.DURATION: "s",
    Kind.WORKDAYS: "workdays",
    Kind.RATE_PER_WORKDAY: "per workday",
    Kind.RATE_PER_SECOND: "per s",
}
"""Units as measures have them; plain numbers and words have none."""


def sweep_rows(found: Sweep) -> list[dict[str, Any]]:
    """The rows of `Sweep.to_dicts`, with the unit behind the name of what is varied: `serve [s]`.

    Units are `s`, `workdays`, `share` (of one), `per workday` and `per s`; numbers of things and words have none.
    """
    return [
        {
            _with_unit(column, found.variations[place].kind) if place < len(found.variations) else column: value
            for place, (column, value) in enumerate(row.items())
        }
        for row in found.to_dicts()
    ]


def _with_unit(name: str, kind: Kind) -> str:
    unit = _UNITS.get(kind)
    return name if unit is None else f"{name} [{unit}]"

"""Flows in another house: the same constructs, done by other people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import evolve, fields, has

from sim.scenario.flow import At, Flow, Needs, Trip

Rename = Callable[[str], str]


def flow_by(flow: Flow, rename: Rename) -> Flow:
    """The flow with every pool in it called by another name."""
    return tuple(_by(construct, rename) for construct in flow)


def _by(part: Any, rename: Rename) -> Any:
    """A construct, branch, option or need, with the same inside."""
    changes: dict[str, Any] = {}
    for entry in fields(type(part)):
        inside = getattr(part, entry.name)
        if isinstance(inside, tuple) and inside and has(type(inside[0])):
            changes[entry.name] = tuple(_by(one, rename) for one in inside)
    if isinstance(part, Needs | At):
        changes["pool"] = rename(part.pool)
    elif isinstance(part, Trip) and part.by:
        changes["by"] = rename(part.by)
    return evolve(part, **changes) if changes else part

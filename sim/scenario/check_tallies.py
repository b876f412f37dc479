"""Counts and stopwatches: one name is one thing, of the cases of one type."""

from __future__ import annotations

from sim.scenario.count import Count, ShareOf
from sim.scenario.document import short
from sim.scenario.flow import Stopwatch
from sim.scenario.message import Message, told
from sim.scenario.model import Scenario
from sim.scenario.part import Sheet
from sim.scenario.tallies import placed_in


def check_tallies(scenario: Scenario, sheet: Sheet) -> None:
    """A name is counted, or timed, of one case type only, and everywhere as a share of the same."""
    first: dict[tuple[type[Count | Stopwatch], str], tuple[str, ShareOf | None]] = {}
    for placed in placed_in(scenario):
        construct = placed.construct
        share_of = construct.share_of if isinstance(construct, Count) else None
        for name in placed.names:
            owner, other = first.setdefault((type(construct), name), (placed.case_type, share_of))
            part = sheet.part_of(construct)
            if owner != placed.case_type:
                done = told("counted" if isinstance(construct, Count) else "timed")
                wrong = told(
                    "{name} is {done} of cases of type {owner} and of type {other}",
                    name=short(name),
                    done=done,
                    owner=short(owner),
                    other=short(placed.case_type),
                )
                part.report(wrong, "another name for each case type")
            elif other is not share_of:
                wrong = told(
                    "{name} is {here} here and {elsewhere} elsewhere",
                    name=short(name),
                    here=_told(share_of),
                    elsewhere=_told(other),
                )
                part.report(wrong, "the same `share_of` wherever the name is counted")


def _told(share_of: ShareOf | None) -> Message:
    return told("no share") if share_of is None else told("a share of {of}", of=told(share_of.value))

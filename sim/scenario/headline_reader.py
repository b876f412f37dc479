"""What a reform is about: the measures of which the answer of a report speaks, in the words of claims."""

from __future__ import annotations

from attrs import frozen

from sim.scenario.claim_reader import MeasureWritten, kinds_of
from sim.scenario.document import short
from sim.scenario.message import told
from sim.scenario.model import Scenario
from sim.scenario.part import Part
from sim.scenario.reader import OneOrList, Schema
from sim.scenario.scope import Scope
from sim.scenario.tallies import stopwatches, tallies


@frozen
class _Written:
    """A measure, and where it is written."""

    def read(self, part: Part, scope: Scope) -> tuple[str, Part] | None:
        """Both; counts and stopwatches are looked up when all flows are known."""
        measure = MeasureWritten().read(part, scope)
        return None if measure is None else (measure, part)

    def schema(self) -> Schema:
        """What claims are about."""
        return MeasureWritten().schema()


HEADLINE = OneOrList(_Written(), "a list of measures")


def read_headline(part: Part | None, scope: Scope, scenario: Scenario) -> tuple[str, ...]:
    """The measures, each once; `scenario` is what was read of the rest of the file."""
    if part is None:
        return ()
    counted, timed = tallies(scenario), stopwatches(scenario)
    found: dict[str, None] = {}
    for measure, at in HEADLINE.read(part, scope) or ():
        if measure in found:
            at.report(told("{value} is there twice", value=short(measure)), "each value once")
        elif kinds_of(measure, at, counted, timed) is not None:
            found[measure] = None
    return tuple(found)

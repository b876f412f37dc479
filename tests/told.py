"""Small scenarios in the scenario language, and what happened in them told in clock time, like a schedule."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from textwrap import dedent, indent

from sim.engine.records import OUTCOMES, Records
from sim.engine.simulate import simulate
from sim.measure.catalogue import Measure
from sim.measure.measure import Measured, measure
from sim.scenario.load import load_text
from sim.scenario.model import Scenario

OFFICE = "{days: mon-fri, hours: [09:00-12:00, 13:30-17:00], holidays: CN}"
ALWAYS = "{days: mon-sun, hours: around the clock, holidays: none}"

WEEK = "{start: 2026-03-02, length: 5 workdays, run_out: 30 workdays}"
"""Monday the 2nd to Friday the 6th of March 2026: no holiday near."""


def scenario(
    flow: str,
    *,
    on: str = "2026-03-02 09:00",
    staff: str = "window: {count: 1}",
    case: str = "",
    calendar: str = OFFICE,
    horizon: str = WEEK,
    more: str = "",
) -> Scenario:
    """A scenario of one process `only` and one case type `visit` that comes at the moments `on`."""
    head = [
        "title: A small hall",
        f"calendar: {calendar}",
        f"horizon: {horizon}",
        f"staff: {{{staff}}}",
        f"cases: {{visit: {{arrivals: {arrivals(on)}{', ' if case else ''}{case}}}}}",
    ]
    process = ["processes:", "  only:", "    visit:", indent(dedent(flow).strip("\n"), " " * 6)]
    return load_text("\n".join([*head, dedent(more), *process]) + "\n")


def arrivals(on: str) -> str:
    """Moments separated by commas; or arrivals as the language writes them, in braces."""
    return on if on.startswith("{") else f"{{on: [{on}]}}"


def clock(first_day: date, second: int) -> str:
    """A moment as month, day and time; `-` for what did not come."""
    if second >= 1 << 59:
        return "-"
    moment = datetime.combine(first_day, datetime.min.time()) + timedelta(seconds=second)
    return f"{moment:%m-%d %H:%M:%S}"


class Told:
    """One run in clock time."""

    def __init__(self, scenario: Scenario, process: str = "only", seed: int = 1, replication: int = 0) -> None:
        self.records: Records = simulate(scenario, process, seed, replication)
        self.measured: Measured = measure(scenario, process, self.records)
        self._first = self.records.first_day

    def visits(self, name: str) -> list[tuple[int, str, str]]:
        """Row of the case, start and finish of all visits of the nodes of this name, in the order of their starts."""
        nodes = {node.number for node in self.records.nodes if node.name == name}
        assert nodes, f"no node {name}"
        rows = [row for row in self.records.visits.tolist() if row[1] in nodes]
        rows.sort(key=lambda row: (row[5], row[6], row[0]))
        return [(row[0], clock(self._first, row[5]), clock(self._first, row[6])) for row in rows]

    def asked(self, name: str) -> list[tuple[int, str]]:
        """Row of the case and time of asking of all visits of this name."""
        nodes = {node.number for node in self.records.nodes if node.name == name}
        rows = sorted((row[4], row[0]) for row in self.records.visits.tolist() if row[1] in nodes)
        return [(case, clock(self._first, at)) for at, case in rows]

    def visited(self, name: str) -> list[int]:
        """Rows of the cases that visited a node of this name, in order of their starts."""
        return [case for case, _, _ in self.visits(name)]

    @property
    def ends(self) -> list[tuple[int, str, str]]:
        """Row, time and outcome of the finished cases, by row."""
        rows = sorted(self.records.ends.tolist())
        return [(case, clock(self._first, at), OUTCOMES[outcome].value) for case, at, outcome in rows]

    def value(self, measure: Measure, subject: str = "visit") -> float:
        """A measure of the run."""
        return self.measured.values[measure, subject]

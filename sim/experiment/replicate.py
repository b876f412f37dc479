"""One replication: processes on the same applicants, measured."""

from __future__ import annotations

from hashlib import sha256

from attrs import evolve, frozen

from sim import __version__
from sim.engine.simulate import simulate
from sim.measure.measure import Measured, measure
from sim.measure.values import Values
from sim.scenario.model import Process, Scenario
from sim.scenario.tallies import stopwatches, tallies


@frozen(eq=False)
class Replication:
    """The numbers of one replication, per process."""

    number: int
    measured: dict[str, Measured]


@frozen(eq=False)
class Course:
    """A process of a scenario with a seed: all that the numbers of a replication depend on, but its own number.

    `key` is the same for courses that give the same numbers, in whatever scenario they stand.
    """

    scenario: Scenario
    process: str
    seed: int
    key: str

    @classmethod
    def of(cls, scenario: Scenario, process: str, seed: int) -> Course:
        """The course of a process of a scenario."""
        texts = (__version__, seed, process, _behind(scenario, process), _named_elsewhere(scenario))
        key = sha256("\n".join(map(repr, texts)).encode("utf-8", "surrogatepass")).hexdigest()
        return cls(_without_texts(scenario), process, seed, key)

    def __call__(self, number: int) -> Measured:
        """Run a replication and measure it; only the lead times of the subject are kept."""
        found = measure(self.scenario, self.process, simulate(self.scenario, self.process, self.seed, number))
        subject = self.scenario.subject
        return evolve(
            found,
            values=Values.of(found.values),
            seen=Values.of(found.seen),
            unseen=Values.of(found.unseen),
            lead_times={subject: found.lead_times[subject]},
        )


def _behind(scenario: Scenario, process: str) -> Scenario:
    """What a run of a process depends on: all but names, texts, and processes whose way none of its cases goes."""
    ways = {way for case_type in scenario.cases for way in scenario.ways_of(process, case_type)}
    kept: dict[str, Process] = {name: scenario.processes[name] for name in sorted({process, *ways})}
    return evolve(_without_texts(scenario), processes={name: _untitled(own) for name, own in kept.items()})


def _named_elsewhere(scenario: Scenario) -> tuple[object, ...]:
    """What is measured in a process because another has it: counts, stopwatches, shares of who adopted something."""
    adopted = [
        (process, case_type)
        for process in scenario.processes
        for case_type in scenario.cases
        if scenario.is_partly_adopted(process, case_type)
    ]
    return tallies(scenario), stopwatches(scenario), sorted({case_type for _, case_type in adopted})


def _untitled(process: Process) -> Process:
    return evolve(process, title="", about="")


def _without_texts(scenario: Scenario) -> Scenario:
    return evolve(
        scenario,
        title="",
        about="",
        parameters={},
        claims=(),
        headline=(),
        translations={},
        warnings=(),
        source="",
        text="",
        overrides=(),
        overlay=None,
        typed=(),
        folder=None,
        files=(),
    )

"""One replication: processes on the same applicants, measured."""

from __future__ import annotations

from hashlib import sha256

from attrs import evolve, frozen

from sim import __version__
from sim.engine.simulate import simulate
from sim.measure.measure import Measured, measure
from sim.measure.values import Values
from sim.scenario.model import Process, Scenario


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
        behind = _behind(scenario, process)
        text = f"{__version__}\n{seed}\n{process}\n{behind!r}"
        return cls(behind, process, seed, sha256(text.encode("utf-8", "surrogatepass")).hexdigest())

    def __call__(self, number: int) -> Measured:
        """Run a replication and measure it; only the lead times of the subject are kept."""
        found = measure(self.scenario, self.process, simulate(self.scenario, self.process, self.seed, number))
        subject = self.scenario.subject
        return evolve(found, values=Values.of(found.values), lead_times={subject: found.lead_times[subject]})


def _behind(scenario: Scenario, process: str) -> Scenario:
    """What a run of a process depends on: all but names, texts, and processes that are neither it nor the baseline."""
    kept: dict[str, Process] = {name: scenario.processes[name] for name in {scenario.baseline, process}}
    return evolve(
        scenario,
        title="",
        about="",
        parameters={},
        processes={name: evolve(own, title="", about="") for name, own in sorted(kept.items())},
        claims=(),
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

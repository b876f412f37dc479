"""`onething capacity`: how many cases a day each process can bear."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen

from sim.commands.answering import Answer, answer
from sim.commands.asked_values import replications_from
from sim.commands.how import USUAL, HowAsked
from sim.commands.options import NameOrFile, Overrides, Replications, Seed
from sim.commands.output import BAD_INPUT, fail

if TYPE_CHECKING:
    from sim.experiment.runner import Runner
    from sim.scenario.model import Scenario


@frozen
class CapacityQuestion:
    """How many cases a day can each process bear?"""

    COMMAND: ClassVar[str] = "capacity"

    replications: int = field(validator=replications_from(2))
    seed: int

    def check(self, scenario: Scenario) -> None:
        """Every scenario has a capacity."""

    def answer(self, scenario: Scenario, runner: Runner) -> Answer:
        """Bound it, and simulate the way there."""
        from reports.capacity_json import capacity_json
        from reports.capacity_report import capacity_report
        from sim.experiment.capacity import capacities

        found = capacities(scenario, seed=self.seed, replications=self.replications, runner=runner)
        return Answer(
            capacity_json(found), lambda language: capacity_report(found, language), has_failures=bool(found.failed)
        )


def capacity(
    name: NameOrFile,
    /,
    *,
    overrides: Overrides = None,
    replications: Replications = 20,
    seed: Seed = 1,
    how: HowAsked = USUAL,
) -> None:
    """Tell how many cases a day each process can bear: what bounds it, and how waiting grows on the way there."""
    from sim.scenario.load import load

    if replications == 1:
        fail("a capacity needs at least two replications", BAD_INPUT)
    answer(CapacityQuestion(replications, seed), load(name, overrides or []), how)

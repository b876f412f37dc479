"""`onething warmup`: whether the warm-up of a scenario is long enough."""

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
class WarmUpQuestion:
    """How long must the warm-up be?"""

    COMMAND: ClassVar[str] = "warmup"

    replications: int = field(validator=replications_from(1))
    seed: int

    def check(self, scenario: Scenario) -> None:
        """Some cases must keep coming."""
        from sim.experiment.warm_up import NothingToWarmUpError, check_warm_up

        try:
            check_warm_up(scenario)
        except NothingToWarmUpError as error:
            fail(error.message, BAD_INPUT)

    def answer(self, scenario: Scenario, runner: Runner) -> Answer:
        """Watch it from the first second on."""
        from reports.warm_up_json import warm_up_json
        from reports.warm_up_report import warm_up_report
        from sim.experiment.warm_up import warm_up

        found = warm_up(scenario, seed=self.seed, replications=self.replications, runner=runner)
        return Answer(
            warm_up_json(found), lambda language: warm_up_report(found, language), has_failures=bool(found.failed)
        )


def warmup(
    name: NameOrFile,
    /,
    *,
    overrides: Overrides = None,
    replications: Replications = 20,
    seed: Seed = 1,
    how: HowAsked = USUAL,
) -> None:
    """Tell whether the warm-up of a scenario is long enough, and suggest one."""
    from sim.scenario.load import load

    answer(WarmUpQuestion(replications, seed), load(name, overrides or []), how)

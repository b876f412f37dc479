"""`onething gains`: what each reform of a hall contributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen

from sim.commands.answering import Answer, answer
from sim.commands.asked_values import replications_from
from sim.commands.how import USUAL, HowAsked
from sim.commands.options import NameOrFile, Overrides, Replications, Seed
from sim.commands.output import BAD_INPUT, fail
from sim.scenario.message import told

if TYPE_CHECKING:
    from sim.experiment.runner import Runner
    from sim.scenario.model import Scenario


@frozen
class GainsQuestion:
    """Which reform of a hall saves how much?"""

    COMMAND: ClassVar[str] = "gains"

    replications: int = field(validator=replications_from(1))
    seed: int

    def check(self, scenario: Scenario) -> None:
        """Only halls have reforms."""
        from sim.experiment.gains import reforms_on

        if not reforms_on(scenario):
            wrong = "{name}: there are no reforms that are switched on; gains is for halls, such as the one called hall"
            fail(told(wrong, name=scenario.name), BAD_INPUT)

    def answer(self, scenario: Scenario, runner: Runner) -> Answer:
        """Run the hall with some reforms and with others."""
        from reports.gains_json import gains_json
        from reports.gains_report import gains_report
        from sim.experiment.gains import gains

        found = gains(scenario, seed=self.seed, replications=self.replications, runner=runner)
        return Answer(gains_json(found), lambda language: gains_report(found, language))


def gains(
    name: NameOrFile = "hall",
    /,
    *,
    overrides: Overrides = None,
    replications: Replications = 5,
    seed: Seed = 1,
    how: HowAsked = USUAL,
) -> None:
    """Tell which reform of a hall saves how much, alone and as its part of what all of them save together."""
    from sim.scenario.load import load

    answer(GainsQuestion(replications, seed), load(name, overrides or []), how)

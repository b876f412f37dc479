"""`onething run`: simulate a scenario and report."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import Attribute, field, frozen
from attrs.validators import and_, optional

from sim.commands.answering import Answer, answer
from sim.commands.asked import Least, Most, PrecisionAsked, RunReplications, asked, check_size
from sim.commands.asked_values import COARSEST, FEWEST_FOR_PRECISION, FINEST, at_least_field, replications_from, within
from sim.commands.how import USUAL, HowAsked
from sim.commands.options import NameOrFile, Overrides, Seed

if TYPE_CHECKING:
    from sim.experiment.runner import Runner
    from sim.scenario.model import Scenario


@frozen
class RunQuestion:
    """What does the reform change? In `least` replications, or in up to `most` for a precision."""

    COMMAND: ClassVar[str] = "run"

    seed: int
    precision: float | None = field(validator=optional(within(FINEST, COARSEST)))
    least: int = field(validator=replications_from(1))
    most: int = field(validator=and_(replications_from(1), at_least_field("least")))

    @least.validator
    def _is_enough(self, _field: Attribute[int], value: int) -> None:
        if self.precision is not None and value < FEWEST_FOR_PRECISION:
            raise ValueError

    def check(self, scenario: Scenario) -> None:
        """Memory must hold the cases."""
        check_size(scenario, self.least)

    def answer(self, scenario: Scenario, runner: Runner) -> Answer:
        """Compare all processes."""
        from reports.hall_report import hall_report
        from reports.json_report import json_report
        from reports.run_report import run_report
        from sim.experiment.compare import compare
        from sim.experiment.precision import compare_precisely

        if self.precision is None:
            found = compare(scenario, seed=self.seed, replications=self.least, runner=runner)
        else:
            found = compare_precisely(
                scenario, seed=self.seed, precision=self.precision, least=self.least, most=self.most, runner=runner
            )
        report = hall_report if scenario.reforms else run_report
        return Answer(json_report(found), lambda language: report(found, language), bool(found.failed))


def run(  # noqa: PLR0913 - every option of the command is an argument
    name: NameOrFile,
    /,
    *,
    overrides: Overrides = None,
    replications: RunReplications = None,
    precision: PrecisionAsked = None,
    least: Least = None,
    most: Most = None,
    seed: Seed = 1,
    how: HowAsked = USUAL,
) -> None:
    """Simulate a scenario and report what the reform changes."""
    from sim.scenario.load import load

    wanted = asked(replications, precision, least, most)
    question = RunQuestion(seed, wanted.precision, wanted.least, wanted.most)
    answer(question, load(name, overrides or []), how)

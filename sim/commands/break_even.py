"""`onething break-even`: from which number of a parameter on the reform no longer pays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from attrs import field, frozen
from cyclopts import Parameter

from sim.commands.against import compared_process
from sim.commands.answering import Answer, answer
from sim.commands.asked import check_size
from sim.commands.asked_values import replications_from
from sim.commands.how import USUAL, HowAsked
from sim.commands.options import NameOrFile, Overrides, Replications, Seed
from sim.commands.output import BAD_INPUT, fail
from sim.scenario.message import listed, told

if TYPE_CHECKING:
    from sim.experiment.break_even import Question
    from sim.experiment.runner import Runner
    from sim.scenario.model import Scenario


@frozen
class BreakEvenQuestion:
    """At which number of a parameter are a process and the baseline equal in a measure?"""

    COMMAND: ClassVar[str] = "break-even"

    parameter: str
    measure: str | None
    low: str | None
    high: str | None
    process: str | None
    replications: int = field(validator=replications_from(2))
    seed: int

    def check(self, scenario: Scenario) -> None:
        """The parameter, the process and the measure must be there, and memory hold the cases."""
        check_size(scenario, self.replications)
        self._asked(scenario)

    def answer(self, scenario: Scenario, runner: Runner) -> Answer:
        """Search the range."""
        from reports.break_even_json import break_even_json
        from reports.break_even_report import break_even_report
        from sim.experiment.break_even import break_even
        from sim.scenario.load import reloaded

        asked = self._asked(scenario)
        found = break_even(
            asked,
            lambda amount: reloaded(scenario, [asked.varied.setting(amount)]),
            seed=self.seed,
            replications=self.replications,
            runner=runner,
        )
        return Answer(break_even_json(found), lambda language: break_even_report(found, language))

    def _asked(self, scenario: Scenario) -> Question:
        from sim.experiment.break_even import IN_ALL, NAMED, Question
        from sim.scenario.varied import varied

        chosen = varied(scenario, self.parameter, self.low, self.high)
        compared = compared_process(scenario, self.process)
        wanted = IN_ALL if self.measure is None else self.measure
        if wanted not in NAMED:
            fail(
                told("{typed} is not a measure; allowed: {allowed}", typed=wanted or "''", allowed=listed(NAMED)),
                BAD_INPUT,
            )
        return Question(scenario, chosen, NAMED[wanted], compared)


def break_even(  # noqa: PLR0913 - every option of the command is an argument
    name: NameOrFile,
    parameter: Annotated[str, Parameter(help="The parameter to vary, such as breach.")],
    /,
    *,
    measure: Annotated[
        str | None,
        Parameter(help="What must not become worse. Default: staff effort in all, that after the decision included."),
    ] = None,
    low: Annotated[str | None, Parameter(name="--from", help="Lowest number. Default: 0% or its range.")] = None,
    high: Annotated[str | None, Parameter(name="--to", help="Highest number. Default: 100% or its range.")] = None,
    process: Annotated[
        str | None, Parameter(help="The process to compare with the baseline. Default: the first other one.")
    ] = None,
    overrides: Overrides = None,
    replications: Replications = 20,
    seed: Seed = 1,
    how: HowAsked = USUAL,
) -> None:
    """Search the number of a parameter from which on the reform no longer saves time."""
    from sim.scenario.load import load

    if replications == 1:
        fail("a break-even needs at least two replications", BAD_INPUT)
    question = BreakEvenQuestion(parameter, measure, low, high, process, replications, seed)
    answer(question, load(name, overrides or []), how)

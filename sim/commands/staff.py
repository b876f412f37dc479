"""`onething staff`: the cheapest staffing that meets targets, for every process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from attrs import field, frozen
from attrs.validators import and_, min_len
from cyclopts import Parameter
from cyclopts.validators import Number

from sim.commands.answering import Answer, answer
from sim.commands.asked_values import MOST_REPLICATIONS, at_least_field, replications_from
from sim.commands.how import USUAL, HowAsked
from sim.commands.options import NameOrFile, Overrides, Seed, Vary, whole
from sim.commands.output import BAD_INPUT, fail
from sim.scenario.message import told

if TYPE_CHECKING:
    from sim.experiment.runner import Runner
    from sim.experiment.target import Target
    from sim.scenario.model import Scenario
    from sim.scenario.variation import Variation


def _texts(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(given)


@frozen
class StaffQuestion:
    """Which staffing meets all targets at the least cost? In `least` to `most` replications of each."""

    COMMAND: ClassVar[str] = "staff"

    target: tuple[str, ...] = field(converter=_texts, validator=min_len(1))
    vary: tuple[str, ...] = field(converter=_texts, validator=min_len(1))
    cost: tuple[str, ...] = field(converter=_texts)
    least: int = field(validator=replications_from(2))
    most: int = field(validator=and_(replications_from(2), at_least_field("least")))
    exhaustive: bool
    seed: int

    def check(self, scenario: Scenario) -> None:
        """Targets, numbers of people and costs must be there."""
        from sim.experiment.candidates import require_people
        from sim.scenario.variation import points

        variations, _, _ = self._asked(scenario)
        points(variations)
        require_people(scenario, variations)

    def answer(self, scenario: Scenario, runner: Runner) -> Answer:
        """Search it."""
        from reports.staffing_json import staffing_json
        from reports.staffing_report import staffing_report
        from sim.experiment.staffing import staffing

        variations, targets, costs = self._asked(scenario)
        found = staffing(
            scenario,
            variations,
            targets,
            costs=costs,
            seed=self.seed,
            least=self.least,
            most=self.most,
            is_exhaustive=self.exhaustive,
            runner=runner,
        )
        return Answer(
            staffing_json(found),
            lambda language: staffing_report(found, language),
            bool(found.failed) or not found.is_met,
            found.to_dicts,
        )

    def _asked(self, scenario: Scenario) -> tuple[tuple[Variation, ...], tuple[Target, ...], tuple[float, ...]]:
        from sim.experiment.candidates import read_costs, with_every_number
        from sim.experiment.target import read_targets
        from sim.scenario.variation_reader import read_variations

        variations = with_every_number(read_variations(scenario, self.vary))
        targets = read_targets(scenario, self.target)
        return variations, targets, read_costs(variations, self.cost, scenario.translations)


def staff(  # noqa: PLR0913 - every option of the command is an argument
    name: NameOrFile,
    /,
    *,
    target: Annotated[
        list[str] | None,
        Parameter(
            negative="",
            help='What is to be reached: a measure, <= or >=, an amount ("on time >= 95%", "waiting p90 of CASE <= 30 '
            'min"). May be given several times.',
        ),
    ] = None,
    vary: Vary = None,
    cost: Annotated[
        list[str] | None,
        Parameter(
            negative="", help="NAME=COST: what one more costs (reviewers=2.5). Default: 1. May be given several times."
        ),
    ] = None,
    least: Annotated[
        int,
        Parameter(
            converter=whole,
            validator=Number(gte=2, lte=MOST_REPLICATIONS),
            help="Replications of a staffing before the first look.",
        ),
    ] = 10,
    most: Annotated[
        int,
        Parameter(
            converter=whole,
            validator=Number(gte=2, lte=MOST_REPLICATIONS),
            help="Replications of a staffing at most; what is not decided then stays open.",
        ),
    ] = 200,
    exhaustive: Annotated[
        bool, Parameter(negative="", help="Infer nothing from one staffing about another that has fewer people.")
    ] = False,
    overrides: Overrides = None,
    seed: Seed = 1,
    csv: Annotated[
        str | None, Parameter(help="Also write every staffing that was simulated to this file, for a spreadsheet.")
    ] = None,
    how: HowAsked = USUAL,
) -> None:
    """Search the cheapest staffing that meets targets, for the old and for the new process."""
    from sim.scenario.load import load

    if not target:
        fail('nothing is asked for; give --target, such as --target "on time >= 95%"', BAD_INPUT)
    if not vary:
        fail("nothing is varied; give --vary, such as --vary windows=4..12", BAD_INPUT)
    if least > most:
        fail(told("--least {least} is more than --most {most}", least=least, most=most), BAD_INPUT)
    question = StaffQuestion(target, vary, cost or (), least, most, exhaustive, seed)
    answer(question, load(name, overrides or []), how, csv)

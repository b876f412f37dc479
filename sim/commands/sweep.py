"""`onething sweep`: how the answer moves with the values of parameters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from attrs import field, frozen
from attrs.validators import min_len, optional
from cyclopts import Parameter
from cyclopts.validators import Number

from sim.commands.against import compared_process
from sim.commands.answering import Answer, answer
from sim.commands.asked import check_size
from sim.commands.asked_values import FEWEST_POINTS, MOST_POINTS, replications_from, within
from sim.commands.how import USUAL, HowAsked
from sim.commands.options import NameOrFile, Overrides, Replications, Seed, Vary, whole
from sim.commands.output import BAD_INPUT, fail

if TYPE_CHECKING:
    from sim.experiment.measure_names import Asked
    from sim.experiment.runner import Runner
    from sim.scenario.model import Scenario
    from sim.scenario.variation import Variation


def _texts(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(given)


@frozen
class SweepQuestion:
    """How does a measure move with the values of parameters? At all combinations, or at so many `points`."""

    COMMAND: ClassVar[str] = "sweep"

    vary: tuple[str, ...] = field(converter=_texts, validator=min_len(1))
    points: int | None = field(validator=optional(within(FEWEST_POINTS, MOST_POINTS)))
    measure: str
    process: str | None
    table: bool
    replications: int = field(validator=replications_from(1))
    seed: int

    def check(self, scenario: Scenario) -> None:
        """What is varied, the measure and the process must be there."""
        from sim.scenario.variation import points

        variations, _, _ = self._asked(scenario)
        count = points(variations) if self.points is None else self.points
        check_size(scenario, self.replications * (count + 1))

    def answer(self, scenario: Scenario, runner: Runner) -> Answer:
        """Run every point."""
        from reports.sweep_csv import sweep_rows
        from reports.sweep_json import sweep_json
        from reports.sweep_report import sweep_report
        from sim.experiment.sweep import sweep

        variations, asked, compared = self._asked(scenario)
        found = sweep(
            scenario, variations, seed=self.seed, replications=self.replications, points=self.points, runner=runner
        )
        return Answer(
            sweep_json(found, compared, asked),
            lambda language: sweep_report(found, compared, asked, language, with_table=self.table),
            bool(found.failed),
            lambda: sweep_rows(found),
        )

    def _asked(self, scenario: Scenario) -> tuple[tuple[Variation, ...], Asked, str]:
        from sim.experiment.measure_names import asked_measure
        from sim.scenario.variation_reader import read_variations

        variations = read_variations(scenario, self.vary)
        asked = asked_measure(scenario, self.measure)
        return variations, asked, compared_process(scenario, self.process)


def sweep(  # noqa: PLR0913 - every option of the command is an argument
    name: NameOrFile,
    /,
    *,
    vary: Vary = None,
    points: Annotated[
        int | None,
        Parameter(
            converter=whole,
            validator=Number(gte=FEWEST_POINTS, lte=MOST_POINTS),
            help="Instead of every combination: so many that cover all ranges evenly (a Latin hypercube).",
        ),
    ] = None,
    measure: Annotated[
        str | None,
        Parameter(
            help="What is shown: lead time, waiting, on time, staff effort ... as claims call it; waiting of CASE, "
            "utilisation of POOL, queue of POOL; count of, time of. Default: the first of `headline:` in the file, or "
            "lead time."
        ),
    ] = None,
    process: Annotated[
        str | None, Parameter(help="The process to compare with the baseline. Default: the first other one.")
    ] = None,
    table: Annotated[bool, Parameter(negative="", help="Show every point, beside the map of two parameters.")] = False,
    overrides: Overrides = None,
    replications: Replications = 20,
    seed: Seed = 1,
    csv: Annotated[
        str | None, Parameter(help="Also write every number of every point to this file, for a spreadsheet.")
    ] = None,
    how: HowAsked = USUAL,
) -> None:
    """Run a scenario at many values of its parameters: where the reform saves most, and where it stops to."""
    from sim.experiment.measure_names import usual_measure
    from sim.scenario.load import load

    if not vary:
        fail("nothing is varied; give --vary, such as --vary windows=4..12", BAD_INPUT)
    scenario = load(name, overrides or [])
    shown = usual_measure(scenario) if measure is None else measure
    answer(SweepQuestion(vary, points, shown, process, table, replications, seed), scenario, how, csv)

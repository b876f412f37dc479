"""`onething sensitivity`: on which assumptions the conclusion rests, and which do not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from attrs import field, frozen
from cyclopts import Parameter

from sim.commands.against import compared_process
from sim.commands.answering import Answer, answer
from sim.commands.asked import check_size
from sim.commands.asked_values import FEWEST_SAMPLES, MOST_SAMPLES, is_samples, replications_from, samples
from sim.commands.how import USUAL, HowAsked
from sim.commands.options import NameOrFile, Overrides, Replications, Seed, whole
from sim.commands.output import BAD_INPUT, fail
from sim.scenario.message import told

if TYPE_CHECKING:
    from sim.experiment.runner import Runner
    from sim.measure.values import Key
    from sim.scenario.model import Scenario


@frozen
class SensitivityQuestion:
    """How does the difference in a measure move over the range of every assumption?"""

    COMMAND: ClassVar[str] = "sensitivity"

    measure: str
    process: str | None
    samples: int = field(validator=samples)
    replications: int = field(validator=replications_from(2))
    seed: int

    def check(self, scenario: Scenario) -> None:
        """The measure and the process must be there."""
        from sim.experiment.factors import factors

        self._asked(scenario)
        ends = sum(len(factor.settings) for factor in factors(scenario)[0])
        check_size(scenario, self.replications * (ends + 1))

    def answer(self, scenario: Scenario, runner: Runner) -> Answer:
        """Vary one assumption after the other."""
        from reports.sensitivity_json import sensitivity_json
        from reports.sensitivity_report import sensitivity_report
        from sim.experiment.sensitivity import sensitivity

        key, compared = self._asked(scenario)
        found = sensitivity(
            scenario,
            compared,
            key,
            seed=self.seed,
            replications=self.replications,
            samples=self.samples,
            runner=runner,
        )
        return Answer(
            sensitivity_json(found),
            lambda language: sensitivity_report(found, language),
            bool(found.failed),
            found.to_dicts,
        )

    def _asked(self, scenario: Scenario) -> tuple[Key, str]:
        from sim.experiment.measure_names import asked_measure

        asked = asked_measure(scenario, self.measure)
        return asked.key, compared_process(scenario, self.process)


def sensitivity(  # noqa: PLR0913 - every option of the command is an argument
    name: NameOrFile,
    /,
    *,
    measure: Annotated[
        str | None,
        Parameter(
            help="What the conclusion is about, as for `sweep`, such as staff effort in all. Default: the first of "
            "`headline:` in the file, or lead time."
        ),
    ] = None,
    process: Annotated[
        str | None, Parameter(help="The process to compare with the baseline. Default: the first other one.")
    ] = None,
    sobol: Annotated[
        int,
        Parameter(
            converter=whole,
            help="Also tell what explains the variance over all ranges together (Sobol indices), from so many samples "
            "for each assumption and two more: a power of two from 16 on, such as 64. Takes long.",
        ),
    ] = 0,
    overrides: Overrides = None,
    replications: Replications = 20,
    seed: Seed = 1,
    how: HowAsked = USUAL,
) -> None:
    """Tell on which assumptions the conclusion rests, from which value on it turns, and which do not matter."""
    from sim.experiment.measure_names import usual_measure
    from sim.scenario.load import load

    if replications == 1:
        fail("a sensitivity study needs at least two replications", BAD_INPUT)
    if not is_samples(sobol):
        wrong = "--sobol {typed}: needed is a power of two from {least} to {most}, such as 64"
        fail(told(wrong, typed=sobol, least=FEWEST_SAMPLES, most=MOST_SAMPLES), BAD_INPUT)
    scenario = load(name, overrides or [])
    about = usual_measure(scenario) if measure is None else measure
    answer(SensitivityQuestion(about, process, sobol, replications, seed), scenario, how)

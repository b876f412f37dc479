"""What a model is that theory knows: a scenario, and the numbers that are known of it.

The formulas take their numbers from the scenario, whose parameters are set by name: nothing is written twice.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from attrs import frozen

from sim.experiment.queueing_formulas import Moments
from sim.measure.catalogue import Measure
from sim.scenario.calendar import SECONDS_PER_DAY
from sim.scenario.library import PACKAGE
from sim.scenario.load import load_text
from sim.scenario.model import Scenario
from sim.scenario.value import Constant, OneOf

FOLDER = "theory"


@frozen
class Given:
    """The parameters of a scenario as formulas need them: times in seconds, shares as shares of one."""

    scenario: Scenario

    def __getitem__(self, name: str) -> float:
        value = self.scenario.parameters[name].value
        assert isinstance(value, Constant)
        return value.amount

    def whole(self, name: str) -> int:
        """A number of people or things."""
        return round(self[name])

    def moments(self, name: str) -> Moments:
        """Of a parameter that is one of several amounts."""
        value = self.scenario.parameters[name].value
        assert isinstance(value, OneOf)
        amounts = [option.amount for option in value.options if isinstance(option, Constant)]
        pairs = list(zip(amounts, value.shares, strict=True))
        return Moments(
            sum(amount * share for amount, share in pairs), sum(amount**2 * share for amount, share in pairs)
        )

    @property
    def length(self) -> float:
        """The measured time, of scenarios that are open around the clock, in seconds."""
        return float(self.scenario.horizon.length * SECONDS_PER_DAY)


@frozen
class Known:
    """A number that theory knows: a measure of a subject, and how it is computed. Exact ones leave chance no part."""

    measure: Measure
    subject: str
    theory: Callable[[Given], float]
    is_exact: bool = False


@frozen
class Model:
    """A process of a scenario in the folder `theory`, with parameters set, and what is known of it.

    `shown` are the parameters that tell it from others; With `replications`, intervals are narrow.
    """

    file: str
    process: str
    known: tuple[Known, ...]
    shown: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    replications: int = 32

    def scenario(self) -> Scenario:
        """The scenario with the parameters set."""
        name = f"{self.file}.yaml"
        text = files(PACKAGE).joinpath(FOLDER, name).read_text(encoding="utf-8")
        return load_text(text, name, self.overrides)

"""How one speaks of a sweep: of its points, of what is measured, and of numbers that must not be told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from attrs import define

from reports import sweep_words as own
from reports.phrase import Voice
from reports.quantities import Shown, difference_of, difference_text, estimate_text, shown_of, size_text
from reports.spoken_notation import in_notation
from reports.things import case_type_of, some_of, thing, thing_said
from sim.experiment.measure_names import Asked
from sim.experiment.sweep import NOTHING, Sweep, SweepPoint
from sim.measure.catalogue import Measure, Subject, Unit
from sim.measure.estimate import Difference, Estimate
from sim.scenario.variation import Level, Variation

_NOT_CENSORED = frozenset({Measure.LEAD_TIME_AT_LEAST, Measure.PROMISED_LIMIT, Measure.STATUTORY_LIMIT})
"""Times that say what they leave out, or that are stated."""


@define(slots=False, frozen=True)
class Told:
    """A sweep, the process that is compared with the baseline, what is measured, and the language."""

    found: Sweep
    process: str
    asked: Asked
    voice: Voice

    @property
    def measure(self) -> Measure:
        """What is measured."""
        return self.asked.key[0]

    @property
    def baseline(self) -> str:
        """The process that the other is compared with."""
        return self.found.scenario.baseline

    @property
    def shown(self) -> Shown:
        """How amounts are written."""
        return shown_of(self.measure)

    @cached_property
    def thing(self) -> str:
        """The measure by its name, and whose it is if not the subject's."""
        return thing(self.asked.key, self.found.scenario, self.voice)

    @cached_property
    def thing_said(self) -> str:
        """The same within a sentence."""
        return thing_said(self.asked.key, self.found.scenario, self.voice)

    def title(self, process: str) -> str:
        """The title of a process."""
        return self.voice.name(self.found.scenario.processes[process].title or process)

    def name(self, variation: Variation) -> str:
        """The name of what is varied."""
        return self.voice.name(variation.name)

    def value(self, level: Level) -> str:
        """A value with its unit."""
        return in_notation(level.shown, self.voice)

    def where(self, point: SweepPoint) -> str:
        """The values of a point: `windows = 8, devices = 102`."""
        return self.at(point.levels) if point.levels else self.voice.say(own.PRESENT)

    def at(self, levels: Sequence[Level], numbers: Sequence[int] | None = None) -> str:
        """Values of the variations, or of those with these numbers, each with its name."""
        named = [
            f"{self.name(variation)}\u00a0=\u00a0{self.value(level)}"
            for variation, level in zip(self.found.variations, levels, strict=True)
        ]
        return self.voice.in_a_row(named if numbers is None else (named[number] for number in numbers))

    def wheres(self, points: Sequence[SweepPoint]) -> str:
        """The values of several points, the first few of them by name."""
        is_listed = len(self.found.variations) > 1
        named = [f"({self.where(point)})" if is_listed and point.levels else self.where(point) for point in points]
        return some_of(named, self.voice)

    def estimate(self, point: SweepPoint, process: str) -> Estimate:
        """What is measured; nothing where it is a percentile that must not be told."""
        return point.estimate(process, self.asked.key) if self._is_told(point, process) else NOTHING.estimate

    def difference(self, point: SweepPoint) -> Difference:
        """The new less the old."""
        if not all(self._is_told(point, process) for process in (self.baseline, self.process)):
            return NOTHING
        return point.difference(self.process, self.asked.key)

    def unfinished(self, point: SweepPoint) -> float:
        """The greater of the two shares of measured cases that were not finished; 0 where nothing is known."""
        if point.comparison is None:
            return 0.0
        shares = [point.comparison.unfinished_share(process, self._cases) for process in self._both]
        return max((share for share in shares if share > 0), default=0.0)

    def has_unfinished(self, point: SweepPoint) -> bool:
        """Whether so many cases were not finished, or for so long, that means of the others mislead."""
        if point.comparison is None:
            return False
        return any(point.comparison.is_censored(process, self._cases) for process in self._both)

    def is_censored(self, point: SweepPoint) -> bool:
        """Whether a time is not to be claimed, because it would be that of the finished cases only."""
        is_time = self.measure.unit in (Unit.SECONDS, Unit.WORKDAYS) and self.measure.subject is not Subject.POOL
        return is_time and self.measure not in _NOT_CENSORED and self.has_unfinished(point)

    @property
    def _both(self) -> tuple[str, str]:
        return self.baseline, self.process

    @property
    def _cases(self) -> str:
        return case_type_of(self.asked.key, self.found.scenario)

    def _is_told(self, point: SweepPoint, process: str) -> bool:
        return point.comparison is None or point.comparison.is_told(process, *self.asked.key)

    def amount(self, point: SweepPoint, process: str, like: float | None = None) -> str:
        """What is measured, as text; in the unit of `like`, if that is given."""
        return estimate_text(self.estimate(point, process), self.shown, self.voice.language, like=like)

    def difference_text(self, difference: Difference, like: float | None = None) -> str:
        """A difference with its sign; in the unit of `like`, if that is given."""
        return difference_text(difference, self.shown, self.voice.language, like)

    def size(self, difference: Difference) -> str:
        """A difference without its sign."""
        return size_text(difference.estimate, difference_of(self.shown), self.voice.language)

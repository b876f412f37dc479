"""How the lead times of single cases are spread: histograms of all processes on one axis."""

from __future__ import annotations

import math

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from reports import words
from reports.document import Block, Paragraph, Section, Table, Tone
from reports.figures import Histogram, Histograms, Tick
from reports.paired_table import Group, Line, paired_tables, title_of
from reports.phrase import Voice
from reports.quantities import NOTHING, Shown, estimate_text, round_time_text
from reports.time_ledger import tone_of_process
from sim.experiment.comparison import Comparison
from sim.measure.catalogue import Measure
from sim.measure.percentile import percentile
from sim.measure.through import WITHIN_DAYS

CLASSES = 60
_WIDE = 8.0
"""A logarithmic axis is taken where the medians of two processes differ by more than this factor."""
_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86_400.0
_ROUND = (
    *(factor * _MINUTE for factor in (1, 2, 5, 10, 20, 30)),
    *(factor * _HOUR for factor in (1, 2, 4, 8, 12)),
    *(factor * power * _DAY for power in (1, 10, 100, 1000) for factor in (1, 2, 5)),
)
_TICKS_APART = 0.13
_MOST_TICKS = 6


@frozen
class Axis:
    """The common axis of lead times in seconds; equally wide classes, on the logarithm if so said."""

    low: float
    high: float
    is_logarithmic: bool

    def edges(self) -> NDArray[np.float64]:
        """The ends of the classes in seconds."""
        if self.is_logarithmic:
            return np.geomspace(self.low, self.high, CLASSES + 1)
        return np.linspace(self.low, self.high, CLASSES + 1)

    def at(self, seconds: float) -> float:
        """Where a time lies, from 0 (left) to 1 (right)."""
        if self.is_logarithmic:
            return math.log(seconds / self.low) / math.log(self.high / self.low)
        return (seconds - self.low) / (self.high - self.low)


def common_axis(lead_times: dict[str, NDArray[np.float64]]) -> Axis | None:
    """The axis on which all lead times find a place; None where there are none."""
    known = {process: times[np.isfinite(times)] for process, times in lead_times.items()}
    known = {process: times for process, times in known.items() if len(times)}
    if not known:
        return None
    low = min(float(times.min()) for times in known.values())
    high = max(float(times.max()) for times in known.values())
    medians = [max(percentile(times, np.ones(len(times), np.bool_), 0.5), 1.0) for times in known.values()]
    if max(medians) / min(medians) > _WIDE:
        return Axis(max(low, 1.0) / 1.1, max(high, 2.0) * 1.1, is_logarithmic=True)
    return Axis(0.0, high * 1.02 if high > 0 else 1.0, is_logarithmic=False)


def histogram_counts(times: NDArray[np.float64], axis: Axis) -> tuple[int, ...]:
    """How many lead times fall into each class; what lies below the axis counts in the first."""
    counts, _ = np.histogram(np.clip(times[np.isfinite(times)], axis.low, axis.high), axis.edges())
    return tuple(int(count) for count in counts)


def lead_times(comparison: Comparison, voice: Voice) -> Section | None:
    """A histogram a process; nothing where no case was finished."""
    axis = common_axis(comparison.lead_times)
    if axis is None:
        return None
    histograms = tuple(
        _histogram(comparison, process, axis, voice) for process, times in comparison.lead_times.items() if len(times)
    )
    blocks: list[Block] = [Histograms(histograms, _ticks(axis, voice))]
    if axis.is_logarithmic:
        blocks.append(Paragraph(voice.say(words.LOGARITHMIC), Tone.QUIET))
    blocks.extend(_through(comparison, voice))
    return Section(voice.say(words.LEAD_TIMES), tuple(blocks))


def _through(comparison: Comparison, voice: Voice) -> tuple[Table, ...]:
    """Shares of cases that are through within some times; times that tell all processes nothing are left out."""
    subject = comparison.scenario.subject
    lines = []
    for measure in WITHIN_DAYS:
        shares = {comparison.estimate(process, measure, subject).mean for process in comparison.estimates}
        if shares not in ({0.0}, {1.0}):
            lines.append(Line(voice.say(words.MEASURES[measure]), measure, subject))
    return paired_tables(comparison, [Group(voice.say(words.THROUGH), tuple(lines))], voice)


def _histogram(comparison: Comparison, process: str, axis: Axis, voice: Voice) -> Histogram:
    times = comparison.lead_times[process]
    estimate = comparison.estimate(process, Measure.LEAD_TIME_MEDIAN, comparison.scenario.subject)
    is_known = comparison.is_told(process, Measure.LEAD_TIME_MEDIAN, comparison.scenario.subject)
    median = estimate_text(estimate, Shown.ELAPSED, voice.language) if is_known else NOTHING
    return Histogram(
        title_of(comparison, process, voice),
        voice.say(words.CASES_AND_MEDIAN, cases=f"{len(times):,}", median=median),
        histogram_counts(times, axis),
        tone_of_process(comparison, process),
    )


def _ticks(axis: Axis, voice: Voice) -> tuple[Tick, ...]:
    places = [seconds for seconds in _ROUND if axis.low <= seconds <= axis.high]
    if not axis.is_logarithmic:
        step = next((step for step in _ROUND if axis.high / step <= _MOST_TICKS), axis.high)
        places = [step * number for number in range(int(axis.high / step) + 1)]
    ticks: list[Tick] = []
    for seconds in places:
        at = axis.at(seconds)
        if not ticks or at - ticks[-1].at >= _TICKS_APART:
            ticks.append(Tick(at, round_time_text(seconds, voice.language)))
    return tuple(ticks)

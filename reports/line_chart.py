"""A line chart of estimates: its axes from the numbers, its words from the report's quantities."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reports import chart_words
from reports.axes import amount_axis
from reports.charts import Axis, LineChart, Marker, Series
from reports.document import Tone
from reports.figures import Reading
from reports.phrase import Language
from reports.quantities import Shown
from sim.measure.estimate import CONFIDENCE, Estimate


def reading(at: float, estimate: Estimate, tone: Tone = Tone.PLAIN) -> Reading:
    """An estimate with its interval at an amount of the axis across."""
    return Reading(at, estimate.mean, estimate.low, estimate.high, tone)


def line_chart(  # noqa: PLR0913 - a chart has these sides
    series: Sequence[Series],
    across: Axis,
    shown: Shown,
    language: Language,
    *,
    label: str = "",
    is_signed: bool = False,
    is_log: bool = False,
    uprights: Sequence[Marker] = (),
    levels: Sequence[Marker] = (),
) -> LineChart:
    """The chart whose axis upwards holds all amounts, their intervals and the marked levels.

    Args:
        series: what is drawn, each from left to right.
        across: the axis below, from `reports/axes.py`.
        shown: how the amounts are written; of differences `difference_of` it.
        language: of the words.
        label: what the amounts are.
        is_signed: whether amounts above zero are written with their sign, as differences are.
        is_log: whether the axis upwards is logarithmic; amounts that are not positive are left out then.
        uprights: lines at amounts of the axis across.
        levels: lines at amounts of the axis upwards.
    """
    up = upward_axis(series, levels, shown, language, label=label, is_signed=is_signed, is_log=is_log)
    interval = chart_words.INTERVAL.to(language, confidence=f"{CONFIDENCE:.0%}")
    return LineChart(tuple(series), across, up, interval, tuple(uprights), tuple(levels))


def upward_axis(
    series: Sequence[Series],
    levels: Sequence[Marker],
    shown: Shown,
    language: Language,
    *,
    label: str,
    is_signed: bool = False,
    is_log: bool = False,
) -> Axis:
    """The axis that holds all amounts of the series, their intervals and the marked levels."""
    amounts = [*_amounts(series, shown), *(marker.at for marker in levels)]
    return amount_axis(amounts, shown, language, label=label, is_signed=is_signed, is_log=is_log)


def _amounts(series: Sequence[Series], shown: Shown) -> list[float]:
    """All amounts and the ends of their intervals.

    An interval may reach beyond what there can be: below nothing, or above all. The axis does not follow it there.
    """
    points = [point for each in series for point in each.readings]
    means = [point.amount for point in points if math.isfinite(point.amount)]
    least = 0.0 if min(means, default=0.0) >= 0 else -math.inf
    greatest = 1.0 if shown is Shown.SHARE and max(means, default=0.0) <= 1 else math.inf
    return [*means, *(min(greatest, max(least, end)) for point in points for end in (point.low, point.high))]

"""The figures of a sweep: lines over one parameter, a map over two, the course over each of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports import sweep_words as own
from reports.axes import named_axis, tried_axis
from reports.charts import Axis, Heading, Marker, Scale, Series
from reports.document import Block, Section, Tone
from reports.heat_map import heat_map
from reports.line_chart import line_chart, reading
from reports.quantities import Shown, difference_of
from reports.spoken_notation import in_notation
from reports.sweep_told import Told
from sim.experiment.sweep import Sweep, SweepPoint, main_effect
from sim.measure.estimate import Estimate
from sim.scenario.quantity import Kind
from sim.scenario.spelling import spell_amount
from sim.scenario.variation import Level, Variation

_WIDE = 30.0
"""From this ratio of the greatest to the least on, an axis is logarithmic."""


def charts(told: Told) -> Iterator[Section]:
    """What is drawn, by how many parameters are varied, and how."""
    variations = told.found.variations
    if len(variations) == 1:
        yield from _over_one(told)
    elif len(variations) == 2 and told.found.is_grid:  # noqa: PLR2004
        yield _over_two(told)
    else:
        yield from (_over_each(told, number) for number in range(len(variations)))


def _over_one(told: Told) -> Iterator[Section]:
    points = told.found.points
    line = _Line(told, 0, [point.levels[0] for point in points])
    chart = line.differences([told.difference(point).estimate for point in points])
    yield Section(told.voice.say(own.DIFFERENCES), (chart,), told.voice.say(own.DIFFERENCE_ASIDE))
    both = (told.baseline, told.process)
    estimates = {process: [told.estimate(point, process) for point in points] for process in both}
    yield Section(told.voice.say(own.LEVELS), (line.both(estimates),))


def _over_each(told: Told, number: int) -> Section:
    """The difference against one of several parameters: averaged over the others in a grid, else point by point."""
    variation = told.found.variations[number]
    if told.found.is_grid:
        levels = list(variation.levels)
        estimates = [main_effect(told.found, number, level, told.process, told.asked.key) for level in levels]
        aside = own.AVERAGED
    else:
        levels = [point.levels[number] for point in told.found.points]
        estimates = [told.difference(point).estimate for point in told.found.points]
        aside = own.EACH_POINT
    line = _Line(told, number, levels, is_joined=told.found.is_grid)
    title = f"{told.voice.say(own.DIFFERENCES)} · {told.name(variation)}"
    return Section(title, (line.differences(estimates),), told.voice.say(aside))


class _Line:
    """Line charts over the values of one variation."""

    def __init__(self, told: Told, number: int, levels: Sequence[Level], *, is_joined: bool = True) -> None:
        self._told = told
        self._variation = told.found.variations[number]
        self._is_number = self._variation.kind is not Kind.WORD
        named = list(dict.fromkeys(level.text for level in levels))
        self._at = [(level.amount or 0.0) if self._is_number else float(named.index(level.text)) for level in levels]
        self._is_joined = is_joined and self._is_number
        self._across = self._axis(levels)

    def differences(self, estimates: Sequence[Estimate]) -> Block:
        """The difference from the baseline."""
        told = self._told
        series = self._series(told.voice.say(own.DIFFERENCES), estimates, Tone.NEW)
        return line_chart(
            [series],
            self._across,
            difference_of(told.shown),
            told.voice.language,
            label=told.thing,
            is_signed=True,
            uprights=self._now(),
            levels=[Marker(0.0, "")],
        )

    def both(self, estimates: dict[str, list[Estimate]]) -> Block:
        """The two processes."""
        told = self._told
        tones = {told.baseline: Tone.OLD, told.process: Tone.NEW}
        series = [
            self._series(told.title(process), own_ones, tones[process]) for process, own_ones in estimates.items()
        ]
        means = [estimate.mean for own_ones in estimates.values() for estimate in own_ones if estimate.n]
        is_log = told.shown is not Shown.SHARE and _is_wide(means)
        return line_chart(
            series,
            self._across,
            told.shown,
            told.voice.language,
            label=told.thing,
            is_log=is_log,
            uprights=self._now(),
        )

    def _series(self, label: str, estimates: Sequence[Estimate], tone: Tone) -> Series:
        pairs = sorted(zip(self._at, estimates, strict=True), key=lambda pair: pair[0])
        return Series(label, tuple(reading(at, estimate) for at, estimate in pairs), tone, is_joined=self._is_joined)

    def _axis(self, levels: Sequence[Level]) -> Axis:
        told, variation = self._told, self._variation
        name = told.name(variation)
        if not self._is_number:
            return named_axis(list(dict.fromkeys(told.value(level) for level in levels)), label=name)
        return tried_axis(
            self._at,
            lambda amount: in_notation(spell_amount(amount, variation.kind), told.voice),
            label=name,
            is_log=_is_wide(self._at),
        )

    def _now(self) -> list[Marker]:
        present = self._variation.present
        if present is None or present.amount is None or not self._is_number:
            return []
        if not self._across.low <= present.amount <= self._across.high:
            return []
        return [Marker(present.amount, self._told.voice.say(own.NOW_AT, value=self._told.value(present)), Tone.QUIET)]


def _is_wide(amounts: Sequence[float]) -> bool:
    return bool(amounts) and min(amounts) > 0 and max(amounts) >= _WIDE * min(amounts)


def _over_two(told: Told) -> Section:
    down, across = told.found.variations
    width = len(across.levels)
    points = told.found.points
    rows = [points[start : start + width] for start in range(0, len(points), width)]
    chart = heat_map(
        [[told.difference(point).estimate for point in row] for row in rows],
        _heading(told, down),
        _heading(told, across),
        difference_of(told.shown),
        told.voice.language,
        title=told.thing,
        scale=Scale.DIFFERENCES,
        better=told.measure.better,
        present=_place_of_present(told.found, rows),
    )
    return Section(told.voice.say(own.DIFFERENCES), (chart,), told.voice.say(own.DIFFERENCE_ASIDE))


def _heading(told: Told, variation: Variation) -> Heading:
    return Heading(told.name(variation), tuple(told.value(level) for level in variation.levels))


def _place_of_present(found: Sweep, rows: Sequence[Sequence[SweepPoint]]) -> tuple[int, int] | None:
    places = (
        (down, across) for down, row in enumerate(rows) for across, point in enumerate(row) if found.is_present(point)
    )
    return next(places, None)

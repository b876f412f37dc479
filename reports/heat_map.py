"""A heat map of estimates over two parameters, its words from the report's quantities."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reports import chart_words
from reports.charts import Heading, Heat, HeatMap, Scale
from reports.document import Tone
from reports.phrase import Language
from reports.quantities import OneUnit, Shown, amount_text, is_certain, one_unit
from sim.measure.catalogue import Better
from sim.measure.estimate import CONFIDENCE, Estimate

SHADES = 4
_DIGITS = 3
_NO_SPAN = 1e-9
_TONES = {
    Better.LESS: (Tone.GOOD, Tone.BAD),
    Better.MORE: (Tone.BAD, Tone.GOOD),
    Better.NEITHER: (Tone.PLAIN, Tone.PLAIN),
}


def heat_map(  # noqa: PLR0913 - a map has these sides
    estimates: Sequence[Sequence[Estimate]],
    down: Heading,
    across: Heading,
    shown: Shown,
    language: Language,
    *,
    title: str,
    scale: Scale = Scale.LEVELS,
    better: Better = Better.NEITHER,
    present: tuple[int, int] | None = None,
) -> HeatMap:
    """The map; its title names the unit, and a note the half-widths of the intervals.

    Args:
        estimates: a row for every value of `down`, in it one for every value of `across`; n = 0 where there is none.
        down: the parameter whose values are the rows.
        across: the parameter whose values are the columns.
        shown: how the amounts are written; of differences `difference_of` it.
        language: of the words.
        title: what the amounts are, without their unit.
        scale: whether the amounts are differences.
        better: which direction is the better one.
        present: row and column of the values that the scenario has.
    """
    known = [each for row in estimates for each in row if math.isfinite(each.mean)]
    unit = one_unit([each.mean for each in known], shown, language)
    decimals = max(_decimals(known, unit), int(shown is Shown.SHARE))
    is_difference = scale is Scale.DIFFERENCES
    rows = tuple(tuple(_heat(each, unit, decimals, is_difference=is_difference) for each in row) for row in estimates)
    bounds = _bounds([heat.amount for row in rows for heat in row if heat.is_shown], scale)
    less, more = _TONES[better]
    return HeatMap(
        chart_words.IN_UNIT.to(language, title=title, unit=unit.name) if unit.name else title,
        down,
        across,
        rows,
        scale,
        bounds,
        tuple(chart_words.UP_TO.to(language, amount=unit.text(bound, decimals)) for bound in bounds),
        _half_widths(known, shown, language),
        chart_words.NOT_SHOWN.to(language),
        chart_words.PRESENT.to(language),
        chart_words.MISSING.to(language),
        present,
        less,
        more,
    )


def _heat(estimate: Estimate, unit: OneUnit, decimals: int, *, is_difference: bool) -> Heat:
    number = unit.number(estimate.mean, decimals, signed=is_difference)
    return Heat(estimate.mean, number, not is_difference or _is_shown(estimate))


def _is_shown(estimate: Estimate) -> bool:
    """Whether the interval leaves zero out."""
    return estimate.low > 0 or estimate.high < 0


def _decimals(known: list[Estimate], unit: OneUnit) -> int:
    """As many as give the greatest amount three digits."""
    greatest = max((abs(each.mean) for each in known), default=0.0) / unit.size
    return max(0, _DIGITS - 1 - math.floor(math.log10(greatest))) if greatest else 0


def _bounds(amounts: list[float], scale: Scale) -> tuple[float, ...]:
    """Up to where each shade goes, in even steps; none where all amounts are the same."""
    known = [amount for amount in amounts if math.isfinite(amount)]
    low, high = (0.0, max(map(abs, known), default=0.0)) if scale is Scale.DIFFERENCES else _ends(known)
    if high / 2 - low / 2 <= _NO_SPAN * max(abs(low), abs(high)):
        return ()
    steps = (number / SHADES for number in range(1, SHADES))
    return (*(low * (1 - share) + high * share for share in steps), high)


def _ends(known: list[float]) -> tuple[float, float]:
    return min(known, default=0.0), max(known, default=0.0)


def _half_widths(known: list[Estimate], shown: Shown, language: Language) -> str:
    """Between which sizes the half-widths lie."""
    halves = sorted(0.0 if is_certain(each) else each.half_width for each in known if math.isfinite(each.half_width))
    if not halves:
        return ""
    if halves[-1] == 0:
        return chart_words.CERTAIN.to(language)
    least, greatest = (amount_text(half, shown, language) for half in (halves[0], halves[-1]))
    said = chart_words.HALF_WIDTH if least == greatest else chart_words.HALF_WIDTHS
    return said.to(language, confidence=f"{CONFIDENCE:.0%}", least=least, greatest=greatest)

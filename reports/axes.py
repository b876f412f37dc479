"""Axes with round ticks, worded as the report words its amounts.

An axis has as many ticks as a chart of 60 cells and a dozen lines bears; a drawing leaves out what finds no room.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from reports.charts import Axis
from reports.figures import Tick
from reports.phrase import Language
from reports.quantities import OneUnit, Shown, amount_text, one_unit, round_time_text

UPWARDS, ACROSS = 5, 8
"""The most steps of an axis that goes up, and of one that goes across."""
_STEPS = (1, 2, 5, 10)
_NO_SPAN = 1e-9
"""Amounts that differ by less than this share of the greatest are drawn as equal."""
_LEAST, _GREATEST = 1e-200, 1e200
"""What is smaller is drawn as zero, and what is greater not at all."""
_POWERS = range(-200, 201)
_MOST_MARKS = 7
_LONGEST_TEXT = 14
_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86_400.0
_BEYOND_THEIR_UNIT = (50 * _HOUR,)


def amount_axis(
    amounts: Iterable[float],
    shown: Shown,
    language: Language,
    *,
    label: str = "",
    is_signed: bool = False,
    is_log: bool = False,
    steps: int = UPWARDS,
) -> Axis:
    """An axis for all these amounts, from one round amount to another; missing and endless ones have no say in it.

    It begins at zero where little of it would be empty then. Of a logarithmic axis only positive amounts are part;
    where there are none, the axis is not logarithmic.
    """
    known = [amount if abs(amount) >= _LEAST else 0.0 for amount in amounts if abs(amount) <= _GREATEST]
    if is_log and any(amount > 0 for amount in known):
        return _log_axis([amount for amount in known if amount > 0], shown, language, label)
    unit = one_unit(known, shown, language)
    low, high = _ends(known, unit)
    step = _step((high - low) / unit.size, steps)
    first, last = math.floor(low / unit.size / step + _NO_SPAN), math.ceil(high / unit.size / step - _NO_SPAN)
    decimals = max(0, -math.floor(math.log10(step) + _NO_SPAN))
    span = last - first
    ticks = tuple(
        Tick((number - first) / span, unit.text(number * step * unit.size, decimals, signed=is_signed))
        for number in range(first, last + 1)
    )
    return Axis(first * step * unit.size, last * step * unit.size, ticks, label)


def tried_axis(tried: Sequence[float], say: Callable[[float], str], *, label: str = "", is_log: bool = False) -> Axis:
    """An axis from the least to the greatest number that was tried, with a tick at each; `say` words a number."""
    known = sorted({number for number in tried if math.isfinite(number) and (number > 0 or not is_log)})
    if not known:
        return Axis(0.0, 1.0, (), label)
    axis = Axis(known[0], known[-1], (), label, is_log)
    return Axis(axis.low, axis.high, tuple(Tick(axis.place(number), say(number)) for number in known), label, is_log)


def named_axis(names: Sequence[str], *, label: str = "") -> Axis:
    """An axis of things that are no numbers: the first stands at 0, the next at 1, and so on."""
    count = max(1, len(names))
    ticks = tuple(Tick((number + 0.5) / count, name) for number, name in enumerate(names))
    return Axis(-0.5, count - 0.5, ticks, label)


def _ends(known: list[float], unit: OneUnit) -> tuple[float, float]:
    """From where to where the axis goes at least."""
    low, high = min(known, default=0.0), max(known, default=0.0)
    if high / 2 - low / 2 <= _NO_SPAN * max(abs(low), abs(high)):
        return min(low, 0.0), max(high, 0.0) or (0.0 if low else unit.size)
    if 0 < low < high / 2:
        return 0.0, high
    if low / 2 < high < 0:
        return low, 0.0
    return low, high


def _step(span: float, steps: int) -> float:
    """The least of 1, 2, 5, 10, 20, 50 ... with which so many steps are enough."""
    power = 10.0 ** math.floor(math.log10(span / steps))
    return next((step * power for step in _STEPS if step * power * steps >= span), 10 * power)


def _log_axis(known: list[float], shown: Shown, language: Language, label: str) -> Axis:
    """From one power of ten to another, or, where that is near, from one of 1, 2, 5, 10, 20 ... to another."""
    least, greatest = min(known), max(known)
    for digits in ((1, 2, 5), (1,)):
        every = _marks(shown, digits)
        low = max((mark for mark in every if mark <= least), default=least)
        high = min((mark for mark in every if mark >= greatest and mark > low), default=greatest)
        marks = [mark for mark in every if low <= mark <= high]
        if len(marks) <= _MOST_MARKS:
            break
    marks = marks[:: 1 + (len(marks) - 1) // _MOST_MARKS]
    axis = Axis(low, high, (), label, is_log=True)
    ticks = tuple(Tick(axis.place(mark), _mark_text(mark, shown, language)) for mark in marks)
    return Axis(low, high, ticks, label, is_log=True)


def _marks(shown: Shown, digits: tuple[int, ...]) -> list[float]:
    """Round amounts in rising order: those of time in seconds, minutes, hours and days."""
    if shown not in (Shown.ELAPSED, Shown.WORK):
        return [digit * 10.0**power for power in _POWERS for digit in digits]
    below = [digit * 10.0**power for power in _POWERS if power < 0 for digit in digits]
    clock = [digit * tens * size for size in (1.0, _MINUTE, _HOUR) for tens in (1, 10) for digit in digits]
    upmost = _DAY if shown is Shown.ELAPSED else 100 * _HOUR
    above = [digit * 10.0**power * upmost for power in _POWERS if power >= 0 for digit in digits]
    sizes = [mark for mark in clock if mark < upmost and mark not in _BEYOND_THEIR_UNIT]
    return [*below, *sizes, *above]


def _mark_text(mark: float, shown: Shown, language: Language) -> str:
    if shown is Shown.ELAPSED and mark >= 1:
        return round_time_text(mark, language)
    text = amount_text(mark, shown, language)
    return text if len(text) <= _LONGEST_TEXT else f"{mark:g}"

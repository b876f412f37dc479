"""Amounts as a reader meets them: never without a unit, an estimate never without its interval.

Spaces inside an amount are non-breaking, so that a line never ends between a number and its unit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import Enum

from attrs import frozen

from reports.phrase import Language, Phrase
from sim.measure.catalogue import Measure, Unit
from sim.measure.estimate import Difference, Estimate

NOTHING = "–"
_SPACE = "\u00a0"
MINUS = "\u2212"
_SIGNIFICANT = 3
_MOST_DECIMALS = 4
_LONGEST_NUMBER = 11
_SMALLEST_DECIMALS = 6
_CERTAIN = 1e-9
_NO_AMOUNT = 1e-12
_MANIFOLD = 3.0
_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86_400.0


class Shown(Enum):
    """How amounts of a kind are written.

    Elapsed time goes up to calendar days; work, and queueing in open hours, do not, because a day of work is not a day
    of the calendar.
    """

    ELAPSED = "elapsed"
    WORK = "work"
    WORKDAYS = "workdays"
    COUNT = "count"
    SHARE = "share"
    POINTS = "points"
    PER_WORKDAY = "per workday"
    TIMES = "times"


@frozen
class _Scale:
    unit: Phrase
    one: str = ""
    size: float = 1.0
    upto: float = math.inf
    glued: bool = False
    """Whether the unit follows the number without a space, as the per cent sign does."""


_SECONDS = _Scale(Phrase("s", "秒"), upto=_MINUTE)
_MINUTES = _Scale(Phrase("min", "分钟"), size=_MINUTE, upto=1.5 * _HOUR)
_SCALES: dict[Shown, tuple[_Scale, ...]] = {
    Shown.ELAPSED: (
        _SECONDS,
        _MINUTES,
        _Scale(Phrase("h", "小时"), size=_HOUR, upto=2 * _DAY),
        _Scale(Phrase("days", "天"), one="day", size=_DAY),
    ),
    Shown.WORK: (_SECONDS, _MINUTES, _Scale(Phrase("h", "小时"), size=_HOUR)),
    Shown.WORKDAYS: (_Scale(Phrase("workdays", "个工作日"), one="workday"),),
    Shown.COUNT: (_Scale(Phrase("", "")),),
    Shown.SHARE: (_Scale(Phrase("%", "%"), size=0.01, glued=True),),
    Shown.POINTS: (_Scale(Phrase("points", "个百分点"), one="point", size=0.01),),
    Shown.PER_WORKDAY: (_Scale(Phrase("/workday", "/工作日"), glued=True),),
    Shown.TIMES: (_Scale(Phrase("×", "倍")),),
}
_WORK = frozenset(
    {
        Measure.APPLICANT_EFFORT,
        Measure.STAFF_EFFORT,
        Measure.APPLICANT_EFFORT_AFTERWARDS,
        Measure.STAFF_EFFORT_AFTERWARDS,
        Measure.APPLICANT_EFFORT_TOTAL,
        Measure.STAFF_EFFORT_TOTAL,
        Measure.APPLICANT_EFFORT_PER_WORKDAY,
        Measure.STAFF_EFFORT_PER_WORKDAY,
        Measure.COUNTER_TIME,
        Measure.OVERTIME_PER_WORKDAY,
        Measure.NEEDED_PER_WORKDAY,
        Measure.STAFFED_PER_WORKDAY,
        Measure.WAITING_MEAN,
        Measure.WAITING_P90,
        Measure.PATH_APPLICANT_WORK,
        Measure.PATH_QUEUE,
        Measure.PATH_STAFF_WORK,
    }
)
_BY_UNIT = {
    Unit.SECONDS: Shown.ELAPSED,
    Unit.WORKDAYS: Shown.WORKDAYS,
    Unit.COUNT: Shown.COUNT,
    Unit.SHARE: Shown.SHARE,
    Unit.PER_WORKDAY: Shown.PER_WORKDAY,
}


def shown_of(measure: Measure) -> Shown:
    """How the amounts of a measure are written."""
    return Shown.WORK if measure in _WORK else _BY_UNIT[measure.unit]


def difference_of(shown: Shown) -> Shown:
    """How differences of such amounts are written: shares differ by points."""
    return Shown.POINTS if shown is Shown.SHARE else shown


def round_time_text(seconds: float, language: Language) -> str:
    """A time in the largest unit in which it is a whole number, for the marks of an axis."""
    scales = _SCALES[Shown.ELAPSED]
    scale = next((scale for scale in reversed(scales) if seconds and seconds % scale.size == 0), _MINUTES)
    return _with_unit(_plain(seconds / scale.size), scale, language)


def amount_text(amount: float, shown: Shown, language: Language, like: float | None = None) -> str:
    """An amount that is known exactly, with three digits or as many as it has before the point.

    It has the unit that suits it, or that of `like`, another amount.
    """
    if math.isnan(amount):
        return NOTHING
    scale = _scale(abs(amount) if like is None else like, shown)
    return _with_unit(_plain(amount / scale.size), scale, language)


def estimate_text(
    estimate: Estimate, shown: Shown, language: Language, *, signed: bool = False, like: float | None = None
) -> str:
    """A mean and its half-width in one unit (see `amount_text`), with the digits that the half-width warrants.

    Without a half-width (one replication) `± ?`; a mean that never varied stands alone; n = 0 is a dash.
    """
    mean, half = estimate.mean, estimate.half_width
    if estimate.n == 0 or math.isnan(mean):
        return NOTHING
    if is_certain(estimate) or not math.isfinite(mean):
        return _sign(mean, signed=signed) + amount_text(mean, shown, language, like)
    scale = _scale(max(abs(mean), half if math.isfinite(half) else 0.0) if like is None else like, shown)
    mean, half = mean / scale.size, half / scale.size
    if math.isfinite(half):
        decimals = _decimals(half)
        number = f"{_fixed(mean, decimals)}{_SPACE}±{_SPACE}{_half(half, decimals)}"
    else:
        number = f"{_plain(mean)}{_SPACE}±{_SPACE}{'?' if math.isnan(half) else '∞'}"
    return _sign(mean, signed=signed) + _with_unit(number, scale, language)


def size_text(estimate: Estimate, shown: Shown, language: Language) -> str:
    """An estimated difference without its sign, for sentences that say `less` or `more`."""
    return spoken_text(Estimate(abs(estimate.mean), estimate.half_width, estimate.n), shown, language)


def spoken_text(estimate: Estimate, shown: Shown, language: Language, *, signed: bool = False) -> str:
    """An estimate in a sentence: that one replication has no interval is said there once, not with every number."""
    if estimate.n == 1 and math.isnan(estimate.half_width):
        return _sign(estimate.mean, signed=signed) + amount_text(estimate.mean, shown, language)
    return estimate_text(estimate, shown, language, signed=signed)


def is_certain(estimate: Estimate) -> bool:
    """Whether an estimate came out the same in every one of several replications."""
    return estimate.n > 1 and estimate.half_width <= max(_CERTAIN * abs(estimate.mean), _NO_AMOUNT)


def change_text(ratio: float) -> str:
    """New over old as a change in per cent, or as a multiple; never `−100%` where something is left."""
    if not math.isfinite(ratio):
        return NOTHING
    if ratio >= _MANIFOLD:
        return f"×{_plain(ratio)}" if ratio < 100 else f"×{ratio:,.0f}"  # noqa: PLR2004
    change = ratio - 1
    sign = MINUS if change < 0 else "+"
    size = share_text(abs(change))
    if size == "0%":
        return size
    return f"{size[0]}{sign}{size[1:]}".replace(">", "<") if size[0] in "<>" else f"{sign}{size}"


def saving_text(ratio: float) -> str:
    """The size of a change in per cent, or as a multiple, without sign."""
    return share_text(abs(ratio - 1)) if ratio < _MANIFOLD else change_text(ratio)


def share_text(share: float) -> str:
    """A share in whole per cent, near the ends with a decimal: never `100%` where something is left, nor `0%`."""
    if math.isnan(share):
        return NOTHING
    if 0.9995 <= share < 1:  # noqa: PLR2004
        return ">99.9%"
    if 0 < share < 0.0005:  # noqa: PLR2004
        return "<0.1%"
    percent = share * 100
    is_near_an_end = 0 < percent < 10 or 99 <= percent < 100  # noqa: PLR2004
    text = f"{percent:.1f}" if is_near_an_end else f"{percent:,.0f}"
    return f"{text.removesuffix('.0')}%"


def difference_text(difference: Difference, shown: Shown, language: Language, like: float | None = None) -> str:
    """New minus old with its sign and interval."""
    return estimate_text(difference.estimate, difference_of(shown), language, signed=True, like=like)


@frozen
class OneUnit:
    """The unit in which several amounts are told, so that they compare at a glance: that of the greatest of them."""

    size: float
    name: str
    _scale: _Scale
    _language: Language

    def number(self, amount: float, decimals: int, *, signed: bool = False) -> str:
        """The bare number of an amount; where digits would run on, a power of ten."""
        number = amount / self.size
        if not math.isfinite(number):
            return NOTHING if math.isnan(number) else _plain(number)
        text = _fixed(number, decimals)
        if decimals > _SMALLEST_DECIMALS or len(text) > _LONGEST_NUMBER:
            text = f"{number:.{_SIGNIFICANT}g}".replace("-", MINUS)
        is_nothing = not text.strip(f"{MINUS}0.")
        return text if is_nothing else _sign(amount, signed=signed) + text

    def text(self, amount: float, decimals: int, *, signed: bool = False) -> str:
        """The amount with its unit."""
        return _with_unit(self.number(amount, decimals, signed=signed), self._scale, self._language)


def one_unit(amounts: Iterable[float], shown: Shown, language: Language) -> OneUnit:
    """The unit of the greatest of several amounts; missing and endless ones have no say in it."""
    scale = _scale(max((abs(amount) for amount in amounts if math.isfinite(amount)), default=0.0), shown)
    return OneUnit(scale.size, scale.unit.to(language), scale, language)


def _scale(size: float, shown: Shown) -> _Scale:
    scales = _SCALES[shown]
    if size == 0:
        return next((scale for scale in scales if scale is _MINUTES), scales[0])
    return next(scale for scale in scales if size < scale.upto or scale is scales[-1])


def _with_unit(number: str, scale: _Scale, language: Language) -> str:
    unit = scale.unit.to(language)
    if language == "en" and scale.one and number.lstrip(MINUS) == "1":
        unit = scale.one
    if not unit:
        return number
    return f"{number}{unit}" if scale.glued else f"{number}{_SPACE}{unit}"


def _sign(amount: float, *, signed: bool) -> str:
    return "+" if signed and amount > 0 else ""


def _decimals(half: float) -> int:
    """Decimals that leave one digit of the half-width, two where the first is a one."""
    if half <= 0:
        return 0
    exponent = math.floor(math.log10(max(half, _NO_AMOUNT)))
    wanted = 1 - exponent if half / 10**exponent < 2 else -exponent  # noqa: PLR2004
    return max(0, min(_MOST_DECIMALS, wanted))


def _half(half: float, decimals: int) -> str:
    """A half-width, never rounded to nothing."""
    return _fixed(max(half, 10**-decimals), decimals)


def _fixed(number: float, decimals: int) -> str:
    text = f"{abs(number):,.{decimals}f}"
    return MINUS + text if number < 0 and float(text.replace(",", "")) else text


def _plain(number: float) -> str:
    if math.isinf(number):
        return f"{MINUS if number < 0 else ''}∞"
    if number == 0:
        return "0"
    decimals = max(0, _SIGNIFICANT - 1 - math.floor(math.log10(abs(number))))
    text = _fixed(number, min(decimals, _MOST_DECIMALS))
    return text.rstrip("0").rstrip(".") if "." in text else text

"""Units that may stand behind a number, in English and Chinese."""

from __future__ import annotations

from attrs import frozen

from sim.scenario.notation_error import NotationError, nearest
from sim.scenario.quantity import SECONDS_PER_UNIT, Kind

GREATEST_NUMBER = 1e12
LEAST_NUMBER = 1e-24
"""Least number that may be written, zero apart; the least amount is greater, so that every amount can be written."""
LEAST_AMOUNT = 1e-18


@frozen
class Unit:
    """What one of this unit is in the amounts of its kind: `number * times / over`.

    Both factors are kept so that `5%` is 5 / 100 and `20 per hour` is 20 / 3600 to the last digit.
    """

    kind: Kind
    times: float = 1.0
    over: float = 1.0

    def amount(self, number: float) -> float:
        """The amount, in the unit of the kind, of this many units; raises `NotationError` beyond all measure."""
        amount = number * self.times / self.over
        if amount > GREATEST_NUMBER:
            raise NotationError(
                "the amount is too large", "amounts up to 1000000000000 seconds, working days or pieces"
            )
        if 0 < amount < LEAST_AMOUNT:
            raise NotationError("the amount is too small", "zero, or a number nearer to one")
        return amount


_SPELLINGS = {
    "s": ("s", "sec", "second", "seconds", "秒", "秒钟"),
    "min": ("min", "minute", "minutes", "分", "分钟"),
    "h": ("h", "hour", "hours", "小时", "个小时", "时"),
    "day": ("day", "days", "天", "日"),
    "week": ("week", "weeks", "周", "星期"),
}
_WORKDAY_SPELLINGS = ("workday", "workdays", "working day", "working days", "工作日", "个工作日")

NO_UNIT = Unit(Kind.COUNT)
SHARE_UNIT = Unit(Kind.SHARE, over=100.0)
TIME_UNITS = {
    spelling: Unit(Kind.DURATION, times=float(SECONDS_PER_UNIT[unit]))
    for unit, spellings in _SPELLINGS.items()
    for spelling in spellings
} | {spelling: Unit(Kind.WORKDAYS) for spelling in _WORKDAY_SPELLINGS}

CLOCK_UNIT_LIST = "s, min, h, days, weeks"
UNIT_LIST = f"{CLOCK_UNIT_LIST}, workdays"

_HABITS = {
    "m": "min",
    "mins": "min",
    "hr": "h",
    "hrs": "h",
    "secs": "s",
    "d": "days",
    "w": "weeks",
    "wd": "workdays",
    "pct": "%",
    "percent": "%",
}


def rate_unit(time_unit: Unit) -> Unit:
    """The unit `per ...` of a unit of time."""
    if time_unit.kind is Kind.WORKDAYS:
        return Unit(Kind.RATE_PER_WORKDAY)
    return Unit(Kind.RATE_PER_SECOND, over=time_unit.times)


def nearest_unit(word: str) -> str:
    """The unit that was probably meant; "" if none is near."""
    return _HABITS.get(word.casefold()) or nearest(word, TIME_UNITS)


def find_unit(text: str) -> Unit | None:
    """The unit written as `%`, `min`, `working days`, `per hour` or `每工作日`; None if it is none."""
    words = " ".join(text.split())
    if words == "%":
        return SHARE_UNIT
    if words in TIME_UNITS:
        return TIME_UNITS[words]
    for prefix in ("per ", "每个", "每"):
        time_unit = TIME_UNITS.get(words.removeprefix(prefix))
        if words.startswith(prefix) and time_unit is not None:
            return rate_unit(time_unit)
    return None

"""Opening hours and horizons as short texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from reports import scenario_words as words
from reports.phrase import Voice
from sim.scenario.calendar import CalendarRule, Horizon, Hours


def calendar_lines(rule: CalendarRule, voice: Voice) -> Iterator[str]:
    """Days, hours, holidays, and dates that differ."""
    yield short_hours(rule, voice)
    if rule.holidays == "CN":
        yield voice.say(words.CHINESE_HOLIDAYS)
    elif rule.holidays:
        yield voice.say(words.HOLIDAYS, table=rule.holidays)
    if rule.closed:
        yield voice.say(words.CLOSED_ON, dates=_dates(rule.closed, voice))
    if rule.opened:
        yield voice.say(words.OPEN_ON, dates=_dates(rule.opened, voice))


def short_hours(rule: CalendarRule, voice: Voice) -> str:
    """Days and hours on one line."""
    if rule.never_closes:
        return voice.say(words.ALWAYS_OPEN)
    return voice.say(
        words.DAYS_AND_HOURS, days=_weekdays(rule.weekdays, voice), hours=voice.in_a_row(map(hours_text, rule.hours))
    )


def hours_text(hours: Hours) -> str:
    """`09:00–12:00`."""
    return f"{clock_text(hours.opens)}–{clock_text(hours.closes)}"


def clock_text(seconds: int) -> str:
    """Seconds after midnight as a time of day; the end of the day is 24:00."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"


def horizon_lines(horizon: Horizon, voice: Voice) -> Iterator[str]:
    """Warm-up, measured days, and how long cases are followed."""
    start = horizon.start.isoformat()
    if horizon.warm_up:
        yield voice.say(words.WARM_UP, count=horizon.warm_up, start=start)
        yield voice.say(words.MEASURED, count=horizon.length)
    else:
        yield voice.say(words.MEASURED_FROM, count=horizon.length, start=start)
    yield voice.say(words.RUN_OUT, count=horizon.run_out)


def _weekdays(weekdays: frozenset[int], voice: Voice) -> str:
    """`Mon–Fri`, or the days one by one."""
    days = sorted(weekdays)
    names = [voice.say(words.WEEKDAYS[day]) for day in days]
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):  # noqa: PLR2004
        between = "至" if voice.language == "zh" else "–"
        return f"{names[0]}{between}{names[-1]}"
    return voice.in_a_row(names)


def _dates(dates: Iterable[date], voice: Voice) -> str:
    return voice.in_a_row(day.isoformat() for day in sorted(dates))

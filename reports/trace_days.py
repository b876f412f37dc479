"""The days of one case in several processes, below each other; days that say nothing are told in a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from reports import trace_words as words
from reports.document import Table, Tone
from reports.figures import DayNote, DayPiece, DayRow, Days
from reports.moments import Calendar
from reports.phrase import Voice
from sim.measure.case_path import Stretch
from sim.measure.catalogue import PATH, Measure
from sim.measure.trace import CaseTrace
from sim.scenario.calendar import SECONDS_PER_DAY, CalendarRule

_HOUR = 3600
_HOURS_PER_DAY = 24
_WAITING = (Measure.PATH_QUEUE, Measure.PATH_WAITING)
_LEAST_FOLDED = 2
"""Days of nothing but one kind of waiting that are told in one line."""

Waits = tuple[tuple[str, tuple[Measure, str] | None], ...]
"""For everybody who is under way: what is waited for; None for closed hours."""


@frozen
class Lane:
    """One process in the picture: its short name, its tone, and what went on, day by day."""

    label: str
    tone: Tone
    days: dict[int, tuple[Stretch, ...]]


def lane_of(trace: CaseTrace, label: str, tone: Tone) -> Lane:
    """The stretches of a case, cut at midnight; their times count from the midnight of their day."""
    days: dict[int, list[Stretch]] = {}
    for stretch in trace.stretches:
        for day in range(stretch.start // SECONDS_PER_DAY, (stretch.end - 1) // SECONDS_PER_DAY + 1):
            midnight = day * SECONDS_PER_DAY
            start = max(stretch.start - midnight, 0)
            end = min(stretch.end - midnight, SECONDS_PER_DAY)
            days.setdefault(day, []).append(Stretch(start, end, stretch.kind, stretch.what))
    return Lane(label, tone, {day: tuple(own) for day, own in days.items()})


def days_of(lanes: Sequence[Lane], amounts: Table, calendar: Calendar, rule: CalendarRule) -> Days:
    """The picture: a row a day for everybody who is under way on it, between the hours in which anything happens.

    The opening hours of the calendar are always among them.
    """
    everything = sorted({day for lane in lanes for day in lane.days})
    rows: list[DayRow | DayNote] = []
    drawn: list[Stretch] = []
    for days, waits in _runs(everything, lanes):
        if waits is not None:
            rows.append(_note(days, waits, calendar))
            continue
        for lane in lanes:
            if own := lane.days.get(days[0]):
                drawn.extend(own)
                pieces = tuple(DayPiece(piece.start, piece.end, PATH.index(piece.kind)) for piece in own)
                rows.append(DayRow(calendar.day(days[0]), lane.label, pieces, lane.tone))
    first, last = _hours(drawn, rule)
    return Days(first, last, tuple(rows), amounts)


def _runs(days: Sequence[int], lanes: Sequence[Lane]) -> Iterator[tuple[list[int], Waits | None]]:
    """Days one by one; or several on which everybody under way waits for one thing all day, or all is closed."""
    at = 0
    while at < len(days):
        run = _run_of_waiting(days[at:], lanes)
        if sum(_is_waiting(waits) for _, waits in run) >= _LEAST_FOLDED:
            yield [day for day, _ in run], run[0][1]
            at += len(run)
            continue
        run = _run_of_closed(days[at:], lanes)
        if run:
            yield [day for day, _ in run], run[0][1]
            at += len(run)
            continue
        yield [days[at]], None
        at += 1


def _run_of_waiting(days: Sequence[int], lanes: Sequence[Lane]) -> list[tuple[int, Waits]]:
    """Days from the first on with the same waiting; closed days between them belong to it."""
    run: list[tuple[int, Waits]] = []
    for day in days:
        waits = _waits_on(day, lanes)
        if waits is None or (not _is_waiting(waits) and not (run and _are_same(run[0][1], waits))):
            break
        if run and _is_waiting(waits) and waits != run[0][1]:
            break
        run.append((day, waits))
    while run and not _is_waiting(run[-1][1]):
        run.pop()
    return run


def _run_of_closed(days: Sequence[int], lanes: Sequence[Lane]) -> list[tuple[int, Waits]]:
    run: list[tuple[int, Waits]] = []
    for day in days:
        waits = _waits_on(day, lanes)
        if waits is None or _is_waiting(waits):
            break
        run.append((day, waits))
    return run


def _is_waiting(waits: Waits) -> bool:
    return any(what is not None for _, what in waits)


def _are_same(waits: Waits, others: Waits) -> bool:
    """Whether the same are under way."""
    return [label for label, _ in waits] == [label for label, _ in others]


def _waits_on(day: int, lanes: Sequence[Lane]) -> Waits | None:
    """What everybody under way waits for all day long; None if anything else happens, begins or ends on the day."""
    waits: list[tuple[str, tuple[Measure, str] | None]] = []
    for lane in lanes:
        own = lane.days.get(day)
        if not own:
            continue
        is_whole = own[0].start == 0 and own[-1].end == SECONDS_PER_DAY
        going_on = {(piece.kind, piece.what) for piece in own if piece.kind is not Measure.PATH_CLOSED}
        if not is_whole or len(going_on) > 1 or any(kind not in _WAITING for kind, _ in going_on):
            return None
        waits.append((lane.label, next(iter(going_on), None)))
    return tuple(waits)


def _note(days: Sequence[int], waits: Waits, calendar: Calendar) -> DayNote:
    voice = calendar.voice
    first, last = calendar.day(days[0]), calendar.day(days[-1])
    written = first if first == last else voice.say(words.DAYS_FROM_TO, first=first, last=last)
    if not _is_waiting(waits):
        return DayNote(written, voice.say(words.CLOSED))
    told = [
        voice.say(words.LABELLED, label=label, told=_waiting_text(*what, voice))
        for label, what in waits
        if what is not None
    ]
    count = voice.say(words.DAYS_COUNTED, count=days[-1] - days[0] + 1)
    return DayNote(written, f"{count}{voice.say(words.COLON)}{voice.say(words.AND_THEN).join(told)}")


def _waiting_text(kind: Measure, what: str, voice: Voice) -> str:
    if not what:
        return voice.say(words.WAITING)
    return voice.say(words.QUEUEING if kind is Measure.PATH_QUEUE else words.WAITING_FOR, name=voice.name(what))


def _hours(drawn: Sequence[Stretch], rule: CalendarRule) -> tuple[int, int]:
    """From the first to the last hour in which anything happens; waiting through the night is not anything."""
    happens = [
        (piece.start, piece.end)
        for piece in drawn
        if piece.kind is not Measure.PATH_CLOSED
        and not (piece.kind in _WAITING and (piece.start == 0 or piece.end == SECONDS_PER_DAY))
    ]
    if rule.seconds_per_workday < SECONDS_PER_DAY:
        happens += [(hours.opens, hours.closes) for hours in rule.hours]
    if not happens:
        return 0, _HOURS_PER_DAY
    return min(start for start, _ in happens) // _HOUR, -(-max(end for _, end in happens) // _HOUR)

"""What a case went through in one process, step by step."""

from __future__ import annotations

from reports import trace_words as words
from reports.document import Cell, Column, Holds, Row, Table, Tone
from reports.moments import NO_BREAK, Calendar
from reports.phrase import Voice
from reports.quantities import NOTHING, Shown, amount_text
from sim.measure.catalogue import Measure
from sim.measure.trace import CaseTrace, Visit
from sim.scenario.calendar import SECONDS_PER_DAY


def visit_table(trace: CaseTrace, calendar: Calendar) -> Table:
    """A row for every visit, those after the decision below a heading of their own."""
    voice = calendar.voice
    columns = (
        Column(voice.say(words.WHAT), Holds.WORDS),
        Column(voice.say(words.BY_WHOM), Holds.WORDS),
        Column(voice.say(words.BEGINS)),
        Column(voice.say(words.FINISHES)),
        Column(voice.say(words.TIME_SPENT)),
    )
    rows: list[Row] = []
    for is_afterwards in (False, True):
        visits = [visit for visit in trace.visits if visit.is_afterwards is is_afterwards]
        if is_afterwards and visits:
            rows.append(Row((Cell(voice.say(words.AFTERWARDS), Tone.STRONG),)))
        rows.extend(_row(visit, calendar) for visit in visits)
    if not rows:
        return Table((Column("", Holds.WORDS),), (Row((Cell(voice.say(words.NOTHING_VISITED), Tone.QUIET),)),))
    notes = (voice.say(words.TIME_NOTE),) if any(map(_was_closed, trace.visits)) else ()
    return Table(columns, tuple(rows), notes)


def _was_closed(visit: Visit) -> bool:
    return visit.finished is not None and visit.spent != visit.finished - _begin(visit)


def _begin(visit: Visit) -> int:
    return visit.asked if visit.kind is Measure.PATH_QUEUE else visit.started


def _row(visit: Visit, calendar: Calendar) -> Row:
    voice = calendar.voice
    begin = _begin(visit)
    is_begun = visit.finished is not None or visit.spent > 0
    is_elapsed = visit.finished is not None and not _was_closed(visit)
    return Row(
        (
            Cell(_what(visit, voice), Tone.QUIET if visit.kind in _UNPRODUCTIVE else Tone.PLAIN),
            Cell(_by(visit, voice), Tone.QUIET),
            Cell(calendar.brief_moment(begin) if is_begun else NOTHING),
            Cell(_end(visit, begin, calendar)),
            Cell(amount_text(visit.spent, Shown.ELAPSED if is_elapsed else Shown.WORK, voice.language)),
        )
    )


_UNPRODUCTIVE = (Measure.PATH_QUEUE, Measure.PATH_WAITING, Measure.PATH_TRAVEL)


def _end(visit: Visit, begin: int, calendar: Calendar) -> str:
    """The time alone where the day is that of the beginning."""
    if visit.finished is None:
        return calendar.voice.say(words.NOT_OVER)
    if visit.finished // SECONDS_PER_DAY == begin // SECONDS_PER_DAY:
        return calendar.time(visit.finished)
    return calendar.brief_moment(visit.finished)


def _what(visit: Visit, voice: Voice) -> str:
    name = voice.name(visit.name)
    match visit.kind:
        case Measure.PATH_TRAVEL:
            return voice.say(words.WAY_BACK if visit.is_way_back else words.WAY_THERE, place=name)
        case Measure.PATH_QUEUE:
            return voice.say(words.GAVE_UP if visit.is_given_up else words.QUEUEING, name=name)
        case Measure.PATH_WAITING:
            name = voice.say(words.WAITING_FOR, name=name)
    if visit.count > 1:
        name = voice.say(words.TIMES_OVER, name=name, count=visit.count).replace(" × ", f"{NO_BREAK}×{NO_BREAK}")
    if visit.queued:
        queued = amount_text(visit.queued, Shown.WORK, voice.language)
        name = voice.say(words.AFTER_QUEUEING, name=name, time=queued)
    return name


def _by(visit: Visit, voice: Voice) -> str:
    if visit.kind is Measure.PATH_QUEUE:
        return ""
    people = [
        voice.say(words.PEOPLE, pool=voice.name(need.pool), count=need.count)
        if need.count > 1
        else voice.name(need.pool)
        for need in visit.by
    ]
    return voice.listed(people) if people else ""

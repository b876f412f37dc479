"""One applicant's days in every process: the answer first, the days below each other, every step."""

from __future__ import annotations

from collections.abc import Sequence

from reports import trace_words as told
from reports import words
from reports.changed_values import changed_values
from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.moments import NO_BREAK, Calendar
from reports.phrase import Language, Voice, voice_for
from reports.quantities import Shown, amount_text
from reports.trace_days import days_of, lane_of
from reports.trace_visits import visit_table
from sim.measure.catalogue import PATH
from sim.measure.trace import CaseTrace
from sim.scenario.calendar import SECONDS_PER_DAY
from sim.scenario.model import Scenario


def trace_report(
    scenario: Scenario, traces: Sequence[CaseTrace], language: Language, *, seed: int, replication: int = 0
) -> Document:
    """One case in the processes that it was followed through.

    `replication` counts from 0, as `sim.experiment.trace.trace` does; the report counts from 1.
    """
    voice = voice_for(scenario, language)
    calendar = Calendar(scenario.horizon.start, voice)
    head = _head(scenario, traces, calendar, seed=seed, replication=replication)
    sections = [_picture(scenario, traces, calendar)]
    for trace in traces:
        title = voice.say(told.STEP_BY_STEP, process=_title(scenario, trace, voice))
        sections.append(Section(title, (visit_table(trace, calendar),)))
    return Document(voice.name(scenario.title), head, tuple(sections))


def _head(
    scenario: Scenario, traces: Sequence[CaseTrace], calendar: Calendar, *, seed: int, replication: int
) -> tuple[Block, ...]:
    voice = calendar.voice
    circumstances = [
        _arrival(traces[0], calendar),
        voice.say(words.ABOUT_SEED, seed=seed).replace(" ", NO_BREAK),
        voice.say(told.REPLICATION, number=replication + 1).replace(" ", NO_BREAK),
    ]
    return (
        _processes(scenario, traces, voice),
        Paragraph(" · ".join(circumstances), Tone.QUIET),
        *changed_values(scenario, voice),
        Paragraph(_answer(scenario, traces, calendar), Tone.STRONG),
        *([Paragraph(voice.say(told.SAME_APPLICANT), Tone.QUIET)] if len(traces) > 1 else []),
    )


def _processes(scenario: Scenario, traces: Sequence[CaseTrace], voice: Voice) -> Table:
    """What the short names stand for."""
    rows = tuple(
        Row(
            (
                Cell(_label(scenario, traces, trace, voice), Tone.QUIET),
                Cell(_title(scenario, trace, voice), _tone(scenario, trace)),
            )
        )
        for trace in traces
    )
    return Table((Column("", Holds.WORDS), Column("", Holds.WORDS)), rows)


def _label(scenario: Scenario, traces: Sequence[CaseTrace], trace: CaseTrace, voice: Voice) -> str:
    """`old` or `new`; the others numbered where there are several."""
    if trace.process == scenario.baseline:
        return voice.say(words.BASELINE)
    others = [other.process for other in traces if other.process != scenario.baseline]
    if len(others) == 1:
        return voice.say(words.OTHER)
    return voice.say(told.NUMBERED, number=others.index(trace.process) + 1)


def _title(scenario: Scenario, trace: CaseTrace, voice: Voice) -> str:
    return voice.name(scenario.processes[trace.process].title or trace.process)


def _tone(scenario: Scenario, trace: CaseTrace) -> Tone:
    return Tone.OLD if trace.process == scenario.baseline else Tone.NEW


def _arrival(trace: CaseTrace, calendar: Calendar) -> str:
    """Who is followed: the case, when it came, and how many items it has, if more than itself."""
    voice = calendar.voice
    day = trace.arrived // SECONDS_PER_DAY
    said = voice.say(
        told.ARRIVES,
        number=trace.case_number,
        case_type=voice.name(trace.case_type),
        weekday=calendar.weekday(day),
        date=calendar.date_of(day).isoformat(),
        time=calendar.time(trace.arrived),
    )
    if trace.items == 1:
        return said
    return f"{said}{voice.say(told.COMMA)}{voice.say(told.ITEMS, count=trace.items)}"


def _answer(scenario: Scenario, traces: Sequence[CaseTrace], calendar: Calendar) -> str:
    """When each process is through, the earliest first."""
    voice = calendar.voice
    in_order = sorted(traces, key=lambda trace: (trace.finished is None, trace.end))
    parts = []
    for trace in in_order:
        phrase = told.NOT_THROUGH if trace.outcome is None else told.ENDS[trace.outcome]
        parts.append(
            voice.say(
                phrase,
                process=f"“{_title(scenario, trace, voice)}”",
                moment=calendar.moment(trace.end),
                time=amount_text(trace.end - trace.arrived, Shown.ELAPSED, voice.language),
            )
        )
    return voice.say(told.AND_THEN).join(parts) + voice.say(told.FULL_STOP)


def _picture(scenario: Scenario, traces: Sequence[CaseTrace], calendar: Calendar) -> Section:
    voice = calendar.voice
    lanes = [lane_of(trace, _label(scenario, traces, trace, voice), _tone(scenario, trace)) for trace in traces]
    days = days_of(lanes, _amounts(scenario, traces, voice), calendar, scenario.calendar)
    return Section(voice.say(told.DAY_BY_DAY), (days,), aside=voice.say(told.DAY_BY_DAY_ASIDE))


def _amounts(scenario: Scenario, traces: Sequence[CaseTrace], voice: Voice) -> Table:
    """The time ledger of the case, which is the legend of the picture as well."""
    columns = [Column("", Holds.WORDS)]
    columns += [Column(_label(scenario, traces, trace, voice), tone=_tone(scenario, trace)) for trace in traces]
    rows = []
    for kind in PATH:
        cells = [Cell(voice.say(words.MEASURES[kind]))]
        for trace in traces:
            amount = amount_text(trace.spent(kind), Shown.ELAPSED, voice.language)
            cells.append(Cell(amount, Tone.PLAIN if trace.spent(kind) else Tone.QUIET))
        rows.append(Row(tuple(cells)))
    return Table(tuple(columns), tuple(rows))

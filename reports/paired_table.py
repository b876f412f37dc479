"""The table that most sections are: measures of the baseline, of another process, and what lies between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from reports import doubt_words, words
from reports.document import Cell, Column, Holds, Row, Table, Tone
from reports.phrase import Voice
from reports.quantities import (
    NOTHING,
    amount_text,
    change_text,
    difference_text,
    estimate_text,
    is_certain,
    shown_of,
)
from sim.experiment.comparison import Comparison
from sim.measure.catalogue import Better, Measure, Unit
from sim.measure.enough import least_cases, least_cases_a_replication
from sim.measure.estimate import Difference

GIVEN = frozenset({Measure.PROMISED_LIMIT, Measure.STATUTORY_LIMIT})
"""Measures that the scenario states: numbers without an interval, because nothing is estimated."""


@frozen
class Line:
    """A row to be: its label, and what it shows of whom."""

    label: str
    measure: Measure
    subject: str


@frozen
class Group:
    """Rows under a heading; without a title they stand for themselves."""

    title: str
    lines: tuple[Line, ...]


def other_processes(comparison: Comparison) -> tuple[str, ...]:
    """Every process but the baseline, in the order of the file."""
    return tuple(name for name in comparison.estimates if name != comparison.scenario.baseline)


def title_of(comparison: Comparison, process: str, voice: Voice) -> str:
    """The title of a process as the reader meets it."""
    return voice.name(named(comparison, process))


def named(comparison: Comparison, process: str) -> str:
    """The title of a process as the scenario has it, or its name."""
    return comparison.scenario.processes[process].title or process


def paired_tables(comparison: Comparison, groups: Sequence[Group], voice: Voice) -> tuple[Table, ...]:
    """The baseline against every other process, a table each; the baseline alone if there is no other.

    Measures that no process has are left out, and groups of which nothing remains.
    """
    others: Iterable[str | None] = other_processes(comparison) or (None,)
    tables = (_table(comparison, groups, other, voice) for other in others)
    return tuple(table for table in tables if table.rows)


def _table(comparison: Comparison, groups: Sequence[Group], other: str | None, voice: Voice) -> Table:
    rows: list[Row] = []
    for group in groups:
        lines = [_row(comparison, line, other, voice) for line in group.lines if _is_known(comparison, line, other)]
        if lines and group.title:
            rows.append(Row((Cell(group.title),)))
        rows.extend(lines)
    return Table(_columns(comparison, other, voice), tuple(rows), _notes(comparison, groups, other, voice))


def _notes(comparison: Comparison, groups: Sequence[Group], other: str | None, voice: Voice) -> tuple[str, ...]:
    """Why percentiles are missing, if any are."""
    lines = [line for group in groups for line in group.lines if _is_known(comparison, line, other)]
    processes = [comparison.scenario.baseline, *([other] if other is not None else [])]
    shown = [(process, line.measure, line.subject) for process in processes for line in lines]
    notes = []
    if any(comparison.has_too_few(*one) for one in shown):
        few = voice.say(
            doubt_words.TOO_FEW,
            median=voice.say(words.MEDIAN),
            p90=voice.say(words.P90),
            few=least_cases(0.5),
            few_in_one=least_cases_a_replication(0.5),
            many=least_cases(0.9),
            many_in_one=least_cases_a_replication(0.9),
        )
        notes.append(few)
    if any(comparison.is_beyond(*one) for one in shown):
        notes.append(voice.say(doubt_words.BEYOND))
    return tuple(notes)


def _columns(comparison: Comparison, other: str | None, voice: Voice) -> tuple[Column, ...]:
    columns = [
        Column("", Holds.WORDS),
        Column(title_of(comparison, comparison.scenario.baseline, voice), tone=Tone.OLD),
    ]
    if other is not None:
        columns.append(Column(title_of(comparison, other, voice), tone=Tone.NEW))
        columns += [Column(voice.say(words.DIFFERENCE)), Column(voice.say(words.CHANGE))]
    return tuple(columns)


def _is_known(comparison: Comparison, line: Line, other: str | None) -> bool:
    processes = [comparison.scenario.baseline, *([other] if other is not None else [])]
    return any(comparison.estimate(process, line.measure, line.subject).n for process in processes)


def _row(comparison: Comparison, line: Line, other: str | None, voice: Voice) -> Row:
    cells = [Cell(line.label), _estimate_cell(comparison, comparison.scenario.baseline, line, voice)]
    if other is not None:
        difference = comparison.differences.get(other, {}).get((line.measure, line.subject))
        cells.append(_estimate_cell(comparison, other, line, voice))
        is_given = _is_given(comparison, other, line)
        both = (comparison.scenario.baseline, other)
        if not all(comparison.is_told(process, line.measure, line.subject) for process in both):
            difference = None
        cells.extend(_difference_cells(difference, line.measure, voice, is_given=is_given))
    return Row(tuple(cells))


def _estimate_cell(comparison: Comparison, process: str, line: Line, voice: Voice) -> Cell:
    estimate = comparison.estimate(process, line.measure, line.subject)
    shown = shown_of(line.measure)
    if not comparison.is_told(process, line.measure, line.subject):
        return Cell(NOTHING, Tone.QUIET)
    if _is_given(comparison, process, line):
        return Cell(amount_text(estimate.mean, shown, voice.language))
    return Cell(estimate_text(estimate, shown, voice.language))


def _is_given(comparison: Comparison, process: str, line: Line) -> bool:
    """Whether the scenario states the number; a mean over cases with different limits is estimated."""
    scenario = comparison.scenario
    if line.measure not in GIVEN:
        return False
    return len({scenario.limits_of(way, line.subject) for way in scenario.ways_of(process, line.subject)}) == 1


def _difference_cells(
    difference: Difference | None, measure: Measure, voice: Voice, *, is_given: bool
) -> tuple[Cell, Cell]:
    if difference is None or difference.estimate.n == 0:
        return Cell(NOTHING, Tone.QUIET), Cell(NOTHING, Tone.QUIET)
    tone = tone_of(difference, measure)
    shown = shown_of(measure)
    if is_given:
        sign = "+" if difference.estimate.mean > 0 else ""
        text = sign + amount_text(difference.estimate.mean, shown, voice.language)
    else:
        text = difference_text(difference, shown, voice.language)
    change = change_text(difference.ratio) if is_given else change_of(difference, measure)
    return Cell(text, tone), Cell(change, tone)


def change_of(difference: Difference, measure: Measure) -> str:
    """New over old as a change in per cent, only where a difference is shown, or is nothing in every replication."""
    if measure.unit is Unit.SHARE:
        return ""
    is_none = is_certain(difference.estimate) and difference.estimate.mean == 0
    return change_text(difference.ratio) if difference.is_shown or is_none else NOTHING


def tone_of(difference: Difference, measure: Measure) -> Tone:
    """Better, worse, or quiet where no difference is shown."""
    if not difference.is_shown or measure.better is Better.NEITHER:
        return Tone.QUIET
    is_less = difference.estimate.mean < 0
    return Tone.GOOD if is_less == (measure.better is Better.LESS) else Tone.BAD

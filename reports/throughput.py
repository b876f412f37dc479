"""How much gets through, what could get through, and how busy the staff are."""

from __future__ import annotations

from collections.abc import Iterator

from reports import words
from reports.document import Block, Cell, Column, Holds, Paragraph, Row, Section, Table, Tone
from reports.paired_table import Group, Line, paired_tables, title_of
from reports.phrase import Voice
from reports.quantities import estimate_text, shown_of
from sim.experiment.comparison import Comparison
from sim.measure.catalogue import Measure
from sim.scenario.staff import Role

_FLOW = (
    Measure.ARRIVED_PER_WORKDAY,
    Measure.FINISHED_PER_WORKDAY,
    Measure.ITEMS_PER_WORKDAY,
    Measure.CAPACITY_PER_WORKDAY,
)
_POOL = (
    (Measure.UTILISATION, words.UTILISATION),
    (Measure.LOAD, words.LOAD),
    (Measure.QUEUE_MEAN, words.QUEUE_MEAN),
    (Measure.QUEUE_MAX, words.QUEUE_MAX),
    (Measure.OVERTIME_PER_WORKDAY, words.OVERTIME),
)


def throughput(comparison: Comparison, voice: Voice) -> Section:
    """Cases and items per working day, capacity with what limits it."""
    lines = tuple(Line(voice.say(words.MEASURES[measure]), measure, comparison.scenario.subject) for measure in _FLOW)
    blocks: list[Block] = [*paired_tables(comparison, [Group("", lines)], voice)]
    blocks.extend(Paragraph(text) for text in _bottlenecks(comparison, voice))
    blocks.append(Paragraph(voice.say(words.CAPACITY_NOTE), Tone.QUIET))
    return Section(voice.say(words.THROUGHPUT), tuple(blocks))


def staff(comparison: Comparison, voice: Voice) -> Section | None:
    """Every pool with its processes below each other; applicants' own clerks are not staff."""
    rows: list[Row] = []
    for pool in comparison.scenario.staff.values():
        if pool.role is Role.APPLICANT or pool.per_case:
            continue
        lines = [_pool_row(comparison, process, pool.name, voice) for process in comparison.estimates]
        known = [line for line in lines if line is not None]
        if known:
            rows += [Row((Cell(voice.name(pool.name)),)), *known]
    if not rows:
        return None
    columns = (Column("", Holds.WORDS), *(Column(voice.say(heading)) for _, heading in _POOL))
    table = Table(columns, tuple(rows), (voice.say(words.LOAD_NOTE),))
    return Section(voice.say(words.POOLS), (table,))


def _pool_row(comparison: Comparison, process: str, pool: str, voice: Voice) -> Row | None:
    """The numbers of a pool in a process; None where it has nothing to do there."""
    if not comparison.estimate(process, Measure.UTILISATION, pool).mean > 0:
        return None
    overloaded = any(overload.process == process and overload.pool == pool for overload in comparison.overloads)
    cells = [Cell(title_of(comparison, process, voice))]
    for measure, _ in _POOL:
        estimate = comparison.estimate(process, measure, pool)
        tone = Tone.WARNING if overloaded and measure is Measure.LOAD else Tone.PLAIN
        cells.append(Cell(estimate_text(estimate, shown_of(measure), voice.language), tone))
    return Row(tuple(cells))


def _bottlenecks(comparison: Comparison, voice: Voice) -> Iterator[str]:
    for bottleneck in comparison.bottlenecks:
        if bottleneck.case_type == comparison.scenario.subject:
            titles = comparison.scenario.processes
            process = voice.quoted(titles[bottleneck.process].title or bottleneck.process)
            yield voice.say(words.BOTTLENECK, process=process, pool=voice.name(bottleneck.pool))

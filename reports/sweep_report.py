"""The report of a sweep: what varies with the values of parameters, and what that says of the reform."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports import sweep_words as own
from reports import words
from reports.assumptions import assumptions
from reports.changed_values import changed_values
from reports.column_unit import told_alike, told_like
from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.paired_table import change_of, tone_of
from reports.phrase import Language, voice_for
from reports.quantities import difference_of, is_certain
from reports.sweep_answer import answer
from reports.sweep_charts import charts
from reports.sweep_told import Told
from sim.experiment.design import Levels
from sim.experiment.measure_names import Asked
from sim.experiment.sweep import Sweep, SweepPoint
from sim.measure.estimate import CONFIDENCE
from sim.scenario.variation import Level, Variation

_MOST_VALUES = 6
_MOST_ROWS = 60
_MAPPED = 2


def sweep_report(found: Sweep, process: str, asked: Asked, language: Language, *, with_table: bool = False) -> Document:
    """The answer, figures and tables of one measure, of a process against the baseline.

    Two parameters are shown as a map; `with_table` adds the table of all points.
    """
    voice = voice_for(found.scenario, language)
    told = Told(found, process, asked, voice)
    is_mapped = len(found.variations) == _MAPPED and found.is_grid
    sections = list(charts(told))
    tables = [_points(told), _against_now(told)]
    if not is_mapped:
        sections = [tables[0], *sections, tables[1]]
    elif with_table:
        sections += tables
    else:
        first = sections[0]
        sections = [
            Section(first.title, (*first.blocks, Paragraph(voice.say(own.MORE_BY_TABLE), Tone.QUIET)), first.aside)
        ]
    sections.append(assumptions(found.scenario, voice))
    head = (*_head(told), *answer(told), _reading(told))
    return Document(voice.name(found.scenario.title), head, tuple(section for section in sections if section.blocks))


def _head(told: Told) -> Iterator[Block]:
    """The processes by their titles, and what was varied."""
    found, voice = told.found, told.voice
    sides = ((words.BASELINE, told.baseline, Tone.OLD), (words.OTHER, told.process, Tone.NEW))
    rows = tuple(Row((Cell(voice.say(word), Tone.QUIET), Cell(told.title(name), tone))) for word, name, tone in sides)
    yield Table((Column("", Holds.WORDS), Column("", Holds.WORDS)), rows)
    varied = voice.in_a_row(_span(told, variation) for variation in found.variations)
    yield Paragraph(voice.say(own.VARIED, variations=varied), Tone.QUIET)
    about = own.ABOUT_GRID if found.is_grid else own.ABOUT_HYPERCUBE
    yield Paragraph(
        voice.say(about, points=len(found.points), replications=f"{found.replications:,}", seed=found.seed), Tone.QUIET
    )
    yield from changed_values(found.scenario, voice)


def _span(told: Told, variation: Variation) -> str:
    levels = variation.levels
    name = told.name(variation)
    if len(levels) <= _MOST_VALUES and (told.found.is_grid or variation.varied is None):
        return told.voice.say(own.FEW, name=name, values="/".join(told.value(level) for level in levels))
    gaps = {"name": name, "low": told.value(levels[0]), "high": told.value(levels[-1])}
    if not told.found.is_grid and variation.varied is not None:
        return told.voice.say(own.RANGE, **gaps)
    return told.voice.say(own.FROM_TO, **gaps, count=len(levels))


def _reading(told: Told) -> Paragraph:
    """How the numbers are to be read."""
    texts = [told.voice.say(words.CONFIDENCE, confidence=f"{CONFIDENCE:.0%}")]
    estimates = (
        estimate
        for point in told.found.points
        for estimate in (
            told.estimate(point, told.baseline),
            told.estimate(point, told.process),
            told.difference(point).estimate,
        )
    )
    if any(is_certain(estimate) for estimate in estimates):
        texts.append(told.voice.say(words.CERTAIN))
    return Paragraph((" " if told.voice.language == "en" else "").join(texts), Tone.QUIET)


def _points(told: Told) -> Section:
    """A row for every point, and the values now among or behind them."""
    columns = (
        *_value_columns(told),
        Column(told.title(told.baseline), tone=Tone.OLD),
        Column(told.title(told.process), tone=Tone.NEW),
        Column(told.voice.say(words.DIFFERENCE)),
        Column(told.voice.say(words.CHANGE)),
    )
    points = _with_present(told)
    sides = [[told.estimate(point, process) for _, point in points] for process in (told.baseline, told.process)]
    differences = (told.difference(point).estimate for _, point in points)
    likes = (*told_alike(sides, told.shown), told_like(differences, difference_of(told.shown)))
    rows = tuple(_row(told, levels, point, likes) for levels, point in points)
    return Section(told.voice.say(own.POINTS), (Table(columns, rows, _notes(told)),), told.thing)


def _with_present(told: Told) -> list[tuple[Levels, SweepPoint]]:
    """The points that are listed, each with its values, and the present ones.

    Where these are no point, they are in their place among the numbers of one parameter, else at the end.
    """
    found = told.found
    listed = [(point.levels, point) for point in found.points[:_MOST_ROWS]]
    now = _present_levels(found)
    if any(found.is_present(point) for point in found.points) or now is None:
        return listed
    place = len(listed)
    amount = now[0].amount
    if len(now) == 1 and amount is not None and all(point.levels[0].amount is not None for point in found.points):
        place = sum((point.levels[0].amount or 0.0) < amount for point in found.points[:_MOST_ROWS])
    return [*listed[:place], (now, found.present), *listed[place:]]


def _present_levels(found: Sweep) -> tuple[Level, ...] | None:
    levels = [variation.present for variation in found.variations]
    known = tuple(level for level in levels if level is not None)
    return known if len(known) == len(levels) else None


def _value_columns(told: Told) -> tuple[Column, ...]:
    return tuple(Column(told.name(variation)) for variation in told.found.variations)


def _value_cells(told: Told, levels: Sequence[Level], *, is_now: bool) -> list[Cell]:
    cells = [Cell(told.value(level), Tone.STRONG if is_now else Tone.PLAIN) for level in levels]
    return [Cell(f"*\u00a0{cells[0].text}", cells[0].tone), *cells[1:]] if is_now else cells


def _notes(told: Told) -> tuple[str, ...]:
    found = told.found
    notes = []
    if _present_levels(found) is not None:
        notes.append(told.voice.say(own.IS_NOW))
    if len(found.points) > _MOST_ROWS:
        notes.append(told.voice.say(own.FIRST_ONLY, some=_MOST_ROWS, all=len(found.points)))
    return tuple(notes)


def _row(told: Told, levels: Levels, point: SweepPoint, likes: Sequence[float | None]) -> Row:
    is_now = point is told.found.present or told.found.is_present(point)
    difference = told.difference(point)
    tone = tone_of(difference, told.measure)
    change = change_of(difference, told.measure) if difference.estimate.n else "–"
    return Row(
        (
            *_value_cells(told, levels, is_now=is_now),
            Cell(told.amount(point, told.baseline, likes[0])),
            Cell(told.amount(point, told.process, likes[1])),
            Cell(told.difference_text(difference, likes[2]), tone),
            Cell(change, tone),
        )
    )


def _against_now(told: Told) -> Section:
    """How each process and the difference move from what they are now, paired."""
    found, key = told.found, told.asked.key
    others = [point for point in found.points[:_MOST_ROWS] if not found.is_present(point)]
    if not others:
        return Section("", ())
    columns = (
        *_value_columns(told),
        Column(told.title(told.baseline), tone=Tone.OLD),
        Column(told.title(told.process), tone=Tone.NEW),
        Column(told.voice.say(words.DIFFERENCE)),
    )
    changes = [
        (
            found.change(point, told.baseline, key),
            found.change(point, told.process, key),
            found.change_of_difference(point, told.process, key),
        )
        for point in others
    ]
    moved = [[change.estimate for change in column] for column in zip(*changes, strict=True)]
    likes = told_alike(moved, difference_of(told.shown))
    rows = []
    for point, of_point in zip(others, changes, strict=True):
        cells = [
            Cell(told.difference_text(change, like), tone_of(change, told.measure))
            for change, like in zip(of_point, likes, strict=True)
        ]
        rows.append(Row((*_value_cells(told, point.levels, is_now=False), *cells)))
    aside = told.voice.say(own.AGAINST_NOW_ASIDE)
    return Section(told.voice.say(own.AGAINST_NOW), (Table(columns, tuple(rows)),), aside)

"""The report of a break-even: up to where a process saves time, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable

from reports import break_even_words as own
from reports import words
from reports.assumptions import assumptions
from reports.axes import tried_axis
from reports.break_even_answer import Told, answer
from reports.changed_values import changed_values
from reports.charts import Marker, Series
from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.line_chart import line_chart, reading
from reports.paired_table import change_of, tone_of
from reports.phrase import Language, voice_for
from reports.quantities import (
    difference_of,
    difference_text,
    estimate_text,
    is_certain,
    shown_of,
)
from sim.experiment.break_even import BreakEven
from sim.experiment.paired_runs import Point
from sim.measure.catalogue import Better
from sim.measure.estimate import CONFIDENCE


def break_even_report(found: BreakEven, language: Language) -> Document:
    """The answer, every number that was tried, the course of the difference, and what it rests on."""
    scenario = found.question.scenario
    voice = voice_for(scenario, language)
    told = Told(found, voice)
    sections = (_tried(told), _course(told), assumptions(scenario, voice))
    head: tuple[Block, ...] = (*_head(told), *answer(told), _reading(told))
    return Document(voice.name(scenario.title), head, tuple(section for section in sections if section.blocks))


def _head(told: Told) -> Iterable[Block]:
    """The processes by their titles, and what was sought."""
    question, voice = told.found.question, told.voice
    sides = (
        (words.BASELINE, question.scenario.baseline, Tone.OLD),
        (words.OTHER, question.process, Tone.NEW),
    )
    rows = tuple(Row((Cell(voice.say(word), Tone.QUIET), Cell(told.title(name), tone))) for word, name, tone in sides)
    yield Table((Column("", Holds.WORDS), Column("", Holds.WORDS)), rows)
    sought = voice.say(
        own.SOUGHT,
        parameter=told.parameter,
        low=told.number(question.varied.low),
        high=told.number(question.varied.high),
        replications=f"{told.found.replications:,}",
        seed=told.found.seed,
    )
    yield Paragraph(sought, Tone.QUIET)
    yield from changed_values(question.scenario, voice)


def _reading(told: Told) -> Paragraph:
    """How the numbers are to be read."""
    texts = [told.voice.say(words.CONFIDENCE, confidence=f"{CONFIDENCE:.0%}")]
    estimates = (part for point in told.found.points for part in (point.old, point.new, point.difference.estimate))
    if any(is_certain(estimate) for estimate in estimates):
        texts.append(told.voice.say(words.CERTAIN))
    return Paragraph((" " if told.voice.language == "en" else "").join(texts), Tone.QUIET)


def _tried(told: Told) -> Section:
    """A row for every number."""
    question, voice = told.found.question, told.voice
    columns = (
        Column(told.parameter),
        Column(told.title(question.scenario.baseline), tone=Tone.OLD),
        Column(told.title(question.process), tone=Tone.NEW),
        Column(voice.say(words.DIFFERENCE)),
        Column(voice.say(words.CHANGE)),
    )
    rows = tuple(_row(told, point) for point in told.found.points)
    return Section(voice.say(own.TRIED), (Table(columns, rows),), voice.say(own.MEAN_OF, thing=told.thing))


def _row(told: Told, point: Point) -> Row:
    measure, language = told.found.question.measure, told.voice.language
    shown = shown_of(measure)
    tone = tone_of(point.difference, measure)
    change = change_of(point.difference, measure)
    return Row(
        (
            Cell(told.number(point.x)),
            Cell(estimate_text(point.old, shown, language)),
            Cell(estimate_text(point.new, shown, language)),
            Cell(difference_text(point.difference, shown, language), tone),
            Cell(change, tone),
        )
    )


def _course(told: Told) -> Section:
    """The difference against the parameter, with its intervals."""
    found, voice = told.found, told.voice
    measure, varied = found.question.measure, found.question.varied
    known = [point for point in found.points if point.difference.estimate.n]
    if not known:
        return Section("", ())
    series = Series(
        voice.say(own.MEAN),
        tuple(reading(point.x, point.difference.estimate, tone_of(point.difference, measure)) for point in known),
    )
    chart = line_chart(
        [series],
        tried_axis([varied.low, *found.grid, varied.high], told.number, label=told.parameter),
        difference_of(shown_of(measure)),
        voice.language,
        is_signed=True,
        uprights=_uprights(told),
    )
    note = voice.say(own.COURSE_NOTE, grid=voice.listed(told.number(x) for x in found.grid))
    aside = own.COURSE_ASIDE if measure.better is Better.LESS else own.COURSE_ASIDE_MORE
    return Section(
        voice.say(own.COURSE, parameter=told.parameter), (chart, Paragraph(note, Tone.QUIET)), voice.say(aside)
    )


def _uprights(told: Told) -> list[Marker]:
    """The present number, and every break-even."""
    present = told.found.question.varied.present
    marked = [Marker(present, told.voice.say(own.MARKED_PRESENT, x=told.number(present)), Tone.QUIET)]
    for crossing in told.found.crossings:
        if crossing.root is not None:
            said = told.voice.say(own.MARKED, x=told.number(crossing.root))
            marked.append(Marker(crossing.root, said, Tone.WARNING))
    return marked

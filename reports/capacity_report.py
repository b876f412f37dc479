"""The report of how many cases a day processes can bear."""

from __future__ import annotations

from collections.abc import Iterator

from reports import capacity_words, words
from reports.axes import ACROSS, amount_axis
from reports.changed_values import changed_values
from reports.charts import Marker, Series
from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.line_chart import line_chart, reading
from reports.phrase import Language, Voice, voice_for
from reports.problems import message_text
from reports.quantities import Shown, amount_text, estimate_text, share_text
from reports.run_report import horizon_text
from sim.experiment.capacity import Capacities, DemandPoint, ProcessCapacity
from sim.measure.estimate import CONFIDENCE

_AT_THE_BOUND = 0.99
"""A knee so near the bound, as a share of it, says nothing that the bound does not."""


def capacity_report(found: Capacities, language: Language) -> Document:
    """What bounds each process, in a sentence; the pools; and the curve of waiting on the way there."""
    voice = voice_for(found.scenario, language)
    head = [Paragraph(_about(found, voice), Tone.QUIET)]
    head.extend(changed_values(found.scenario, voice))
    head += [Paragraph(_answer(found, own, voice), Tone.STRONG) for own in found.processes]
    head += [Paragraph(text, Tone.WARNING, mark="!") for text in _doubts(found, voice)]
    head.append(Paragraph(voice.say(words.CONFIDENCE, confidence=f"{CONFIDENCE:.0%}"), Tone.QUIET))
    sections = [_pools(found, voice)]
    sections += [_curve(found, own, voice) for own in found.processes if own.points]
    return Document(voice.name(found.scenario.title), tuple(head), tuple(sections))


def _about(found: Capacities, voice: Voice) -> str:
    about = voice.say(
        capacity_words.ABOUT,
        case_type=voice.name(found.scenario.subject),
        replications=found.replications,
        seed=found.seed,
    )
    return " · ".join((about, horizon_text(found.scenario, voice)))


def _title(found: Capacities, process: str, voice: Voice) -> str:
    return voice.quoted(found.scenario.processes[process].title or process)


def _answer(found: Capacities, own: ProcessCapacity, voice: Voice) -> str:
    process = _title(found, own.process, voice)
    present = estimate_text(own.present, Shown.COUNT, voice.language)
    bound, knee = own.bound, own.knee
    if bound is None:
        return voice.say(capacity_words.NOBODY, process=process, present=present)
    gaps = {
        "process": process,
        "cases": estimate_text(bound.cases, Shown.COUNT, voice.language),
        "pool": voice.name(bound.pool),
        "present": present,
    }
    if knee is not None and knee.share >= _AT_THE_BOUND:
        return voice.say(capacity_words.ANSWER, **gaps)
    if knee is None:
        return voice.say(capacity_words.ANSWER_WITHOUT_KNEE if own.points else capacity_words.ANSWER, **gaps)
    at = {"knee": amount_text(knee.demand, Shown.COUNT, voice.language), "share": share_text(knee.share)}
    return voice.say(capacity_words.ANSWER_WITH_KNEE, **gaps, **at)


def _cases(amount: float, voice: Voice) -> str:
    return amount_text(amount, Shown.PER_WORKDAY, voice.language)


def _doubts(found: Capacities, voice: Voice) -> Iterator[str]:
    for own in found.processes:
        if own.bound is not None and own.present.mean > own.bound.cases.mean:
            process, pool = _title(found, own.process, voice), voice.name(own.bound.pool)
            yield voice.say(capacity_words.OVERLOADED, process=process, pool=pool)
    if not found.is_scaled:
        yield voice.say(capacity_words.NOT_SCALED)
    for reason in dict.fromkeys(message_text(failure.reason, voice.language) for failure in found.failed):
        yield voice.say(capacity_words.FAILED, reason=reason)


def _pools(found: Capacities, voice: Voice) -> Section:
    """What a case asks of every pool, what is left for it, and how many cases that makes."""
    rows: list[Row] = []
    for own in found.processes:
        rows.append(Row((Cell(voice.name(found.scenario.processes[own.process].title or own.process)),)))
        for place, bound in enumerate(own.bounds):
            tone = Tone.STRONG if place == 0 else Tone.PLAIN
            cells = (
                Cell(voice.name(bound.pool), tone),
                Cell(estimate_text(bound.asked, Shown.WORK, voice.language)),
                Cell(estimate_text(bound.left, Shown.WORK, voice.language)),
                Cell(estimate_text(bound.cases, Shown.PER_WORKDAY, voice.language), tone),
            )
            rows.append(Row(cells))
        if not own.bounds:
            rows.append(Row((Cell(voice.say(capacity_words.NO_POOL), Tone.QUIET),)))
    columns = (
        Column("", Holds.WORDS),
        Column(voice.say(capacity_words.ASKED)),
        Column(voice.say(capacity_words.LEFT)),
        Column(voice.say(capacity_words.BOUND)),
    )
    note = voice.say(capacity_words.BOUND_NOTE)
    return Section(voice.say(capacity_words.POOLS), (Table(columns, tuple(rows), (note,)),))


def _curve(found: Capacities, own: ProcessCapacity, voice: Voice) -> Section:
    title = voice.name(found.scenario.processes[own.process].title or own.process)
    blocks: tuple[Block, ...] = (_chart(found, own, voice), _table(own, voice))
    if own is found.processes[-1]:
        blocks = (*blocks, Paragraph(voice.say(capacity_words.KNEE_NOTE), Tone.QUIET))
    return Section(voice.say(capacity_words.CURVE), blocks, aside=title)


def _chart(found: Capacities, own: ProcessCapacity, voice: Voice) -> Block:
    tone = Tone.OLD if own.process == found.scenario.baseline else Tone.NEW
    demands = [point.demand for point in own.points]
    uprights = [Marker(own.present.mean, voice.say(capacity_words.NOW))] if own.present.mean <= max(demands) else []
    if own.knee is not None:
        uprights.append(Marker(own.knee.demand, voice.say(capacity_words.KNEE)))
    if own.bound is not None:
        uprights.append(Marker(own.bound.cases.mean, voice.say(capacity_words.BOUND_MARK)))
    series = Series(voice.say(words.MEAN), tuple(reading(point.demand, point.waiting) for point in own.points), tone)
    label = voice.say(capacity_words.DEMAND)
    across = amount_axis([0.0, *demands], Shown.PER_WORKDAY, voice.language, label=label, steps=ACROSS)
    return line_chart(
        [series],
        across,
        Shown.WORK,
        voice.language,
        label=voice.say(capacity_words.WAITING),
        uprights=uprights,
    )


def _table(own: ProcessCapacity, voice: Voice) -> Table:
    columns = (
        Column(voice.say(capacity_words.DEMAND), Holds.VALUES),
        Column(voice.say(capacity_words.SHARE)),
        Column(voice.say(capacity_words.WAITING)),
        Column(voice.say(capacity_words.LEAD)),
        Column(voice.say(capacity_words.FINISHED)),
        Column(voice.say(capacity_words.UNFINISHED)),
    )
    return Table(columns, tuple(_row(point, point is own.knee, voice) for point in own.points))


def _row(point: DemandPoint, is_knee: bool, voice: Voice) -> Row:  # noqa: FBT001
    tone = Tone.STRONG if is_knee else Tone.PLAIN
    return Row(
        (
            Cell(_cases(point.demand, voice), tone),
            Cell(share_text(point.share), tone),
            Cell(estimate_text(point.waiting, Shown.WORK, voice.language), tone),
            Cell(estimate_text(point.lead, Shown.ELAPSED, voice.language), tone),
            Cell(estimate_text(point.finished, Shown.PER_WORKDAY, voice.language), tone),
            Cell(share_text(point.unfinished), Tone.WARNING if point.unfinished > 0 else tone),
        )
    )

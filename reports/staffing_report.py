"""The report of the cheapest staffing that meets targets, for every process."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from reports import staffing_words as own
from reports import words
from reports.assumptions import assumptions, overrides_text
from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.phrase import Language, voice_for
from reports.problems import message_text
from reports.quantities import NOTHING, Shown, estimate_text, share_text, shown_of
from reports.run_report import horizon_text
from reports.staffing_answer import answers, doubts
from reports.staffing_frontier import staffing_frontier
from reports.staffing_told import Told, confidence_text
from sim.experiment.candidates import Candidate
from sim.experiment.evidence import Decision, Doubt, Finding
from sim.experiment.staffing import ProcessStaffing, Staffings, Tried
from sim.experiment.staffing_search import Inferred
from sim.experiment.target import Sense
from sim.measure.catalogue import Measure
from sim.measure.estimate import CONFIDENCE

_MOST_ROWS = 6
_MOST_INFERRED = 2


def staffing_report(found: Staffings, language: Language) -> Document:
    """The answer in a sentence for each process; what is chosen, what is not enough, and what people buy."""
    told = Told(found, voice_for(found.scenario, language))
    head: list[Block] = [Paragraph(text, Tone.QUIET) for text in _about(told)]
    head += [Paragraph(text, Tone.STRONG) for text in answers(told)]
    head += [Paragraph(text, Tone.WARNING, mark="!") for text in (*doubts(told), *_failures(told))]
    head.append(Paragraph(_reading(told), Tone.QUIET))
    sections = [_chosen(told), _cheaper(told)]
    sections += [staffing_frontier(told, process) for process in found.processes]
    sections += [_spent(told), assumptions(found.scenario, told.voice)]
    title = told.voice.name(found.scenario.title)
    return Document(title, tuple(head), tuple(section for section in sections if section.blocks))


def _about(told: Told) -> Iterator[str]:
    found, voice = told.found, told.voice
    about = voice.say(own.ABOUT, count=f"{len(found.among.all):,}", most=found.looks[-1], seed=found.seed)
    yield voice.say(own.TARGETS, targets=told.targets())
    yield " · ".join((about, horizon_text(found.scenario, voice)))
    if found.scenario.overrides:
        yield voice.say(words.ABOUT_OVERRIDES, overrides=overrides_text(found.scenario, voice))


def _failures(told: Told) -> Iterator[str]:
    language = told.voice.language
    for reason in dict.fromkeys(message_text(failure.reason, language) for failure in told.found.failed):
        yield told.voice.say(own.FAILED, reason=reason)


def _reading(told: Told) -> str:
    """How sure the answer is, and on what it rests."""
    found, voice = told.found, told.voice
    inferred = sum(len(one.inferred) for one in found.processes)
    texts = [voice.say(own.RIGHT, confidence=f"{1 - found.error:.0%}")]
    if inferred:
        checked = sum(len(one.checked) for one in found.processes)
        texts.append(
            voice.say(own.INFERRED, count=f"{inferred:,}")
            + (voice.say(own.CHECKED, count=checked) if checked else voice.say(own.NOT_CHECKED))
        )
    elif found.is_exhaustive:
        texts.append(voice.say(own.ALL_SIMULATED))
    texts.append(voice.say(words.CONFIDENCE, confidence=f"{CONFIDENCE:.0%}"))
    return (" " if voice.language == "en" else "").join(texts)


def _chosen(told: Told) -> Section:
    voice = told.voice
    columns = (
        Column("", Holds.WORDS),
        Column(voice.say(own.CAME_OUT)),
        Column(voice.say(own.SURELY)),
        Column(voice.say(own.REPLICATIONS)),
    )
    rows: list[Row] = []
    for process in told.found.processes:
        for one in process.chosen:
            rows.append(Row((Cell(f"{told.title(process.process)} · {told.staffing(one.candidate)}", Tone.STRONG),)))
            rows += [_met(told, one, finding) for finding in one.evidence.findings]
    return Section(voice.say(own.CHOSEN), (Table(columns, tuple(rows)),) if rows else ())


def _met(told: Told, one: Tried, finding: Finding) -> Row:
    target = finding.target
    return Row(
        (
            Cell(told.target(target)),
            Cell(estimate_text(finding.estimate, shown_of(target.measure), told.voice.language)),
            Cell(told.surely(target.sense, finding.bound, target.measure)),
            Cell(f"{one.evidence.replications:,}"),
        )
    )


def _cheaper(told: Told) -> Section:
    """The dearest of those that cost less than the chosen one, each with the target that it misses by most."""
    voice = told.voice
    columns = (
        Column(voice.say(own.STAFFING), Holds.WORDS),
        Column(voice.say(own.COST if told.has_costs else own.PEOPLE)),
        Column(voice.say(own.WHY), Holds.WORDS),
        Column(voice.say(own.CAME_OUT)),
        Column(voice.say(own.SURELY)),
        Column(voice.say(own.REPLICATIONS)),
    )
    rows: list[Row] = []
    for process in told.found.processes:
        if process.is_unsayable:
            continue
        rows.append(Row((Cell(told.title(process.process)),)))
        rows += _cheaper_rows(told, process)
    title = own.CHEAPER
    if any(process.undecided for process in told.found.processes):
        title = own.CHEAPER_OR_OPEN
    if not any(process.chosen for process in told.found.processes):
        title = own.NEAREST
    return Section(voice.say(title), (Table(columns, tuple(rows)),) if rows else ())


def _cheaper_rows(told: Told, process: ProcessStaffing) -> Iterator[Row]:
    listed = sorted((*process.failing, *process.undecided), key=lambda own: (-own.cost, own.candidate.place))
    for one in listed[:_MOST_ROWS]:
        yield Row(
            (
                Cell(told.staffing(one.candidate)),
                Cell(told.cost(one.cost)),
                *_why(told, one),
                Cell(f"{one.evidence.replications:,}"),
            )
        )
    if not listed and not process.inferred:
        yield Row((Cell(told.voice.say(own.NONE_CHEAPER), Tone.QUIET),))
    inferred = _next_cheaper(told, process, max((one.cost for one in listed), default=0.0))
    yield from (_inferred_row(told, candidate, process.inferred[candidate.place]) for candidate in inferred)
    left = len(process.inferred) - len(inferred)
    counts = ((own.AND_TRIED, len(listed[_MOST_ROWS:])), (own.AND_INFERRED, left))
    others = [told.voice.say(phrase, count=f"{count:,}") for phrase, count in counts if count]
    if others:
        yield Row((Cell(" · ".join(others), Tone.QUIET),))


def _next_cheaper(told: Told, process: ProcessStaffing, over: float) -> list[Candidate]:
    """Of those that follow from others the next cheaper than the answer, if nothing between was simulated."""
    below = process.chosen[0].cost if process.chosen else math.inf
    inferred = [told.found.among.all[place] for place in process.inferred]
    between = [candidate for candidate in inferred if over < candidate.cost < below]
    return sorted(between, key=lambda candidate: (-candidate.cost, candidate.place))[:_MOST_INFERRED]


def _inferred_row(told: Told, candidate: Candidate, why: Inferred) -> Row:
    """A staffing that was not simulated, and from which other one it follows that it is out."""
    if why.pool:
        text = told.voice.say(own.LOADED_BY, pool=told.voice.name(why.pool))
    else:
        text = told.voice.say(own.MISSES_BY, by=told.staffing(told.found.among.all[why.by]))
    nothing = Cell(NOTHING, Tone.QUIET)
    return Row(
        (Cell(told.staffing(candidate)), Cell(told.cost(candidate.cost)), Cell(text), nothing, nothing, Cell("0"))
    )


def _why(told: Told, one: Tried) -> Sequence[Cell]:
    """Why a staffing is out or not decided, what came out, and the bound that says so."""
    voice, evidence = told.voice, one.evidence
    if evidence.overloads and not evidence.missed:
        overload = evidence.overloads[0]
        load = overload.load
        return (
            Cell(voice.say(own.LOADED, pool=voice.name(overload.pool)), Tone.BAD),
            Cell(estimate_text(overload.usual, Shown.SHARE, voice.language)),
            Cell(told.surely(Sense.AT_LEAST, load.low, Measure.LOAD)),
        )
    wanted = evidence.missed or tuple(own for own in evidence.findings if own.decision is Decision.OPEN)
    finding = max(wanted, key=lambda own: own.shortfall)
    target, is_missed = finding.target, finding.decision is Decision.MISSED
    phrase = (own.LEFT_UNFINISHED if finding.doubt is Doubt.UNFINISHED else own.MISSES) if is_missed else own.OPEN
    sense = Sense.AT_LEAST if (target.sense is Sense.AT_MOST) == is_missed else Sense.AT_MOST
    bound = finding.bounds.low if sense is Sense.AT_LEAST else finding.bounds.high
    return (
        Cell(voice.say(phrase, target=told.target(target)), Tone.BAD if is_missed else Tone.WARNING),
        Cell(estimate_text(finding.estimate, shown_of(target.measure), voice.language)),
        Cell(told.surely(sense, bound, target.measure)),
    )


def _spent(told: Told) -> Section:
    found, voice = told.found, told.voice
    tried = sum(len(one.tried) for one in found.processes)
    text = voice.say(
        own.SPENT_TEXT,
        replications=f"{found.replications:,}",
        tried=f"{tried:,}",
        all=f"{len(found.among.all) * len(found.processes):,}",
        most=found.looks[-1],
        exhaustive=f"{found.exhaustive:,}",
        share=share_text(found.replications / found.exhaustive),
    )
    looks = voice.say(
        own.LOOKS,
        looks=voice.listed(str(look) for look in found.looks),
        confidence=confidence_text(found.statement_error),
        error=f"{found.error:.0%}",
    )
    notes = (looks, voice.say(own.OVERLOAD))
    return Section(voice.say(own.SPENT), (Paragraph(text), *(Paragraph(note, Tone.QUIET) for note in notes)))

"""The report of a run, in the order in which it is read: the answer first."""

from __future__ import annotations

from reports import doubt_words, words
from reports.adoption_text import adoption_text
from reports.answer import answer
from reports.assumptions import assumptions
from reports.changed_values import changed_values
from reports.claims import claims
from reports.counted import counted
from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.doubts import never_seen_text
from reports.lead_times import lead_times
from reports.others import others
from reports.paired_table import title_of
from reports.phrase import Language, Voice, voice_for
from reports.precision_text import precision_text
from reports.quantities import Shown, amount_text, is_certain
from reports.reductions import reductions
from reports.throughput import staff, throughput
from reports.time_ledger import time_ledger, tone_of_process
from reports.time_saved import time_saved
from sim.experiment.comparison import Comparison
from sim.measure.catalogue import Measure
from sim.measure.estimate import CONFIDENCE
from sim.scenario.model import Scenario


def run_report(comparison: Comparison, language: Language) -> Document:
    """Everything that came out, from the answer down to the assumptions."""
    scenario = comparison.scenario
    voice = voice_for(scenario, language)
    sections = (
        reductions(comparison, voice),
        time_saved(comparison, voice),
        counted(comparison, voice),
        time_ledger(comparison, voice),
        lead_times(comparison, voice),
        throughput(comparison, voice),
        staff(comparison, voice),
        others(comparison, voice, [case for case in scenario.cases if case != scenario.subject]),
        claims(comparison, voice),
        assumptions(scenario, voice),
    )
    known: tuple[Section, ...] = tuple(section for section in sections if section is not None and section.blocks)
    return Document(
        voice.name(comparison.scenario.title),
        (*_head(comparison, voice), *answer(comparison, voice), reading(comparison, voice)),
        known,
    )


def _head(comparison: Comparison, voice: Voice) -> tuple[Block, ...]:
    lines = [" · ".join(_circumstances(comparison, voice))]
    if comparison.precision is not None:
        lines.append(precision_text(comparison, voice))
    told = [Paragraph(line, Tone.QUIET) for line in lines]
    return (processes_table(comparison, voice), *told, *changed_values(comparison.scenario, voice))


def processes_table(comparison: Comparison, voice: Voice) -> Table:
    """The processes by their titles, the baseline first."""
    rows = []
    for process in comparison.estimates:
        word = words.BASELINE if process == comparison.scenario.baseline else words.OTHER
        title = Cell(title_of(comparison, process, voice), tone_of_process(comparison, process))
        adopted = Cell(adoption_text(comparison.scenario, process, voice), Tone.QUIET)
        rows.append((Cell(voice.say(word), Tone.QUIET), title, adopted))
    columns = (Column("", Holds.WORDS), Column("", Holds.WORDS), Column("", Holds.REMARKS))
    known = columns if any(cells[-1].text for cells in rows) else columns[:-1]
    return Table(known, tuple(Row(cells[: len(known)]) for cells in rows))


def _circumstances(comparison: Comparison, voice: Voice) -> list[str]:
    scenario = comparison.scenario
    measured = comparison.estimate(scenario.baseline, Measure.MEASURED, scenario.subject)
    cases = amount_text(round(measured.mean * measured.n) if measured.n else 0, Shown.COUNT, voice.language)
    name = voice.name(scenario.subject)
    if comparison.replications == 1:
        first = voice.say(words.ABOUT_CASES_ONCE, case_type=name, cases=cases)
    else:
        replications = f"{comparison.replications:,}"
        first = voice.say(words.ABOUT_CASES, case_type=name, cases=cases, replications=replications)
    return [first, voice.say(words.ABOUT_SEED, seed=comparison.seed), horizon_text(scenario, voice)]


def horizon_text(scenario: Scenario, voice: Voice) -> str:
    """Which days are measured."""
    horizon = scenario.horizon
    phrase = words.ABOUT_HORIZON if horizon.warm_up else words.ABOUT_HORIZON_COLD
    return voice.say(phrase, length=horizon.length, start=horizon.start.isoformat(), warm_up=horizon.warm_up)


def reading(comparison: Comparison, voice: Voice) -> Paragraph:
    """How the numbers are to be read."""
    told = [voice.say(words.CONFIDENCE, confidence=f"{_confidence(comparison):.0%}")]
    if any(is_certain(estimate) for measures in comparison.estimates.values() for estimate in measures.values()):
        told.append(voice.say(words.CERTAIN))
    differences = (own for by_key in comparison.differences.values() for own in by_key.values())
    if any(own.estimate.n and not own.is_shown and own.estimate.half_width > 0 for own in differences):
        told.append(voice.say(doubt_words.NOT_SHOWN))
    never_seen = "" if comparison.scenario.reforms else never_seen_text(comparison, voice)
    if never_seen:
        told.append(never_seen)
    return Paragraph(voice.in_a_text(told), Tone.QUIET)


def _confidence(comparison: Comparison) -> float:
    estimates = (estimate for measures in comparison.estimates.values() for estimate in measures.values())
    return next((estimate.confidence for estimate in estimates), CONFIDENCE)

"""The report of a hall: what all reforms together do to its days, then case type by case type."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reports import doubt_words, hall_words, words
from reports.answer import warnings
from reports.assumptions import assumptions
from reports.changed_values import changed_values
from reports.claims import claims
from reports.document import Block, Document, Paragraph, Section, Tone
from reports.headline import is_hardly_any, is_shown, without_interval
from reports.others import others
from reports.paired_table import Group, Line, other_processes, paired_tables
from reports.phrase import Language, Phrase, Voice, voice_for
from reports.precision_text import precision_text
from reports.quantities import Shown, amount_text, saving_text, share_text, shown_of, size_text, spoken_text
from reports.run_report import horizon_text, processes_table, reading
from reports.throughput import staff
from sim.experiment.comparison import Comparison
from sim.measure.burden import WHOLE_HOUSE
from sim.measure.catalogue import Measure
from sim.measure.enough import CONSIDERABLE
from sim.measure.estimate import Difference

_HOURS = (
    (Measure.STAFF_EFFORT_PER_WORKDAY, hall_words.STAFF_HOURS),
    (Measure.APPLICANT_EFFORT_PER_WORKDAY, hall_words.APPLICANT_HOURS),
)
_TOPICS = (
    (Measure.STAFF_EFFORT_PER_WORKDAY, hall_words.STAFF_WORK, hall_words.STAFF_THING),
    (Measure.APPLICANT_EFFORT_PER_WORKDAY, hall_words.APPLICANT_WORK, hall_words.APPLICANT_THING),
)
_GAPS = {
    hall_words.SAVES: "savings",
    hall_words.COSTS: "costs",
    doubt_words.HARDLY: "things",
    hall_words.NO_DIFFERENCE: "things",
}
"""What may be said of the hours of a working day, with the gap of each phrase."""
_PER_CASE = (
    (Measure.LEAD_TIME_MEAN, hall_words.LEAD_TIME),
    (Measure.TRIPS, words.MEASURES[Measure.TRIPS]),
    (Measure.DOCUMENTS, words.MEASURES[Measure.DOCUMENTS]),
)


def hall_report(comparison: Comparison, language: Language) -> Document:
    """Everything that came out for a hall, from the answer down to the assumptions."""
    voice = voice_for(comparison.scenario, language)
    sections = (
        _workday(comparison, voice),
        _case_types(comparison, voice),
        others(comparison, voice, _without_reform(comparison)),
        staff(comparison, voice),
        claims(comparison, voice),
        assumptions(comparison.scenario, voice),
    )
    return Document(
        voice.name(comparison.scenario.title),
        (*_head(comparison, voice), *_answer(comparison, voice), reading(comparison, voice)),
        tuple(section for section in sections if section is not None and section.blocks),
    )


def _reformed(comparison: Comparison) -> list[str]:
    return [case for reform in comparison.scenario.reforms.values() for case in reform.case_types]


def _without_reform(comparison: Comparison) -> list[str]:
    return [case for case in comparison.scenario.cases if case not in _reformed(comparison)]


def _head(comparison: Comparison, voice: Voice) -> Iterator[Block]:
    scenario = comparison.scenario
    measured = [comparison.estimate(scenario.baseline, Measure.MEASURED, case).mean for case in scenario.cases]
    told = voice.say(
        hall_words.ABOUT_HALL,
        reforms=len(scenario.reforms),
        types=len(scenario.cases),
        cases=amount_text(round(sum(measured)), Shown.COUNT, voice.language),
        replications=f"{comparison.replications:,}",
    )
    yield processes_table(comparison, voice)
    seed = voice.say(words.ABOUT_SEED, seed=comparison.seed)
    yield Paragraph(" · ".join((told, seed, horizon_text(scenario, voice))), Tone.QUIET)
    if comparison.precision is not None:
        yield Paragraph(precision_text(comparison, voice), Tone.QUIET)
    off = [voice.name(reform.title) for reform in scenario.reforms.values() if not reform.is_on]
    if off:
        yield Paragraph(voice.say(hall_words.SWITCHED_OFF, reforms=voice.listed(off)), Tone.QUIET)
    yield from changed_values(scenario, voice)


def _answer(comparison: Comparison, voice: Voice) -> Iterator[Block]:
    for other in other_processes(comparison):
        yield Paragraph(_sentence(comparison, other, voice), Tone.STRONG)
    yield from (Paragraph(text, Tone.WARNING, mark="!") for text in warnings(comparison, voice))


def _sentence(comparison: Comparison, other: str, voice: Voice) -> str:
    said: dict[Phrase, list[str]] = {phrase: [] for phrase in _GAPS}
    for measure, amount, thing in _TOPICS:
        difference = comparison.difference(other, measure, WHOLE_HOUSE)
        if not is_shown(difference) or is_hardly_any(difference):
            text = spoken_text(difference.estimate, shown_of(measure), voice.language, signed=True)
            sort = doubt_words.HARDLY if is_shown(difference) else hall_words.NO_DIFFERENCE
            said[sort].append(voice.say(thing, amount=text))
        else:
            sort = hall_words.SAVES if difference.estimate.mean < 0 else hall_words.COSTS
            said[sort].append(voice.say(amount, amount=_amount(difference, measure, voice)))
    verdicts = [voice.say(phrase, **{_GAPS[phrase]: voice.listed(texts)}) for phrase, texts in said.items() if texts]
    titles = comparison.scenario.processes
    new, old = (voice.quoted(titles[name].title or name) for name in (other, comparison.scenario.baseline))
    told = [voice.say(hall_words.THEN).join(verdicts)]
    if comparison.replications > 1:  # one replication shows no difference of anybody's
        told.append(_speed(comparison, other, voice))
    answer = voice.say(hall_words.ANSWER, new=new, old=old, verdicts=voice.say(hall_words.ALSO).join(told))
    without = without_interval(comparison.replications, voice)
    return voice.in_a_text((answer, *without, *_uncertain(comparison, other, voice)))


def _uncertain(comparison: Comparison, other: str, voice: Voice) -> Iterator[str]:
    """Case types whose means leave out too many, as the hours of the house rest on them."""
    both = (comparison.scenario.baseline, other)
    shares = {
        case: max(share for process in both if (share := comparison.unfinished_share(process, case)) >= CONSIDERABLE)
        for case in comparison.scenario.cases
        if any(comparison.is_censored(process, case) for process in both)
    }
    without = [case for case, share in shares.items() if share == 1]
    some = {case: share for case, share in shares.items() if share < 1}
    if some:
        names = voice.in_a_row(voice.name(case) for case in some)
        yield voice.say(doubt_words.HALL_FINISHED_ONLY, share=share_text(max(some.values())), case_types=names)
    if without:
        names = voice.in_a_row(voice.name(case) for case in without)
        yield voice.say(doubt_words.HALL_NONE_FINISHED, case_types=names)


def _speed(comparison: Comparison, other: str, voice: Voice) -> str:
    reformed = _reformed(comparison)
    both = (comparison.scenario.baseline, other)
    known = [case for case in reformed if not any(comparison.is_censored(process, case) for process in both)]
    leads = [comparison.differences[other].get((Measure.LEAD_TIME_MEAN, case)) for case in known]
    faster = sum(lead is not None and lead.is_shown and lead.estimate.mean < 0 for lead in leads)
    return voice.say(hall_words.SPEED, types=len(reformed), faster=faster)


def _amount(difference: Difference, measure: Measure, voice: Voice) -> str:
    amount = size_text(difference.estimate, shown_of(measure), voice.language)
    if not math.isfinite(difference.ratio):
        return amount
    share = saving_text(difference.ratio)
    return f"{amount} ({share})" if voice.language == "en" else f"{amount}({share})"


def _workday(comparison: Comparison, voice: Voice) -> Section:
    """Hours of staff and applicants a working day: of the whole house, and of every case type."""
    groups = []
    for measure, title in _HOURS:
        lines = [Line(voice.name(case), measure, case) for case in comparison.scenario.cases]
        lines.append(Line(voice.say(hall_words.IN_ALL), measure, WHOLE_HOUSE))
        groups.append(Group(voice.say(title), tuple(lines)))
    note = voice.say(hall_words.EFFORT_NOTE, name=comparison.scenario.name)
    return Section(
        voice.say(hall_words.A_WORKDAY),
        (*paired_tables(comparison, groups, voice), Paragraph(note, Tone.QUIET)),
    )


def _case_types(comparison: Comparison, voice: Voice) -> Section:
    groups = [
        Group(voice.say(title), tuple(Line(voice.name(case), measure, case) for case in _reformed(comparison)))
        for measure, title in _PER_CASE
    ]
    return Section(
        voice.say(hall_words.BY_CASE_TYPE),
        paired_tables(comparison, groups, voice),
        aside=voice.say(hall_words.BY_CASE_TYPE_ASIDE),
    )

"""The answer in a sentence, and the warnings without which it must not be read."""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import frozen

from reports import words
from reports.document import Paragraph, Tone
from reports.paired_table import other_processes, title_of
from reports.phrase import Phrase, Voice
from reports.quantities import (
    Shown,
    amount_text,
    estimate_text,
    saving_text,
    share_text,
    shown_of,
    size_text,
)
from sim.experiment.comparison import Comparison, Overload
from sim.measure.catalogue import Measure
from sim.measure.estimate import Difference


@frozen
class _Topic:
    """What the answer speaks of: an amount of it saved or spent, and the thing when there is no difference."""

    measure: Measure
    saved: Phrase
    spent: Phrase
    thing: Phrase


_TOPICS = (
    _Topic(Measure.LEAD_TIME_MEAN, words.LEAD_SAVED, words.LEAD_SPENT, words.LEAD_THING),
    _Topic(Measure.APPLICANT_EFFORT, words.APPLICANT_SAVED, words.APPLICANT_SPENT, words.APPLICANT_THING),
    _Topic(Measure.STAFF_EFFORT, words.STAFF_SAVED, words.STAFF_SPENT, words.STAFF_THING),
    _Topic(
        Measure.STAFF_EFFORT_AFTERWARDS,
        words.STAFF_AFTERWARDS_SAVED,
        words.STAFF_AFTERWARDS_SPENT,
        words.STAFF_AFTERWARDS_THING,
    ),
)


def answer(comparison: Comparison, voice: Voice) -> tuple[Paragraph, ...]:
    """One sentence for every process but the baseline, and what must be known beside them."""
    others = other_processes(comparison)
    sentences = [_sentence(comparison, other, voice) for other in others] or [_alone(comparison, voice)]
    told = [Paragraph(sentence, Tone.STRONG) for sentence in sentences]
    return (*told, *(Paragraph(text, Tone.WARNING, mark="!") for text in warnings(comparison, voice)))


def _sentence(comparison: Comparison, other: str, voice: Voice) -> str:
    saved: list[str] = []
    spent: list[str] = []
    same: list[str] = []
    for topic in _TOPICS:
        difference = comparison.differences[other].get((topic.measure, comparison.scenario.subject))
        if difference is None or difference.estimate.n == 0 or _is_absent(comparison, other, topic.measure):
            continue
        if not _is_shown(difference):
            same.append(_no_difference(difference, topic, voice))
        else:
            (saved if difference.estimate.mean < 0 else spent).append(_amount(difference, topic, voice))
    new, old = (voice.quoted(_title(comparison, process)) for process in (other, comparison.scenario.baseline))
    verdicts = []
    if saved:
        verdicts.append(voice.say(words.SAVES, savings=voice.listed(saved)))
    if spent:
        verdicts.append(voice.say(words.COSTS, costs=voice.listed(spent)))
    if same:
        verdicts.append(voice.say(words.NO_DIFFERENCE, things=voice.listed(same)))
    lead = comparison.differences[other].get((_TOPICS[0].measure, comparison.scenario.subject))
    if not verdicts and lead is not None and lead.estimate.n:
        verdicts.append(voice.say(words.NO_DIFFERENCE, things=_no_difference(lead, _TOPICS[0], voice)))
    if not verdicts:
        return voice.say(words.NO_ANSWER, new=new, old=old)
    return voice.say(words.ANSWER, new=new, old=old, verdicts=voice.say(words.THEN).join(verdicts))


def _title(comparison: Comparison, process: str) -> str:
    return comparison.scenario.processes[process].title or process


def _is_absent(comparison: Comparison, other: str, measure: Measure) -> bool:
    """Whether there is none of it before and after, so that there is nothing to say."""
    subject = comparison.scenario.subject
    return all(comparison.estimate(name, measure, subject).mean == 0 for name in (comparison.scenario.baseline, other))


def _is_shown(difference: Difference) -> bool:
    """One replication cannot show a difference, but its number is told with `± ?`, and a warning stands below."""
    if difference.estimate.n == 1:
        return difference.estimate.mean != 0
    return difference.is_shown


def _amount(difference: Difference, topic: _Topic, voice: Voice) -> str:
    """How much is saved or spent, with its share of the old amount if there was one."""
    amount = size_text(difference.estimate, shown_of(topic.measure), voice.language)
    if math.isfinite(difference.ratio):
        amount += (
            f" ({saving_text(difference.ratio)})" if voice.language == "en" else f"({saving_text(difference.ratio)})"
        )
    return voice.say(topic.saved if difference.estimate.mean < 0 else topic.spent, amount=amount)


def _no_difference(difference: Difference, topic: _Topic, voice: Voice) -> str:
    shown = shown_of(topic.measure)
    return voice.say(topic.thing, amount=estimate_text(difference.estimate, shown, voice.language, signed=True))


def _alone(comparison: Comparison, voice: Voice) -> str:
    scenario = comparison.scenario
    texts = [
        estimate_text(
            comparison.estimate(scenario.baseline, measure, scenario.subject), shown_of(measure), voice.language
        )
        for measure in (Measure.LEAD_TIME_MEAN, Measure.APPLICANT_EFFORT, Measure.STAFF_EFFORT)
    ]
    process = voice.quoted(_title(comparison, scenario.baseline))
    return voice.say(words.ANSWER_ALONE, process=process, lead=texts[0], applicant=texts[1], staff=texts[2])


def warnings(comparison: Comparison, voice: Voice) -> Iterator[str]:
    """What must be known beside the answer: too few runs, overload, cases that were not finished."""
    if comparison.replications == 1:
        yield voice.say(words.ONE_REPLICATION)
    for overload in comparison.overloads:
        yield _overload(comparison, overload, voice)
    for process in comparison.estimates:
        for case_type in comparison.scenario.cases:
            yield from _unfinished(comparison, process, case_type, voice)


def _overload(comparison: Comparison, overload: Overload, voice: Voice) -> str:
    process = title_of(comparison, overload.process, voice)
    pool = voice.name(overload.pool)
    if math.isinf(overload.load):
        return voice.say(words.NO_STAFF_HOURS, process=process, pool=pool)
    load = amount_text(overload.load, Shown.SHARE, voice.language)
    return voice.say(words.OVERLOADED, process=process, pool=pool, load=load)


def _unfinished(comparison: Comparison, process: str, case_type: str, voice: Voice) -> Iterator[str]:
    unfinished = comparison.estimate(process, Measure.UNFINISHED, case_type)
    cases = comparison.estimate(process, Measure.MEASURED, case_type)
    if unfinished.n == 0 or not unfinished.mean > 0:
        return
    share = unfinished.mean / cases.mean if cases.mean > 0 else math.nan
    yield voice.say(
        words.UNFINISHED,
        process=title_of(comparison, process, voice),
        case_type=voice.name(case_type),
        unfinished=estimate_text(unfinished, Shown.COUNT, voice.language),
        cases=estimate_text(cases, Shown.COUNT, voice.language),
        share=share_text(share),
    )

"""The answer in a sentence, and the warnings without which it must not be read."""

from __future__ import annotations

from collections.abc import Iterator

from reports import doubt_words, warm_up_words, words
from reports.document import Paragraph, Tone
from reports.doubts import failed_texts, missing_texts, overload_text, unfinished_texts
from reports.headline import headline, without_interval
from reports.paired_table import named, other_processes
from reports.phrase import Voice
from reports.quantities import share_text, shown_of, spoken_text
from reports.settling_text import settling_texts
from sim.experiment.comparison import Comparison
from sim.measure.catalogue import Measure


def answer(comparison: Comparison, voice: Voice) -> tuple[Paragraph, ...]:
    """One sentence for every process but the baseline, and what must be known beside them."""
    others = other_processes(comparison)
    sentences = [headline(comparison, other, voice) for other in others] or [_alone(comparison, voice)]
    told = [Paragraph(sentence, Tone.STRONG) for sentence in sentences]
    return (*told, *(Paragraph(text, Tone.WARNING, mark="!") for text in warnings(comparison, voice)))


def _alone(comparison: Comparison, voice: Voice) -> str:
    scenario = comparison.scenario
    process = voice.quoted(named(comparison, scenario.baseline))
    if comparison.is_censored(scenario.baseline, scenario.subject):
        least = comparison.estimate(scenario.baseline, Measure.LEAD_TIME_AT_LEAST, scenario.subject)
        share = share_text(comparison.unfinished_share(scenario.baseline, scenario.subject))
        lead = spoken_text(least, shown_of(Measure.LEAD_TIME_MEAN), voice.language)
        return voice.say(doubt_words.ALONE_UNFINISHED, process=process, share=share, lead=lead)
    if not comparison.estimate(scenario.baseline, Measure.LEAD_TIME_MEAN, scenario.subject).n:
        return voice.say(doubt_words.ALONE_NOTHING, process=process)
    texts = [
        spoken_text(
            comparison.estimate(scenario.baseline, measure, scenario.subject), shown_of(measure), voice.language
        )
        for measure in (Measure.LEAD_TIME_MEAN, Measure.APPLICANT_EFFORT, Measure.STAFF_EFFORT)
    ]
    answer = voice.say(words.ANSWER_ALONE, process=process, lead=texts[0], applicant=texts[1], staff=texts[2])
    return voice.in_a_text((answer, *without_interval(comparison.replications, voice)))


def warnings(comparison: Comparison, voice: Voice) -> Iterator[str]:
    """What must be known beside the answer: too few runs, overload, unfinished cases, warm-up."""
    yield from failed_texts(comparison, voice)
    if comparison.replications == 1:
        yield voice.say(words.ONE_REPLICATION)
    yield from missing_texts(comparison, voice)
    for overload in comparison.overloads:
        yield overload_text(comparison, overload, voice)
    for process in comparison.estimates:
        for case_type in comparison.scenario.cases:
            yield from unfinished_texts(comparison, process, case_type, voice)
    for text in settling_texts(comparison.settling, comparison.scenario, voice):
        yield (" " if voice.language == "en" else "").join((text, voice.say(warm_up_words.SEE)))

"""Whose time was saved, how much, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reports import doubt_words, words
from reports.document import Block, Paragraph, Section, Tone
from reports.paired_table import Group, Line, other_processes, paired_tables
from reports.phrase import Phrase, Voice
from reports.quantities import Shown, estimate_text, share_text
from sim.experiment.comparison import Comparison
from sim.measure.catalogue import Measure

_SHORT: dict[Measure, Phrase] = {
    Measure.LEAD_TIME_MEAN: words.MEAN,
    Measure.LEAD_TIME_MEDIAN: words.MEDIAN,
    Measure.LEAD_TIME_P90: words.P90,
    Measure.WORKING_DAYS_MEAN: words.MEAN,
    Measure.WORKING_DAYS_MEDIAN: words.MEDIAN,
    Measure.WORKING_DAYS_P90: words.P90,
    Measure.APPLICANT_EFFORT: words.APPLICANT,
    Measure.STAFF_EFFORT: words.STAFF,
    Measure.COUNTER_TIME: words.AT_THE_COUNTER,
    Measure.ON_TIME_PROMISED: words.ON_TIME,
}
_GROUPS: tuple[tuple[Phrase, tuple[Measure, ...]], ...] = (
    (words.CALENDAR_TIME, (Measure.LEAD_TIME_MEAN, Measure.LEAD_TIME_MEDIAN, Measure.LEAD_TIME_P90)),
    (
        words.LEGAL_TIME,
        (
            Measure.WORKING_DAYS_MEAN,
            Measure.WORKING_DAYS_MEDIAN,
            Measure.WORKING_DAYS_P90,
            Measure.ON_TIME_PROMISED,
            Measure.ON_TIME_STATUTORY,
        ),
    ),
    (
        words.WORK_OF_PEOPLE,
        (
            Measure.APPLICANT_EFFORT,
            Measure.STAFF_EFFORT,
            Measure.COUNTER_TIME,
            Measure.APPLICANT_EFFORT_AFTERWARDS,
            Measure.STAFF_EFFORT_AFTERWARDS,
            Measure.APPLICANT_EFFORT_TOTAL,
            Measure.STAFF_EFFORT_TOTAL,
        ),
    ),
)
_AFTERWARDS = {
    Measure.APPLICANT_EFFORT_AFTERWARDS: Measure.APPLICANT_EFFORT_AFTERWARDS,
    Measure.STAFF_EFFORT_AFTERWARDS: Measure.STAFF_EFFORT_AFTERWARDS,
    Measure.APPLICANT_EFFORT_TOTAL: Measure.APPLICANT_EFFORT_AFTERWARDS,
    Measure.STAFF_EFFORT_TOTAL: Measure.STAFF_EFFORT_AFTERWARDS,
}
"""Rows that are shown only where there is some of the work afterwards behind them."""


def time_saved(comparison: Comparison, voice: Voice) -> Section:
    """Lead time, legal working days, on-time rates and work, and what pairing was good for."""
    groups = [
        Group(
            voice.say(title),
            tuple(_line(comparison, measure, voice) for measure in measures if _is_worth_a_row(comparison, measure)),
        )
        for title, measures in _GROUPS
    ]
    blocks: list[Block] = [*paired_tables(comparison, groups, voice)]
    for other in other_processes(comparison):
        blocks.extend(Paragraph(text, Tone.QUIET) for text in _remarks(comparison, other, voice))
    return Section(voice.say(words.TIME_SAVED), tuple(blocks))


def _line(comparison: Comparison, measure: Measure, voice: Voice) -> Line:
    label = _SHORT.get(measure, words.MEASURES[measure])
    return Line(voice.say(label), measure, comparison.scenario.subject)


def _is_worth_a_row(comparison: Comparison, measure: Measure) -> bool:
    """Work afterwards, and work in all, are shown where there is any afterwards."""
    subject = comparison.scenario.subject
    later = _AFTERWARDS.get(measure)
    return later is None or any(
        abs(comparison.estimate(process, later, subject).mean) > 0 for process in comparison.estimates
    )


def _remarks(comparison: Comparison, other: str, voice: Voice) -> Iterator[str]:
    scenario = comparison.scenario
    faster = comparison.faster.get(other)
    if faster is not None and faster.n:
        new, old = (voice.quoted(scenario.processes[name].title or name) for name in (other, scenario.baseline))
        share = estimate_text(faster, Shown.SHARE, voice.language)
        is_known = all(comparison.unfinished_share(name, scenario.subject) > 0 for name in (other, scenario.baseline))
        phrase = doubt_words.FASTER_KNOWN if is_known else words.FASTER
        yield voice.say(phrase, share=share, new=new, old=old)
    difference = comparison.differences[other].get((Measure.LEAD_TIME_MEAN, scenario.subject))
    if difference is None or math.isnan(difference.variance_removed) or difference.estimate.n < 2:  # noqa: PLR2004
        return
    if difference.variance_removed > 0:
        yield voice.say(words.PAIRED, share=share_text(difference.variance_removed))
    else:
        yield voice.say(words.PAIRED_IN_VAIN)

"""What must be known beside an answer: who cannot keep up, which cases were not finished, where there was none."""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import evolve

from reports import doubt_words, words
from reports.paired_table import title_of
from reports.phrase import Phrase, Voice
from reports.problems import message_text
from reports.quantities import Shown, estimate_text, share_text
from sim.experiment.comparison import Comparison, Overload, Strain
from sim.experiment.failures import stretches
from sim.measure.catalogue import Measure, Subject, Unit
from sim.measure.enough import never_seen_at_most
from sim.measure.estimate import CONFIDENCE

STRAINS: dict[Strain, Phrase] = {
    Strain.OVERLOADED: doubt_words.OVERLOADED,
    Strain.AT_THE_LIMIT: doubt_words.AT_THE_LIMIT,
    Strain.NEVER_IDLE: doubt_words.NEVER_IDLE,
}

_LEAST_SHARE_TOLD = 0.001
"""A bound of which less is left is rounded up to this: `up to <0.1%` would be a bound of a bound."""

_LIMITS = frozenset({Measure.ON_TIME_PROMISED, Measure.ON_TIME_STATUTORY})


def overload_text(comparison: Comparison, overload: Overload, voice: Voice) -> str:
    """What a pool is asked for a working day, what it has, and what follows from that."""
    process, pool = title_of(comparison, overload.process, voice), voice.name(overload.pool)
    if math.isinf(overload.load):
        return voice.say(words.NO_STAFF_HOURS, process=process, pool=pool)
    needed = comparison.estimate(overload.process, Measure.NEEDED_PER_WORKDAY, overload.pool)
    staffed = comparison.estimate(overload.process, Measure.STAFFED_PER_WORKDAY, overload.pool)
    load = comparison.estimate(overload.process, Measure.LOAD, overload.pool)
    growth = evolve(needed, mean=max(needed.mean - staffed.mean, 0.0) if needed.n and staffed.n else math.nan)
    return voice.say(
        STRAINS[overload.strain],
        process=process,
        pool=pool,
        needed=estimate_text(needed, Shown.WORK, voice.language),
        staffed=estimate_text(staffed, Shown.WORK, voice.language),
        load=estimate_text(load, Shown.SHARE, voice.language),
        excess=share_text(overload.load - 1),
        growth=estimate_text(growth, Shown.WORK, voice.language),
    )


def failed_texts(comparison: Comparison, voice: Voice) -> Iterator[str]:
    """Replications that could not be run, by the reason for it."""
    by_reason: dict[str, list[int]] = {}
    for failure in comparison.failed:
        by_reason.setdefault(message_text(failure.reason, voice.language), []).append(failure.number + 1)
    for reason, numbers in by_reason.items():
        yield voice.say(
            doubt_words.FAILED,
            failed=len(numbers),
            all=comparison.replications + len(comparison.failed),
            numbers=voice.in_a_row(stretches(numbers)),
            reason=reason,
        )


def unfinished_texts(comparison: Comparison, process: str, case_type: str, voice: Voice) -> Iterator[str]:
    """How many cases of a type were not finished, or something of them, and what that does to the means."""
    cases = comparison.estimate(process, Measure.MEASURED, case_type)
    share = comparison.unfinished_share(process, case_type)
    lead = comparison.estimate(process, Measure.LEAD_TIME_MEAN, case_type)
    gaps = {
        "process": title_of(comparison, process, voice),
        "case_type": voice.name(case_type),
        "cases": estimate_text(cases, Shown.COUNT, voice.language),
    }
    if share > 0:
        least = comparison.estimate(process, Measure.LEAD_TIME_AT_LEAST, case_type)
        unfinished = comparison.estimate(process, Measure.UNFINISHED, case_type)
        yield voice.say(
            doubt_words.UNFINISHED if lead.n else doubt_words.NONE_FINISHED,
            **gaps,
            unfinished=estimate_text(unfinished, Shown.COUNT, voice.language),
            share=share_text(share),
            lead=estimate_text(lead, Shown.ELAPSED, voice.language),
            least=estimate_text(least, Shown.ELAPSED, voice.language),
        )
    going_on = comparison.estimate(process, Measure.GOING_ON, case_type)
    if going_on.mean > 0:
        yield voice.say(doubt_words.GOING_ON, **gaps, open=estimate_text(going_on, Shown.COUNT, voice.language))
    without = comparison.replications - lead.n
    if cases.n and lead.n and without:
        yield voice.say(doubt_words.SOME_WITHOUT, **gaps, without=without, replications=comparison.replications)


def missing_texts(comparison: Comparison, voice: Voice) -> Iterator[str]:
    """Case types of which none came."""
    for case_type in comparison.scenario.cases:
        cases = comparison.estimate(comparison.scenario.baseline, Measure.MEASURED, case_type)
        if cases.n and not cases.mean > 0:
            yield voice.say(doubt_words.NO_CASES, case_type=voice.name(case_type))


def never_seen_text(comparison: Comparison, voice: Voice) -> str:
    """What shares of nothing and of all leave open, by the number of cases; nothing where there is no such share."""
    subject = comparison.scenario.subject
    counts = {process: comparison.finished_cases(process, subject) for process in comparison.estimates}
    cases = [finished for process, finished in counts.items() if finished and _has_seen_none(comparison, process)]
    if not cases:
        return ""
    return voice.say(
        doubt_words.NEVER_SEEN,
        cases=f"{min(cases):,}",
        share=share_text(max(_LEAST_SHARE_TOLD, never_seen_at_most(min(cases), CONFIDENCE))),
    )


def _has_seen_none(comparison: Comparison, process: str) -> bool:
    """Whether something that can happen was seen in no case, or in all: in limits, or what is otherwise elsewhere."""
    subject = comparison.scenario.subject
    for measure in Measure:
        if measure.unit is Unit.SHARE and measure.subject is Subject.CASE_TYPE and measure is not Measure.ADOPTED:
            shares = {comparison.estimate(other, measure, subject).mean for other in comparison.estimates}
            own = comparison.estimate(process, measure, subject)
            can_happen = measure in _LIMITS or len(shares) > 1
            if own.mean in (0.0, 1.0) and not own.half_width > 0 and can_happen:
                return True
    return False

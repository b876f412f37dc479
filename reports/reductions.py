"""The four reductions (四减) of State Council document 国发〔2024〕3号, and what goes with them."""

from __future__ import annotations

from reports import words
from reports.document import Section
from reports.paired_table import Group, Line, paired_tables
from reports.phrase import Voice
from sim.experiment.comparison import Comparison
from sim.measure.catalogue import Measure

_FOUR = (Measure.STEPS, Measure.DOCUMENTS, Measure.PROMISED_LIMIT, Measure.TRIPS)
_BESIDES = (
    Measure.FILINGS,
    Measure.DEPARTMENTS,
    Measure.CORRECTIONS,
    Measure.FIRST_PASS_YIELD,
    Measure.REFUSED,
    Measure.WITHDRAWN,
    Measure.REVOKED,
    Measure.ADOPTED,
)
_RARE = frozenset({Measure.REFUSED, Measure.WITHDRAWN, Measure.REVOKED})


def reductions(comparison: Comparison, voice: Voice) -> Section:
    """Steps, documents, time limit and trips; then filings, departments, corrections, first-pass yield.

    Shares of endings other than granted are shown where there are any.
    """
    subject = comparison.scenario.subject
    groups = [
        Group("", tuple(Line(voice.say(words.MEASURES[measure]), measure, subject) for measure in measures))
        for measures in (_FOUR, tuple(measure for measure in _BESIDES if _is_worth_a_row(comparison, measure)))
    ]
    groups[1] = Group(voice.say(words.BESIDES), groups[1].lines)
    return Section(
        voice.say(words.REDUCTIONS), paired_tables(comparison, groups, voice), aside=voice.say(words.REDUCTIONS_ASIDE)
    )


def _is_worth_a_row(comparison: Comparison, measure: Measure) -> bool:
    if measure not in _RARE:
        return True
    subject = comparison.scenario.subject
    return any(comparison.estimate(process, measure, subject).mean > 0 for process in comparison.estimates)

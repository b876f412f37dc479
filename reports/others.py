"""What the reform means for everyone else: the cases that share the staff."""

from __future__ import annotations

from collections.abc import Iterable

from reports import words
from reports.document import Section
from reports.paired_table import Group, Line, paired_tables
from reports.phrase import Voice
from sim.experiment.comparison import Comparison
from sim.measure.catalogue import Measure

_ROWS = (
    (Measure.WAITING_MEAN, words.WAITING_MEAN),
    (Measure.WAITING_P90, words.WAITING_P90),
    (Measure.LEAD_TIME_MEAN, words.LEAD_MEAN),
)


def others(comparison: Comparison, voice: Voice, case_types: Iterable[str]) -> Section | None:
    """Waiting and lead time of these case types; nothing where there is none."""
    groups = [
        Group(voice.name(case_type), tuple(Line(voice.say(label), measure, case_type) for measure, label in _ROWS))
        for case_type in case_types
    ]
    tables = paired_tables(comparison, groups, voice)
    if not tables:
        return None
    return Section(voice.say(words.OTHERS), tables, aside=voice.say(words.OTHERS_ASIDE))

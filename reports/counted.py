"""What the scenario itself counts and times on the way: its own questions, answered."""

from __future__ import annotations

from reports import words
from reports.document import Section
from reports.paired_table import Group, Line, paired_tables
from reports.phrase import Phrase, Voice
from sim.experiment.comparison import Comparison
from sim.measure.catalogue import Measure
from sim.scenario.count import ShareOf
from sim.scenario.tallies import stopwatches, tallies

_GROUPS: tuple[tuple[ShareOf | None, Phrase, Measure], ...] = (
    (ShareOf.CASES, words.OF_THE_CASES, Measure.TALLY_SHARE),
    (ShareOf.ITEMS, words.OF_THE_ITEMS, Measure.TALLY_SHARE),
    (None, words.NUMBER_A_CASE, Measure.TALLY),
)


def counted(comparison: Comparison, voice: Voice) -> Section | None:
    """Shares, numbers and times of the case type that the report is about; nothing where nothing is counted."""
    scenario = comparison.scenario
    own = [tally for tally in tallies(scenario).values() if tally.case_type == scenario.subject]
    groups = [
        _group([tally.name for tally in own if tally.share_of is share_of], title, measure, voice)
        for share_of, title, measure in _GROUPS
    ]
    timed = [name for name, case_type in stopwatches(scenario).items() if case_type == scenario.subject]
    groups.append(_group(timed, words.TIME_A_CASE, Measure.STOPWATCH, voice))
    tables = paired_tables(comparison, groups, voice)
    return Section(voice.say(words.COUNTED), tables) if tables else None


def _group(names: list[str], title: Phrase, measure: Measure, voice: Voice) -> Group:
    return Group(voice.say(title), tuple(Line(voice.name(name), measure, name) for name in names))

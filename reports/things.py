"""What is measured, in words: as a heading, and within a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from reports import break_even_words, sweep_words, words
from reports.phrase import Voice
from sim.measure.catalogue import Measure, Subject
from sim.measure.values import Key
from sim.scenario.model import Scenario

_MOST_NAMED = 4

COUNTED = {
    Measure.TALLY: words.CLAIMED_COUNT,
    Measure.TALLY_SHARE: words.CLAIMED_SHARE,
    Measure.TALLY_TOTAL: words.CLAIMED_TOTAL,
    Measure.STOPWATCH: words.CLAIMED_TIME,
}

_COUNTED_SAID = {
    Measure.TALLY: sweep_words.COUNT_SAID,
    Measure.TALLY_SHARE: sweep_words.SHARE_SAID,
    Measure.TALLY_TOTAL: sweep_words.TOTAL_SAID,
    Measure.STOPWATCH: sweep_words.TIME_SAID,
}


def thing(key: Key, scenario: Scenario, voice: Voice) -> str:
    """The measure by its name, and whose it is if not the subject's."""
    measure, subject = key
    if measure in COUNTED:
        return voice.say(COUNTED[measure], name=voice.name(subject))
    name = voice.say(words.MEASURES[measure])
    if _is_of_subject(key, scenario):
        return name
    return voice.say(sweep_words.THING_OF, thing=name, subject=voice.name(subject))


def thing_said(key: Key, scenario: Scenario, voice: Voice) -> str:
    """The same within a sentence."""
    measure, subject = key
    if measure in _COUNTED_SAID:
        return voice.say(_COUNTED_SAID[measure], name=voice.quoted(subject))
    name = voice.say(break_even_words.THINGS.get(measure, words.MEASURES[measure]))
    if _is_of_subject(key, scenario):
        return name
    return voice.say(sweep_words.THING_OF_SAID, thing=name, subject=voice.quoted(subject))


def case_type_of(key: Key, scenario: Scenario) -> str:
    """The case type whose cases a measure is about; the subject, where it is of a pool or of the whole house."""
    return key[1] if key[1] in scenario.cases else scenario.subject


def some_of(texts: Sequence[str], voice: Voice) -> str:
    """Several points or ends, the first few of them by name."""
    if len(texts) <= _MOST_NAMED + 1:
        return voice.listed(texts)
    named = voice.in_a_row(texts[:_MOST_NAMED])
    return voice.say(sweep_words.AND_MORE, named=named, count=len(texts) - _MOST_NAMED, all=len(texts))


def _is_of_subject(key: Key, scenario: Scenario) -> bool:
    measure, subject = key
    return measure.subject is Subject.CASE_TYPE and subject in ("", scenario.subject)

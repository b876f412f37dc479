"""What a process saves or costs, in one sentence: with its doubts, where it would mislead without them."""

from __future__ import annotations

import math

from attrs import Factory, define, frozen

from reports import doubt_words, words
from reports.paired_table import named
from reports.phrase import Phrase, Voice
from reports.quantities import difference_of, saving_text, share_text, shown_of, size_text, spoken_text
from reports.things import thing_said
from sim.experiment.claims import MEASURES, measured_as
from sim.experiment.comparison import Comparison, Strain
from sim.measure.catalogue import Measure
from sim.measure.estimate import Difference

TINY = 0.01
"""Changes by less than this share are said to be that small, even where they are shown."""


@frozen
class _Topic:
    """What the answer speaks of: an amount of it saved or spent, and the thing when there is no difference."""

    measure: Measure
    saved: Phrase
    spent: Phrase
    thing: Phrase


_LEAD = _Topic(Measure.LEAD_TIME_MEAN, words.LEAD_SAVED, words.LEAD_SPENT, words.LEAD_THING)
_WORK: tuple[_Topic, ...] = (
    _Topic(Measure.APPLICANT_EFFORT, words.APPLICANT_SAVED, words.APPLICANT_SPENT, words.APPLICANT_THING),
    _Topic(Measure.STAFF_EFFORT, words.STAFF_SAVED, words.STAFF_SPENT, words.STAFF_THING),
    _Topic(
        Measure.STAFF_EFFORT_AFTERWARDS,
        words.STAFF_AFTERWARDS_SAVED,
        words.STAFF_AFTERWARDS_SPENT,
        words.STAFF_AFTERWARDS_THING,
    ),
)


@define
class _Said:
    """Amounts and things of a sentence, by what is said of them; `moved` are verdicts of their own."""

    moved: list[str] = Factory(list)
    saved: list[str] = Factory(list)
    spent: list[str] = Factory(list)
    hardly: list[str] = Factory(list)
    same: list[str] = Factory(list)


def headline(comparison: Comparison, other: str, voice: Voice) -> str:
    """The sentence about a process and the baseline. Where means leave out too many cases, it says no mean of theirs.

    It begins with the measures that the scenario is about: those of its `headline`, or the lead time. Lead times of
    processes with unfinished cases are told by what is certain of them, or not at all; those of processes that cannot
    keep up, with the days to which they belong.
    """
    censored = _censored(comparison, other)
    lead, topics = "", _WORK
    if _is_about_lead_time(comparison):
        with_doubt = _censored_lead if censored else _lead_in_days
        lead = with_doubt(comparison, other, voice)
        topics = _WORK if lead else (_LEAD, *_WORK)
    verdicts = [*([lead] if lead else []), *_verdicts(comparison, other, topics, voice, finished_only=bool(censored))]
    new, old = (voice.quoted(named(comparison, process)) for process in (other, comparison.scenario.baseline))
    if not verdicts:
        return voice.say(words.NO_ANSWER, new=new, old=old)
    answer = voice.say(words.ANSWER, new=new, old=old, verdicts=voice.say(words.THEN).join(verdicts))
    return voice.in_a_text((answer, *without_interval(comparison.replications, voice)))


def _censored(comparison: Comparison, other: str) -> list[str]:
    """Of the baseline and a process, those with too many unfinished cases."""
    scenario = comparison.scenario
    return [name for name in (scenario.baseline, other) if comparison.is_censored(name, scenario.subject)]


def _is_about_lead_time(comparison: Comparison) -> bool:
    stated = comparison.scenario.headline
    return not stated or any(MEASURES.get(written) is _LEAD.measure for written in stated)


def without_interval(replications: int, voice: Voice) -> tuple[str, ...]:
    """What stands behind a sentence with the numbers of one replication."""
    return (voice.say(words.NO_INTERVAL),) if replications == 1 else ()


def is_hardly_any(difference: Difference) -> bool:
    """Whether a difference, shown or not, is too small to speak of it as of a saving or a cost."""
    return math.isfinite(difference.ratio) and 0 < abs(difference.ratio - 1) < TINY


def _verdicts(
    comparison: Comparison, other: str, topics: tuple[_Topic, ...], voice: Voice, *, finished_only: bool
) -> list[str]:
    said = _Said()
    _sort_stated(said, comparison, other, voice, finished_only=finished_only)
    _sort(said, comparison, other, topics, voice)
    saves, costs, same = (
        (doubt_words.SAVES_FINISHED, doubt_words.COSTS_FINISHED, doubt_words.SAME_FINISHED)
        if finished_only
        else (words.SAVES, words.COSTS, words.NO_DIFFERENCE)
    )
    verdicts = list(said.moved)
    if said.saved:
        verdicts.append(voice.say(saves, savings=voice.listed(said.saved)))
    if said.spent:
        verdicts.append(voice.say(costs, costs=voice.listed(said.spent)))
    if said.hardly:
        verdicts.append(voice.say(doubt_words.HARDLY, things=voice.listed(said.hardly)))
    if said.same:
        verdicts.append(voice.say(same, things=voice.listed(said.same)))
    lead = comparison.differences[other].get((_LEAD.measure, comparison.scenario.subject))
    if not verdicts and _LEAD in topics and lead is not None and lead.estimate.n:
        verdicts.append(voice.say(words.NO_DIFFERENCE, things=_thing(lead, _LEAD, voice)))
    return verdicts


def _sort_stated(said: _Said, comparison: Comparison, other: str, voice: Voice, *, finished_only: bool) -> None:
    """The measures that the scenario is about, but those of which every answer speaks, where they belong."""
    scenario = comparison.scenario
    usual = {topic.measure for topic in (_LEAD, *_WORK)}
    keys = [measured_as(written, scenario.subject, scenario) for written in scenario.headline]
    for key in (key for key in keys if key[0] not in usual):
        difference = comparison.differences[other].get(key)
        if difference is None or difference.estimate.n == 0:
            continue
        shown, thing = shown_of(key[0]), thing_said(key, scenario, voice)
        if not is_shown(difference) or is_hardly_any(difference):
            change = spoken_text(difference.estimate, difference_of(shown), voice.language, signed=True)
            chosen = said.same if not is_shown(difference) else said.hardly
            chosen.append(voice.say(words.THING, thing=thing, amount=change))
            continue
        lowers, raises = (
            (doubt_words.LOWERS_FINISHED, doubt_words.RAISES_FINISHED)
            if finished_only
            else (words.LOWERS, words.RAISES)
        )
        old, new = (
            spoken_text(comparison.estimate(process, *key), shown, voice.language)
            for process in (scenario.baseline, other)
        )
        amount = size_text(difference.estimate, difference_of(shown), voice.language)
        phrase = lowers if difference.estimate.mean < 0 else raises
        said.moved.append(voice.say(phrase, thing=thing, amount=amount, old=old, new=new))


def _sort(said: _Said, comparison: Comparison, other: str, topics: tuple[_Topic, ...], voice: Voice) -> None:
    """Every topic of which there is anything, where it belongs."""
    for topic in topics:
        difference = comparison.differences[other].get((topic.measure, comparison.scenario.subject))
        if difference is None or difference.estimate.n == 0 or _is_absent(comparison, other, topic.measure):
            continue
        if not is_shown(difference):
            said.same.append(_thing(difference, topic, voice))
        elif is_hardly_any(difference):
            said.hardly.append(_thing(difference, topic, voice))
        else:
            is_saved = difference.estimate.mean < 0
            amount = _amount(difference, topic, voice)
            (said.saved if is_saved else said.spent).append(
                voice.say(topic.saved if is_saved else topic.spent, amount=amount)
            )


def _censored_lead(comparison: Comparison, other: str, voice: Voice) -> str:
    """A bound of the difference, where only one process has unfinished cases and loses even so; else why there is none.

    The other process must have finished all, or its own mean would be a bound as well.
    """
    subject, baseline = comparison.scenario.subject, comparison.scenario.baseline
    least = comparison.differences[other].get((Measure.LEAD_TIME_AT_LEAST, subject))
    if least is not None and least.is_shown:
        slower, phrase = (
            (baseline, doubt_words.AT_LEAST_SAVED) if least.estimate.mean < 0 else (other, doubt_words.AT_LEAST_SPENT)
        )
        quicker = other if slower == baseline else baseline
        if comparison.unfinished_share(quicker, subject) == 0:
            amount = size_text(least.estimate, shown_of(Measure.LEAD_TIME_MEAN), voice.language)
            share = share_text(comparison.unfinished_share(slower, subject))
            return voice.say(phrase, amount=amount, share=share, process=voice.quoted(named(comparison, slower)))
    shares = [
        voice.say(
            doubt_words.SHARE_OF_CASES,
            share=share_text(comparison.unfinished_share(name, subject)),
            process=voice.quoted(named(comparison, name)),
        )
        for name in _censored(comparison, other)
    ]
    return voice.say(doubt_words.LEAD_UNKNOWN, shares=voice.listed(shares))


def _lead_in_days(comparison: Comparison, other: str, voice: Voice) -> str:
    """Lead time saved or spent in these days, if a pool that the cases need cannot keep up, else nothing."""
    scenario = comparison.scenario
    difference = comparison.differences[other].get((_LEAD.measure, scenario.subject))
    pools = [
        voice.say(
            doubt_words.POOL_OF,
            pool=voice.name(overload.pool),
            process=voice.quoted(named(comparison, overload.process)),
        )
        for overload in comparison.overloads
        if overload.process in (scenario.baseline, other)
        and overload.strain is not Strain.AT_THE_LIMIT
        and scenario.subject in overload.case_types
    ]
    if not pools or difference is None or not is_shown(difference):
        return ""
    phrase = doubt_words.IN_THESE_DAYS_SAVED if difference.estimate.mean < 0 else doubt_words.IN_THESE_DAYS_SPENT
    amount = _amount(difference, _LEAD, voice)
    return voice.say(phrase, amount=amount, length=scenario.horizon.length, pools=voice.listed(pools))


def _is_absent(comparison: Comparison, other: str, measure: Measure) -> bool:
    """Whether there is none of it before and after, so that there is nothing to say."""
    subject = comparison.scenario.subject
    return all(comparison.estimate(name, measure, subject).mean == 0 for name in (comparison.scenario.baseline, other))


def is_shown(difference: Difference) -> bool:
    """One replication cannot show a difference, but its number is told, and that it has no interval."""
    if difference.estimate.n == 1:
        return difference.estimate.mean != 0
    return difference.is_shown


def _amount(difference: Difference, topic: _Topic, voice: Voice) -> str:
    """How much is saved or spent, with its share of the old amount if there was one."""
    amount = size_text(difference.estimate, shown_of(topic.measure), voice.language)
    if not math.isfinite(difference.ratio):
        return amount
    share = saving_text(difference.ratio)
    return f"{amount} ({share})" if voice.language == "en" else f"{amount}({share})"


def _thing(difference: Difference, topic: _Topic, voice: Voice) -> str:
    shown = shown_of(topic.measure)
    return voice.say(topic.thing, amount=spoken_text(difference.estimate, shown, voice.language, signed=True))

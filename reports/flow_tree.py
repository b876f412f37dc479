"""A flow as a tree to read: what happens, who does it, how long it takes, what can go wrong."""

from __future__ import annotations

from collections.abc import Iterator

from reports import flow_words as words
from reports.figures import Branch
from reports.phrase import Voice
from reports.spoken_notation import in_notation
from sim.scenario.count import Count
from sim.scenario.flow import (
    Afterwards,
    At,
    Batch,
    Choose,
    Construct,
    Counting,
    Each,
    Finish,
    Flow,
    Follow,
    Meeting,
    Only,
    Option,
    Parallel,
    Per,
    Repeat,
    Revoke,
    Step,
    Stopwatch,
    Trip,
    UntilPassed,
    Wait,
    WaitUntil,
)
from sim.scenario.spelling import spell
from sim.scenario.value import Condition, Constant, Value, Word


def flow_branches(flow: Flow, voice: Voice) -> tuple[Branch, ...]:
    """The constructs of a flow, one branch each, with what is inside them below."""
    return tuple(_branch(construct, voice) for construct in flow)


def _branch(construct: Construct, voice: Voice) -> Branch:  # noqa: C901, PLR0911, PLR0912 - one case a construct
    say, name = voice.say, voice.name
    match construct:
        case Step():
            return Branch(name(construct.name), _said(_of_step(construct, voice)), _given_up(construct, voice))
        case Wait():
            return Branch(name(construct.name), _said(_of_wait(construct, voice)))
        case WaitUntil():
            said = [_meeting(construct.meeting, voice), *_clock(stops=construct.stops_clock, voice=voice)]
            return Branch(name(construct.name), _said(said))
        case Each():
            return Branch(say(words.EACH), _said(_of_each(construct, voice)), flow_branches(construct.body, voice))
        case Parallel():
            children = tuple(
                Branch(name(branch.name), children=flow_branches(branch.body, voice)) for branch in construct.branches
            )
            return Branch(name(construct.name), say(words.ORDERS[construct.order]), children)
        case Choose():
            return Branch(name(construct.name), say(words.CHOOSE), _options(construct, voice))
        case Repeat():
            return Branch(
                name(construct.name), _said(_of_repeat(construct, voice)), flow_branches(construct.body, voice)
            )
        case UntilPassed():
            return _until_passed(construct, voice)
        case Batch():
            return Branch(
                name(construct.name), _said(_of_batch(construct, voice)), flow_branches(construct.body, voice)
            )
        case Trip():
            one_way = say(words.ONE_WAY, takes=_value(construct.takes, voice))
            return Branch(say(words.TRIP, place=name(construct.name)), one_way, flow_branches(construct.body, voice))
        case At():
            children = flow_branches(construct.body, voice) + _given_up(construct, voice)
            return Branch(say(words.AT, pool=name(construct.pool)), _said(_patience(construct, voice)), children)
        case Afterwards():
            return Branch(
                say(words.AFTERWARDS, name=name(construct.name)),
                say(words.LATER, after=_value(construct.after, voice)) if not _is_nothing(construct.after) else "",
                flow_branches(construct.body, voice),
            )
        case Revoke():
            return Branch(say(words.REVOKE), "", flow_branches(construct.body, voice))
        case Finish():
            return Branch(say(words.OUTCOMES[construct.outcome]))
        case Follow():
            return Branch(say(words.FOLLOW, flow=name(construct.flow)))
        case Count():
            share = "" if construct.share_of is None else say(words.SHARE_OF[construct.share_of])
            return Branch(say(words.COUNT, name=name(construct.name)), share)
        case Stopwatch():
            title = say(words.STOPWATCH, name=name(construct.name))
            return Branch(title, "", flow_branches(construct.body, voice))


def _said(remarks: Iterator[str] | list[str]) -> str:
    return " · ".join(remark for remark in remarks if remark)


def _of_step(step: Step, voice: Voice) -> Iterator[str]:
    """Who, how long, with what, and what can fail."""
    if step.by:
        yield voice.listed(
            voice.name(needs.pool) if needs.count == 1 else f"{needs.count} × {voice.name(needs.pool)}"
            for needs in step.by
        )
    takes = _value(step.takes, voice)
    yield takes if step.per is Per.CASE else voice.say(words.PER[step.per], takes=takes)
    if step.only is not Only.ALL:
        yield voice.say(words.ONLY[step.only])
    for document, count in step.documents.items():
        yield f"{_value(count, voice)} × {voice.name(document)}"
    if not _is_nothing(step.filings):
        one = isinstance(step.filings, Constant) and step.filings.amount == 1
        yield voice.say(words.ONE_FILING if one else words.FILINGS, count=_value(step.filings, voice))
    if step.fails is not None:
        yield voice.say(words.FAILS, chance=_value(step.fails, voice))
    yield from _patience(step, voice)
    if step.accepts:
        yield voice.say(words.CLOCK_STARTS)
    if step.decides:
        yield voice.say(words.DECIDES)
    if step.department:
        yield voice.name(step.department)


def _patience(queued: Step | At, voice: Voice) -> Iterator[str]:
    if queued.patience is not None:
        yield voice.say(words.PATIENCE, time=_value(queued.patience, voice))
        if queued.counting is not Counting.CALENDAR_TIME:
            yield voice.say(words.COUNTED[queued.counting])


def _given_up(queued: Step | At, voice: Voice) -> tuple[Branch, ...]:
    if not queued.otherwise:
        return ()
    return (Branch(voice.say(words.GIVEN_UP), children=flow_branches(queued.otherwise, voice)),)


def _of_wait(wait: Wait, voice: Voice) -> Iterator[str]:
    yield _value(wait.duration, voice)
    if wait.counting is not Counting.CALENDAR_TIME:
        yield voice.say(words.COUNTED[wait.counting])
    yield from _clock(stops=wait.stops_clock, voice=voice)


def _clock(*, stops: bool, voice: Voice) -> Iterator[str]:
    if stops:
        yield voice.say(words.CLOCK_STOPS)


def _of_each(each: Each, voice: Voice) -> Iterator[str]:
    yield voice.say(words.ORDERS[each.order])
    if each.items:
        yield voice.listed(voice.name(item) for item in each.items)
    for item, first in each.before.items():
        yield voice.say(words.BEFORE, first=voice.listed(voice.name(one) for one in first), item=voice.name(item))


def _options(choose: Choose, voice: Voice) -> tuple[Branch, ...]:
    branches = [Branch(_when(option, voice), children=flow_branches(option.body, voice)) for option in choose.options]
    if choose.otherwise:
        branches.append(Branch(voice.say(words.OTHERWISE), children=flow_branches(choose.otherwise, voice)))
    return tuple(branches)


def _when(option: Option, voice: Voice) -> str:
    if option.when is not None:
        return voice.say(words.IF, condition=_condition(option.when, voice))
    return voice.say(words.WITH_CHANCE, chance=_value(option.chance, voice) if option.chance is not None else "")


def _condition(condition: Condition, voice: Voice) -> str:
    attribute, value = voice.name(condition.attribute), _value(condition.value, voice)
    return voice.say(words.COMPARISONS[condition.comparison], attribute=attribute, value=value)


def _of_repeat(repeat: Repeat, voice: Voice) -> Iterator[str]:
    if repeat.times is not None:
        yield voice.say(words.TIMES, times=_value(repeat.times, voice))
    if repeat.again is not None:
        yield voice.say(words.AGAIN, chance=_value(repeat.again, voice))
    yield from _bound(repeat.at_most, voice)


def _bound(at_most: int | None, voice: Voice) -> Iterator[str]:
    if at_most is not None:
        yield voice.say(words.AT_MOST, times=at_most)


def _until_passed(until: UntilPassed, voice: Voice) -> Branch:
    remarks = list(_bound(until.at_most, voice))
    if until.in_batches_of is not None:
        remarks.insert(0, voice.say(words.IN_BATCHES, size=_value(until.in_batches_of, voice)))
    children = flow_branches(until.body, voice)
    if until.otherwise:
        children += (Branch(voice.say(words.STILL_FAILS), children=flow_branches(until.otherwise, voice)),)
    return Branch(voice.say(words.UNTIL_PASSED[until.per]), _said(remarks), children)


def _of_batch(batch: Batch, voice: Voice) -> Iterator[str]:
    if batch.size is not None:
        yield voice.say(words.BATCH_OF, size=_value(batch.size, voice))
    if batch.oldest_waits is not None:
        yield voice.say(words.OLDEST_WAITS, time=_value(batch.oldest_waits, voice))
    if batch.meeting is not None:
        yield _meeting(batch.meeting, voice)
    if batch.grouped_by:
        yield voice.say(words.GROUPED_BY, attribute=voice.name(batch.grouped_by))


def _meeting(meeting: Meeting, voice: Voice) -> str:
    at = meeting.at.isoformat("minutes")
    if meeting.every_workdays == 1:
        return voice.say(words.MEETING_DAILY, at=at)
    return voice.say(words.MEETING, days=meeting.every_workdays, at=at)


def _value(value: Value, voice: Voice) -> str:
    return voice.name(value.text) if isinstance(value, Word) else in_notation(spell(value), voice)


def _is_nothing(value: Value) -> bool:
    return isinstance(value, Constant) and value.amount == 0

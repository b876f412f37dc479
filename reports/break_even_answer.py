"""The break-even in a sentence, and the doubts without which it must not be read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from attrs import define

from reports import break_even_words as own
from reports import doubt_words, words
from reports.document import Paragraph, Tone
from reports.phrase import Voice
from reports.quantities import difference_of, estimate_text, share_text, shown_of, size_text
from reports.spoken_notation import in_notation
from sim.experiment.break_even import BreakEven, Crossing
from sim.experiment.comparison import Strain
from sim.experiment.paired_runs import Point
from sim.measure.catalogue import Better, Unit
from sim.measure.enough import CONSIDERABLE
from sim.scenario.spelling import spell_amount


@define(slots=False, frozen=True)
class Told:
    """A break-even, and how one speaks of it."""

    found: BreakEven
    voice: Voice

    @cached_property
    def parameter(self) -> str:
        """The name of the parameter."""
        return self.voice.name(self.found.question.varied.name)

    @cached_property
    def thing(self) -> str:
        """What is measured."""
        measure = self.found.question.measure
        return self.voice.say(own.THINGS.get(measure, words.MEASURES[measure]))

    def title(self, process: str) -> str:
        """The title of a process."""
        return self.voice.name(self.found.question.scenario.processes[process].title or process)

    def number(self, x: float) -> str:
        """A number of the parameter with its unit."""
        return in_notation(spell_amount(x, self.found.question.varied.kind), self.voice)

    def numbers(self, points: list[Point]) -> str:
        """Several such numbers."""
        return self.voice.listed(self.number(point.x) for point in points)

    def leader(self, sign: int) -> str:
        """The process that is better if the difference has this sign."""
        question = self.found.question
        is_new = (sign < 0) == (question.measure.better is Better.LESS)
        return question.process if is_new else question.scenario.baseline

    def ahead(self, sign: int) -> str:
        """Who is better: a clause."""
        if not sign:
            return self.voice.say(own.NONE_AHEAD)
        process = self.leader(sign)
        clause = own.SAVES if process == self.found.question.process else own.TAKES_LESS_OF
        if self.found.question.measure not in own.THINGS:
            clause = own.IS_BETTER_IN
        return self.voice.say(clause, process=self.voice.quoted(self.title(process)), thing=self.thing)

    def ahead_in_short(self, sign: int) -> str:
        """Who is better, where it is known in what."""
        clause = own.TAKES_LESS if self.found.question.measure in own.THINGS else own.IS_BETTER
        return self.voice.say(clause, process=self.voice.quoted(self.title(self.leader(sign))))


def answer(told: Told) -> Iterator[Paragraph]:
    """The answer, what the scenario takes the parameter to be, and doubts."""
    for number, text in enumerate(_answer(told)):
        yield Paragraph(text, Tone.STRONG, mark="·" if number else "")
    greatest = max((point.unfinished for point in told.found.points if point.unfinished > 0), default=0.0)
    if greatest >= CONSIDERABLE:
        yield Paragraph(told.voice.say(doubt_words.FINISHED_ONLY, share=share_text(greatest)), Tone.STRONG)
    yield Paragraph(_present(told), Tone.PLAIN)
    yield from (Paragraph(text, Tone.WARNING, mark="!") for text in _doubts(told))


def _answer(told: Told) -> Iterator[str]:
    crossings = told.found.crossings
    if not crossings:
        yield _throughout(told)
    elif len(crossings) == 1 and crossings[0].before and crossings[0].after:
        yield _crossed(told, crossings[0])
    elif len(crossings) == 1:
        yield _open(told, crossings[0])
    else:
        varied = told.found.question.varied
        low, high = told.number(varied.low), told.number(varied.high)
        yield told.voice.say(own.SEVERAL, thing=told.thing, parameter=told.parameter, low=low, high=high)
        for crossing in crossings:
            yield _change(told, crossing)


def _throughout(told: Told) -> str:
    """One process is ahead everywhere, or no difference is shown anywhere."""
    first, last = told.found.points[0], told.found.points[-1]
    sign = first.sign
    low, high = told.number(first.x), told.number(last.x)
    amounts = [_amount(told, point, is_signed=not sign) for point in (first, last)]
    gaps = {"parameter": told.parameter, "low": low, "high": high, "first": amounts[0], "last": amounts[1]}
    if not sign:
        return told.voice.say(own.NOTHING_SHOWN, thing=told.thing, **gaps)
    return told.voice.say(own.THROUGHOUT, ahead=told.ahead(sign), **gaps)


def _crossed(told: Told, crossing: Crossing) -> str:
    """One process is ahead below, the other above."""
    new_first = told.leader(crossing.before) == told.found.question.process
    ahead, other = (crossing.before, crossing.after) if new_first else (crossing.after, crossing.before)
    return told.voice.say(
        own.UNTIL if new_first else own.SINCE,
        ahead=told.ahead(ahead),
        other=told.ahead_in_short(other),
        where=_where(told, crossing.root or 0.0, is_below=new_first),
        interval=_interval(told, crossing, shift=not new_first),
    )


def _open(told: Told, crossing: Crossing) -> str:
    """A difference is shown at one end only."""
    varied = told.found.question.varied
    is_below = crossing.after == 0
    edge = crossing.low if is_below else crossing.high
    text = told.voice.say(
        own.SHOWN_UNTIL if is_below else own.SHOWN_SINCE,
        ahead=told.ahead(crossing.before or crossing.after),
        where=_where(told, edge or 0.0, is_below=is_below),
        end=told.number(varied.high if is_below else varied.low),
    )
    if crossing.root is None:
        return text
    between = " " if told.voice.language == "en" else ""
    interval = _interval(told, crossing)
    return text + between + told.voice.say(own.OPEN, root=told.number(crossing.root), interval=interval)


def _change(told: Told, crossing: Crossing) -> str:
    gaps = {
        "interval": _interval(told, crossing),
        "before": told.ahead(crossing.before),
        "after": told.ahead(crossing.after),
    }
    if crossing.root is None:
        return told.voice.say(own.CHANGE_SOMEWHERE, **gaps)
    return told.voice.say(own.CHANGE, root=told.number(crossing.root), **gaps)


def _where(told: Told, x: float, *, is_below: bool) -> str:
    """On which side of a number; of whole numbers, with the first that is on this side."""
    if told.found.question.varied.is_whole:
        phrase, x = (own.AT_MOST, x) if is_below else (own.AT_LEAST, x + 1)
    else:
        phrase = own.BELOW if is_below else own.ABOVE
    return told.voice.say(phrase, parameter=told.parameter, x=told.number(x))


def _interval(told: Told, crossing: Crossing, *, shift: bool = False) -> str:
    """The interval of a break-even; `shift` where whole numbers are told as the first behind the change."""
    varied = told.found.question.varied
    if crossing.low == crossing.high and not varied.is_whole:
        return told.voice.say(own.CERTAIN)
    step = 1 if shift and varied.is_whole else 0
    low = (
        told.voice.say(own.BEYOND_LOW, x=told.number(varied.low))
        if crossing.low is None
        else told.number(crossing.low + step)
    )
    high = (
        told.voice.say(own.BEYOND_HIGH, x=told.number(varied.high))
        if crossing.high is None
        else told.number(crossing.high + step)
    )
    return told.voice.say(own.INTERVAL, low=low, high=high)


def _amount(told: Told, point: Point, *, is_signed: bool) -> str:
    """The difference at a number, with its interval."""
    measure, language = told.found.question.measure, told.voice.language
    shown = difference_of(shown_of(measure))
    estimate = point.difference.estimate
    text = estimate_text(estimate, shown, language, signed=True) if is_signed else size_text(estimate, shown, language)
    is_per_case = measure.unit in (Unit.SECONDS, Unit.WORKDAYS, Unit.COUNT)
    return told.voice.say(own.A_CASE, amount=text) if is_per_case else text


def _present(told: Told) -> str:
    """What the scenario takes the parameter to be, and whether the break-even is believable."""
    question = told.found.question
    allowed = question.scenario.parameters[question.varied.name].range
    present = told.number(question.varied.present)
    if allowed is None:
        return told.voice.say(own.PRESENT, parameter=told.parameter, present=present)
    text = told.voice.say(
        own.PRESENT_IN_RANGE,
        parameter=told.parameter,
        present=present,
        range=in_notation(allowed.text, told.voice),
    )
    root = told.found.root
    if root is None:
        return text
    judged = own.BELIEVABLE if allowed.low <= root <= allowed.high else own.NOT_BELIEVABLE
    return text + (" " if told.voice.language == "en" else "") + told.voice.say(judged)


def _doubts(told: Told) -> Iterator[str]:
    found, voice = told.found, told.voice
    if found.hidden:
        yield voice.say(own.HIDDEN, numbers=voice.listed(told.number(x) for x in found.hidden))
    strained: dict[tuple[str, str, bool], list[Point]] = {}
    for point in found.points:
        for over in point.overloads:
            key = over.process, over.pool, over.strain is Strain.AT_THE_LIMIT
            strained.setdefault(key, []).append(point)
    for process, pool, is_at_the_limit in sorted(strained):
        numbers = told.numbers(strained[process, pool, is_at_the_limit])
        yield voice.say(
            doubt_words.AT_THE_LIMIT_AT if is_at_the_limit else own.OVERLOADED,
            process=told.title(process),
            pool=voice.name(pool),
            parameter=told.parameter,
            numbers=numbers,
        )
    unfinished = [point for point in found.points if point.unfinished > 0]
    if unfinished:
        share = share_text(max(point.unfinished for point in unfinished))
        yield voice.say(own.UNFINISHED, parameter=told.parameter, numbers=told.numbers(unfinished), share=share)

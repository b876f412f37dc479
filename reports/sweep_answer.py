"""A sweep in a sentence or two, and the doubts without which it must not be read."""

from __future__ import annotations

from collections.abc import Iterator

from reports import sweep_words as own
from reports import words
from reports.document import Paragraph, Tone
from reports.phrase import Phrase
from reports.problems import message_text, remark
from reports.quantities import is_certain, share_text
from reports.sweep_extremes import extreme, most_and_least
from reports.sweep_told import Told
from sim.experiment.comparison import Strain
from sim.experiment.sweep import SweepPoint, extent
from sim.scenario.beyond_range import beyond_ranges


def answer(told: Told) -> Iterator[Paragraph]:
    """Where the process changes most and least, whether that is more than chance, how it is now, and doubts."""
    known = [point for point in told.found.points if told.difference(point).estimate.n and not told.is_censored(point)]
    if not known:
        is_censored = any(told.difference(point).estimate.n for point in told.found.points)
        why = own.CENSORED if is_censored else own.NOT_KNOWN
        yield Paragraph(told.voice.say(why, thing=told.thing_said), Tone.STRONG)
    elif told.found.replications > 1:
        yield Paragraph(_answer(told, known), Tone.STRONG)
        if len(known) > 1:
            yield Paragraph(_is_more_than_noise(told, known))
    else:
        yield Paragraph(told.voice.say(words.ONE_REPLICATION), Tone.WARNING, mark="!")
    yield Paragraph(_now(told))
    yield from (Paragraph(text, Tone.WARNING, mark="!") for text in _doubts(told))


def _answer(told: Told, known: list[SweepPoint]) -> str:
    lower = [point for point in known if _sign(told, point) < 0]
    higher = [point for point in known if _sign(told, point) > 0]
    if len(known) == 1:
        chosen = own.ONE_LOWERS if lower else own.ONE_RAISES if higher else own.ONE_SAME
        amount = told.size(told.difference(known[0]))
        return _say(told, chosen, where=told.where(known[0]), amount=amount)
    if lower and higher:
        return _say(
            told,
            own.SIGN_CHANGES,
            points=_points(told, known),
            lower=len(lower),
            higher=len(higher),
            **extreme(told, lower, "lower_at", "lowered"),
            **extreme(told, higher, "higher_at", "raised"),
        )
    if not lower and not higher:
        return _say(told, own.NOWHERE, points=_points(told, known))
    shown = lower or higher
    points = _points(told, known)
    if len(shown) < len(known):
        gaps = extreme(told, shown, "most_at", "most")
        return _say(told, own.LOWERS_SOME if lower else own.RAISES_SOME, points=points, some=len(shown), **gaps)
    amounts = most_and_least(told, shown)
    return _say(told, own.LOWERS_ALL if lower else own.RAISES_ALL, points=points, amounts=amounts)


def _points(told: Told, known: list[SweepPoint]) -> str:
    """How many points the answer is about; where others are left out, as those that can be compared."""
    phrase = own.ALL_POINTS if len(known) == len(told.found.points) else own.COMPARABLE_POINTS
    return told.voice.say(phrase, all=len(known))


def _say(told: Told, phrase: Phrase, **gaps: object) -> str:
    quoted = {"new": told.voice.quoted(told.title(told.process)), "old": told.voice.quoted(told.title(told.baseline))}
    return told.voice.say(phrase, thing=told.thing_said, **quoted, **gaps)


def _sign(told: Told, point: SweepPoint) -> int:
    difference = told.difference(point)
    if not difference.is_shown:
        return 0
    return 1 if difference.estimate.mean > 0 else -1


def _is_more_than_noise(told: Told, known: list[SweepPoint]) -> str:
    found = extent(told.found, told.process, told.asked.key, known)
    if found is None or (is_certain(found.between.estimate) and found.between.estimate.mean == 0):
        phrase = own.NO_EFFECT if len(known) == len(told.found.points) else own.NO_EFFECT_THERE
        return told.voice.say(phrase, points=_points(told, known))
    amount = told.size(found.between)
    phrase = own.MORE_THAN_NOISE if found.between.is_shown else own.NOISE
    texts = [told.voice.say(phrase, amount=amount, replications=told.found.replications)]
    if len(known) > 2:  # noqa: PLR2004 - of two there is but one pair
        texts.append(told.voice.say(own.SIMULTANEOUS))
    return (" " if told.voice.language == "en" else "").join(texts)


def _now(told: Told) -> str:
    now = told.found.present
    sides = [
        told.voice.say(
            own.PROCESS_HAS, process=told.voice.quoted(told.title(process)), amount=told.amount(now, process)
        )
        for process in (told.baseline, told.process)
    ]
    known = [(variation, variation.present) for variation in told.found.variations if variation.present is not None]
    where = told.voice.in_a_row(f"{told.name(variation)}\u00a0=\u00a0{told.value(level)}" for variation, level in known)
    return told.voice.say(
        own.NOW, where=where or "–", old=sides[0], new=sides[1], difference=told.difference_text(told.difference(now))
    )


def _doubts(told: Told) -> Iterator[str]:
    for problem in beyond_ranges(told.found.scenario, told.found.variations):
        yield remark(problem, told.voice.language)
    yield from _overloads(told)
    yield from _unfinished(told)
    failed = [point for point in told.found.all_points if point.failed]
    if failed:
        first = failed[0].failed[0]
        yield told.voice.say(
            own.FAILED,
            failed=told.found.failed,
            all=told.found.replications * len(told.found.all_points),
            where=told.wheres(failed),
            reason=message_text(first.reason, told.voice.language),
        )


def _overloads(told: Told) -> Iterator[str]:
    points: dict[tuple[str, str], list[SweepPoint]] = {}
    for point in told.found.points:
        overloads = () if point.comparison is None else point.comparison.overloads
        for overload in overloads:
            if overload.process in (told.baseline, told.process) and overload.strain is not Strain.AT_THE_LIMIT:
                points.setdefault((overload.process, overload.pool), []).append(point)
    for (process, pool), where in points.items():
        yield told.voice.say(
            own.OVERLOADED,
            process=told.voice.quoted(told.title(process)),
            pool=told.voice.name(pool),
            where=told.wheres(where),
        )


def _unfinished(told: Told) -> Iterator[str]:
    many = [point for point in told.found.points if told.has_unfinished(point)]
    if many:
        share = share_text(max(told.unfinished(point) for point in many))
        left_out = any(told.is_censored(point) for point in many)
        phrase = own.UNFINISHED_LEFT_OUT if left_out else own.UNFINISHED
        yield told.voice.say(phrase, where=told.wheres(many), share=share)

"""What must be known beside the answer of a sensitivity study: who cannot keep up, and which cases are missing."""

from __future__ import annotations

from collections.abc import Iterator

from reports import capacity_words, sweep_words
from reports import sensitivity_words as own
from reports.doubts import overload_text, unfinished_texts
from reports.phrase import Voice
from reports.problems import message_text
from reports.quantities import share_text
from reports.spoken_notation import in_notation
from reports.things import case_type_of, some_of
from sim.experiment.comparison import Comparison, Overload, Strain
from sim.experiment.sensitivity import Effect, End, Sensitivity


def doubts(found: Sensitivity, voice: Voice) -> Iterator[str]:
    """Of the present values, of the ends in a line for each doubt, and replications that failed."""
    if found.present is not None:
        for overload in _overloads(found, found.present):
            yield overload_text(found.present, overload, voice)
        for process in _censored(found, found.present):
            yield from unfinished_texts(found.present, process, case_type_of(found.key, found.scenario), voice)
    yield from _overloaded_ends(found, voice)
    yield from _unfinished_ends(found, voice)
    for reason in dict.fromkeys(message_text(failure.reason, voice.language) for failure in found.failed):
        yield voice.say(capacity_words.FAILED, reason=reason)


def end_text(effect: Effect, end: End, voice: Voice) -> str:
    """An assumption and its value: `windows = 8`."""
    return f"{voice.name(effect.factor.name)}\u00a0=\u00a0{in_notation(end.value, voice)}"


def _overloaded_ends(found: Sensitivity, voice: Voice) -> Iterator[str]:
    """Every pool that is known to have too little, and where, unless it has with the present values."""
    already = {} if found.present is None else _overloaded(found, found.present)
    ends: dict[tuple[str, str], list[str]] = {}
    for effect, end, comparison in _looked_at(found):
        for where in _overloaded(found, comparison):
            if where not in already:
                ends.setdefault(where, []).append(end_text(effect, end, voice))
    pools = [
        voice.say(
            own.POOL_AT_ENDS,
            pool=voice.name(pool),
            process=voice.quoted(found.scenario.processes[process].title or process),
            where=some_of(where, voice),
        )
        for (process, pool), where in ends.items()
    ]
    if pools:
        yield voice.say(own.OVERLOADED_ENDS, pools=(";" if voice.language == "zh" else "; ").join(pools))


def _unfinished_ends(found: Sensitivity, voice: Voice) -> Iterator[str]:
    many = [(effect, end, one) for effect, end, one in _looked_at(found) if _censored(found, one)]
    if many:
        shares = [
            one.unfinished_share(process, case_type_of(found.key, found.scenario))
            for *_, one in many
            for process in _censored(found, one)
        ]
        where = some_of([end_text(effect, end, voice) for effect, end, _ in many], voice)
        yield voice.say(sweep_words.UNFINISHED, where=where, share=share_text(max(shares)))


def _looked_at(found: Sensitivity) -> Iterator[tuple[Effect, End, Comparison]]:
    for effect in found.effects:
        for end in effect.ends:
            if end.comparison is not None:
                yield effect, end, end.comparison


def _overloads(found: Sensitivity, comparison: Comparison) -> list[Overload]:
    return [overload for overload in comparison.overloads if overload.process in _both(found)]


def _overloaded(found: Sensitivity, comparison: Comparison) -> dict[tuple[str, str], None]:
    """Processes and pools that are known to have too little."""
    known = [overload for overload in _overloads(found, comparison) if overload.strain is not Strain.AT_THE_LIMIT]
    return dict.fromkeys((overload.process, overload.pool) for overload in known)


def _censored(found: Sensitivity, comparison: Comparison) -> list[str]:
    """The processes of which so many cases were not finished, or for so long, that means of the others mislead."""
    return [
        process for process in _both(found) if comparison.is_censored(process, case_type_of(found.key, found.scenario))
    ]


def _both(found: Sensitivity) -> tuple[str, str]:
    return found.scenario.baseline, found.process

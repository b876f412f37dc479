"""Where the difference of a sweep is greatest, or least: at one point, or at several that are alike."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reports import sweep_words as own
from reports.sweep_told import Told
from sim.experiment.sweep import SweepPoint

_TWO = 2
_DUST = 1e-9


def extreme(
    told: Told, points: Sequence[SweepPoint], where: str, amount: str, *, is_most: bool = True
) -> dict[str, object]:
    """Where the difference is greatest in size, or least, and its size there, under these two names."""
    chosen = (max if is_most else min)(points, key=lambda point: _size(told, point))
    alike = [point for point in points if _is_alike(_size(told, point), _size(told, chosen))]
    return {where: _where(told, alike, points), amount: told.size(told.difference(chosen))}


def most_and_least(told: Told, points: Sequence[SweepPoint]) -> str:
    """The greatest and the least difference with where they are, or the amount alone where it is one."""
    gaps = {**extreme(told, points, "most_at", "most"), **extreme(told, points, "least_at", "least", is_most=False)}
    if gaps["most"] != gaps["least"]:
        return told.voice.say(own.MOST_AND_LEAST, **gaps)
    sizes = [_size(told, point) for point in points]
    phrase = own.SAME_EVERYWHERE if _is_alike(min(sizes), max(sizes)) else own.ALIKE_EVERYWHERE
    return told.voice.say(phrase, amount=gaps["most"])


def _where(told: Told, alike: Sequence[SweepPoint], among: Sequence[SweepPoint]) -> str:
    """What points have in common if no other has it too; else both of them, or the first of several."""
    first = alike[0]
    if len(alike) == 1:
        return told.where(first)
    common = [
        number for number, level in enumerate(first.levels) if all(point.levels[number] == level for point in alike)
    ]
    same = [point for point in among if all(point.levels[number] == first.levels[number] for number in common)]
    if common and len(same) == len(alike):
        return told.at(first.levels, common)
    return told.wheres(alike) if len(alike) == _TWO else told.voice.say(own.AMONG_OTHERS, where=told.where(first))


def _size(told: Told, point: SweepPoint) -> float:
    return abs(told.difference(point).estimate.mean)


def _is_alike(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=_DUST, abs_tol=_DUST)

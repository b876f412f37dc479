"""Shares of cases: how many of them, and how much that says of the share that lies behind.

A t interval takes its width from how the replications differ, which few events hardly tell: where five are expected in
all it covers the truth in 88 % of experiments, and two replications that both happened to see one give it no width at
all. So the interval of a share is never narrower than what so many cases could tell if they did not depend on each
other, by Wilson's interval; and never narrower than the t interval, as the cases of a replication do depend on each
other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from sim.measure.enough import never_seen_at_most
from sim.measure.estimate import CONFIDENCE, Difference, Estimate, difference, estimate, relative_change

_NOT_BY_CHANCE = 10
"""So many replications do not come out exactly alike by chance, in 999 of 1000 cases: the share follows from the flow.

Ten events fall one into each of ten replications with a chance of 10! / 10^10 = 0.04 %.
"""

_ROUNDING = 1e-9
"""No wider is an interval of shares that are all the same, but for the rounding of floating-point numbers."""


@frozen
class Share:
    """A share in one replication, NaN where there is no case; cases in which it was seen, and in which it was not.

    Of a share of items a case may be among both.
    """

    value: float
    seen: int
    unseen: int


NO_SHARE = Share(math.nan, 0, 0)


def share_of(flags: NDArray[np.bool_]) -> Share:
    """The share of the cases for which something is true."""
    if not len(flags):
        return NO_SHARE
    seen = int(flags.sum())
    return Share(seen / len(flags), seen, len(flags) - seen)


def share_estimate(shares: Sequence[Share], confidence: float = CONFIDENCE) -> Estimate:
    """The mean of a share over replications; half the interval reaches as far as the farther of Wilson's two bounds.

    What was seen in no case or in all has no width, see `never_seen_at_most`. Source: Brown, Cai, DasGupta: Interval
    estimation for a binomial proportion, Statistical Science 16, 2001 (Wilson's interval).
    """
    found = estimate(_values(shares), confidence)
    if not 0 < found.mean < 1 or _is_fixed(found):
        return found
    cases = _cases_behind(shares, found.mean)
    return _not_below(found, max(_beyond(found.mean * cases, cases, confidence)) / cases)


def share_difference(old: Sequence[Share], new: Sequence[Share], confidence: float = CONFIDENCE) -> Difference:
    """The paired difference of a share.

    Where few events make it, its interval is not narrower than that of the difference between two independent shares:
    of what came in addition in some replications, and of what was missing in others. Events that came before and after
    say nothing of it. Source: Donner, Zou: Closed-form confidence intervals for functions of the normal mean and
    standard deviation, Statistical Methods in Medical Research 21, 2012 (the interval of a difference from two others).
    """
    old, new = _known(old, new)
    paired = difference(_values(old), _values(new), confidence)
    found = paired.estimate
    changes = np.array(_values(new)) - np.array(_values(old))
    if found.n < 2 or not changes.any() or abs(found.mean) == 1 or _is_fixed(found):  # noqa: PLR2004
        return paired
    cases = min(_cases_behind(side, float(np.mean(_values(side)))) for side in (old, new))
    more = _beyond(float(changes.clip(min=0).mean()) * cases, cases, confidence)
    less = _beyond(float((-changes).clip(min=0).mean()) * cases, cases, confidence)
    half = max(math.hypot(more[0], less[1]), math.hypot(more[1], less[0])) / cases
    return evolve(paired, estimate=_not_below(found, half))


def share_change(old: Sequence[Share], new: Sequence[Share], confidence: float = CONFIDENCE) -> Estimate:
    """The mean share of the new over that of the old, less one; as much wider than usual as their difference is.

    Where no difference is shown, no change is: then half the interval is not less than that of the difference over the
    old share. Events of which all remained, or none, say nothing of those that may yet come, see `never_seen_at_most`;
    what was seen in every case before is certain, as everywhere.
    """
    old, new = _known(old, new)
    before, after = _values(old), _values(new)
    found = relative_change(before, after, confidence)
    if found.n < 2:  # noqa: PLR2004
        return found
    usual, wide = difference(before, after, confidence).estimate, share_difference(old, new, confidence)
    half = found.half_width
    if usual.half_width > _ROUNDING:
        half *= wide.estimate.half_width / usual.half_width
    if not wide.is_shown:
        half = max(half, wide.estimate.half_width / float(np.mean(before)))
    if min(before) < 1 and (before == after or not any(after)):
        half = max(half, never_seen_at_most(sum(share.seen for share in old), confidence))
    return _not_below(found, half)


def _known(old: Sequence[Share], new: Sequence[Share]) -> tuple[list[Share], list[Share]]:
    """The replications in which both shares are known."""
    pairs = zip(old, new, strict=True)
    known = [(a, b) for a, b in pairs if not (math.isnan(a.value) or math.isnan(b.value))]
    return [a for a, _ in known], [b for _, b in known]


def _values(shares: Sequence[Share]) -> list[float]:
    return [share.value for share in shares]


def _is_fixed(found: Estimate) -> bool:
    return found.half_width <= _ROUNDING and found.n >= _NOT_BY_CHANCE


def _cases_behind(shares: Sequence[Share], mean: float) -> float:
    """Cases that do not depend on each other, of which so many events are such a share; infinite without an event.

    Counted are the events of the rarer kind: of items that go through together, the case that they belong to.
    """
    if mean <= 0.5:  # noqa: PLR2004
        return sum(share.seen for share in shares) / mean if mean > 0 else math.inf
    return sum(share.unseen for share in shares) / (1 - mean) if mean < 1 else math.inf


def _beyond(events: float, cases: float, confidence: float) -> tuple[float, float]:
    """How many events fewer and more than those that were seen Wilson's interval reaches."""
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    scale = 1 + z * z / cases
    middle = (events + z * z / 2) / scale
    half = z * math.sqrt(events * (1 - events / cases) + z * z / 4) / scale
    return events - middle + half, middle + half - events


def _not_below(found: Estimate, half: float) -> Estimate:
    return evolve(found, half_width=max(found.half_width, half)) if found.n > 1 else found

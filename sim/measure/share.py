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
from typing import TypeVar

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from sim.measure.enough import never_seen_at_most
from sim.measure.estimate import (
    CONFIDENCE,
    Difference,
    Estimate,
    difference,
    estimate,
    relative_change,
    unpaired_difference,
)

_Valued = TypeVar("_Valued", "Share", "ShareGap")

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


@frozen
class ShareGap:
    """A share in one replication, and that of the baseline, from which it differs."""

    own: Share
    baseline: Share

    @property
    def value(self) -> float:
        """The share less that of the baseline; NaN where one of them is."""
        return self.own.value - self.baseline.value


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
    return _paired(old, new, (old, new), confidence)


def unpaired_share_difference(old: Sequence[Share], new: Sequence[Share], confidence: float = CONFIDENCE) -> Difference:
    """The difference of a share between independent replications, of any numbers; NaNs are left out.

    Not narrower than the two bounds of Wilson's put together, see `share_difference`.
    """
    old, new = _with_value(old), _with_value(new)
    found = unpaired_difference(_values(old), _values(new), confidence)
    if not _is_open(found.estimate):
        return found
    cases = _for_each([_cases_of(old), _cases_of(new)])
    before, after = (
        _scaled(_beyond(float(np.mean(_values(side))) * many, many, confidence), many)
        if math.isfinite(many)
        else (0.0, 0.0)
        for side, many in zip((old, new), cases, strict=True)
    )
    return _not_closer(found, after, before)


def gap_difference(old: Sequence[ShareGap], new: Sequence[ShareGap], confidence: float = CONFIDENCE) -> Difference:
    """The paired change of what a share differs from the baseline's; not narrower than few events allow."""
    old, new = _known(old, new)
    return _paired(old, new, (*_sides(old), *_sides(new)), confidence)


def unpaired_gap_difference(
    old: Sequence[ShareGap], new: Sequence[ShareGap], confidence: float = CONFIDENCE
) -> Difference:
    """The same between independent replications."""
    old, new = _with_value(old), _with_value(new)
    found = unpaired_difference(_values(old), _values(new), confidence)
    if not _is_open(found.estimate):
        return found
    cases = _for_each([min(map(_cases_of, _sides(gaps))) for gaps in (old, new)])
    before, after = (
        _reach(_values(gaps), many, confidence) if math.isfinite(many) else (0.0, 0.0)
        for gaps, many in zip((old, new), cases, strict=True)
    )
    return _not_closer(found, after, before)


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


def _paired(
    old: Sequence[_Valued], new: Sequence[_Valued], sides: Sequence[Sequence[Share]], confidence: float
) -> Difference:
    """The paired difference of what these shares make, not narrower than their events allow."""
    paired = difference(_values(old), _values(new), confidence)
    changes = [after - before for before, after in zip(_values(old), _values(new), strict=True)]
    if not any(changes) or not _is_open(paired.estimate):
        return paired
    cases = min(map(_cases_of, sides))
    if math.isinf(cases):
        return paired
    return _not_closer(paired, _reach(changes, cases, confidence), (0.0, 0.0))


def _reach(changes: Sequence[float], cases: float, confidence: float) -> tuple[float, float]:
    """How far below and above a mean change it may be: by what came in addition, and by what was missing."""
    signed = np.array(changes)
    more, less = (
        _beyond(min(float(part.clip(min=0).mean()), 1) * cases, cases, confidence) for part in (signed, -signed)
    )
    return _scaled((math.hypot(more[0], less[1]), math.hypot(more[1], less[0])), cases)


def _not_closer(found: Difference, new: tuple[float, float], old: tuple[float, float]) -> Difference:
    """Half the interval reaches as far as the farther bound of the new less the old, each known to lie so far off."""
    half = max(math.hypot(new[0], old[1]), math.hypot(new[1], old[0]))
    return evolve(found, estimate=_not_below(found.estimate, half))


def _for_each(cases: list[float]) -> list[float]:
    """Cases behind each of two; of one without an event, as many as behind the other."""
    return [min(cases) if math.isinf(own) else own for own in cases]


def _scaled(events: tuple[float, float], cases: float) -> tuple[float, float]:
    return events[0] / cases, events[1] / cases


def _sides(gaps: Sequence[ShareGap]) -> tuple[list[Share], list[Share]]:
    return [gap.own for gap in gaps], [gap.baseline for gap in gaps]


def _known(old: Sequence[_Valued], new: Sequence[_Valued]) -> tuple[list[_Valued], list[_Valued]]:
    """The replications in which both shares are known."""
    pairs = zip(old, new, strict=True)
    known = [(a, b) for a, b in pairs if not (math.isnan(a.value) or math.isnan(b.value))]
    return [a for a, _ in known], [b for _, b in known]


def _with_value(shares: Sequence[_Valued]) -> list[_Valued]:
    return [share for share in shares if not math.isnan(share.value)]


def _values(shares: Sequence[_Valued]) -> list[float]:
    return [share.value for share in shares]


def _is_open(found: Estimate) -> bool:
    """Whether there is an interval that events may widen."""
    return found.n > 1 and not _is_fixed(found)


def _is_fixed(found: Estimate) -> bool:
    return found.half_width <= _ROUNDING and found.n >= _NOT_BY_CHANCE


def _cases_of(shares: Sequence[Share]) -> float:
    return _cases_behind(shares, float(np.mean(_values(shares))))


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

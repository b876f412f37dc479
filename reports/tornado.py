"""A tornado of estimates: how far each parameter moves an amount, the one that moves it most first."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import frozen

from reports import chart_words
from reports.charts import End, Swing, Tornado, TornadoWords, Turn
from reports.phrase import Language
from reports.quantities import Shown, estimate_text
from sim.measure.estimate import CONFIDENCE, Estimate


@frozen
class Swung:
    """A parameter by its name, its lower and upper value in words, and what comes out there."""

    label: str
    low_value: str
    high_value: str
    low: Estimate
    high: Estimate


def tornado(
    swung: Sequence[Swung],
    base: Estimate,
    shown: Shown,
    language: Language,
    *,
    title: str,
    is_difference: bool = False,
    is_sorted: bool = False,
) -> Tornado:
    """The swings in the order of their width; those of which nothing is known come last.

    Args:
        swung: the parameters in any order.
        base: what comes out with the present values.
        shown: how the amounts are written; of differences `difference_of` it.
        language: of the words.
        title: what the amounts are.
        is_difference: whether the sign says which process is ahead; then ends are marked where it turns, and where
            their interval has zero in it though that of the base has not.
        is_sorted: whether the parameters stay in the order that they have.
    """

    def end(value: str, estimate: Estimate) -> End:
        text = estimate_text(estimate, shown, language, signed=is_difference)
        return End(value, estimate.mean, text, _turn(base, estimate) if is_difference else Turn.STAYS)

    swings = tuple(Swing(each.label, end(each.low_value, each.low), end(each.high_value, each.high)) for each in swung)
    base_text = estimate_text(base, shown, language, signed=is_difference)
    words = TornadoWords(
        chart_words.AT_LOW.to(language),
        chart_words.AT_HIGH.to(language),
        chart_words.AT_BOTH.to(language),
        (chart_words.NO_DIFFERENCE if is_difference else chart_words.ZERO).to(language),
        chart_words.FLIPS.to(language),
        chart_words.UNSHOWN.to(language),
        chart_words.PLUS_MINUS.to(language, confidence=f"{CONFIDENCE:.0%}"),
    )
    ordered = swings if is_sorted else tuple(sorted(swings, key=lambda swing: -_width(swing, base.mean)))
    return Tornado(title, base.mean, chart_words.BASE.to(language, amount=base_text), ordered, words)


def _turn(base: Estimate, end: Estimate) -> Turn:
    if not _sign(base) or math.isnan(end.mean):
        return Turn.STAYS
    if not _sign(end):
        return Turn.UNSHOWN
    return Turn.STAYS if _sign(end) == _sign(base) else Turn.FLIPS


def _sign(estimate: Estimate) -> int:
    """The sign of an estimate, 0 where its interval does not show one."""
    return int(estimate.low > 0) - int(estimate.high < 0)


def _width(swing: Swing, base: float) -> float:
    amounts = [amount for amount in (swing.low.amount, swing.high.amount, base) if not math.isnan(amount)]
    return max(amounts) - min(amounts) if len(amounts) > 1 else -1.0

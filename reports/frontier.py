"""Staff against service: what was tried, and the frontier of what no other one betters in both."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import frozen

from reports import chart_words
from reports.axes import ACROSS, amount_axis
from reports.charts import Candidate, Frontier, FrontierWords, Marker, Series
from reports.document import Tone
from reports.line_chart import reading, upward_axis
from reports.phrase import Language
from reports.quantities import Shown
from sim.measure.catalogue import Better
from sim.measure.estimate import CONFIDENCE, Estimate


@frozen
class Tried:
    """What was tried: its name, what it costs (staff, money: less is better), and what comes out."""

    label: str
    cost: float
    service: Estimate


def frontier(  # noqa: PLR0913 - a chart has these sides
    tried: Sequence[Tried],
    costs: Shown,
    services: Shown,
    language: Language,
    *,
    better: Better,
    cost_label: str,
    service_label: str,
    chosen: int | None = None,
    targets: Sequence[Marker] = (),
    is_log: bool = False,
    tone: Tone = Tone.PLAIN,
) -> Frontier:
    """The chart of all that was tried; what has no result is left out.

    Args:
        tried: in any order.
        costs: how costs are written.
        services: how the service is written.
        language: of the words.
        better: which direction of the service is the better one; where neither is, less is taken for better.
        cost_label: what the costs are.
        service_label: what the service is.
        chosen: the number of the one that is chosen.
        targets: levels of the service that are asked for.
        is_log: whether the axis of the service is logarithmic.
        tone: of the frontier.
    """
    best = on_frontier(tried, better)
    candidates = tuple(
        Candidate(each.label, reading(each.cost, each.service), number in best, number == chosen)
        for number, each in enumerate(tried)
        if math.isfinite(each.cost) and math.isfinite(each.service.mean)
    )
    across = amount_axis((each.reading.at for each in candidates), costs, language, label=cost_label, steps=ACROSS)
    shown = [each.reading for each in candidates if each.is_on_frontier or each.is_chosen]
    others = [reading(each.reading.at, Estimate(each.reading.amount, 0.0, 1)) for each in candidates]
    series = [Series("", (*shown, *others))]
    up = upward_axis(series, targets, services, language, label=service_label, is_log=is_log)
    words = FrontierWords(
        chart_words.OTHERS.to(language),
        chart_words.FRONTIER.to(language),
        chart_words.CHOSEN.en if language == "en" else chart_words.CHOSEN.zh,
        chart_words.INTERVAL.to(language, confidence=f"{CONFIDENCE:.0%}"),
    )
    return Frontier(candidates, across, up, words, tuple(targets), tone)


def on_frontier(tried: Sequence[Tried], better: Better) -> frozenset[int]:
    """Numbers of those that no other one betters: cheaper and no worse, or better and no dearer, by their means."""
    sign = -1 if better is Better.MORE else 1
    known = [
        (each.cost, sign * each.service.mean, number)
        for number, each in enumerate(tried)
        if math.isfinite(each.cost) and math.isfinite(each.service.mean)
    ]
    found: set[int] = set()
    least = math.inf
    for _, service, number in sorted(known):
        if service < least:
            found.add(number)
            least = service
    return frozenset(found)

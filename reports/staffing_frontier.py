"""What people buy: the staffings that were simulated, by what they cost and how they serve."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reports import staffing_words as own
from reports.charts import Marker
from reports.document import Block, Paragraph, Section, Tone
from reports.frontier import Tried as Point
from reports.frontier import frontier
from reports.quantities import Shown, amount_text, shown_of
from reports.staffing_told import Told
from sim.experiment.evidence import Doubt
from sim.experiment.staffing import ProcessStaffing, Tried
from sim.experiment.target import Sense
from sim.measure.catalogue import Better
from sim.measure.estimate import Estimate

_NOTHING = Estimate(math.nan, math.nan, 0)
_FAR = 5.0
"""So many times its target is too far off to be drawn beside the others."""


def staffing_frontier(told: Told, process: ProcessStaffing) -> Section:
    """A chart for each target of which at least two staffings have a number."""
    charts = tuple(block for number in range(len(told.found.targets)) for block in _charts(told, process, number))
    return Section(told.voice.say(own.FRONTIER), charts, aside=told.title(process.process))


def _charts(told: Told, process: ProcessStaffing, number: int) -> Iterator[Block]:
    target = told.found.targets[number]
    shown = shown_of(target.measure)
    points = [Point(told.staffing(one.candidate), one.cost, _service(one, number)) for one in process.tried]
    farthest = _FAR * target.amount if target.sense is Sense.AT_MOST and target.amount > 0 else math.inf
    is_far = [point.service.mean > farthest for point in points]
    points = [
        Point(point.label, point.cost, _NOTHING if far else point.service)
        for point, far in zip(points, is_far, strict=True)
    ]
    if sum(point.service.n > 0 for point in points) < 2:  # noqa: PLR2004
        return
    yield frontier(
        points,
        Shown.COUNT,
        shown,
        told.voice.language,
        better=Better.LESS if target.sense is Sense.AT_MOST else Better.MORE,
        cost_label=told.voice.say(own.COST if told.has_costs else own.PEOPLE),
        service_label=told.thing(target),
        chosen=process.tried.index(process.chosen[0]) if process.chosen else None,
        targets=[Marker(target.amount, told.target(target), Tone.WARNING)],
        tone=Tone.OLD if process.process == told.found.scenario.baseline else Tone.NEW,
    )
    if any(is_far):
        gaps = {"count": sum(is_far), "times": f"{_FAR:.0f}", "thing": told.thing(target)}
        amount = amount_text(farthest, shown, told.voice.language)
        yield Paragraph(told.voice.say(own.FAR_OFF, **gaps, amount=amount), Tone.QUIET)


def _service(one: Tried, number: int) -> Estimate:
    """What came out; nothing where times are only those of the cases that were finished."""
    finding = one.evidence.findings[number]
    return _NOTHING if finding.doubt is Doubt.UNFINISHED else finding.estimate

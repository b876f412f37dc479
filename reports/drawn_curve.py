"""A curve in a terminal: a line chart of one series whose words stand already."""

from __future__ import annotations

import math

from rich.text import Text

from reports.charts import Axis, LineChart, Series
from reports.drawn_line_chart import drawn_line_chart
from reports.figures import Curve, Tick


def drawn_curve(curve: Curve, width: int) -> list[Text]:
    """The curve in at most `width` cells, with its levels on the left and its ticks below."""
    amounts = [0.0, *(end for each in curve.readings for end in (each.low, each.high, each.amount))]
    known = [amount for amount in amounts if math.isfinite(amount)]
    up = Axis(min(known), max(known))
    levels = tuple(Tick(up.place(level.amount), level.text) for level in curve.levels)
    series = Series("", curve.readings, is_joined=False)
    return drawn_line_chart(LineChart((series,), Axis(0.0, 1.0, curve.ticks), Axis(up.low, up.high, levels)), width)

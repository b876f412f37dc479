"""Which drawing goes with which chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.charts import Frontier, HeatMap, LineChart, Tornado
from reports.document import Figure

if TYPE_CHECKING:
    from rich.text import Text


def drawn_chart(chart: Figure, width: int) -> list[Text]:
    """The chart in at most `width` cells."""
    from reports.drawn_frontier import drawn_frontier
    from reports.drawn_heat_map import drawn_heat_map
    from reports.drawn_line_chart import drawn_line_chart
    from reports.drawn_tornado import drawn_tornado

    match chart:
        case Frontier():
            return drawn_frontier(chart, width)
        case HeatMap():
            return drawn_heat_map(chart, width)
        case LineChart():
            return drawn_line_chart(chart, width)
        case Tornado():
            return drawn_tornado(chart, width)
        case _:
            raise NotImplementedError(type(chart).__name__)

"""Which drawing goes with which figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.charts import Frontier, HeatMap, LineChart, Tornado
from reports.document import Figure
from reports.figures import Abreast, Bars, Curve, Days, Histograms

if TYPE_CHECKING:
    from rich.text import Text


def drawn_figure(figure: Figure, width: int) -> list[Text]:  # noqa: PLR0911 - one case a kind of figure
    """The figure in at most `width` cells."""
    from reports.drawn_bars import drawn_bars
    from reports.drawn_curve import drawn_curve
    from reports.drawn_days import drawn_days
    from reports.drawn_frontier import drawn_frontier
    from reports.drawn_heat_map import drawn_heat_map
    from reports.drawn_histograms import drawn_histograms
    from reports.drawn_line_chart import drawn_line_chart
    from reports.drawn_tornado import drawn_tornado
    from reports.drawn_trees import drawn_abreast

    match figure:
        case Abreast():
            return drawn_abreast(figure, width)
        case Bars():
            return drawn_bars(figure, width)
        case Curve():
            return drawn_curve(figure, width)
        case Days():
            return drawn_days(figure, width)
        case Frontier():
            return drawn_frontier(figure, width)
        case HeatMap():
            return drawn_heat_map(figure, width)
        case Histograms():
            return drawn_histograms(figure, width)
        case LineChart():
            return drawn_line_chart(figure, width)
        case Tornado():
            return drawn_tornado(figure, width)
        case _:
            raise NotImplementedError(type(figure).__name__)

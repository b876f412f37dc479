"""Which drawing goes with which figure. Those that a report lacks are not imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.document import Figure
from reports.figures import Abreast, Bars, Curve, Days, Histograms

if TYPE_CHECKING:
    from rich.text import Text


def drawn_figure(figure: Figure, width: int) -> list[Text]:
    """The figure in at most `width` cells."""
    match figure:
        case Abreast():
            from reports.drawn_trees import drawn_abreast

            return drawn_abreast(figure, width)
        case Bars():
            from reports.drawn_bars import drawn_bars

            return drawn_bars(figure, width)
        case Curve():
            from reports.drawn_curve import drawn_curve

            return drawn_curve(figure, width)
        case Days():
            from reports.drawn_days import drawn_days

            return drawn_days(figure, width)
        case Histograms():
            from reports.drawn_histograms import drawn_histograms

            return drawn_histograms(figure, width)
        case _:
            from reports.drawn_charts import drawn_chart

            return drawn_chart(figure, width)

"""Charts as values: amounts and where they stand on an axis. How they look is said in the `drawn_*.py`."""

from __future__ import annotations

import math
from enum import Enum

from attrs import frozen

from reports.document import Figure, Tone
from reports.figures import Reading, Tick


@frozen
class Axis:
    """From one amount to another, with ticks (`at` is 0 at the low end, 1 at the high one) and a word for it all.

    On a logarithmic axis both ends are positive. `reports/axes.py` makes axes with round ticks.
    """

    low: float
    high: float
    ticks: tuple[Tick, ...] = ()
    label: str = ""
    is_log: bool = False

    def place(self, amount: float) -> float:
        """Where an amount stands: 0 at the low end, 1 at the high one; NaN where it has no place at all."""
        if math.isnan(amount) or (self.is_log and amount <= 0):
            return math.nan
        low, high, at = (self._course(each) for each in (self.low, self.high, amount))
        return (at - low) / (high - low) if high > low else 0.5

    def _course(self, amount: float) -> float:
        """The amount, or its logarithm; half of it, so that no difference runs over."""
        return math.log10(amount) if self.is_log else amount / 2


class Spread(Enum):
    """How the intervals of a series are drawn: upright at every point, or as a band from point to point."""

    WHISKERS = "whiskers"
    BAND = "band"


@frozen
class Series:
    """Points of one kind, from left to right, and what they are called. A tone of a point goes before that of all."""

    label: str
    readings: tuple[Reading, ...]
    tone: Tone = Tone.PLAIN
    spread: Spread = Spread.WHISKERS
    is_joined: bool = True


@frozen
class Marker:
    """A line across the chart at an amount of the axis it stands on, with what is said of it."""

    at: float
    text: str
    tone: Tone = Tone.PLAIN


@frozen
class LineChart(Figure):
    """Series over one axis, each with a glyph of its own.

    `uprights` mark amounts of the axis across, `levels` of the axis that goes up. `interval` says what the intervals
    are; empty where there are none. Made by `reports/line_chart.py`.
    """

    series: tuple[Series, ...]
    across: Axis
    up: Axis
    interval: str = ""
    uprights: tuple[Marker, ...] = ()
    levels: tuple[Marker, ...] = ()


@frozen
class Heat:
    """A field of a heat map: its amount (NaN where there is none) and its number, without the unit that all have.

    `is_shown` is false where the amount is a difference whose interval has zero in it.
    """

    amount: float
    number: str
    is_shown: bool = True


class Scale(Enum):
    """What the shades of a heat map say.

    LEVELS go from the least amount to the greatest; of DIFFERENCES the shade is the size and the tone the sign.
    """

    LEVELS = "levels"
    DIFFERENCES = "differences"


@frozen
class Heading:
    """A parameter that runs along a side of a heat map, and its values in words."""

    label: str
    values: tuple[str, ...]


@frozen
class HeatMap(Figure):
    """Amounts over two parameters: a row for every value of `down`, in it a field for every value of `across`.

    `less` and `more` are the tones of what is little and much, or below and above zero. `shades` say up to which
    amount each of the four shades goes; the other words explain marks, and are shown where the mark is. `present`
    is the row and the column of the values that the scenario has. Made by `reports/heat_map.py`.
    """

    title: str
    down: Heading
    across: Heading
    rows: tuple[tuple[Heat, ...], ...]
    scale: Scale
    bounds: tuple[float, ...]
    """The greatest amount of every shade, or of a difference its greatest size."""
    shades: tuple[str, ...]
    note: str = ""
    said_not_shown: str = ""
    said_present: str = ""
    said_missing: str = ""
    present: tuple[int, int] | None = None
    less: Tone = Tone.PLAIN
    more: Tone = Tone.PLAIN


class Turn(Enum):
    """What becomes of a difference at an end of a parameter's range, compared with what it is now."""

    STAYS = "stays"
    FLIPS = "flips"
    UNSHOWN = "no difference shown"


@frozen
class End:
    """An end of a range: the parameter's value in words, the amount that comes out there, and its text."""

    value: str
    amount: float
    text: str
    turn: Turn = Turn.STAYS


@frozen
class Swing:
    """How far an amount goes between the ends of a parameter's range."""

    label: str
    low: End
    high: End


@frozen
class TornadoWords:
    """What stands below a tornado; of ends that turn only what there is."""

    low: str
    high: str
    both: str
    zero: str
    flips: str
    unshown: str
    interval: str = ""


@frozen
class Tornado(Figure):
    """Swings around an amount, the widest first. Made by `reports/tornado.py`."""

    title: str
    base: float
    base_text: str
    swings: tuple[Swing, ...]
    words: TornadoWords


@frozen
class Candidate:
    """A point of a plane, what it is called, and whether no other one is better in both amounts."""

    label: str
    reading: Reading
    is_on_frontier: bool = False
    is_chosen: bool = False


@frozen
class FrontierWords:
    """What the legend says of points off the frontier, of the line, and of the chosen point `{label}`."""

    others: str
    frontier: str
    chosen: str
    interval: str = ""


@frozen
class Frontier(Figure):
    """Candidates between two axes, those on the frontier joined and each called by its name. `levels` mark targets.

    Made by `reports/frontier.py`.
    """

    candidates: tuple[Candidate, ...]
    across: Axis
    up: Axis
    words: FrontierWords
    levels: tuple[Marker, ...] = ()
    tone: Tone = Tone.PLAIN

"""Tokens: what moves through the plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attrs import Factory, define, field
from simpy.events import Event

from sim.engine.opening_hours import NEVER

if TYPE_CHECKING:
    from sim.engine.legal_clock import LegalClock
    from sim.engine.nodes.fork import Forked
    from sim.engine.nodes.passing import Passing
    from sim.engine.nodes.turns import Turns
    from sim.engine.people import PrivatePool

NO_ITEM = -1


class Case:
    """What belongs to a case as a whole, shared by its tokens."""

    __slots__ = ("blocks", "chances", "due", "item_count", "outcome", "priority", "private", "visits")

    def __init__(self, item_count: int) -> None:
        self.item_count = item_count
        self.private: dict[str, PrivatePool] = {}
        self.visits: dict[tuple[str, int], int] = {}
        self.blocks: dict[int, list[int]] = {}
        self.chances: dict[int, list[float]] = {}
        self.outcome: int | None = None
        self.priority = 0.0
        self.due = NEVER


@define
class Hold:
    """People held: since when they were asked for, when they came, and since when that costs their time."""

    asked: int
    started: int
    since: int = field(default=Factory(lambda hold: hold.started, takes_self=True))


class Token(Event):
    """A case, or a part of one inside `each`, `parallel` and `afterwards`.

    A token is itself the SimPy event of the end of what it is busy with: nodes set its callbacks and schedule it.
    One object lives as long as its case, so nothing is allocated for a step.
    """

    __slots__ = (
        "asked",
        "branch",
        "callbacks",
        "case",
        "fork",
        "holds",
        "items",
        "legal",
        "number",
        "passing",
        "released_by",
        "row",
        "running",
        "stopped",
        "turns",
        "wants",
        "work",
    )

    _ok = True
    _value = None

    item: int = NO_ITEM
    """The item that the token stands for. Few tokens stand for one, so that it has no slot; nor have `members`."""
    members: Sequence[Token] = ()
    """The tokens of the cases of a batch."""
    is_over: bool = False
    """Whether a `finish` sent the token out of its flow."""

    case: Case
    wants: Any
    """The node that goes on when people are there."""
    asked: int
    work: int
    stopped: bool
    """Whether a wait stopped the legal clock of the token."""
    fork: Forked
    released_by: Token | None

    def __init__(self, row: int, number: int) -> None:
        self.row = row
        self.number = number
        self.branch = 0

    def carry(self, case: Case, items: Sequence[int], legal: LegalClock | None) -> None:
        """Make the token carry what constructs beyond plain steps need."""
        self.case = case
        self.items = items
        self.legal = legal
        self.running = False
        self.holds: list[Hold] = []
        self.passing: Passing | None = None
        self.turns: Turns | None = None

    def part(self, branch: int) -> Token:
        """A token for a part of the same case, on a branch of its own."""
        part = Token(self.row, self.number)
        part.branch = branch
        part.carry(self.case, self.items, self.legal)
        part.item = self.item
        part.passing = self.passing
        part.turns = self.turns
        return part

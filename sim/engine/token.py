"""Tokens: what moves through the plan."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

from attrs import Factory, define, field
from simpy.events import Event

from sim.engine.addresses import MAIN_COURSE
from sim.engine.legal_clock import LegalClock
from sim.engine.opening_hours import NEVER

if TYPE_CHECKING:
    from sim.engine.choosing import OwnPool, Request

NO_ITEM = -1


class Case:
    """What belongs to a case as a whole, shared by its tokens."""

    __slots__ = ("blocks", "chances", "course", "due", "item_count", "outcome", "priority", "private", "visits")

    def __init__(self, item_count: int) -> None:
        self.item_count = item_count
        self.private: dict[str, OwnPool] = {}
        self.outcome: int | None = None
        self.priority = 0.0
        self.due = NEVER
        self.draw_in(MAIN_COURSE)

    def draw_in(self, course: str) -> None:
        """Begin a course: nothing is drawn in it yet."""
        self.course = course
        self.visits: dict[tuple[str, int], int] = {}
        self.blocks: dict[int, list[int]] = {}
        self.chances: dict[int, list[float]] = {}

    def beside(self, course: str) -> Case:
        """The case in a course of its own: with the same people, but its own draws and outcome."""
        beside = copy(self)
        beside.outcome = None
        beside.draw_in(course)
        return beside


@define
class Turns:
    """How far a token has come in a body that it goes through several times. `outer` belongs to what is around."""

    outer: Turns | None
    item: int
    items: Sequence[int]
    order: Sequence[int] = ()
    done: int = 0
    wanted: int = 0
    inside: bool = False
    came_back: bool = False


@define
class Passing:
    """Who has still to pass, and who failed in the present round. `outer` belongs to the loop around."""

    outer: Passing | None
    pending: list[int]
    round: list[int] = field(factory=list)
    failed: set[int] = field(factory=set)
    attempts: dict[int, int] = field(factory=dict)
    given_up: bool = False
    clock_stopped: bool = False


@define(eq=False)
class Forked:
    """The parts into which a token was split.

    `held_back` are parts that others must precede. Of the parts that are through, `undecided` are those whose legal
    clock ran on; `is_over` says that one of them brought the case to its end.
    """

    token: Token
    remaining: int
    items: frozenset[int]
    held_back: dict[int, Token] = field(factory=dict)
    through: set[int] = field(factory=set)
    undecided: int = 0
    is_over: bool = False


@define
class Hold:
    """Somebody of a pool who is held: since when asked for, when there, and since when that costs the person's time.

    `person` is there as soon as parts of the case take turns with that person.
    """

    pool: str
    asked: int
    started: int
    since: int = field(default=Factory(lambda hold: hold.started, takes_self=True))
    person: OwnPool | None = None


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
        "request",
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
    request: Request | None
    """What it waits for at pools that choose."""

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

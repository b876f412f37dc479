"""The plan of a run, and the pieces of which it is put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, field, frozen

from sim.engine.addresses import MAIN_COURSE
from sim.engine.nodes.hold import Take
from sim.engine.nodes.node import Node, Run
from sim.engine.nodes.tally import StopWatch
from sim.engine.pool import SharedPool
from sim.engine.records import Node as NodeRecord
from sim.engine.records import NodeKind, StaffedPool
from sim.scenario import flow as language
from sim.scenario.flow import Flow

ITEM = "{item}"


@frozen
class Piece:
    """A compiled part of a flow: where tokens enter, and the nodes whose `then` is still open."""

    entry: Node
    exits: tuple[Node, ...]


@frozen
class Around:
    """What stands around a construct.

    `over` is where tokens go when the case ends here; `course` is the one they are in when it is started for the first
    time; `held` are pools whose people are held, `at` the one of them
    that does the work of steps without `by`; `in_parts` says that the token may be a part of a case, or come again.
    `in_turns` are those of the held whom parts of the case, side by side, take in turns.
    `traveller` is the pool of who is on a trip; `taken_for` is the trip for which the applicant has just been taken.
    """

    over: Node
    item: str = ""
    course: str = MAIN_COURSE
    held: frozenset[str] = frozenset()
    at: str = ""
    in_attendance: bool = False
    in_parts: bool = False
    in_turns: frozenset[str] = frozenset()
    in_batch: bool = False
    traveller: str = ""
    taken_for: language.Trip | None = None


@define
class Plan:
    """Everything that compiling the flows of a process needs and yields."""

    run: Run
    flows: Mapping[str, Flow]
    pools: Mapping[str, SharedPool]
    staffed: Mapping[str, StaffedPool]
    nodes: list[NodeRecord] = field(factory=list)
    takes: list[Take] = field(factory=list)
    """The nodes that take people to hold them."""
    under_way: set[tuple[int, int]] = field(factory=set)
    watches: list[StopWatch] = field(factory=list)
    """Rows and branches of what happens after decisions and is not over."""
    blocks: int = 0

    def next_block(self) -> int:
        """A number for the draws of a node, by which cases keep them."""
        self.blocks += 1
        return self.blocks

    def record(self, case_type: str, kind: NodeKind, name: str, around: Around, **more: Any) -> int:
        """Note a node in the table that goes with the records; gives its number."""
        number = len(self.nodes)
        self.nodes.append(NodeRecord(number, kind, named(name, around), case_type, in_batch=around.in_batch, **more))
        return number

    def is_private(self, pool: str) -> bool:
        """Whether every case has a pool of this name of its own."""
        return self.staffed[pool].pool.per_case


def link(piece: Piece, following: Node) -> None:
    """Let all open ends of a piece lead to a node."""
    for end in piece.exits:
        end.then = following


def named(name: str, around: Around) -> str:
    """A name with that of the item in it."""
    return name.replace(ITEM, around.item)


def in_order(names: tuple[str, ...], before: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Names in their order, each after those that must come first."""
    ordered: list[str] = []
    waiting = list(names)
    while waiting:
        ready = next(
            name for name in waiting if all(first in ordered or first not in names for first in before.get(name, ()))
        )
        waiting.remove(ready)
        ordered.append(ready)
    return ordered

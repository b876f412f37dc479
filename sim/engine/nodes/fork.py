"""Forks and joins: parts of a case side by side, and what happens after the decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sim.engine.addresses import course_beside
from sim.engine.nodes.amounts import Visits
from sim.engine.nodes.node import Node, Run
from sim.engine.nodes.wait import Timer
from sim.engine.records import BranchKind, Mark
from sim.engine.token import Forked, Token

_NOTHING: frozenset[int] = frozenset()


class Fork(Node):
    """Splits a token, one part for each body, or for each item of the token.

    `before` says of an item which items must be through first.
    """

    def __init__(self, run: Run, join: Join) -> None:
        self._run = run
        self.join = join
        self.branches: Sequence[Node] = ()
        self.body: Node | None = None
        self.bodies: Mapping[int, Node] = {}
        self.before: Mapping[int, frozenset[int]] = {}

    def enter(self, token: Token) -> None:
        """Split the token and start the parts, in their order."""
        parts = [(body, self._part(token, None)) for body in self.branches]
        if not self.branches:
            items = [item for item in self.bodies if item in token.items] if self.bodies else token.items
            parts = [(self.body_of(item), self._part(token, item)) for item in items]
        if not parts:
            self.join.then.enter(token)
            return
        if token.legal is not None:
            token.legal.split(token, [part for _, part in parts])
        forked = Forked(token, len(parts), frozenset(part.item for _, part in parts))
        for _, part in parts:
            part.fork = forked
            part.released_by = None
            if self.before.get(part.item, _NOTHING) & forked.items:
                forked.held_back[part.item] = part
        ready = [(body, part) for body, part in parts if part.item not in forked.held_back]
        for body, part in ready:
            body.enter(part)

    def body_of(self, item: int) -> Node:
        """The body that an item goes through."""
        body = self.bodies.get(item) or self.body
        assert body is not None
        return body

    def _part(self, token: Token, item: int | None) -> Token:
        part = token.part(self._run.recorder.new_branch(token.row, token.branch, BranchKind.SIDE_BY_SIDE))
        if item is not None:
            part.item = item
            part.items = (item,)
        return part


class Join(Node):
    """Waits for all parts; `over` is where the token goes if one of them brought the case to its end."""

    over: Node
    fork: Fork

    def __init__(self, run: Run) -> None:
        self._run = run

    def enter(self, token: Token) -> None:
        """A part is through."""
        forked = token.fork
        forked.remaining -= 1
        forked.through.add(token.item)
        forked.undecided += token.running
        forked.is_over |= token.is_over
        self._keep_back(forked)
        if forked.remaining:
            self._release(token, forked)
            return
        self._trace_back(token)
        whole = forked.token
        whole.is_over = forked.is_over
        if whole.legal is not None:
            whole.legal.join(whole, forked.undecided)
        (self.over if forked.is_over else self.then).enter(whole)

    def _release(self, token: Token, forked: Forked) -> None:
        """Start the parts that waited for this one last."""
        ready = [item for item in forked.held_back if self.fork.before[item] & forked.items <= forked.through]
        parts = [forked.held_back.pop(item) for item in ready]
        for part in parts:
            part.released_by = token
            self.fork.body_of(part.item).enter(part)

    def _keep_back(self, forked: Forked) -> None:
        """Parts that waited for others are never begun, once the case is over."""
        if not forked.is_over:
            return
        forked.remaining -= len(forked.held_back)
        for part in forked.held_back.values():
            if part.legal is not None:
                part.legal.stop(part)
        forked.held_back.clear()

    def _trace_back(self, last: Token) -> None:
        """Note the chain of parts for which the case had to wait."""
        part: Token | None = last
        while part is not None:
            self._run.recorder.waited_for(part.branch)
            part = part.released_by


class Aftermath(Node):
    """Starts what happens after the decision, and lets the case go on at once."""

    body: Node

    def __init__(self, run: Run, number: int, timer: Timer, starts: Visits, under_way: set[tuple[int, int]]) -> None:
        self._run = run
        self._number = number
        self._timer = timer
        self._starts = starts
        self._under_way = under_way
        self._due = [self.due]

    def enter(self, token: Token) -> None:
        """Plan the beginning."""
        part = token.part(self._run.recorder.new_branch(token.row, token.branch, BranchKind.AFTERWARDS))
        now = self._run.clock.second
        begin = self._timer(part, now)
        start = self._starts.next(token, token.item)
        part.case = token.case.beside(course_beside(token.case.course, self._starts.stream, start))
        part.legal = None
        part.passing = None
        part.turns = None
        self._run.visit(part, self._number, now, now, begin, 0)
        self._under_way.add((part.row, part.branch))
        self._run.call(part, self._due, begin)  # type: ignore[arg-type]
        self.then.enter(token)

    def due(self, part: Token) -> None:
        """The time has come."""
        self.body.enter(part)


class AftermathEnd(Node):
    """What happens afterwards is over."""

    def __init__(self, under_way: set[tuple[int, int]]) -> None:
        self._under_way = under_way

    def enter(self, token: Token) -> None:
        """The part ends here."""
        self._under_way.discard((token.row, token.branch))


class Moments(Node):
    """Marks that a decision was revoked, or stands again."""

    def __init__(self, run: Run, mark: Mark) -> None:
        self._run = run
        self._mark = mark

    def enter(self, token: Token) -> None:
        """Mark it and go on."""
        self._run.mark(token, self._mark)
        self.then.enter(token)

"""Counting who passes, and timing how long a body takes; neither takes people or time."""

from __future__ import annotations

from collections.abc import Iterator

from sim.engine.nodes.node import Node, Run
from sim.engine.token import NO_ITEM, Token


class Count(Node):
    """Records that a token passes; with `per_item`, each of its items."""

    def __init__(self, run: Run, number: int, *, per_item: bool) -> None:
        self._run = run
        self._number = number
        self._per_item = per_item

    def enter(self, token: Token) -> None:
        """Note it and go on."""
        now = self._run.clock.second
        for item in (token.items or (NO_ITEM,)) if self._per_item else (token.item,):
            self._run.recorder.visits.mixed.add((token.row, self._number, token.branch, item, now, now, now, 0))
        self.then.enter(token)


class StartWatch(Node):
    """Remembers when a token enters the body."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._since: dict[tuple[int, int], int] = {}

    def enter(self, token: Token) -> None:
        """Start."""
        self._since[token.row, token.branch] = self._run.clock.second
        self.then.enter(token)

    def stop(self, token: Token) -> int:
        """The second at which the token entered the body that it leaves now."""
        return self._since.pop((token.row, token.branch))

    def running(self) -> Iterator[tuple[int, int, int]]:
        """Row, branch and beginning of those that are in the body."""
        for (row, branch), since in self._since.items():
            yield row, branch, since


class StopWatch(Node):
    """Records how long a token was in the body."""

    def __init__(self, run: Run, number: int, watch: StartWatch) -> None:
        self._run = run
        self._number = number
        self._watch = watch

    def enter(self, token: Token) -> None:
        """Stop."""
        since = self._watch.stop(token)
        self._run.visit(token, self._number, since, since, self._run.clock.second, 0)
        self.then.enter(token)

    def record_open(self) -> None:
        """Record how long those have been in the body who are there when the run ends."""
        now = self._run.clock.second
        for row, branch, since in self._watch.running():
            self._run.recorder.visits.mixed.add((row, self._number, branch, NO_ITEM, since, since, now, 0))

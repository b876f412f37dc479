"""Bodies gone through again and again: each item in turn, and repetition."""

from __future__ import annotations

from sim.engine.nodes.amounts import Chance, Number
from sim.engine.nodes.node import Node
from sim.engine.token import Token, Turns


class Loop(Node):
    """Sends a token through a body as often as `_more` says.

    A body whose steps all turn out to have nothing to do comes back at once; the flags `inside` and `came_back`
    make a loop of that instead of a recursion.
    """

    body: Node

    def enter(self, token: Token) -> None:
        """Begin with the first turn."""
        token.turns = Turns(token.turns, token.item, token.items)
        self._begin(token, token.turns)
        self._go_on(token, token.turns)

    def came_back(self, token: Token) -> None:
        """A turn is over."""
        turns = token.turns
        assert turns is not None
        turns.done += 1
        if turns.inside:
            turns.came_back = True
        else:
            self._go_on(token, turns)

    def leave(self, token: Token) -> None:
        """Forget the turns: the token leaves the loop."""
        turns = token.turns
        assert turns is not None
        token.turns = turns.outer
        token.item = turns.item
        token.items = turns.items

    def _go_on(self, token: Token, turns: Turns) -> None:
        while self._more(token, turns):
            turns.inside = True
            turns.came_back = False
            self._body(token).enter(token)
            turns.inside = False
            if not turns.came_back:
                return
        self._finish(token)

    def _finish(self, token: Token) -> None:
        """There are no more turns: go on."""
        self.leave(token)
        self.then.enter(token)

    def _body(self, token: Token) -> Node:  # noqa: ARG002
        return self.body

    def _begin(self, token: Token, turns: Turns) -> None:
        """Set up the turns of a token."""

    def _more(self, token: Token, turns: Turns) -> bool:
        """Whether there is another turn; prepares the token for it."""
        raise NotImplementedError


class BackToLoop(Node):
    """The end of a body: back to its loop."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop

    def enter(self, token: Token) -> None:
        """A turn is over."""
        self._loop.came_back(token)


class LeaveLoop(Node):
    """Out of a loop before its time, because the case is over."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop

    def enter(self, token: Token) -> None:
        """Leave, whatever there is left to do."""
        self._loop.leave(token)
        self.then.enter(token)


class EachInTurn(Loop):
    """Every item goes through the body, one after the other; named items have bodies of their own."""

    def __init__(self) -> None:
        self.order: tuple[int, ...] = ()
        self.bodies: dict[int, Node] = {}

    def _begin(self, token: Token, turns: Turns) -> None:  # noqa: ARG002
        turns.order = [item for item in self.order if item in turns.items] if self.order else turns.items
        turns.wanted = len(turns.order)

    def _more(self, token: Token, turns: Turns) -> bool:
        if turns.done >= turns.wanted:
            return False
        token.item = turns.order[turns.done]
        token.items = (token.item,)
        return True

    def _body(self, token: Token) -> Node:
        return self.bodies.get(token.item) or self.body


class RepeatTimes(Loop):
    """The body so many times."""

    def __init__(self, times: Number) -> None:
        self._times = times

    def _begin(self, token: Token, turns: Turns) -> None:
        turns.wanted = self._times.of(token)

    def _more(self, token: Token, turns: Turns) -> bool:  # noqa: ARG002
        return turns.done < turns.wanted


class RepeatAgain(Loop):
    """The body once, and again as long as a chance says so, at most so many times."""

    def __init__(self, again: Chance, at_most: int | None) -> None:
        self._again = again
        self._at_most = at_most

    def _more(self, token: Token, turns: Turns) -> bool:
        if turns.done == 0:
            return True
        if self._at_most is not None and turns.done >= self._at_most:
            return False
        return self._again.happens(token)

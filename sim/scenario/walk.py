"""Walking through flows: what is inside a construct, which flows are followed, which random numbers are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define, field

from sim.scenario.count import Count
from sim.scenario.flow import (
    Afterwards,
    At,
    Choose,
    Construct,
    Finish,
    Flow,
    Follow,
    Parallel,
    Repeat,
    Step,
    Trip,
    UntilPassed,
    Wait,
    WaitUntil,
)
from sim.scenario.value import Constant

DEEPEST_FLOW = 100
"""Constructs inside constructs, where flows follow flows."""


def flows_inside(construct: Construct) -> tuple[Flow, ...]:
    """The flows that are written inside a construct."""
    match construct:
        case Wait() | WaitUntil() | Finish() | Follow() | Count():
            return ()
        case Step():
            return (construct.otherwise,) if construct.otherwise else ()
        case Parallel():
            return tuple(branch.body for branch in construct.branches)
        case Choose():
            return (*(option.body for option in construct.options), construct.otherwise)
        case UntilPassed() | At():
            return (construct.body, construct.otherwise)
        case _:
            return (construct.body,)


def constructs_in(flow: Flow) -> Iterator[Construct]:
    """All constructs that are written in a flow, at any depth."""
    for construct in flow:
        yield construct
        for inside in flows_inside(construct):
            yield from constructs_in(inside)


def follows_in(flow: Flow) -> list[Follow]:
    """The places where a flow follows another."""
    return [construct for construct in constructs_in(flow) if isinstance(construct, Follow)]


@define
class Atlas:
    """What the shared flows of a scenario come to, each looked at once.

    `lost` are flows that follow each other in a circle or too deep a chain; nobody may walk into them.
    """

    flows: Mapping[str, Flow]
    lost: set[str] = field(factory=set)
    _streams: dict[str, dict[str, Construct]] = field(factory=dict)
    _failing: dict[str, dict[int, Step]] = field(factory=dict)
    _finishing: dict[str, bool] = field(factory=dict)

    def followed(self, follow: Follow) -> Flow:
        """The flow that is followed; an empty one if it is not there or lost."""
        return () if follow.flow in self.lost else self.flows.get(follow.flow, ())

    def streams(self, flow: Flow) -> dict[str, Construct]:
        """Names of the random numbers that are drawn in a flow, each with the first construct that draws them."""
        streams: dict[str, Construct] = {}
        for construct in constructs_in(flow):
            if isinstance(construct, Follow):
                if construct.flow not in self._streams:
                    self._streams[construct.flow] = self.streams(self.followed(construct))
                streams = self._streams[construct.flow] | streams
            elif isinstance(construct, Step | Wait | Trip | Choose | Repeat | Afterwards):
                streams.setdefault(construct.stream or construct.name, construct)
            elif isinstance(construct, At) and construct.patience is not None:
                streams.setdefault(construct.stream or construct.pool, construct)
        return streams

    def failing(self, flow: Flow, *, surely: bool = False) -> list[Step]:
        """Steps of a flow in which something may fail, those of inner `until_passed` left out.

        With `surely`, only steps that nothing can pass and no choice avoids.
        """
        steps = self._failing_by_identity(flow, surely=surely)
        return [step for step in steps.values() if not surely or _always_fails(step)]

    def _failing_by_identity(self, flow: Flow, *, surely: bool) -> dict[int, Step]:
        steps: dict[int, Step] = {}
        for construct in flow:
            if surely and isinstance(construct, Step | At) and construct.patience is not None:
                continue  # who gives up passes it by
            if isinstance(construct, Step) and construct.fails is not None:
                steps[id(construct)] = construct
            elif isinstance(construct, Follow):
                key = f"{surely} {construct.flow}"
                if key not in self._failing:
                    self._failing[key] = self._failing_by_identity(self.followed(construct), surely=surely)
                steps |= self._failing[key]
            elif not isinstance(construct, UntilPassed) and not (surely and isinstance(construct, Choose)):
                for inside in flows_inside(construct):
                    steps |= self._failing_by_identity(inside, surely=surely)
        return steps

    def may_finish(self, flow: Flow) -> bool:
        """Whether a case may end inside a flow."""
        for construct in constructs_in(flow):
            if isinstance(construct, Finish) or _may_withdraw(construct):
                return True
            if isinstance(construct, Follow):
                if construct.flow not in self._finishing:
                    self._finishing[construct.flow] = self.may_finish(self.followed(construct))
                if self._finishing[construct.flow]:
                    return True
        return False

    def lose_deep_flows(self) -> list[str]:
        """Lose flows that lead too deep, or nowhere but in a circle; those that are the first too deep come back."""
        callers: dict[str, list[str]] = {name: [] for name in self.flows}
        depth: dict[str, int] = {}
        open_follows: dict[str, int] = {}
        for name, flow in self.flows.items():
            followed = [follow.flow for follow in follows_in(flow) if follow.flow in self.flows]
            open_follows[name] = len(followed)
            for other in followed:
                callers[other].append(name)
        ready = [name for name, count in open_follows.items() if count == 0]
        while ready:
            name = ready.pop()
            depth[name] = self._depth(self.flows[name], depth)
            for caller in callers[name]:
                open_follows[caller] -= 1
                if open_follows[caller] == 0:
                    ready.append(caller)
        too_deep = {name for name, levels in depth.items() if levels > DEEPEST_FLOW}
        self.lost = (self.flows.keys() - depth.keys()) | too_deep
        return [
            name
            for name in self.flows
            if name in too_deep and not any(follow.flow in too_deep for follow in follows_in(self.flows[name]))
        ]

    def _depth(self, flow: Flow, known: Mapping[str, int]) -> int:
        """Constructs inside constructs, those of flows that are followed included."""
        deepest = 0
        for construct in flow:
            if isinstance(construct, Follow):
                deepest = max(deepest, known.get(construct.flow, 0))
            for inside in flows_inside(construct):
                deepest = max(deepest, self._depth(inside, known))
        return deepest + 1


def _may_withdraw(construct: Construct) -> bool:
    return isinstance(construct, Step | At) and construct.patience is not None and not construct.otherwise


def _always_fails(step: Step) -> bool:
    return isinstance(step.fails, Constant) and step.fails.amount >= 1

"""How often loops go round: the clock bounds those in which time passes, and nothing bounds the others."""

from __future__ import annotations

from attrs import define, field

from sim.scenario.flow import (
    Batch,
    Construct,
    Finish,
    Flow,
    Follow,
    Repeat,
    Step,
    Trip,
    Wait,
    WaitUntil,
)
from sim.scenario.value import Constant, Value
from sim.scenario.walk import Atlas, flows_inside


def rounds_of(repeat: Repeat) -> float:
    """Expected rounds of a loop; one where they differ from case to case, or where something inside ends it."""
    if isinstance(repeat.times, Constant):
        return repeat.times.amount
    if not isinstance(repeat.again, Constant):
        return 1.0
    if repeat.again.amount < 1:
        expected = 1 / (1 - repeat.again.amount)
        return expected if repeat.at_most is None else min(expected, repeat.at_most)
    return 1.0 if repeat.at_most is None else repeat.at_most


@define
class Rounds:
    """What the loops of a scenario come to; flows that are followed are looked at once."""

    atlas: Atlas
    _at_once: dict[str, float] = field(factory=dict)
    _timeless: dict[str, bool] = field(factory=dict)

    def at_once(self, flow: Flow) -> float:
        """How often, at most, something in a flow is gone through while no time passes: loops in loops multiply."""
        return max(map(self._through, flow), default=1.0)

    def _through(self, construct: Construct) -> float:
        if isinstance(construct, Follow):
            if construct.flow not in self._at_once:
                self._at_once[construct.flow] = self.at_once(self.atlas.followed(construct))
            return self._at_once[construct.flow]
        within = max(map(self.at_once, flows_inside(construct)), default=1.0)
        if isinstance(construct, Repeat) and self.takes_no_time(construct.body):
            within *= rounds_of(construct)
        return within

    def takes_no_time(self, flow: Flow) -> bool:
        """Whether nothing in a flow can take time, nor end it."""
        return all(map(self._is_timeless, flow))

    def _is_timeless(self, construct: Construct) -> bool:
        match construct:
            case Follow():
                if construct.flow not in self._timeless:
                    self._timeless[construct.flow] = self.takes_no_time(self.atlas.followed(construct))
                return self._timeless[construct.flow]
            case WaitUntil() | Batch() | Finish():
                return False
            case Step() | Trip() if not _is_nothing(construct.takes):
                return False
            case Wait() if not _is_nothing(construct.duration):
                return False
            case _:
                return not self.atlas.may_finish((construct,)) and all(map(self.takes_no_time, flows_inside(construct)))


def _is_nothing(takes: Value) -> bool:
    return isinstance(takes, Constant) and takes.amount == 0

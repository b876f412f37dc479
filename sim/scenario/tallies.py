"""What is counted and timed on the way: the names, of which case type, and as a share of what."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from sim.scenario.count import Count, ShareOf
from sim.scenario.flow import Each, Flow, Follow, Stopwatch
from sim.scenario.model import Scenario
from sim.scenario.walk import Atlas, flows_inside

_ITEM = "{item}"


@frozen
class Tally:
    """Something that is counted, of the cases of one type."""

    name: str
    case_type: str
    share_of: ShareOf | None = None


@frozen
class Placed:
    """A count or stopwatch where it stands, with the names that it has for the items around it."""

    construct: Count | Stopwatch
    case_type: str
    names: tuple[str, ...]


def tallies(scenario: Scenario) -> dict[str, Tally]:
    """Everything that is counted in some process, by name, in the order of the file."""
    found: dict[str, Tally] = {}
    for placed in placed_in(scenario):
        if isinstance(placed.construct, Count):
            for name in placed.names:
                found.setdefault(name, Tally(name, placed.case_type, placed.construct.share_of))
    return found


def stopwatches(scenario: Scenario) -> dict[str, str]:
    """Every time that is measured in some process, by name, with the case type whose time it is."""
    found: dict[str, str] = {}
    for placed in placed_in(scenario):
        if isinstance(placed.construct, Stopwatch):
            for name in placed.names:
                found.setdefault(name, placed.case_type)
    return found


def placed_in(scenario: Scenario) -> Iterator[Placed]:
    """All counts and stopwatches of the flows that cases go through; flows without end are not followed."""
    atlas = Atlas(scenario.flows)
    atlas.lose_deep_flows()
    for case in scenario.cases.values():
        items = case.items if isinstance(case.items, tuple) else ()
        search = _Search(atlas, case.name, items, set())
        for process in scenario.processes.values():
            yield from search.through(process.flows.get(case.name, case.flow or ()))


@frozen
class _Search:
    """A walk through the flows of a case type. `items` are those of the case; `around` those for `{item}`."""

    atlas: Atlas
    case_type: str
    items: tuple[str, ...]
    seen: set[tuple[str, tuple[str, ...]]]
    around: tuple[str, ...] = ()

    def through(self, flow: Flow) -> Iterator[Placed]:
        for construct in flow:
            inside = self
            match construct:
                case Count() | Stopwatch():
                    yield Placed(construct, self.case_type, self._names(construct.name))
                case Each():
                    inside = evolve(self, around=construct.items or self.items or self.around)
                case Follow():
                    yield from self._followed(construct)
                case _:
                    pass
            for body in flows_inside(construct):
                yield from inside.through(body)

    def _followed(self, follow: Follow) -> Iterator[Placed]:
        if (follow.flow, self.around) not in self.seen:
            self.seen.add((follow.flow, self.around))
            yield from self.through(self.atlas.followed(follow))

    def _names(self, name: str) -> tuple[str, ...]:
        if _ITEM not in name:
            return (name,)
        return tuple(name.replace(_ITEM, item) for item in self.around)

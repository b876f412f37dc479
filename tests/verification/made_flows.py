"""Flows made up by hypothesis: every construct of the language, inside every other that may hold it.

Constructs are written as they stand in a file (mappings by key), first without names; `named` gives each its own.
"""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st

Construct = dict[str, Any]
Flow = list[Any]
Flows = st.SearchStrategy[Flow]

ITEMS = ("roof", "wall", "lift")
"""Names of items, where items have names."""

NAMED = ("step", "wait", "parallel", "choose", "repeat", "trip", "afterwards", "batch", "count", "stopwatch")
"""Constructs that bear a name; `*` stands in it for a number of its own."""

DURATIONS = st.one_of(
    st.integers(0, 300).map(lambda minutes: f"{minutes} min"),
    st.integers(1, 120).map(lambda mean: f"exponential({mean} min)"),
    st.tuples(st.integers(0, 60), st.integers(1, 120)).map(lambda ends: f"{ends[0]}..{sum(ends)} min"),
)
SHARES = st.sampled_from(["0%", "30%", "70%", "100%"])
TURNS = st.sampled_from(["in turn", "side by side"])
OUTCOMES = st.sampled_from(["granted", "refused", "withdrawn"])
MEETINGS = st.builds(
    lambda days, at: {"every": f"{days} workdays", "at": at}, st.integers(1, 2), st.sampled_from(["10:00", "15:30"])
)
WHO = {"both": ["window", "desk"], "two desks": {"desk": 2}, "own and window": ["clerk", "window"]}
BY = ("window", "desk", "clerk", *WHO)


@frozen
class Room:
    """What is around a flow: who may be asked, whether somebody is held, whether items have names.

    `depth` is how deep constructs may stand in constructs from here on.
    """

    by: tuple[str, ...] = BY
    is_held: bool = False
    has_names: bool = False
    is_afterwards: bool = False
    is_batch: bool = False
    depth: int = 2


def people(names: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """People as they stand behind `by`."""
    return st.sampled_from([WHO.get(name, name) for name in names])


@st.composite
def steps(draw: st.DrawFn, room: Room) -> Construct:
    """A step of some people, or of who is held."""
    step: Construct = {"step": "*", "takes": draw(DURATIONS)}
    if not room.is_held or draw(st.booleans()):
        step["by"] = draw(people(room.by))
    if draw(st.booleans()):
        step["per"] = "item"
    if "by" in step and not room.is_batch and draw(st.sampled_from([False, False, True])):
        step["patience"] = draw(DURATIONS)
        step |= draw(st.sampled_from([{}, {"counting": "open hours"}, {"otherwise": [{"wait": "*", "for": "5 min"}]}]))
    if draw(st.booleans()):
        step |= draw(st.sampled_from([{"accepts": "yes"}, {"decides": "yes"}, {"documents": {"plan": 2}}]))
    return step


def waits() -> st.SearchStrategy[Construct]:
    """A wait, counted in one of the three ways, or until a meeting."""
    stops = st.sampled_from([{}, {"stops_clock": "yes"}])
    legal = st.integers(0, 3).map(lambda days: {"for": f"{days} workdays", "counting": "legal days"})
    times = st.one_of(
        DURATIONS.map(lambda time: {"for": time}),
        DURATIONS.map(lambda time: {"for": time, "counting": "open hours"}),
        legal,
        MEETINGS.map(lambda meeting: {"until": meeting}),
    )
    return st.builds(lambda time, stop: {"wait": "*"} | time | stop, times, stops)


def holds(room: Room) -> st.SearchStrategy[Construct]:
    """One window held through steps of its own and of others."""
    inside = evolve(room, by=("desk", "clerk"), is_held=True, depth=room.depth - 1)
    return flows(inside).map(lambda do: {"at": "window", "do": do})


@st.composite
def batches(draw: st.DrawFn) -> Construct:
    """Cases that wait for each other, and are then dealt with together."""
    room = Room(by=("window", "desk"), is_batch=True)
    held = evolve(room, by=("desk",), is_held=True)
    at = st.lists(steps(held), min_size=1, max_size=2).map(lambda do: {"at": "window", "do": do})
    do = draw(st.lists(st.one_of(steps(room), waits(), at), min_size=1, max_size=2))
    for step in do:
        if "step" in step and draw(st.booleans()):
            step["per"] = "batch"
    rules = [{"size": 2}, {"size": 3}, {"or_after": "3 h"}, {"at": {"every": "1 workday", "at": "11:00"}}]
    batch: Construct = {"batch": "*", "do": do}
    for rule in draw(st.lists(st.sampled_from(rules), min_size=1, max_size=2)):
        batch |= rule
    return batch | draw(st.sampled_from([{}, {"grouped_by": "zone"}]))


@st.composite
def corrections(draw: st.DrawFn, room: Room) -> Construct:
    """Until passed: with what goes in and what comes out counted item by item."""
    per = draw(st.sampled_from(["case", "item"]))
    check = {"step": "*", "by": draw(people(room.by)), "takes": draw(DURATIONS), "fails": draw(SHARES), "per": per}
    correct = {
        "step": "*",
        "by": "clerk",
        "takes": draw(DURATIONS),
        "only": draw(st.sampled_from(["failed", "passed"])),
    }
    correct |= draw(st.sampled_from([{}, {"per": "item"}]))
    loop: Construct = {"until_passed": per, "at_most": draw(st.integers(1, 3))}
    body = [check, *draw(flows(room)), correct]
    if per == "item" and draw(st.booleans()):
        loop["in_batches_of"] = draw(st.integers(1, 2))
    if draw(st.booleans()):
        loop["otherwise"] = draw(flows(room))
    return probed(loop, body)


@st.composite
def every_item(draw: st.DrawFn, room: Room) -> Construct:
    """Each, with what goes in and what comes out counted item by item."""
    loop: Construct = {"each": "item", "order": draw(TURNS)}
    body = draw(flows(room))
    if room.has_names and draw(st.sampled_from([True, True, False])):
        loop["before"] = {"lift": ["roof", "wall"]}
    if room.has_names:
        body = [*body, {"step": "*, {item}", "by": draw(people(room.by)), "takes": draw(DURATIONS)}]
    return probed(loop, body)


def probed(loop: Construct, body: Flow) -> Construct:
    """Around and inside a construct that deals with items: counts of the items that come, enter, leave and go on."""
    count_of = {place: {"count": f"{place}*", "share_of": "items"} for place in ("before", "into", "out of", "behind")}
    inside = [count_of["into"], *body, count_of["out of"]]
    return {"probed": [count_of["before"], loop | {"do": inside}, count_of["behind"]]}


@st.composite
def choices(draw: st.DrawFn, room: Room) -> Construct:
    """By chance or by an attribute; some end the case."""
    rule = draw(st.one_of(SHARES.map(lambda share: {"chance": share}), st.sampled_from([{"when": "area > 50"}])))
    is_outermost = room.depth == 1  # elsewhere it could not be told whether a granted case left a loop early
    outcomes = OUTCOMES if is_outermost else OUTCOMES.filter(lambda outcome: outcome != "granted")
    end = draw(st.sampled_from([[], [{"finish": draw(outcomes)}]])) if not room.is_afterwards else []
    first = rule | {"do": [*draw(flows(room)), *end]}
    second = {"when": "zone = east", "do": draw(flows(room))}
    options = draw(st.sampled_from([[first], [first, second], [second, first]]))
    return {"choose": "*", "options": options} | draw(st.sampled_from([{}, {"otherwise": draw(flows(room))}]))


@st.composite
def aftermaths(draw: st.DrawFn, room: Room) -> Construct:
    """What happens after the decision; the decision may be revoked."""
    do = draw(flows(evolve(room, by=BY, is_held=False, is_afterwards=True)))
    if draw(st.booleans()):
        do = [*do, {"revoke": draw(flows(evolve(room, by=BY, is_held=False, is_afterwards=True)))}]
    return {"afterwards": "*", "after": draw(DURATIONS), "do": do}


def composites(room: Room) -> st.SearchStrategy[Any]:
    """Constructs around other constructs."""
    inner = evolve(room, depth=room.depth - 1)
    flow = flows(inner)
    found: list[st.SearchStrategy[Any]] = [
        st.builds(
            lambda order, a, b: {"parallel": "*", "order": order, "branches": {"a": a, "b": b}}, TURNS, flow, flow
        ),
        every_item(inner),
        corrections(inner),
        choices(inner),
        st.builds(lambda times, do: {"repeat": "*", "times": times, "do": do}, st.integers(1, 3), flow),
        st.builds(lambda share, do: {"repeat": "*", "again": share, "at_most": 3, "do": do}, SHARES, flow),
        flow.map(lambda do: {"stopwatch": "*", "do": do}),
        aftermaths(inner),
    ]
    if not room.is_held:
        found += [st.builds(lambda time, do: {"trip": "*", "takes": time, "do": do}, DURATIONS, flow), batches()]
    return st.one_of(found)


@cache
def flows(room: Room) -> Flows:
    """Flows of bounded depth."""
    leaves: list[st.SearchStrategy[Any]] = [steps(room), steps(room), waits()]
    if not room.is_held:
        leaves.append(st.just({"follow": "again"}))
    if room.depth <= 0:
        return st.lists(st.one_of(leaves), min_size=1, max_size=2)
    if not room.is_held:
        leaves.append(holds(evolve(room, depth=min(room.depth, 1))))
    return st.lists(st.one_of(*leaves, composites(room), composites(room)), min_size=1, max_size=2 + (room.depth > 1))


def named(flow: Flow) -> Flow:
    """Every construct gets a number of its own; the counts around one construct share theirs."""
    numbers = count(1)

    def walk(part: Any, around: int | None = None) -> Any:
        if isinstance(part, list):
            return [one for inside in part for one in walk_flat(inside, around)]
        if not isinstance(part, dict):
            return part
        kind = next((key for key in NAMED if key in part and part[key] != ""), None)
        walked = {key: walk(value) for key, value in part.items() if key != kind}
        if kind is None:
            return walked
        number = around if kind == "count" and around is not None else next(numbers)
        return {kind: f"{kind if part[kind].startswith('*') else ''}{part[kind].replace('*', f' {number}')}"} | walked

    def walk_flat(part: Any, around: int | None) -> Flow:
        if isinstance(part, dict) and "probed" in part:
            before, loop, behind = part["probed"]
            number = next(numbers)
            inside = loop["do"]
            first, last = walk(inside[0], number), walk(inside[-1], number)
            whole = walk(loop | {"do": []}) | {"do": [first, *walk(inside[1:-1]), last]}
            return [walk(before, number), whole, walk(behind, number)]
        return [walk(part, around)]

    return walk(flow)

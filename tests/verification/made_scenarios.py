"""Scenarios made up by hypothesis: a frozen description, and the text of the file that it stands for."""

from __future__ import annotations

import json
from typing import Any

from attrs import evolve, frozen
from hypothesis import assume
from hypothesis import strategies as st

from sim.scenario.load import load_text
from sim.scenario.model import Scenario
from sim.scenario.problem import ScenarioError
from tests.verification.made_flows import ITEMS, Construct, Flow, Room, corrections, every_item, flows, named

CALENDARS = {
    "office hours": {"days": "mon-fri", "hours": ["09:00-12:00", "13:30-17:00"], "holidays": "CN"},
    "one stretch": {"days": "mon-sat", "hours": ["08:00-16:00"], "holidays": "none"},
    "around the clock": {"days": "mon-sun", "hours": "around the clock"},
}
SHIFTS = {
    "office hours": {"09:00-10:30": 2, "10:30-12:00": 1, "13:30-17:00": 3},
    "one stretch": {"08:00-12:00": 3, "12:00-15:00": 1},
    "around the clock": {"00:00-12:00": 1, "12:00-24:00": 2},
}
HORIZON = {"start": "2026-02-26", "warm_up": "1 workday", "length": "3 workdays", "run_out": "10 workdays"}
AGAIN = [
    {"step": "look again", "by": "desk", "takes": "exponential(10 min)"},
    {"wait": "for the post", "for": "40 min"},
]
CLOSINGS = st.sampled_from(["pause", "finish", "refuse"])
ORDERS = st.sampled_from(["arrival", "priority", "earliest limit"])
ARRIVALS: tuple[Construct, ...] = (
    {"rate": "5 per workday"},
    {"rate": "6 per workday", "profile": ["20%", "60%", "20%"]},
    {"every": "exponential(100 min)"},
    {"every": "2 h"},
    {"on": ["2026-02-27 10:00", "2026-02-27 10:00", "2026-03-02 16:50", "2026-03-03"]},
    {"cohort": 9, "on": "2026-02-28"},
)


@frozen
class Made:
    """A scenario of two processes: what a file says, as values that can be exchanged one by one.

    `pools` and `more_cases` are mappings as they stand in the file, in the order of their names; `flow` is that of
    the process `new`, `old` that of the baseline; `adoption` is the share that uses `new`.
    """

    calendar: str
    pools: tuple[tuple[str, Construct], ...]
    visit: Construct
    more_cases: tuple[tuple[str, Construct], ...]
    old: Flow
    flow: Flow
    adoption: Construct | None = None

    def text(self) -> str:
        """The file: JSON, which is YAML."""
        new: Construct = {"visit": self.flow}
        if self.adoption is not None:
            new["adoption"] = self.adoption
        file = {
            "title": "Made up",
            "calendar": CALENDARS[self.calendar],
            "horizon": HORIZON,
            "staff": dict(self.pools),
            "cases": {"visit": self.visit, **dict(self.more_cases)},
            "flows": {"again": AGAIN},
            "processes": {"old": {"visit": self.old}, "new": new},
        }
        return json.dumps(file, indent=1)

    def scenario(self) -> Scenario:
        """The scenario, read by the reader; what it refuses is no example."""
        try:
            return load_text(self.text())
        except ScenarioError:
            assume(False)
            raise

    def with_pool(self, name: str, **changes: Any) -> Made:
        """With some keys of a pool, or a pool more."""
        pools = dict(self.pools)
        return evolve(self, pools=tuple((pools | {name: pools.get(name, {}) | changes}).items()))


@st.composite
def staff(draw: st.DrawFn, calendar: str) -> tuple[tuple[str, Construct], ...]:
    """Windows, desks, and the clerk of the case."""
    window: Construct = {"count": draw(st.integers(1, 3)), "at_closing": draw(CLOSINGS), "order": draw(ORDERS)}
    if draw(st.booleans()):
        window["shifts"] = SHIFTS[calendar]
    desk: Construct = {"count": 2, "at_closing": draw(CLOSINGS), "order": window["order"]}
    clerk: Construct = {"count": draw(st.integers(1, 2)), "per": "case"}
    clerk["at_closing"] = draw(st.sampled_from(["pause", "finish"]))
    if draw(st.booleans()):
        clerk["calendar"] = {"hours": ["18:00-21:00"]}
    return ("window", window), ("desk", desk), ("clerk", clerk)


@st.composite
def visits(draw: st.DrawFn, *, has_names: bool) -> Construct:
    """The case type whose flow is made up."""
    return {
        "arrivals": draw(st.sampled_from(ARRIVALS)),
        "items": list(ITEMS) if has_names else draw(st.sampled_from([1, 2, 3, "one of 1 40% 3 60%"])),
        "attributes": {"area": "0..100", "zone": "one of east 50% west 50%", "rank": "one of 0 50% 2 50%"},
        "limit": {"promised": "2 workdays"},
        "priority": draw(st.sampled_from([0, 1, "rank"])),
    }


@st.composite
def made(draw: st.DrawFn, *, loops_alone: bool = False) -> Made:
    """Any scenario of this kind; with `loops_alone` one whose new process is a single loop over items."""
    calendar = draw(st.sampled_from(sorted(CALENDARS)))
    has_names = draw(st.booleans())
    room = Room(has_names=has_names)
    loop = st.one_of(every_item(evolve(room, depth=0)), corrections(evolve(room, depth=0)))
    new = st.lists(loop, min_size=1, max_size=1) if loops_alone else flows(room)
    other = {
        "arrivals": draw(st.sampled_from(ARRIVALS)),
        "priority": 1,
        "flow": [{"step": "quick", "by": draw(st.sampled_from(["window", "desk"])), "takes": "exponential(20 min)"}],
    }
    adoptions = [None, {"share": "50%"}, {"share": "70%", "from": "2026-02-28"}]
    return Made(
        calendar,
        draw(staff(calendar)),
        draw(visits(has_names=has_names)),
        (("other", other),),
        [{"step": "the old way", "by": "window", "takes": "5..15 min"}, {"follow": "again"}],
        named(draw(new)),
        draw(st.sampled_from(adoptions)),
    )

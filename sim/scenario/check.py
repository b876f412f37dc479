"""What only the whole file can tell: names that nothing bears, loops without end, flows that miss somebody."""

from __future__ import annotations

from sim.scenario.check_adoption import check_adoption
from sim.scenario.check_calendar import check_calendar
from sim.scenario.check_crowds import check_crowds
from sim.scenario.check_divisors import check_divisors_of_case
from sim.scenario.check_flow import FlowCheck, Setting
from sim.scenario.check_names import check_names
from sim.scenario.check_tallies import check_tallies
from sim.scenario.circle import circles
from sim.scenario.document import short
from sim.scenario.message import Message, joined, told
from sim.scenario.model import Scenario
from sim.scenario.part import Sheet
from sim.scenario.scope import Names
from sim.scenario.walk import DEEPEST_FLOW, Atlas, follows_in

MOST_NAMES_TOLD = 12


def check(scenario: Scenario, names: Names, sheet: Sheet) -> None:
    """Note everything that is wrong with a scenario as a whole."""
    check_calendar(scenario, sheet)
    check_names(scenario, names, sheet)
    check_adoption(scenario, sheet)
    check_crowds(scenario, sheet)
    _check_flows(scenario, sheet)
    check_tallies(scenario, sheet)


def _check_flows(scenario: Scenario, sheet: Sheet) -> None:
    atlas = Atlas(scenario.flows)
    _check_circles(scenario, sheet, atlas)
    walk = FlowCheck(scenario, sheet, atlas)
    for case in scenario.cases.values():
        check_divisors_of_case(case, sheet)
        if case.flow is not None:
            walk.visit(case.flow, Setting(case.name))
        for process in scenario.processes.values():
            walk.visit(process.flows.get(case.name, ()), Setting(case.name))
    for name, flow in scenario.flows.items():
        if name not in walk.followed and name not in atlas.lost:
            sheet.part(("flows", name)).report_at_key("no process follows this flow", is_warning=True)
            walk.visit(flow, Setting(""))


def _check_circles(scenario: Scenario, sheet: Sheet, atlas: Atlas) -> None:
    """Flows may follow flows, but not themselves, and not without bound."""
    following = {name: follows_in(flow) for name, flow in scenario.flows.items()}
    for circle in circles({name: [follow.flow for follow in follows] for name, follows in following.items()}):
        last = next(follow for follow in following[circle[-1]] if follow.flow == circle[0])
        wrong = told("the flow leads back to itself: {circle}", circle=_told(circle))
        sheet.part_of(last).child("follow").report(wrong, "flows that come to an end")
    for name in atlas.lose_deep_flows():
        wrong = told("flows follow each other more than {most} constructs deep", most=DEEPEST_FLOW)
        sheet.part(("flows", name)).report_at_key(wrong, "fewer flows inside each other")


def _told(circle: list[str]) -> Message:
    names: list[str] = [short(name) for name in (*circle, circle[0])]
    if len(names) > MOST_NAMES_TOLD:
        names = [*names[: MOST_NAMES_TOLD - 1], "...", names[-1]]
    return joined(names, " to ")

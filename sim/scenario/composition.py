"""A hall put together: its reforms' scenarios become case types, flows and people of one scenario."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from typing import Any

from attrs import define, evolve, field

from sim.scenario.cases import CaseType, CohortArrivals, DatedArrivals
from sim.scenario.claim import Claim
from sim.scenario.claim_measures import TOTAL_OF
from sim.scenario.document import short
from sim.scenario.flow import Flow, Step
from sim.scenario.holidays import UnknownYearError, day_after
from sim.scenario.message import listed, told
from sim.scenario.model import Scenario
from sim.scenario.notation_error import nearest
from sim.scenario.part import Part
from sim.scenario.reform import Reform, Way
from sim.scenario.reform_reader import WrittenReform
from sim.scenario.staff import Pool
from sim.scenario.tallies import placed_in
from sim.scenario.translation import brought_into
from sim.scenario.walk import constructs_in
from sim.scenario.whose_people import flow_by

ITEM = "{item}"
OF_THE_HOUSE = frozenset({"capacity", "finished per workday"})
"""Measures that mean something else where people have other work too: claims of them stay with the scenario."""

LoadReform = Callable[[str, WrittenReform, Part], Scenario | None]
"""Gives the scenario of a reform, with the values that are set; None, with its problems noted, if it has faults."""


def compose(hall: Scenario, written: Mapping[str, WrittenReform], root: Part, load: LoadReform) -> Scenario:
    """The hall with everything that its reforms bring along, each switched on or off."""
    house = _House(hall)
    for name, reform in written.items():
        part = root.child("reforms").child(name)
        brought = load(name, reform, part)
        if brought is not None and _fits(hall, brought, reform, part):
            house.take_in(name, reform, brought, part)
            _check_crowds(house, house.reforms[name], part)
    subject = next((case for reform in house.reforms.values() for case in reform.case_types), hall.subject)
    composed = evolve(
        hall,
        staff=house.staff,
        cases=house.cases,
        flows=house.flows,
        parameters=house.parameters,
        claims=tuple(house.claims),
        translations=house.translations,
        reforms=house.reforms,
        subject=hall.subject if root.has("subject") else subject,
    )
    _check_tallies(composed, root)
    return with_reforms(composed, {name for name, reform in composed.reforms.items() if reform.is_on})


def with_reforms(hall: Scenario, switched_on: Collection[str]) -> Scenario:
    """The hall with these of its reforms, and no others, in all its processes but the baseline."""
    processes = {}
    for name, process in hall.processes.items():
        ways: dict[str, Way] = {}
        for reform in hall.reforms.values():
            is_on = reform.name in switched_on and name != hall.baseline
            ways |= reform.new[name] if is_on else reform.old
        flows = process.flows | {case: way.flow for case, way in ways.items()}
        limits = process.limits | {case: way.limits for case, way in ways.items()}
        adoptions = {case: way.adoption for case, way in ways.items()}
        processes[name] = evolve(process, flows=flows, limits=limits, adoptions=adoptions)
    reforms = {name: evolve(reform, is_on=name in switched_on) for name, reform in hall.reforms.items()}
    return evolve(hall, processes=processes, reforms=reforms)


@define
class _House:
    """What the hall has so far."""

    hall: Scenario
    staff: dict[str, Pool] = field(init=False)
    cases: dict[str, CaseType] = field(init=False)
    flows: dict[str, Flow] = field(init=False)
    parameters: dict[str, Any] = field(init=False)
    claims: list[Claim] = field(init=False)
    translations: dict[str, str] = field(init=False)
    reforms: dict[str, Reform] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        hall = self.hall
        self.staff, self.cases, self.flows = dict(hall.staff), dict(hall.cases), dict(hall.flows)
        self.parameters, self.claims = dict(hall.parameters), list(hall.claims)
        self.translations = dict(hall.translations)

    def take_in(self, name: str, written: WrittenReform, brought: Scenario, part: Part) -> None:
        """Add what a reform brings along: its case types, and those of its people whom the hall has not got."""
        cases = written.cases or (brought.subject,)
        rename = _People(written.people, brought, part).name
        self._add_cases(brought, cases, part)
        self._add_flows(brought, rename, part)
        for pool in _pools_used(brought, cases, written.people):
            self._add_pool(pool, brought, part)
        new = {
            process: {case: _way(brought, process, case, rename) for case in cases}
            for process in self.hall.processes
            if process != self.hall.baseline
        }
        old = {case: _way(brought, brought.baseline, case, rename) for case in cases}
        title = brought.title
        own_names = {parameter: f"{name}.{parameter}" for parameter in brought.parameters}
        self.parameters |= {
            own_names[key]: evolve(parameter, name=own_names[key]) for key, parameter in brought.parameters.items()
        }
        self.reforms[name] = Reform(
            name, title, written.switch, old, new, tuple(own_names.values()), brought.translations
        )
        if written.switch:
            self.claims += _claims(brought, cases, self.hall, own_names)
        self.translations = brought_into(self.translations, name, brought, own_names) | self.translations

    def _add_cases(self, brought: Scenario, cases: tuple[str, ...], part: Part) -> None:
        later = _first_measured_day(self.hall) - _first_measured_day(brought)
        for name in cases:
            if name in self.cases:
                part.report_at_key(
                    told("the case type {name} is there already", name=short(name)), "case types of different names"
                )
            self.cases[name] = _moved(brought.cases[name], later)

    def _add_flows(self, brought: Scenario, rename: Callable[[str], str], part: Part) -> None:
        for name, flow in brought.flows.items():
            if name in self.flows:
                part.report_at_key(
                    told("the flow {name} is there already", name=short(name)), "flows of different names"
                )
            self.flows[name] = flow_by(flow, rename)

    def _add_pool(self, pool: Pool, brought: Scenario, part: Part) -> None:
        if pool.name in self.hall.staff:
            return
        if pool.name in self.staff:
            wrong = told("{pool} comes with another reform too", pool=short(pool.name))
            part.report_at_key(
                wrong,
                told("people: {{{pool}: one of the hall's {staff}}}", pool=pool.name, staff=listed(self.hall.staff)),
            )
        is_theirs = pool.calendar != brought.calendar
        self.staff[pool.name] = pool if is_theirs else evolve(pool, calendar=self.hall.calendar)


@define
class _People:
    """Who does the work of a reform's people."""

    people: Mapping[str, str]
    brought: Scenario
    part: Part

    def name(self, pool: str) -> str:
        """The name of who does the work; with `{item}` in it, the one who does it for every item."""
        if ITEM not in pool:
            return self.people.get(pool, pool)
        before, after = pool.split(ITEM, 1)
        named = [name for name in self.brought.staff if name.startswith(before) and name.endswith(after)]
        instead = {self.people.get(name, name) for name in named}
        if len(instead) == 1 and instead <= set(self.people.values()):
            return instead.pop()
        if not instead.isdisjoint(self.people.values()):
            wrong = told("only some of the people called {pool} are people of the hall", pool=short(pool))
            self.part.child("people").report(wrong, told("one pool for all: {named}", named=listed(named, "and")))
        return pool


def _fits(hall: Scenario, brought: Scenario, written: WrittenReform, part: Part) -> bool:
    """Whether a scenario can be taken in; notes why not."""
    fits = True
    for process in hall.processes:
        if process != hall.baseline and process not in brought.processes:
            wrong = told(
                "the scenario {scenario} has no process {process}", scenario=short(brought.name), process=short(process)
            )
            part.report_at_key(wrong, listed(brought.processes))
            fits = False
    for case in written.cases:
        if case not in brought.cases:
            meant = nearest(case, brought.cases)
            part.child("cases").report(
                told("{case} is not one of its case types", case=short(case)), listed(brought.cases), meant
            )
            fits = False
    for pool in written.people:
        if pool not in brought.staff:
            place = part.child("people").child(pool)
            wrong = told("nobody is called {pool} in {scenario}", pool=short(pool), scenario=short(brought.name))
            place.report_at_key(wrong, listed(brought.staff), nearest(pool, brought.staff))
            fits = False
    if brought.calendar.seconds_per_workday != hall.calendar.seconds_per_workday:
        wrong = told("the scenario {scenario} has working days of another length", scenario=short(brought.name))
        part.report_at_key(wrong, "a calendar with as many open hours a day")
        fits = False
    if brought.reforms:
        part.report_at_key(
            told("the scenario {scenario} is a hall itself", scenario=short(brought.name)), "a scenario without reforms"
        )
        fits = False
    return fits


def _check_crowds(house: _House, reform: Reform, part: Part) -> None:
    """Note steps for which the hall never has enough people at once."""
    ways = [*reform.old.values(), *(way for process in reform.new.values() for way in process.values())]
    flows = [way.flow for way in ways]
    for flow in (*flows, *house.flows.values()):
        for step in (construct for construct in constructs_in(flow) if isinstance(construct, Step)):
            needed = Counter[str]()
            for need in step.by:
                needed[need.pool] += need.count
            for pool, count in needed.items():
                if pool in house.hall.staff and count > house.hall.staff[pool].count:
                    wrong = told(
                        "{step} needs {count} of {pool} at once", step=short(step.name), count=count, pool=short(pool)
                    )
                    part.child("people").report(wrong, told("at most {most} people", most=house.hall.staff[pool].count))


def _check_tallies(hall: Scenario, root: Part) -> None:
    """Note what two reforms count or time under one name."""
    brought_by = {case: reform.name for reform in hall.reforms.values() for case in reform.case_types}
    owners: dict[tuple[type, str], str] = {}
    for placed in placed_in(with_reforms(hall, hall.reforms)):
        for name in placed.names:
            owner = owners.setdefault((type(placed.construct), name), placed.case_type)
            if owner != placed.case_type and placed.case_type in brought_by:
                wrong = told("{name} is counted or timed of {owner} already", name=short(name), owner=short(owner))
                part = root.child("reforms").child(brought_by[placed.case_type])
                part.report_at_key(wrong, "counts and stopwatches of different names")


def _way(brought: Scenario, process: str, case: str, rename: Callable[[str], str]) -> Way:
    adoption = brought.adoption_of(process, case)
    return Way(flow_by(brought.flow_of(process, case), rename), brought.limits_of(process, case), adoption)


def _pools_used(brought: Scenario, cases: tuple[str, ...], people: Mapping[str, str]) -> list[Pool]:
    """The people of a scenario who come along: all whom the hall's people do not stand for and the cases ask for."""
    asked: set[str] = set()

    def note(pool: str) -> str:
        asked.add(pool)
        return pool

    flows = [brought.flow_of(process, case) for process in brought.processes for case in cases]
    for flow in (*flows, *brought.flows.values()):
        flow_by(flow, note)
    items = [item for case in cases if isinstance(named := brought.cases[case].items, tuple) for item in named]
    asked |= {pool.replace(ITEM, item) for pool in asked for item in items}
    return [pool for name, pool in brought.staff.items() if name in asked and name not in people]


def _first_measured_day(scenario: Scenario) -> date:
    """The day on which the warm-up is over; the first day where the calendar does not reach it, which is told."""
    try:
        return day_after(scenario.calendar, scenario.horizon.start, scenario.horizon.warm_up)
    except (UnknownYearError, ValueError):
        return scenario.horizon.start


def _moved(case: CaseType, later: timedelta) -> CaseType:
    """Cases of fixed dates come as long before or after the first measured day as in their own scenario."""
    arrivals = case.arrivals
    if isinstance(arrivals, DatedArrivals):
        return evolve(case, arrivals=DatedArrivals(tuple(at + later for at in arrivals.times)))
    if isinstance(arrivals, CohortArrivals):
        return evolve(case, arrivals=evolve(arrivals, at=arrivals.at + later))
    return case


def _claims(brought: Scenario, cases: tuple[str, ...], hall: Scenario, own_names: Mapping[str, str]) -> list[Claim]:
    claims = []
    for claim in brought.claims:
        if claim.case_type in cases and _means_the_same(claim, brought, hall):
            values = {
                hall.baseline if name == brought.baseline else name: value for name, value in claim.values.items()
            }
            rests_on = None if claim.rests_on is None else tuple(own_names[name] for name in claim.rests_on)
            claims.append(evolve(claim, values=values, rests_on=rests_on))
    return claims


def _means_the_same(claim: Claim, brought: Scenario, hall: Scenario) -> bool:
    """Not of the house as a whole, nor a total of cases that come day after day on fewer or more measured days."""
    comes_once = isinstance(brought.cases[claim.case_type].arrivals, DatedArrivals | CohortArrivals)
    is_as_long = brought.horizon.length == hall.horizon.length
    is_comparable = comes_once or is_as_long or not claim.measure.startswith(TOTAL_OF)
    return is_comparable and claim.measure not in OF_THE_HOUSE

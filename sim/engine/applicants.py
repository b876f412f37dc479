"""Applicants: the cases of one type, their flow and what each carries with it."""

from __future__ import annotations

from sim.engine.addresses import stream_name
from sim.engine.arrivals import Arrival, Prepare, Timetable, second_of
from sim.engine.compiler import Compiler
from sim.engine.draws import Attributes, Draw
from sim.engine.legal_clock import LegalClock
from sim.engine.nodes.adopt import Adopt, Adopters, Way
from sim.engine.nodes.amounts import Number
from sim.engine.nodes.end import End, QuickEnd
from sim.engine.nodes.node import Run
from sim.engine.plan import Around, Plan, link
from sim.engine.survey import accepts, has_legal_moments
from sim.engine.token import Case, Token
from sim.scenario.cases import CaseType
from sim.scenario.model import Scenario
from sim.scenario.value import Constant


def add_applicants(scenario: Scenario, process: str, plan: Plan, type_number: int, case_type: CaseType) -> None:
    """Compile what the cases of a type go through in a process, and let them arrive."""
    run = plan.run
    attributes = Attributes(case_type.attributes, run.source, case_type.name)
    items = case_type.items if not isinstance(case_type.items, tuple) else Constant(float(len(case_type.items)))
    count = Number(Draw(items, run.source, stream_name(case_type.name, "items"), attributes))
    ways = [
        _way(scenario, process_of_way, plan, case_type, count, attributes)
        for process_of_way in scenario.ways_of(process, case_type.name)
    ]
    way = ways[0] if len(ways) == 1 else Way(_parting(scenario, process, run, case_type, ways), None)
    first_day = scenario.horizon.start
    timetable = Timetable(case_type.arrivals, run, stream_name(case_type.name, "arrivals"), first_day, attributes)
    Arrival(run, type_number, timetable, way.entry, count, way.prepare)


def _way(
    scenario: Scenario, process: str, plan: Plan, case_type: CaseType, count: Number, attributes: Attributes
) -> Way:
    """The flow of a process, compiled as it is where all cases go through it."""
    named = case_type.items if isinstance(case_type.items, tuple) else ()
    flow = scenario.flow_of(process, case_type.name)
    compiler = Compiler(plan, case_type.name, named, attributes, flow)
    end = End(plan.run)
    piece = compiler.flow(flow, Around(over=end))
    link(piece, QuickEnd(plan.run) if compiler.is_plain else end)
    if compiler.is_plain:
        return Way(piece.entry, None)
    return Way(piece.entry, _preparation(scenario, process, plan.run, case_type, count, attributes))


def _parting(scenario: Scenario, process: str, run: Run, case_type: CaseType, ways: list[Way]) -> Adopt:
    """Where the cases that use the process part from those that go through the baseline."""
    adoption = scenario.adoption_of(process, case_type.name)
    assert adoption is not None
    since = 0 if adoption.since is None else second_of(adoption.since, scenario.horizon.start)
    stream = run.source.stream(stream_name(case_type.name, "adoption"))
    old, new = ways
    return Adopt(run, Adopters(stream, adoption.share, since), old, new)


def _preparation(
    scenario: Scenario, process: str, run: Run, case_type: CaseType, count: Number, attributes: Attributes
) -> Prepare:
    flow = scenario.flow_of(process, case_type.name)
    is_clocked = has_legal_moments(flow, scenario.flows)
    begins_accepted = not accepts(flow, scenario.flows)
    limit = scenario.limits_of(process, case_type.name).promised
    priority = Draw(case_type.priority, run.source, stream_name(case_type.name, "priority"), attributes)

    def prepare(token: Token, now: int) -> None:
        case = Case(count.of_case(token.number))
        legal = LegalClock(run.clock, run.recorder, token.row) if is_clocked else None
        token.carry(case, range(case.item_count), legal)
        if legal is not None and begins_accepted:
            legal.start(token)
        if priority.constant is None:
            case.priority = priority.of_case(token.number)
        else:
            case.priority = priority.constant
        if limit is not None:
            case.due = run.workdays.end_of(now, int(limit))

    return prepare

"""A scenario explained: how the processes go, what may be set, who is there, when, and what is simulated."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from reports import hall_words, scenario_words, words
from reports.adoption_text import adoption_text
from reports.assumptions import overridden, parameter_table, warnings_of
from reports.changed_values import changed_values
from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.figures import Abreast, Tree
from reports.flow_tree import flow_branches
from reports.opening_hours_text import calendar_lines, clock_text, horizon_lines, short_hours
from reports.phrase import Language, Voice, voice_for
from reports.quantities import Shown, amount_text
from reports.spoken_notation import in_notation
from sim.scenario.cases import CaseType, CohortArrivals, DatedArrivals, IntervalArrivals, RateArrivals
from sim.scenario.flow import Follow
from sim.scenario.model import Scenario
from sim.scenario.reform import Reform
from sim.scenario.spelling import spell
from sim.scenario.staff import AtClosing, Pool, ServiceOrder
from sim.scenario.value import Exponential


def show_report(scenario: Scenario, language: Language) -> Document:
    """Everything that a scenario says, without running it."""
    voice = voice_for(scenario, language)
    sections = [
        _processes(scenario, voice),
        _shared_flows(scenario, voice),
        _parameters(scenario, voice),
        _cases(scenario, voice),
        _staff(scenario, voice),
        Section(voice.say(words.CALENDAR), _paragraphs(calendar_lines(scenario.calendar, voice))),
        Section(voice.say(words.HORIZON), _paragraphs(horizon_lines(scenario.horizon, voice))),
    ]
    head: list[Block] = [Paragraph(voice.name(scenario.about))] if scenario.about else []
    head.extend(changed_values(scenario, voice))
    head.extend(Paragraph(text, Tone.WARNING, mark="!") for text in warnings_of(scenario, voice))
    known = tuple(section for section in sections if section.blocks)
    return Document(voice.name(scenario.title), tuple(head), known)


def _paragraphs(lines: Iterator[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line) for line in lines)


def _processes(scenario: Scenario, voice: Voice) -> Section:
    """The processes side by side, a row of trees for every case type that they treat differently."""
    own = [case_type for case_type in scenario.cases if any(case_type in p.flows for p in scenario.processes.values())]
    own.sort(key=lambda case_type: case_type != scenario.subject)
    blocks: list[Block] = []
    for case_type in own:
        trees = tuple(
            _tree(scenario, process, case_type, voice, names_it=len(own) > 1) for process in scenario.processes
        )
        blocks.append(Abreast(trees))
    return Section(voice.say(words.FLOWS), tuple(blocks))


def _tree(scenario: Scenario, process: str, case_type: str, voice: Voice, *, names_it: bool) -> Tree:
    title = voice.name(scenario.processes[process].title or process)
    tone = Tone.OLD if process == scenario.baseline else Tone.NEW
    if names_it:
        title += f" · {voice.name(case_type)}"
    flow = scenario.flow_of(process, case_type)
    if len(flow) == 1 and isinstance(flow[0], Follow):  # the tree itself, not a word that points to it
        flow = scenario.flows[flow[0].flow]
    if scenario.is_partly_adopted(process, case_type):
        title += f" · {adoption_text(scenario, process, voice)}"
    return Tree(title, flow_branches(flow, voice), tone)


def _shared_flows(scenario: Scenario, voice: Voice) -> Section:
    """Flows that are written once: those that others refer to, and those of case types that are always the same."""
    trees = [Tree(voice.name(name), flow_branches(flow, voice)) for name, flow in scenario.flows.items()]
    trees += [
        Tree(voice.name(case_type.name), flow_branches(case_type.flow, voice))
        for case_type in scenario.cases.values()
        if case_type.flow is not None and not any(case_type.name in p.flows for p in scenario.processes.values())
    ]
    return Section(voice.say(words.FLOWS_SHARED), (Abreast(tuple(trees)),) if trees else ())


def _parameters(scenario: Scenario, voice: Voice) -> Section:
    if not scenario.parameters:
        return Section("", ())
    brought = {name for reform in scenario.reforms.values() for name in reform.parameters}
    own = [parameter for parameter in scenario.parameters.values() if parameter.name not in brought]
    blocks: list[Block] = [parameter_table(own, overridden(scenario), voice, with_origin=True)] if own else []
    for reform in scenario.reforms.values():
        blocks.extend(_parameters_of(reform, scenario, voice))
    return Section(voice.say(words.PARAMETERS), tuple(blocks))


def _parameters_of(reform: Reform, scenario: Scenario, voice: Voice) -> Iterator[Block]:
    """Those of one of a hall's reforms, by the names that they have in its own scenario."""
    if not reform.parameters:
        return
    prefix = f"{reform.name}."
    parameters = [evolve(scenario.parameters[name], name=name.removeprefix(prefix)) for name in reform.parameters]
    chosen = frozenset(name.removeprefix(prefix) for name in overridden(scenario) if name in reform.parameters)
    title = voice.name(reform.title)
    yield Paragraph(voice.say(hall_words.OF_THE_REFORM, title=title, name=reform.name), Tone.STRONG)
    yield parameter_table(parameters, chosen, Voice(voice.language, reform.translations), with_origin=True)


def _cases(scenario: Scenario, voice: Voice) -> Section:
    rows = tuple(
        Row((Cell("" if number else voice.name(case_type.name)), Cell(line)))
        for case_type in scenario.cases.values()
        for number, line in enumerate(_of_case(scenario, case_type, voice))
    )
    return Section(voice.say(words.CASES), (Table((Column("", Holds.WORDS), Column("", Holds.WORDS)), rows),))


def _of_case(scenario: Scenario, case_type: CaseType, voice: Voice) -> Iterator[str]:
    yield _arrivals(scenario, case_type, voice)
    if isinstance(case_type.items, tuple):
        names = voice.in_a_row(voice.name(item) for item in case_type.items)
        yield voice.say(scenario_words.ITEMS_NAMED, count=len(case_type.items), names=names)
    elif (items := spell(case_type.items)) != "1":
        yield voice.say(scenario_words.ITEMS, count=in_notation(items, voice))
    for name, value in case_type.attributes.items():
        yield voice.say(scenario_words.ATTRIBUTE, name=voice.name(name), value=in_notation(spell(value), voice))
    yield from _limits(scenario, case_type.name, voice)


def _limits(scenario: Scenario, case_type: str, voice: Voice) -> Iterator[str]:
    """Promised and statutory limits, process by process where they differ."""
    limits = {process: scenario.limits_of(process, case_type) for process in scenario.processes}
    for phrase, by_process in (
        (scenario_words.PROMISED, {process: own.promised for process, own in limits.items()}),
        (scenario_words.STATUTORY, {process: own.statutory for process, own in limits.items()}),
    ):
        is_common = len(set(by_process.values())) == 1
        for process, limit in list(by_process.items())[: 1 if is_common else None]:
            if limit is not None:
                text = voice.say(phrase, limit=amount_text(limit, Shown.WORKDAYS, voice.language))
                title = scenario.processes[process].title or process
                yield text if is_common else f"{text} · {voice.name(title)}"


def _arrivals(scenario: Scenario, case_type: CaseType, voice: Voice) -> str:
    match case_type.arrivals:
        case IntervalArrivals(Exponential(mean)):
            days = amount_text(mean / scenario.calendar.seconds_per_workday, Shown.WORKDAYS, voice.language)
            return voice.say(scenario_words.ARRIVE_AT_RANDOM, interval=days)
        case IntervalArrivals(interval):
            return voice.say(scenario_words.ARRIVE_EVERY, interval=in_notation(spell(interval), voice))
        case RateArrivals(rate, profile, backlog):
            a_day = rate * scenario.calendar.seconds_per_workday
            said = [voice.say(scenario_words.ARRIVE_AT_RATE, rate=amount_text(a_day, Shown.COUNT, voice.language))]
            if len(set(profile)) > 1:
                said.append(voice.say(scenario_words.ARRIVE_WITH_PROFILE))
            if backlog:
                said.append(voice.say(scenario_words.ARRIVED_BEFORE, count=backlog))
            return ("," if voice.language == "zh" else ", ").join(said)
        case DatedArrivals(times):
            return voice.say(scenario_words.ARRIVE_DATED, count=len(times))
        case CohortArrivals(count, at):
            return voice.say(scenario_words.ARRIVE_AT_ONCE, count=count, at=at.isoformat(" ", "minutes"))


def _staff(scenario: Scenario, voice: Voice) -> Section:
    columns = (
        Column(voice.say(scenario_words.POOL), Holds.WORDS),
        Column(voice.say(scenario_words.HOW_MANY)),
        Column(voice.say(scenario_words.WHEN), Holds.WORDS),
    )
    rows = tuple(_pool_row(scenario, pool, voice) for pool in scenario.staff.values())
    return Section(voice.say(words.POOLS), (Table(columns, rows),) if rows else ())


def _pool_row(scenario: Scenario, pool: Pool, voice: Voice) -> Row:
    count = voice.say(scenario_words.PER_CASE, count=pool.count) if pool.per_case else f"{pool.count:,}"
    said = []
    if pool.calendar != scenario.calendar:
        said.append(short_hours(pool.calendar, voice))
    for shift in pool.shifts:
        opens, closes = clock_text(shift.hours.opens), clock_text(shift.hours.closes)
        said.append(voice.say(scenario_words.SHIFT, count=shift.count, opens=opens, closes=closes))
    if pool.at_closing is not AtClosing.PAUSE:
        said.append(voice.say(scenario_words.AT_CLOSING[pool.at_closing]))
    if pool.order is not ServiceOrder.ARRIVAL:
        said.append(voice.say(scenario_words.ORDER[pool.order]))
    return Row((Cell(voice.name(pool.name)), Cell(count), Cell(" · ".join(said), Tone.QUIET)))

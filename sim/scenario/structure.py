"""From plain data to a scenario, section by section: what is read first is known to what is read later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from sim.scenario.calendar import CalendarRule, Horizon
from sim.scenario.case_reader import CASE, read_case, scope_with
from sim.scenario.cases import CaseType
from sim.scenario.claim_reader import CLAIM, read_claims
from sim.scenario.construct_form import FLOW
from sim.scenario.document import Document, short
from sim.scenario.files import Files
from sim.scenario.flow import Flow
from sim.scenario.form import Entry, Form
from sim.scenario.headline_reader import HEADLINE, read_headline
from sim.scenario.message import listed, told
from sim.scenario.model import Scenario
from sim.scenario.notation_error import nearest
from sim.scenario.parameter_reader import PARAMETER, read_parameters
from sim.scenario.part import Part, Sheet
from sim.scenario.process_reader import PROCESS, read_process
from sim.scenario.reader import ByName, ListOf, Text
from sim.scenario.reform_reader import REFORM, WrittenReform, read_reform
from sim.scenario.scope import UNREAD_DAY, Scope
from sim.scenario.staff import Pool
from sim.scenario.staff_reader import CALENDAR, HORIZON, POOL
from sim.scenario.value import Value

SCENARIO: Form[Any] = Form(
    dict,
    "a scenario",
    "A reform: the cases, the people, and the processes to compare.",
    (
        Entry("title", Text(), "the name of the scenario", required=True),
        Entry("about", Text(), "what it is about, in a few sentences"),
        Entry("parameters", ByName(PARAMETER, "parameters"), "what a reader may tune"),
        Entry("calendar", CALENDAR, "when the place is open"),
        Entry("horizon", HORIZON, "what is simulated: {start, warm_up, length, run_out}", required=True),
        Entry("staff", ByName(POOL, "pools by name"), "pools of people by name", required=True),
        Entry("cases", ByName(CASE, "case types by name"), "case types by name", required=True),
        Entry("flows", ByName(FLOW, "flows by name"), "flows that several processes follow, by name"),
        Entry("reforms", ByName(REFORM, "reforms by name"), "scenarios that take place in this house, by name"),
        Entry(
            "processes", ByName(PROCESS, "processes by name"), "processes by name, the baseline first", required=True
        ),
        Entry("baseline", Text("the name of a process"), "the process to compare with; the first if nothing is said"),
        Entry("subject", Text("the name of a case type"), "the case type that the reform is about"),
        Entry("headline", HEADLINE, "what a report speaks of first, if not of the lead time: measures as in claims"),
        Entry("claims", ListOf(CLAIM, "a list of claims"), "what is said of the reform"),
        Entry("chinese", ByName(Text("a Chinese name"), "Chinese names"), "Chinese names by English ones"),
    ),
)


@frozen
class Structure:
    """What could be made out of a document: the scenario, its reforms as written, and everything noted on the way."""

    scenario: Scenario
    reforms: dict[str, WrittenReform]
    scope: Scope
    sheet: Sheet


def read_structure(document: Document, name: str, files: Files) -> Structure:
    """The scenario in a document, as far as it can be made out, and what was found wrong."""
    sheet = Sheet(document)
    for problem in document.problems:
        sheet.report(problem)
    root = Part(document.data, (), sheet)
    scope = Scope(files=files)
    children = SCENARIO.open(root, scope) or {}
    if "parameters" in children:
        read_parameters(children["parameters"], scope)
    scope = evolve(scope, calendar=_read_calendar(children, scope))
    scope = evolve(scope, pools=_read_pools(_named(children, "staff", "pools by name"), scope))
    cases = {key: read_case(part, scope, key) for key, part in _named(children, "cases", "case types by name").items()}
    processes = _named(children, "processes", "processes by name")
    scope = evolve(scope, case_types=tuple(cases), processes=tuple(processes))
    subject = _chosen(children.get("subject"), tuple(cases), _default_subject(cases), "a case type")
    scenario = Scenario(
        name=name,
        title=_text(children, "title"),
        about=_text(children, "about"),
        parameters=scope.names.parameters,
        calendar=scope.calendar,
        horizon=_read_horizon(children, scope),
        staff=dict(scope.pools),
        cases=cases,
        flows=_read_flows(children, cases, scope),
        processes={key: read_process(part, scope, key, cases) for key, part in processes.items()},
        baseline=_chosen(children.get("baseline"), tuple(processes), next(iter(processes), ""), "a process"),
        subject=subject,
        translations=_read_translations(children, scope),
        source=document.source,
        text=document.text,
        folder=files.folder,
    )
    scenario = evolve(
        scenario,
        claims=read_claims(children.get("claims"), scope, scenario),
        headline=read_headline(children.get("headline"), scope, scenario),
    )
    return Structure(scenario, _read_reforms(children, scope), scope, sheet)


def _named(children: Mapping[str, Part], key: str, what: str) -> dict[str, Part]:
    """The parts of a section that must have some, by name; none, with the problem noted, if there are none."""
    section = children.get(key)
    if section is None:
        return {}
    parts = section.children(what)
    if parts == {}:
        section.needs(what)
    return parts or {}


def _text(children: Mapping[str, Part], key: str) -> str:
    part = children.get(key)
    return (part.text() or "") if part is not None else ""


def _read_calendar(children: Mapping[str, Part], scope: Scope) -> CalendarRule:
    part = children.get("calendar")
    return (CALENDAR.read(part, scope) if part is not None else None) or CalendarRule()


def _read_horizon(children: Mapping[str, Part], scope: Scope) -> Horizon:
    part = children.get("horizon")
    return (HORIZON.read(part, scope) if part is not None else None) or Horizon(UNREAD_DAY, 1)


def _read_pools(parts: Mapping[str, Part], scope: Scope) -> dict[str, Pool]:
    """All pools; one that could not be read keeps its place, so that steps may name it."""
    read = {name: POOL.read(part, scope, name=name, calendar=scope.calendar) for name, part in parts.items()}
    return {name: pool or Pool(name, 1, scope.calendar) for name, pool in read.items()}


def _read_flows(children: Mapping[str, Part], cases: Mapping[str, CaseType], scope: Scope) -> dict[str, Flow]:
    """Shared flows; which attributes are there depends on the case that comes, so all are known here."""
    attributes: dict[str, Value] = {}
    for case in cases.values():
        attributes |= case.attributes
    shared = scope_with(attributes, scope)
    parts = children["flows"].children("flows by name") if "flows" in children else {}
    return {name: FLOW.read(part, shared) or () for name, part in (parts or {}).items()}


def _read_reforms(children: Mapping[str, Part], scope: Scope) -> dict[str, WrittenReform]:
    parts = children["reforms"].children("reforms by name") if "reforms" in children else {}
    return {name: read_reform(part, scope) for name, part in (parts or {}).items()}


def _read_translations(children: Mapping[str, Part], scope: Scope) -> dict[str, str]:
    part = children.get("chinese")
    return (ByName(Text("a Chinese name"), "Chinese names by English ones").read(part, scope) or {}) if part else {}


def _default_subject(cases: Mapping[str, CaseType]) -> str:
    """The first case type that each process treats in its own way; else the first."""
    own = [name for name, case in cases.items() if case.flow is None]
    return next(iter([*own, *cases]), "")


def _chosen(part: Part | None, known: tuple[str, ...], default: str, what: str) -> str:
    """The name that a part gives, if it is known."""
    text = part.text(told("the name of {what}", what=told(what))) if part is not None else None
    if part is None or text is None or not known:
        return default
    if text not in known:
        part.report(
            told("{text} is not {what}", text=short(text), what=told(what)), listed(known), nearest(text, known)
        )
        return default
    return text

"""The scenario: everything a simulation needs to know, with every name resolved."""

from __future__ import annotations

from attrs import field, frozen

from sim.scenario.calendar import CalendarRule, Horizon
from sim.scenario.cases import CaseType, Limits
from sim.scenario.claim import Claim
from sim.scenario.flow import Flow
from sim.scenario.parameter import Parameter
from sim.scenario.problem import Problem
from sim.scenario.staff import Pool


@frozen
class Process:
    """One way of working: per case type its flow and, where they differ from the case type's, its limits."""

    name: str
    title: str
    flows: dict[str, Flow]
    limits: dict[str, Limits] = field(factory=dict)
    about: str = ""


@frozen
class Scenario:
    """A reform: the cases, the people, and two or more processes, the first of which is the baseline unless said.

    `subject` is the case type that the reform is about. `translations` are Chinese names of English ones in the
    file; `text` is the file as read, `overrides` the values set from outside as (path, text).
    """

    name: str
    title: str
    about: str
    parameters: dict[str, Parameter]
    calendar: CalendarRule
    horizon: Horizon
    staff: dict[str, Pool]
    cases: dict[str, CaseType]
    flows: dict[str, Flow]
    processes: dict[str, Process]
    baseline: str
    subject: str
    claims: tuple[Claim, ...] = ()
    translations: dict[str, str] = field(factory=dict)
    warnings: tuple[Problem, ...] = ()
    source: str = ""
    text: str = field(default="", repr=False)
    overrides: tuple[tuple[str, str], ...] = ()

    def flow_of(self, process: str, case_type: str) -> Flow:
        """The flow that cases of a type go through in a process."""
        own = self.processes[process].flows.get(case_type)
        shared = self.cases[case_type].flow
        flow = own if own is not None else shared
        if flow is None:
            raise KeyError(f"no flow for {case_type!r} in process {process!r}")
        return flow

    def limits_of(self, process: str, case_type: str) -> Limits:
        """The time limits that hold for a case type in a process."""
        return self.processes[process].limits.get(case_type, self.cases[case_type].limits)

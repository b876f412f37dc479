"""The scenario: everything a simulation needs to know, with every name resolved."""

from __future__ import annotations

from pathlib import Path as FilePath

from attrs import field, frozen

from sim.scenario.adoption import Adoption
from sim.scenario.calendar import CalendarRule, Horizon
from sim.scenario.cases import CaseType, Limits
from sim.scenario.claim import Claim
from sim.scenario.files import SourceFile
from sim.scenario.flow import Flow
from sim.scenario.overlay import Overlay
from sim.scenario.parameter import Parameter
from sim.scenario.problem import Problem
from sim.scenario.reform import Reform
from sim.scenario.staff import Pool


@frozen
class Process:
    """One way of working: per case type its flow and, where they differ from the case type's, its limits.

    With an `adoption`, not all cases go this way: the others go through the baseline. `adoptions` say so of single
    case types.
    """

    name: str
    title: str
    flows: dict[str, Flow]
    limits: dict[str, Limits] = field(factory=dict)
    about: str = ""
    adoption: Adoption | None = None
    adoptions: dict[str, Adoption | None] = field(factory=dict)


@frozen
class Scenario:
    """A reform: the cases, the people, and two or more processes, the first of which is the baseline unless said.

    `subject` is the case type that the reform is about. `headline` are the measures, as claims call them, that it is
    about: reports speak of them first; if there are none, of the lead time. `reforms` are the scenarios of which a hall
    is put together; their case types, flows, people and parameters are among those of the hall. `translations` are
    Chinese names of English ones in the file; `text` is the file as read, `overrides` the values set from outside as
    (path, text), `typed` the same as they were given (`path=value`). `overlay` tells what the file extends, if it does.
    `folder` is where the scenario finds other files (absolute; None: nowhere), `files` are those that were read for it,
    shipped scenarios left out.
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
    reforms: dict[str, Reform] = field(factory=dict)
    claims: tuple[Claim, ...] = ()
    headline: tuple[str, ...] = ()
    translations: dict[str, str] = field(factory=dict)
    warnings: tuple[Problem, ...] = ()
    source: str = ""
    text: str = field(default="", repr=False)
    overrides: tuple[tuple[str, str], ...] = ()
    overlay: Overlay | None = None
    typed: tuple[str, ...] = field(default=(), repr=False, eq=False)
    folder: FilePath | None = field(default=None, repr=False, eq=False)
    files: tuple[SourceFile, ...] = field(default=(), repr=False, eq=False)

    def flow_of(self, process: str, case_type: str) -> Flow:
        """The flow that cases of a type go through in a process."""
        own = self.processes[process].flows.get(case_type)
        shared = self.cases[case_type].flow
        flow = own if own is not None else shared
        if flow is None:
            raise KeyError(f"no flow for {case_type!r} in process {process!r}")
        return flow

    def ways_of(self, process: str, case_type: str) -> tuple[str, ...]:
        """The processes whose flow and limits cases of a type meet in a process: itself, or else the baseline.

        Both, the baseline first, where only some cases use it. Case types that each process treats alike have one.
        """
        adoption = self.adoption_of(process, case_type)
        if not self.is_partly_adopted(process, case_type):
            return (process,)
        return (self.baseline,) if adoption is not None and adoption.is_by_none else (self.baseline, process)

    def adoption_of(self, process: str, case_type: str) -> Adoption | None:
        """Which of the cases of a type use a process; None if all do."""
        own = self.processes[process]
        return own.adoptions.get(case_type, own.adoption)

    def is_partly_adopted(self, process: str, case_type: str) -> bool:
        """Whether a process does not hold for all cases of a type."""
        adoption = self.adoption_of(process, case_type)
        if adoption is None or adoption.is_by_all or process == self.baseline:
            return False
        both = (self.processes[self.baseline], self.processes[process])
        return any(case_type in own.flows or case_type in own.limits for own in both)

    def limits_of(self, process: str, case_type: str) -> Limits:
        """The time limits that hold for cases of a type that go through the flow of a process."""
        return self.processes[process].limits.get(case_type, self.cases[case_type].limits)

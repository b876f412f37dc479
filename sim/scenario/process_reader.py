"""The forms of processes and of the claims that are made of them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from sim.scenario.adoption_reader import ADOPTION
from sim.scenario.case_reader import LIMITS, scope_with
from sim.scenario.cases import CaseType, Limits
from sim.scenario.construct_form import FLOW
from sim.scenario.document import short
from sim.scenario.flow import Flow
from sim.scenario.form import Entry, Form, Others
from sim.scenario.message import listed, told
from sim.scenario.model import Process
from sim.scenario.notation_error import nearest
from sim.scenario.part import Part
from sim.scenario.reader import ByName, Schema, Text, Untouched
from sim.scenario.scope import Scope


@frozen
class LimitsByCase:
    """Limits by case type."""

    def read(self, part: Part, scope: Scope) -> dict[str, Limits] | None:
        """The limits of known case types."""
        children = part.children("a mapping from case types to limits")
        if children is None:
            return None
        limits = {}
        for name, child in children.items():
            if name not in scope.case_types:
                child.report_at_key(
                    told("{name} is not a case type", name=short(name)),
                    listed(scope.case_types),
                    nearest(name, scope.case_types),
                )
                continue
            read = LIMITS.read(child, scope)
            if read is not None:
                limits[name] = read
        return limits

    def schema(self) -> Schema:
        """An object of limits."""
        return ByName(LIMITS, "").schema()


PROCESS = Form(
    Process,
    "a process",
    "One way of working: per case type its flow.",
    (
        Entry("title", Text(), "what it is called in reports"),
        Entry("about", Text(), "what is special about it"),
        Entry("limit", LimitsByCase(), "limits by case type, where they differ from those of the case type", "limits"),
        Entry("adoption", ADOPTION, "which share of the cases uses it, and from when on; the others use the baseline"),
    ),
    others=Others("flows", Untouched(FLOW.schema()), lambda scope: scope.case_types, "a case type or key"),
)


def read_process(part: Part, scope: Scope, name: str, cases: Mapping[str, CaseType]) -> Process:
    """A process; one in which nothing happens, if it could not be read."""
    process = PROCESS.read(part, scope, name=name, title=name, flows={})
    if process is None:
        return Process(name, name, dict.fromkeys(cases, ()))
    flows: dict[str, Flow] = {}
    for case_type, child in part.children().items() if isinstance(part.data, dict) else ():  # type: ignore[union-attr]
        if case_type in cases:
            flows[case_type] = FLOW.read(child, scope_with(cases[case_type].attributes, scope)) or ()
    limits = {case_type: _completed(own, cases[case_type].limits) for case_type, own in process.limits.items()}
    return evolve(process, flows=flows, limits=limits)


def _completed(own: Limits, general: Limits) -> Limits:
    """Limits of a process, with those of the case type where it says nothing."""
    return Limits(
        general.promised if own.promised is None else own.promised,
        general.statutory if own.statutory is None else own.statutory,
    )

"""The forms of processes and of the claims that are made of them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field, frozen

from sim.scenario.amount_reader import SHARES
from sim.scenario.case_reader import LIMITS, scope_with
from sim.scenario.cases import CaseType, Limits
from sim.scenario.claim import Claim, Interval
from sim.scenario.claim_measures import CLAIM_MEASURES
from sim.scenario.construct_form import FLOW
from sim.scenario.document import short
from sim.scenario.flow import Flow
from sim.scenario.form import Entry, Form, Others
from sim.scenario.model import Process
from sim.scenario.notation import NotationError, read_interval
from sim.scenario.notation_error import nearest
from sim.scenario.parameter import Origin
from sim.scenario.part import Part, listed
from sim.scenario.quantity import Kind
from sim.scenario.reader import SCALAR, ByName, Choice, Schema, Text, Untouched, one_of
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
                    f"{short(name)} is not a case type", listed(scope.case_types), nearest(name, scope.case_types)
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


@frozen
class Said:
    """An interval that a claim states."""

    kinds: frozenset[Kind]

    def read(self, part: Part, scope: Scope) -> Interval | None:  # noqa: ARG002
        """The interval."""
        text = part.text("an amount, or a range such as 3..10 min")
        if text is None:
            return None
        try:
            interval, _ = read_interval(text, self.kinds)
        except NotationError as error:
            part.report(error.wrong, error.allowed, error.meant)
            return None
        return interval

    def schema(self) -> Schema:
        """A text or number."""
        return {"type": ["string", "number"]}


@frozen
class _Written:
    """A claim before it is known what its numbers measure."""

    measure: str
    values: dict[str, Part]
    origin: Origin
    case: str = ""
    reduction: Interval | None = None
    source: str = ""
    note: str = field(default="")


CLAIM = Form(
    _Written,
    "a claim",
    "What is said of a measure, per process or of its reduction.",
    (
        Entry(
            "measure", Choice({name: name for name in CLAIM_MEASURES}), "what is claimed of", required=True, stand_in=""
        ),
        Entry("case", Text("the name of a case type"), "the case type; the subject if nothing is said", stand_in=""),
        Entry("reduction", Said(SHARES), "by how much it is reduced, such as 80%"),
        Entry("origin", one_of(Origin), "reported, sourced or assumed", required=True, stand_in=Origin.ASSUMED),
        Entry("source", Text(), "who says so"),
        Entry("note", Text(), "what else a reader should know"),
    ),
    others=Others("values", Untouched(SCALAR), lambda scope: scope.processes, "a process or key"),
)


def read_claim(part: Part, scope: Scope, subject: str) -> Claim | None:
    """A claim."""
    written = CLAIM.read(part, scope)
    if written is None:
        return None
    if not written.values and not part.has("reduction"):
        part.report_at_key("the claim says nothing", f"{listed(scope.processes)} with an amount, or reduction")
    case = written.case or subject
    if written.case and written.case not in scope.case_types:
        part.child("case").report(
            f"{short(written.case)} is not a case type",
            listed(scope.case_types),
            nearest(written.case, scope.case_types),
        )
    kinds = CLAIM_MEASURES.get(written.measure)
    read = {} if kinds is None else {name: Said(kinds).read(child, scope) for name, child in written.values.items()}
    values = {name: interval for name, interval in read.items() if interval is not None}
    return Claim(written.measure, case, values, written.reduction, written.origin, written.source, written.note)

"""The form of claims: what is said of a reform, in the units of what it is said of."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from sim.scenario.amount_reader import COUNTS, SHARES
from sim.scenario.claim import Claim, Interval
from sim.scenario.claim_measures import CLAIM_MEASURES, TIME_OF, named_in, tally_measures
from sim.scenario.document import short
from sim.scenario.form import Entry, Form, Others
from sim.scenario.message import listed, told
from sim.scenario.model import Scenario
from sim.scenario.notation import NotationError, read_interval
from sim.scenario.notation_error import nearest
from sim.scenario.parameter import Origin
from sim.scenario.part import Part
from sim.scenario.quantity import Kind
from sim.scenario.reader import SCALAR, Choice, OneOrList, Schema, Text, Untouched, one_of
from sim.scenario.scope import Scope
from sim.scenario.tallies import Tally, stopwatches, tallies

MOST_NAMES_TOLD = 12


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
            return self._interval(text)
        except NotationError as error:
            part.report(error.wrong, error.allowed, error.meant)
            return None

    def _interval(self, text: str) -> Interval:
        return read_interval(text, self.kinds)[0]

    def schema(self) -> Schema:
        """A text or number."""
        return {"type": ["string", "number"]}


@frozen
class Increase(Said):
    """By which share something becomes more; unlike other shares, it may be more than the whole."""

    def _interval(self, text: str) -> Interval:
        if "%" not in text:
            return super()._interval(text)
        percent, _ = read_interval(text.replace("%", ""), COUNTS)
        return Interval(percent.low / 100, percent.high / 100, " ".join(text.split()))


@frozen
class MeasureWritten:
    """What is claimed of; counts and stopwatches by their names, which are looked up when all flows are known."""

    def read(self, part: Part, scope: Scope) -> str | None:
        """The name of a measure, or what a claim about a count or stopwatch says."""
        if isinstance(part.data, str) and named_in(part.data):
            return part.data
        return _KNOWN.read(part, scope)

    def schema(self) -> Schema:
        """The names; a count or stopwatch is a text."""
        return _KNOWN.schema()


@frozen
class ParameterName:
    """The name of a parameter of the file."""

    def read(self, part: Part, scope: Scope) -> str | None:
        """The name, if there is such a parameter."""
        name = part.text("the name of a parameter")
        if name is None or name in scope.names.unread:
            return None
        if name not in scope.names:
            known = list(scope.names)
            allowed = listed(known) if 0 < len(known) <= MOST_NAMES_TOLD else "a name under `parameters`"
            part.report(told("there is no parameter {name}", name=short(name)), allowed, nearest(name, known))
            return None
        return name

    def schema(self) -> Schema:
        """A name."""
        return Text().schema()


@frozen
class RestsOn:
    """Names of parameters, or one alone; an empty list says that there are none."""

    def read(self, part: Part, scope: Scope) -> tuple[str, ...] | None:
        """The names that could be read."""
        return () if part.data == [] else _NAMES.read(part, scope)

    def schema(self) -> Schema:
        """A name, or an array of names that may be empty."""
        name = ParameterName().schema()
        return {"anyOf": [name, {"type": "array", "items": name}]}


@frozen
class _Written:
    """A claim before it is known what its numbers measure."""

    measure: str
    values: dict[str, Part]
    origin: Origin
    case: str = ""
    reduction: Interval | None = None
    increase: Interval | None = None
    source: str = ""
    note: str = ""
    rests_on: tuple[str, ...] | None = None


_KNOWN = Choice({name: name for name in CLAIM_MEASURES})
_NAMES = OneOrList(ParameterName(), "a list of parameters")

CLAIM = Form(
    _Written,
    "a claim",
    "What is said of a measure, per process or of its change.",
    (
        Entry("measure", MeasureWritten(), "what is claimed of", required=True, stand_in=""),
        Entry("case", Text("the name of a case type"), "the case type; the subject if nothing is said", stand_in=""),
        Entry("reduction", Said(SHARES), "by how much it is reduced, such as 80%"),
        Entry("increase", Increase(SHARES), "by how much it is increased, such as 50%"),
        Entry("origin", one_of(Origin), "reported, sourced or assumed", required=True, stand_in=Origin.ASSUMED),
        Entry("source", Text(), "who says so"),
        Entry("note", Text(), "what else a reader should know"),
        Entry("rests_on", RestsOn(), "parameters on which the result depends; [] if on none"),
    ),
    others=Others("values", Untouched(SCALAR), lambda scope: scope.processes, "a process or key"),
)


def read_claims(part: Part | None, scope: Scope, scenario: Scenario) -> tuple[Claim, ...]:
    """The claims that are made in a file; `scenario` is what was read of the rest of it."""
    parts = part.items("a list of claims") if part is not None else []
    if not parts:
        return ()
    reader = _ClaimReader(scope, scenario.subject, tallies(scenario), stopwatches(scenario))
    read = [reader.read(claim) for claim in parts]
    return tuple(claim for claim in read if claim is not None)


def kinds_of(
    measure: str, part: Part, tallies: Mapping[str, Tally], stopwatches: Mapping[str, str]
) -> frozenset[Kind] | None:
    """In which kinds of quantity a measure is said; None if it is not known, which has been noted."""
    name = named_in(measure)
    if not name:
        return CLAIM_MEASURES.get(measure)
    known = tally_measures(tallies, stopwatches)
    flows_are_troubled = any(part.sheet.is_troubled((section,)) for section in ("processes", "cases", "flows"))
    if measure not in known and not flows_are_troubled:
        timed = told("nothing in the file is timed as {name}", name=short(name))
        counted = told("nothing in the file is counted as {name}", name=short(name))
        wrong = timed if measure.startswith(TIME_OF) else counted
        allowed = listed(known) if 0 < len(known) <= MOST_NAMES_TOLD else "the name of a count or stopwatch"
        same_name = (other for other in known if named_in(other) == name)
        part.report(wrong, allowed, next(same_name, nearest(measure, known)))
    return known.get(measure)


@frozen
class _ClaimReader:
    scope: Scope
    subject: str
    tallies: Mapping[str, Tally]
    stopwatches: Mapping[str, str]

    def read(self, part: Part) -> Claim | None:
        written = CLAIM.read(part, self.scope)
        if written is None:
            return None
        if not written.values and not part.has("reduction") and not part.has("increase"):
            allowed = told(
                "{processes} with an amount, or reduction, or increase", processes=listed(self.scope.processes)
            )
            part.report_at_key("the claim says nothing", allowed)
        if part.has("reduction") and part.has("increase"):
            part.child("increase").report_at_key("'reduction' and 'increase' exclude each other", "one of the two")
        kinds = kinds_of(written.measure, part.child("measure"), self.tallies, self.stopwatches)
        read = (
            {} if kinds is None else {name: Said(kinds).read(said, self.scope) for name, said in written.values.items()}
        )
        return Claim(
            written.measure,
            self._case_type(written, part),
            {name: interval for name, interval in read.items() if interval is not None},
            written.reduction,
            written.origin,
            written.source,
            written.note,
            written.increase,
            written.rests_on,
        )

    def _case_type(self, written: _Written, part: Part) -> str:
        """The case type of a claim: of a count or stopwatch, that whose cases it is about."""
        if written.case and written.case not in self.scope.case_types:
            part.child("case").report(
                told("{name} is not a case type", name=short(written.case)),
                listed(self.scope.case_types),
                nearest(written.case, self.scope.case_types),
            )
        name = named_in(written.measure)
        tally = None if written.measure.startswith(TIME_OF) else self.tallies.get(name)
        own = self.stopwatches.get(name, "") if tally is None else tally.case_type
        if own and written.case and written.case != own and written.case in self.scope.case_types:
            part.child("case").report(told("{name} is of cases of type {own}", name=short(name), own=short(own)), own)
        return own or written.case or self.subject

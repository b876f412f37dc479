"""Readers for amounts: values with distributions, fixed amounts, whole numbers, conditions."""

from __future__ import annotations

from attrs import frozen

from sim.scenario.arithmetic import bounds, combine, with_kind
from sim.scenario.message import told
from sim.scenario.notation import NotationError, read_condition, read_list, read_value
from sim.scenario.part import Part
from sim.scenario.quantity import Kind
from sim.scenario.reader import Schema
from sim.scenario.scope import UNREAD, Scope
from sim.scenario.value import Arithmetic, Attribute, Condition, Constant, Operator, Value, Word

COUNTS = frozenset({Kind.COUNT})
SHARES = frozenset({Kind.SHARE})
TIMES = frozenset({Kind.DURATION, Kind.WORKDAYS})
WORKDAYS = frozenset({Kind.WORKDAYS})
RATES = frozenset({Kind.RATE_PER_WORKDAY, Kind.RATE_PER_SECOND})
ANY = frozenset(Kind)

MOST_PEOPLE = 1_000_000


def read_amount(part: Part, scope: Scope, kinds: frozenset[Kind], what: str) -> Value:
    """The value that a part says; `UNREAD`, with the problem noted, if it says none."""
    written = part.data
    if isinstance(written, list) and written and all(isinstance(item, str) for item in written):
        texts = [item for item in written if isinstance(item, str)]
    else:
        text = part.text(what)
        if text is None:
            return UNREAD
        texts = [text]
    if any(scope.mentions_unread(text) for text in texts):
        return UNREAD
    files = scope.files.beside(part.sheet.document.folder_of(part.path))
    try:
        if isinstance(written, list):
            return read_list(texts, kinds=kinds, names=scope.names, attributes=scope.attributes, files=files)
        return read_value(texts[0], kinds=kinds, names=scope.names, attributes=scope.attributes, files=files)
    except NotationError as error:
        part.report(error.wrong, error.allowed, error.meant)
        return UNREAD


def varies_by_chance(value: Value) -> bool:
    """Whether drawing the value twice for the same case may give two amounts."""
    if isinstance(value, Arithmetic):
        return any(varies_by_chance(operand) for operand in value.operands)
    return not isinstance(value, Constant | Word | Attribute)


def in_seconds(value: Value, seconds_per_workday: int, part: Part) -> Value:
    """Working days of work as seconds of work; anything else as it is. `part` is where the value stands."""
    if value.kind is not Kind.WORKDAYS:
        return value
    factor = Constant(float(seconds_per_workday), Kind.DURATION)
    try:
        return combine(Operator.MULTIPLY, (with_kind(value, Kind.COUNT), factor))
    except NotationError as error:
        part.report(error.wrong, error.allowed, error.meant)
        return UNREAD


@frozen
class Amount:
    """An amount or a distribution of these kinds; the same every time, for one case, if not `drawn`."""

    kinds: frozenset[Kind]
    what: str
    drawn: bool = True
    least: float = 0.0
    most: float = 1_000_000

    def read(self, part: Part, scope: Scope) -> Value:
        """The value."""
        value = read_amount(part, scope, self.kinds, self.what)
        if value is UNREAD:
            return value
        if not self.drawn and varies_by_chance(value):
            part.report("this is a distribution", "one amount, or one that depends on attributes of the case")
            return UNREAD
        if value.kind is Kind.COUNT and not isinstance(value, Attribute | Arithmetic):
            return self._checked(part, value)
        return value

    def _checked(self, part: Part, value: Value) -> Value:
        least = self.least if isinstance(value, Constant) else 0
        if bounds(value)[0] < least:
            part.report(
                told("{amount} is too small", amount=f"{bounds(value)[0]:.12g}"),
                told("{what} from {least}", what=told(self.what), least=f"{least:g}"),
            )
            return UNREAD
        if isinstance(value, Constant) and value.amount > self.most:
            part.report(
                told("{amount} is too large", amount=f"{value.amount:.12g}"),
                told("{what} up to {most}", what=told(self.what), most=f"{self.most:.12g}"),
            )
            return UNREAD
        if isinstance(value, Constant) and value.amount != int(value.amount):
            part.report(told("{amount} is not whole", amount=f"{value.amount:.12g}"), "a whole number")
            return UNREAD
        return value

    def schema(self) -> Schema:
        """A text or number; observed amounts as an array."""
        one: Schema = {"type": ["string", "number"]}
        return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]} if self.drawn else one


@frozen
class Fixed:
    """One amount that is known before the run, in the unit of its kind."""

    kinds: frozenset[Kind]
    what: str

    def read(self, part: Part, scope: Scope) -> Constant | None:
        """The amount; None where it could not be read."""
        value = read_amount(part, scope, self.kinds, self.what)
        if value is UNREAD:
            return None
        if not isinstance(value, Constant):
            part.report("this varies", told("{what}, the same for all cases", what=told(self.what)))
            return None
        return value

    def schema(self) -> Schema:
        """A text or number."""
        return {"type": ["string", "number"]}


@frozen
class Whole:
    """A whole number, or whole working days."""

    least: int = 1
    kind: Kind = Kind.COUNT
    most: int = MOST_PEOPLE

    def read(self, part: Part, scope: Scope) -> int | None:
        """The number."""
        what = "a whole number of workdays" if self.kind is Kind.WORKDAYS else "a whole number"
        value = Fixed(frozenset({self.kind}), what).read(part, scope)
        if value is None:
            return None
        if value.amount != int(value.amount) or not self.least <= value.amount <= self.most:
            part.report(
                told("{amount} is not allowed here", amount=f"{value.amount:.12g}"),
                told("{what} from {least} to {most}", what=told(what), least=self.least, most=self.most),
            )
            return None
        return int(value.amount)

    def schema(self) -> Schema:
        """A number, or the name of a parameter."""
        return {"anyOf": [{"type": "integer", "minimum": self.least, "maximum": self.most}, {"type": "string"}]}


@frozen
class When:
    """A condition on an attribute of the case."""

    def read(self, part: Part, scope: Scope) -> Condition | None:
        """The condition."""
        text = part.text("a condition such as area > 500")
        if text is None or scope.mentions_unread(text):
            return None
        try:
            return read_condition(text, names=scope.names, attributes=scope.attributes)
        except NotationError as error:
            part.report(error.wrong, error.allowed, error.meant)
            return None

    def schema(self) -> Schema:
        """A text."""
        return {"type": "string", "minLength": 3}

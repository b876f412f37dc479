"""Parameters: read one after the other, as each may be named in those below it."""

from __future__ import annotations

from attrs import frozen

from sim.scenario.amount_reader import ANY, read_amount
from sim.scenario.arithmetic import bounds
from sim.scenario.document import Data, short
from sim.scenario.form import Entry, Form
from sim.scenario.message import listed, told
from sim.scenario.notation import NotationError, read_range
from sim.scenario.notation_error import nearest
from sim.scenario.parameter import Origin, Parameter, Range
from sim.scenario.part import Part
from sim.scenario.quantity import Kind
from sim.scenario.reader import ListOf, Schema, Text, Untouched, one_of
from sim.scenario.scope import UNREAD, Names, Scope, is_name, names_in
from sim.scenario.value import Value, Word

_VALUE: Schema = {
    "anyOf": [
        {"type": ["string", "number"]},
        {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1},
    ],
}


@frozen
class _Written:
    """A parameter before its value is understood."""

    value: Part | None
    origin: Origin
    range: Part | None = None
    choices: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


PARAMETER = Form(
    _Written,
    "a parameter",
    "A number or word that a reader may tune.",
    (
        Entry(
            "value",
            Untouched(_VALUE),
            "the value, such as 12, 5%, 8..14..20 min or a word",
            required=True,
            stand_in=None,
        ),
        Entry(
            "range",
            Untouched({"type": ["string", "number"]}),
            "the amounts within which it is believable, such as 1..500",
        ),
        Entry("choices", ListOf(Text("a word"), "a list of words"), "the words that are allowed"),
        Entry("origin", one_of(Origin), "reported, sourced or assumed", required=True, stand_in=Origin.ASSUMED),
        Entry("source", Text(), "which law, notice or statistic states it"),
        Entry("note", Text(), "what else a reader should know"),
    ),
)


def read_parameters(part: Part, scope: Scope) -> Names:
    """All parameters that could be read. The names of the others are noted as unread."""
    names = scope.names
    children = part.children("a mapping from names to parameters") if part.data else {}
    following = list(children or {})
    for name, child in (children or {}).items():
        following.remove(name)
        if not is_name(name):
            child.report_at_key(
                told("{name} cannot be the name of a parameter", name=short(name)),
                "letters, digits and _, a letter first",
            )
            names.unread |= names_in(name)
            continue
        written = PARAMETER.read(child, scope)
        value = UNREAD if written is None or written.value is None else _read_value(written, scope, following)
        if written is None or written.value is None or value is UNREAD:
            names.unread.add(name)
            continue
        names.parameters[name] = Parameter(
            name,
            value,
            _text(written.value.data),
            written.origin,
            _read_range(written, value),
            written.choices,
            written.source,
            written.note,
        )
    return names


def _read_value(written: _Written, scope: Scope, following: list[str]) -> Value:
    part = written.value
    if part is None:
        return UNREAD
    if written.choices:
        return _read_choice(part, written.choices)
    value = read_amount(part, scope, ANY, "a value")
    if isinstance(value, Word):
        if value.text in following:
            part.report(told("{name} stands further down", name=value.text), "a parameter may name those above it")
        else:
            allowed = "a number, an amount with its unit, or a word from `choices: [...]`"
            part.report(told("{word} is a word", word=short(value.text)), allowed, nearest(value.text, scope.names))
        return UNREAD
    return value


def _read_choice(part: Part, choices: tuple[str, ...]) -> Value:
    text = part.text(listed(choices))
    if text is None:
        return UNREAD
    if text not in choices:
        part.report(told("{text} is not one of the choices", text=short(text)), listed(choices), nearest(text, choices))
        return UNREAD
    return Word(text)


def _read_range(written: _Written, value: Value) -> Range | None:
    part = written.range
    text = None if part is None else part.text("a range such as 1..500")
    if part is None or text is None:
        return None
    if written.choices or value.kind is Kind.WORD:
        part.report_at_key("a word has no range", "`choices`, the words that are allowed")
        return None
    try:
        allowed = read_range(text, value.kind)
    except NotationError as error:
        if written.value is not None and _is_range_of_another_kind(text, value.kind):
            wrong = told(
                "{value} is no amount like those of its range {text}", value=_text(written.value.data), text=text
            )
            written.value.report(wrong, "an amount of that kind, with its unit")
        else:
            part.report(error.wrong, error.allowed, error.meant)
        return None
    _warn_outside(written, value, allowed)
    return allowed


def _is_range_of_another_kind(text: str, kind: Kind) -> bool:
    """Whether a range is well written, with a unit, and just not of the kind of its value."""
    for other in Kind:
        try:
            if other not in (kind, Kind.COUNT):
                read_range(text, other)
                return True
        except NotationError:
            continue
    return False


def _warn_outside(written: _Written, value: Value, allowed: Range) -> None:
    """Warn of amounts outside the range; a distribution without bounds is not looked at."""
    low, high = bounds(value)
    is_outside = low < allowed.low or (high > allowed.high and high != float("inf"))
    if written.value is not None and is_outside:
        wrong = told("{value} is outside the range {range}", value=_text(written.value.data), range=allowed.text)
        written.value.report(wrong, "the result may not be believable", is_warning=True)


def _text(data: Data) -> str:
    if isinstance(data, str):
        return data
    return ", ".join(str(item) for item in data)

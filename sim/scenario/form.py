"""Forms: the mappings of the language, each declared once as a list of keys. Reading and JSON Schema follow from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from sim.scenario.document import short
from sim.scenario.message import listed, told
from sim.scenario.notation_error import nearest
from sim.scenario.part import Part
from sim.scenario.reader import Reader, Schema
from sim.scenario.scope import Scope

T = TypeVar("T")

NOTHING = object()
"""An entry that could not be read and has no stand-in is left to the default of what is built."""


@frozen
class Entry:
    """One key of a mapping.

    `about` says in a phrase what is written there. `argument` is its name in what is built, if another.
    `stand_in` takes its place where it is missing but required, or could not be read, so that one fault is told once.
    """

    key: str
    reader: Reader[Any]
    about: str
    argument: str = ""
    required: bool = field(default=False, kw_only=True)
    stand_in: Any = field(default=NOTHING, kw_only=True)

    @property
    def name(self) -> str:
        """The argument of what is built."""
        return self.argument or self.key


@frozen
class Others:
    """Keys that the file itself defines (case types in a process, processes in a claim)."""

    argument: str
    reader: Reader[Any]
    known: Callable[[Scope], Sequence[str]]
    what: str
    stand_in: Any = NOTHING


@frozen
class Form(Generic[T]):
    """A mapping with known keys, from which something is built.

    `called` is what messages call it. `one_of` are groups of keys of which exactly one must be there, `any_of`
    groups of which at least one. `within` changes what is known inside; `finish` completes what was built.
    """

    builds: Callable[..., T]
    called: str
    about: str
    entries: tuple[Entry, ...]
    others: Others | None = None
    one_of: tuple[tuple[str, ...], ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()
    within: Callable[[Part, Scope], Scope] | None = None
    finish: Callable[[Any, Part, Scope], T] | None = None

    def read(self, part: Part, scope: Scope, **given: Any) -> T | None:
        """What the mapping builds; `given` are further arguments, which the mapping may override."""
        children = self.open(part, scope)
        if children is None:
            return None
        inside = scope if self.within is None else self.within(part, scope)
        values = given | self._values(children, inside)
        thing = self.builds(**values)
        if self.finish is not None:
            thing = self.finish(thing, part, scope)
        part.sheet.remember(thing, part.path)
        return thing

    def open(self, part: Part, scope: Scope) -> dict[str, Part] | None:
        """The parts by key, after a look at which keys are there; None if this is no mapping."""
        children = part.children(told("a mapping for {called}", called=told(self.called)))
        if children is None:
            return None
        known = [entry.key for entry in self.entries]
        allowed = [*known, *(self.others.known(scope) if self.others else ())]
        unknown = {key: nearest(key, allowed) for key in children if key not in allowed}
        for key, meant in unknown.items():
            what = self.others.what if self.others else "a key"
            children[key].report_at_key(
                told("{key} is not {what} of {called}", key=short(key), what=told(what), called=told(self.called)),
                listed(allowed),
                meant,
            )
        there = {*children, *unknown.values()}
        for entry in self.entries:
            if entry.required and entry.key not in there:
                part.report_at_key(
                    told("'{key}' is missing in {called}", key=entry.key, called=told(self.called)),
                    told("{key}: {about}", key=entry.key, about=told(entry.about)),
                )
        self._check_groups(part, children, there)
        return children

    def _check_groups(self, part: Part, children: dict[str, Part], there: set[str]) -> None:
        for group in (*self.one_of, *self.any_of):
            written = [key for key in group if key in children]
            if not there.intersection(group):
                part.report_at_key(told("{keys} is missing in {called}", keys=listed(group), called=told(self.called)))
            elif len(written) > 1 and group in self.one_of:
                wrong = told("'{key}' and '{other}' exclude each other", key=written[0], other=written[1])
                children[written[1]].report_at_key(wrong, listed(group))

    def _values(self, children: dict[str, Part], scope: Scope) -> dict[str, Any]:
        values = {}
        for entry in self.entries:
            child = children.get(entry.key)
            value = None if child is None else entry.reader.read(child, scope)
            if value is not None:
                values[entry.name] = value
            elif entry.stand_in is not NOTHING and (entry.required or child is not None):
                values[entry.name] = entry.stand_in
        if self.others is not None:
            known = [key for key in self.others.known(scope) if key in children]
            read = {key: self.others.reader.read(children[key], scope) for key in known}
            read = {key: self.others.stand_in if value is None else value for key, value in read.items()}
            values[self.others.argument] = {key: value for key, value in read.items() if value is not NOTHING}
        return values

    def schema(self) -> Schema:
        """The mapping as JSON Schema."""
        properties = {entry.key: {**entry.reader.schema(), "description": entry.about} for entry in self.entries}
        schema: Schema = {"type": "object", "title": self.called, "description": self.about, "properties": properties}
        schema["required"] = [entry.key for entry in self.entries if entry.required]
        schema["additionalProperties"] = self.others.reader.schema() if self.others else False
        groups = [{"oneOf": [{"required": [key]} for key in group]} for group in self.one_of]
        groups += [{"anyOf": [{"required": [key]} for key in group]} for group in self.any_of]
        return schema | ({"allOf": groups} if groups else {})


@frozen
class Recognised(Generic[T]):
    """A mapping that is one of several forms, told by its keys: the first whose keys are all there."""

    forms: tuple[tuple[tuple[str, ...], Form[Any]], ...]
    what: str
    stand_in: T | None = None

    def read(self, part: Part, scope: Scope) -> T | None:
        """What the form that fits builds."""
        children = part.children(self._allowed())
        if children is None:
            return self.stand_in
        for keys, form in self.forms:
            if all(key in children for key in keys):
                thing: T | None = form.read(part, scope)
                return thing
        self._report_none(part, list(children))
        return self.stand_in

    def _known(self) -> list[str]:
        return list(dict.fromkeys(keys[0] for keys, _ in self.forms))

    def _allowed(self) -> str:
        return told("{what} with one of the keys {keys}", what=told(self.what), keys=listed(self._known()))

    def _report_none(self, part: Part, written: list[str]) -> None:
        meant = next((found for key in written if (found := nearest(key, self._known()))), "")
        wrong = (
            "nothing is written here"
            if not written
            else told("{keys} does not say what this is", keys=short(", ".join(written)))
        )
        part.report(wrong, self._allowed(), meant)

    def schema(self) -> Schema:
        """Any of the forms."""
        return {"anyOf": [form.schema() for _, form in self.forms]}

"""Readers: each turns one part of the file into a value, notes what is wrong, and says what it takes as JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Generic, Protocol, TypeVar

from attrs import frozen

from sim.scenario.document import short
from sim.scenario.message import listed, told
from sim.scenario.notation_error import nearest
from sim.scenario.part import Part
from sim.scenario.scope import Scope
from sim.scenario.value import Word

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Schema = dict[str, Any]

SCALAR: Schema = {"type": ["string", "number", "boolean"]}
TEXT: Schema = {"type": "string", "minLength": 1}


class Reader(Protocol[T_co]):
    """Reads one part. None means that it could not be read and that the problem has been noted."""

    def read(self, part: Part, scope: Scope) -> T_co | None:
        """The value that the part says."""
        ...

    def schema(self) -> Schema:
        """What may be written here, as JSON Schema."""
        ...


@frozen
class Text:
    """Any text on one or several lines."""

    what: str = "a text"

    def read(self, part: Part, scope: Scope) -> str | None:  # noqa: ARG002
        """The text."""
        return part.text(self.what)

    def schema(self) -> Schema:
        """A text; a number is one too."""
        return {"type": ["string", "number"]}


@frozen
class Untouched:
    """A part that is read later, when more is known."""

    accepts: Schema

    def read(self, part: Part, scope: Scope) -> Part:  # noqa: ARG002
        """The part itself."""
        return part

    def schema(self) -> Schema:
        """What will be read later."""
        return self.accepts


def word_written(text: str, scope: Scope) -> str | None:
    """The word that a text says: the one that a parameter of this name stands for, or itself; None if it is unread."""
    if text in scope.names.unread:
        return None
    if text in scope.names:
        value = scope.names[text]
        if isinstance(value, Word):
            return value.text
    return text


@frozen
class Choice(Generic[T]):
    """One of a few words, or a parameter that stands for one of them."""

    words: Mapping[str, T]

    def read(self, part: Part, scope: Scope) -> T | None:
        """What the word means."""
        text = part.text(listed(self.words))
        word = None if text is None else word_written(text, scope)
        if word is None:
            return None
        for known, meaning in self.words.items():
            if known.casefold() == " ".join(word.split()).casefold():
                return meaning
        shown = short(word) if word == text else told("{word} (parameter {text})", word=short(word), text=text)
        part.report(told("{word} is not allowed here", word=shown), listed(self.words), nearest(word, self.words))
        return None

    def schema(self) -> Schema:
        """The words; the name of a parameter is a text too."""
        return {"anyOf": [{"enum": list(self.words)}, TEXT]}


E_ = TypeVar("E_", bound=Enum)


def one_of(enum: type[E_]) -> Choice[E_]:
    """The words of an enumeration."""
    return Choice({member.value: member for member in enum})


@frozen
class Flag:
    """Yes or no."""

    def read(self, part: Part, scope: Scope) -> bool | None:
        """Whether it is yes."""
        return Choice({"yes": True, "no": False, "true": True, "false": False}).read(part, scope)

    def schema(self) -> Schema:
        """Booleans, and the words for them."""
        return {"enum": [True, False, "yes", "no", "true", "false"]}


@frozen
class ListOf(Generic[T]):
    """A list of things of one kind, at least one."""

    reader: Reader[T]
    what: str

    def read(self, part: Part, scope: Scope) -> tuple[T, ...] | None:
        """What could be read of the list."""
        parts = part.items(self.what)
        if not parts:
            if parts is not None:
                part.needs(self.what)
            return None
        things = (self.reader.read(item, scope) for item in parts)
        return tuple(thing for thing in things if thing is not None)

    def schema(self) -> Schema:
        """An array."""
        return {"type": "array", "items": self.reader.schema(), "minItems": 1}


@frozen
class OneOrList(Generic[T]):
    """A list, or the one thing in it without brackets."""

    reader: Reader[T]
    what: str

    def read(self, part: Part, scope: Scope) -> tuple[T, ...] | None:
        """What could be read."""
        if isinstance(part.data, list):
            return ListOf(self.reader, self.what).read(part, scope)
        thing = self.reader.read(part, scope)
        return None if thing is None else (thing,)

    def schema(self) -> Schema:
        """One or an array."""
        return {"anyOf": [self.reader.schema(), ListOf(self.reader, self.what).schema()]}


@frozen
class ByName(Generic[T]):
    """A mapping from names to things of one kind, at least one."""

    reader: Reader[T]
    what: str

    def read(self, part: Part, scope: Scope) -> dict[str, T] | None:
        """What could be read of the mapping."""
        children = part.children(self.what)
        if not children:
            if children is not None:
                part.needs(self.what)
            return None
        things = {name: self.reader.read(child, scope) for name, child in children.items()}
        return {name: thing for name, thing in things.items() if thing is not None}

    def schema(self) -> Schema:
        """An object with any keys."""
        return {"type": "object", "additionalProperties": self.reader.schema(), "minProperties": 1}


@frozen
class Converted(Generic[T]):
    """What another reader gives, made into something else."""

    reader: Reader[Any]
    convert: Callable[[Any], T]

    def read(self, part: Part, scope: Scope) -> T | None:
        """The converted value."""
        thing = self.reader.read(part, scope)
        return None if thing is None else self.convert(thing)

    def schema(self) -> Schema:
        """What the other reader takes."""
        return self.reader.schema()

"""Messages: texts in English that remember how they were made, so that they can be told in another language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Message(str):
    """A text in English, with the template it was made from and the words that fill its gaps.

    A template without words is told as it is, braces and all. Words that are messages themselves are told in the
    other language as well; all others are what somebody wrote, and stay as they are.
    """

    __slots__ = ("template", "words")

    template: str
    words: Mapping[str, object]


class Enumeration(Message):
    """Words one after the other: `between` stands between any two, `last` between the last two."""

    __slots__ = ("between", "last", "parts")

    parts: tuple[str, ...]
    between: str
    last: str


def told(template: str, **words: object) -> Message:
    """The message that a template gives with these words; a text that is a message already, as it is."""
    if isinstance(template, Message):
        return template
    message = Message(template.format(**words) if words else template)
    message.template = template
    message.words = words
    return message


def listed(words: Iterable[str], last: str = "or") -> Enumeration:
    """Words as an enumeration: `a, b or c`."""
    return _enumeration(tuple(words), ", ", f" {last} ")


def joined(words: Iterable[str], between: str) -> Enumeration:
    """Words with the same between all of them."""
    return _enumeration(tuple(words), between, between)


def _enumeration(parts: tuple[str, ...], between: str, last: str) -> Enumeration:
    *first, final = parts or ("",)
    message = Enumeration(f"{between.join(first)}{last}{final}" if first else final)
    message.template, message.words = "", {}
    message.parts, message.between, message.last = parts, between, last
    return message

"""What is wrong with a scenario or a command, as lines for the reader; those of files begin with their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from string import Formatter

from reports.phrase import Language
from sim.scenario.message import Enumeration, Message
from sim.scenario.problem import Problem

_BETWEEN = {", ": "、", " and ": "和", " or ": "或", " to ": " → "}


_BEFORE_NAMES: Mapping[Language, str] = {"en": "allowed: ", "zh": "可用:"}
_BEFORE_A_THING: Mapping[Language, str] = {"en": "expected: ", "zh": "应为"}


def problem_line(problem: Problem, language: Language) -> str:
    """`file:line:column  where  what; allowed; did you mean X?`."""
    place = message_text(problem.place.source, language) if not problem.place.line else str(problem.place)
    told = f"{place}  {doubt(problem, language)}"
    if not problem.meant:
        return told
    return f"{told}; did you mean {problem.meant}?" if language == "en" else f"{told};是否想写 {problem.meant}?"


def doubt(problem: Problem, language: Language) -> str:
    """What is wrong and what is allowed, without the place in the file."""
    wrong = message_text(problem.wrong, language)
    told = f"{problem.where}  {wrong}" if problem.where else wrong
    if not problem.allowed:
        return told
    return f"{told}{'; ' if language == 'en' else ';'}{_allowed(problem.allowed, language)}"


def remark(problem: Problem, language: Language) -> str:
    """The same as a sentence of a report: what it is about, a colon, and the doubt."""
    return doubt(problem, language).replace("  ", ": " if language == "en" else ":", 1)


def message_text(text: str, language: Language) -> str:
    """A message in a language; what is no message of the program stays as it is."""
    if language == "en":
        return str(text)
    if isinstance(text, Enumeration):
        return _enumeration(text)
    template = text.template if isinstance(text, Message) else text
    chinese = _chinese().get(template)
    gaps = text.words if isinstance(text, Message) else {}
    if chinese is None or not gaps:
        return str(text) if chinese is None else chinese
    pieces: list[str] = []
    for literal, gap, _, _ in Formatter().parse(chinese):
        pieces.append(literal)
        if gap is not None:
            word = gaps[gap]
            pieces.append(message_text(word, language) if isinstance(word, Message) else str(word))
    return _spaced(pieces)


def _allowed(text: str, language: Language) -> str:
    """What is allowed: names that can be written, a thing that should stand here, or advice."""
    allowed = message_text(text, language)
    if isinstance(text, Enumeration) and not isinstance(text.parts[0], Message):
        return _spaced([_BEFORE_NAMES[language], allowed])
    template = text.template if isinstance(text, Message) else text
    is_advice = template in _chinese() and template not in _things()
    return allowed if is_advice else _spaced([_BEFORE_A_THING[language], allowed])


def _enumeration(text: Enumeration) -> str:
    parts = [message_text(part, "zh") if isinstance(part, Message) else part for part in text.parts]
    between, last = _BETWEEN.get(text.between, text.between), _BETWEEN.get(text.last, text.last)
    pieces: list[str] = []
    for index, part in enumerate(parts):
        if index:
            pieces.append(last if index == len(parts) - 1 else between)
        pieces.append(part)
    return _spaced(pieces)


def _spaced(pieces: Iterable[str]) -> str:
    """Pieces one after the other, with a space where Chinese and Latin script would touch."""
    told = ""
    for piece in pieces:
        told += f" {piece}" if told and piece and _touch(told[-1], piece[0]) else piece
    return told


def _touch(left: str, right: str) -> bool:
    return (_is_chinese(left) and _is_latin(right)) or (_is_latin(left) and _is_chinese(right))


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _is_latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "%`-_*")


@cache
def _chinese() -> dict[str, str]:
    from reports.problem_words import CHINESE

    return dict(CHINESE)


@cache
def _things() -> frozenset[str]:
    from reports.problem_things import THINGS

    return frozenset(THINGS)

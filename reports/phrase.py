"""Texts in the two languages of the reports, and how one speaks of a scenario's own names in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from attrs import define, field, frozen

if TYPE_CHECKING:
    from sim.scenario.model import Scenario
    from sim.scenario.translation import Dictionary

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")

ANY_ITEM = "{事项}"
_MEETING = re.compile(r"[A-Za-z0-9%][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z0-9−]")
_COUNTED = re.compile(
    r"(?<!of )\{(\w+)\} (?:workday|replication|point|staffing|case|number|value|assumption|reform|model)s\b"
)
_INNER_QUOTES = str.maketrans("“”", "‘’")


@frozen
class Phrase:
    """One text in English and in Chinese; both have the same gaps, written `{gap}`."""

    en: str
    zh: str

    def to(self, language: Language, **gaps: object) -> str:
        """The text in a language with its gaps filled; what is filled in is taken as it is."""
        text = _with_ones(self.en, gaps) if language == "en" else self.zh
        return text.format(**gaps) if gaps else text


def _with_ones(text: str, gaps: Mapping[str, object]) -> str:
    """An English text in which what is counted is one thing where there is one: `{points} points` for 1 is a point."""
    return _COUNTED.sub(lambda found: found[0][:-1] if str(gaps.get(found[1])) == "1" else found[0], text)


def beside(left: str, right: str) -> str:
    """Two texts of a Chinese line, parted by a space where a number or a Latin word meets Chinese."""
    return f"{left} {right}" if _MEETING.fullmatch(left[-1:] + right[:1]) else f"{left}{right}"


@define(slots=False, frozen=True)
class Voice:
    """A language, and the scenario's own names in it. Names without a translation stay as they are."""

    language: Language
    translations: dict[str, str] = field(factory=dict, repr=False)

    def say(self, phrase: Phrase, **gaps: object) -> str:
        """A phrase with its gaps filled."""
        return phrase.to(self.language, **gaps)

    def name(self, name: str) -> str:
        """A name of the scenario: as translated, or by a translated template such as `review {item}`.

        A template itself, as flows are written with, has a gap that is spoken as well.
        """
        if self.language == "en" or not name:
            return name
        from sim.scenario.translation import ITEM

        return (self._dictionary.chinese(name) or name).replace(ITEM, ANY_ITEM)

    def quoted(self, name: str) -> str:
        """A name of the scenario in quotation marks; quotation marks inside become single ones."""
        return f"“{self.name(name).translate(_INNER_QUOTES)}”"

    def listed(self, texts: Iterable[str]) -> str:
        """An enumeration: `a, b and c`."""
        *first, last = list(texts)
        if not first:
            return last
        if self.language == "en":
            return f"{', '.join(first)} and {last}"
        return beside(beside("、".join(first), "和"), last)

    def in_a_row(self, texts: Iterable[str]) -> str:
        """Texts one after the other, without the word before the last: `a, b, c`."""
        return (", " if self.language == "en" else "、").join(texts)

    def in_a_text(self, sentences: Iterable[str]) -> str:
        """Sentences one after the other."""
        return (" " if self.language == "en" else "").join(sentences)

    @cached_property
    def _dictionary(self) -> Dictionary:
        from sim.scenario.translation import Dictionary

        return Dictionary(self.translations)


def voice_for(scenario: Scenario, language: Language) -> Voice:
    """How one speaks of this scenario in a language."""
    return Voice(language, scenario.translations)

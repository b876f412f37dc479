"""Texts in the two languages of the reports, and how one speaks of a scenario's own names in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from attrs import define, field, frozen

from sim.scenario.model import Scenario

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")

ITEM = "{item}"


@frozen
class Phrase:
    """One text in English and in Chinese; both have the same gaps, written `{gap}`."""

    en: str
    zh: str

    def to(self, language: Language, **gaps: object) -> str:
        """The text in a language with its gaps filled; what is filled in is taken as it is."""
        text = self.en if language == "en" else self.zh
        return text.format(**gaps) if gaps else text


@define(slots=False, frozen=True)
class Voice:
    """A language, and the scenario's own names in it. Names without a translation stay as they are."""

    language: Language
    translations: dict[str, str] = field(factory=dict, repr=False)

    def say(self, phrase: Phrase, **gaps: object) -> str:
        """A phrase with its gaps filled."""
        return phrase.to(self.language, **gaps)

    def name(self, name: str) -> str:
        """A name of the scenario: as translated, or by a translated template such as `review {item}`."""
        if self.language == "en" or not name:
            return name
        if name in self.translations:
            return self.translations[name]
        for pattern, template in self._templates:
            if match := pattern.fullmatch(name):
                return template.replace(ITEM, self.name(match["item"]))
        return name

    def quoted(self, name: str) -> str:
        """A name of the scenario in quotation marks."""
        return f"“{self.name(name)}”"

    def listed(self, texts: Iterable[str]) -> str:
        """An enumeration: `a, b and c`."""
        *first, last = list(texts)
        if not first:
            return last
        if self.language == "en":
            return f"{', '.join(first)} and {last}"
        return f"{'、'.join(first)}和{last}"

    @cached_property
    def _templates(self) -> list[tuple[re.Pattern[str], str]]:
        return [
            (re.compile(re.escape(key).replace(re.escape(ITEM), "(?P<item>.+)", 1)), text)
            for key, text in self.translations.items()
            if key.count(ITEM) == 1 and key != ITEM
        ]


def voice_for(scenario: Scenario, language: Language) -> Voice:
    """How one speaks of this scenario in a language."""
    return Voice(language, scenario.translations)

"""The Chinese of a scenario's own words: all texts that a reader is shown, and those for which there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import define

from sim.scenario.cases import CaseType
from sim.scenario.count import Count
from sim.scenario.flow import (
    Afterwards,
    At,
    Batch,
    Choose,
    Construct,
    Flow,
    Follow,
    Parallel,
    Repeat,
    Step,
    Stopwatch,
    Trip,
    Wait,
    WaitUntil,
)
from sim.scenario.model import Scenario
from sim.scenario.value import OneOf, Value, Word
from sim.scenario.walk import constructs_in

ITEM = "{item}"
"""Stands in a template for the name of an item."""

_LATIN = re.compile("[A-Za-z]")


@define(slots=False, frozen=True)
class Dictionary:
    """Chinese texts by English ones. A template such as `review {item}` translates what fits it."""

    entries: Mapping[str, str]

    def chinese(self, text: str) -> str | None:
        """The Chinese of a text; None if nothing says it. Of several templates that fit, the longest counts."""
        if text in self.entries:
            return self.entries[text]
        for pattern, template in self._templates:
            if match := pattern.fullmatch(text):
                item = match["item"]
                return template.replace(ITEM, self.chinese(item) or item)
        return None

    @cached_property
    def _templates(self) -> list[tuple[re.Pattern[str], str]]:
        templates = [key for key in self.entries if key.count(ITEM) == 1 and key != ITEM]
        return [
            (re.compile(re.escape(key).replace(re.escape(ITEM), "(?P<item>.+)", 1)), self.entries[key])
            for key in sorted(templates, key=len, reverse=True)
        ]


def untranslated(scenario: Scenario) -> tuple[str, ...]:
    """Texts of a scenario for which it has no Chinese, each once. What has no Latin letter needs none."""
    known = Dictionary(scenario.translations)
    texts = dict.fromkeys(texts_of(scenario))
    return tuple(text for text in texts if _LATIN.search(text) and text != ITEM and known.chinese(text) is None)


def brought_into(
    hall: Mapping[str, str], reform: str, brought: Scenario, own_names: Mapping[str, str]
) -> dict[str, str]:
    """The Chinese that the scenario of a reform brings into a hall.

    A parameter, which is `renovation.review` there, is spoken of as `装修申报·审查用时`: by the name that the hall's
    own translations give the reform, else by the title of its scenario. `own_names` are the parameters' names in the
    hall.
    """
    words = brought.translations
    reform_name = hall.get(reform) or words.get(brought.title) or reform
    spoken = {own: f"{reform_name}·{words[name]}" for name, own in own_names.items() if name in words}
    shared = set(texts_besides_parameters(brought))
    return spoken | {text: chinese for text, chinese in words.items() if text not in own_names or text in shared}


def texts_of(scenario: Scenario) -> Iterator[str]:
    """Every text of a scenario that some report or list shows, as it is written; some come more than once."""
    yield from scenario.parameters
    yield from texts_besides_parameters(scenario)


def texts_besides_parameters(scenario: Scenario) -> Iterator[str]:
    """The same without the names of parameters, which may mean something else as the name of a step or pool."""
    yield from _shown([scenario.title, scenario.about])
    for process in scenario.processes.values():
        yield from _shown([process.title or process.name, process.about])
    yield from (reform.title for reform in scenario.reforms.values())
    yield from scenario.staff
    for case in scenario.cases.values():
        yield from _of_case(case)
    yield from scenario.flows
    for flow in _flows(scenario):
        for construct in constructs_in(flow):
            yield from _of_construct(construct)
    for parameter in scenario.parameters.values():
        yield from _shown([*parameter.choices, parameter.source, parameter.note])
    for claim in scenario.claims:
        yield from _shown([claim.source, claim.note])


def _shown(texts: Iterable[str]) -> Iterator[str]:
    return (text for text in texts if text)


def _of_case(case: CaseType) -> Iterator[str]:
    yield case.name
    if isinstance(case.items, tuple):
        yield from case.items
    for name, value in case.attributes.items():
        yield name
        yield from _words(value)


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, Word):
        yield value.text
    elif isinstance(value, OneOf):
        yield from (option.text for option in value.options if isinstance(option, Word))


def _flows(scenario: Scenario) -> Iterator[Flow]:
    """Every flow, those of reforms that are switched off included."""
    yield from scenario.flows.values()
    yield from (case.flow for case in scenario.cases.values() if case.flow is not None)
    for process in scenario.processes.values():
        yield from process.flows.values()
    for reform in scenario.reforms.values():
        for ways in (reform.old, *reform.new.values()):
            yield from (way.flow for way in ways.values())


def _of_construct(construct: Construct) -> Iterator[str]:
    match construct:
        case Step():
            yield construct.name
            yield from (needs.pool for needs in construct.by)
            yield from construct.documents
            yield from _shown([construct.department])
        case Wait() | WaitUntil() | Repeat() | Afterwards() | Count() | Stopwatch():
            yield construct.name
        case Trip():
            yield from _shown([construct.name, construct.by])
        case Batch():
            yield from _shown([construct.name, construct.grouped_by])
        case Parallel():
            yield construct.name
            yield from (branch.name for branch in construct.branches)
        case Choose():
            yield construct.name
            for condition in (option.when for option in construct.options if option.when is not None):
                yield condition.attribute
                yield from _words(condition.value)
        case At():
            yield construct.pool
        case Follow():
            yield construct.flow
        case _:
            pass

"""What the results rest on: numbers that nobody published, numbers set from outside, doubts about the scenario."""

from __future__ import annotations

from collections.abc import Iterator

from reports import hall_words, words
from reports.document import Block, Cell, Column, Holds, Paragraph, Row, Section, Table, Tone
from reports.phrase import Voice
from reports.problems import remark
from reports.spoken_notation import in_notation
from sim.scenario.model import Scenario
from sim.scenario.parameter import Origin, Parameter


def assumptions(scenario: Scenario, voice: Voice) -> Section:
    """Assumed parameters, and others that were set from outside, with value, believable range and note.

    Those of a hall's reforms are told by their number, unless they were set from outside.
    """
    chosen = overridden(scenario)
    elsewhere = {name for reform in scenario.reforms.values() for name in reform.parameters}
    assumed_ones = [own for own in scenario.parameters.values() if own.origin is Origin.ASSUMED]
    shown = [
        parameter
        for parameter in scenario.parameters.values()
        if parameter.name in chosen or (parameter in assumed_ones and parameter.name not in elsewhere)
    ]
    assumed = len(assumed_ones)
    count = sum(own.name in elsewhere for own in assumed_ones)
    blocks: list[Block] = []
    if scenario.parameters:
        is_reported = any(parameter.origin is Origin.REPORTED for parameter in scenario.parameters.values()) or any(
            claim.origin is Origin.REPORTED for claim in scenario.claims
        )
        phrase = words.ASSUMED_NUMBERS if is_reported else words.ASSUMED_VALUES
        own_ones = len(scenario.parameters) - len(elsewhere)
        blocks.append(Paragraph(voice.say(phrase, count=assumed - count, all=own_ones)))
    if elsewhere:
        blocks.append(Paragraph(voice.say(hall_words.ASSUMED_ELSEWHERE, count=count)))
    if shown:
        blocks.append(parameter_table(shown, chosen, voice, with_origin=False))
    blocks.extend(Paragraph(text, Tone.WARNING, mark="!") for text in warnings_of(scenario, voice))
    return Section(voice.say(words.ASSUMPTIONS), tuple(blocks))


def overridden(scenario: Scenario) -> frozenset[str]:
    """Names of the parameters whose values were set from outside."""
    return frozenset(name for path, _ in scenario.overrides if (name := short_path(path)) in scenario.parameters)


def short_path(path: str) -> str:
    """What was set, as it may be typed: `devices`, `renovation.comments`, `reforms.renovation`, or the whole path."""
    if path.startswith("parameters."):
        return path.removeprefix("parameters.").removesuffix(".value")
    if path.startswith("reforms."):
        inside = path.removeprefix("reforms.")
        return path.removesuffix(".switch") if inside.endswith(".switch") else inside.replace(".set.", ".", 1)
    return path


def overrides_text(scenario: Scenario, voice: Voice) -> str:
    """What was set from outside: `devices = 300, staff.window.count = 4`; of what was set twice the last."""
    told = []
    for path, value in dict(scenario.overrides).items():
        told.append(f"{voice.name(short_path(path))} = {in_notation(value, voice)}")
    return voice.in_a_row(told)


def parameter_table(parameters: list[Parameter], chosen: frozenset[str], voice: Voice, *, with_origin: bool) -> Table:
    """Parameters with value and range; those in `chosen` are marked."""
    columns = [Column(voice.say(words.PARAMETER), Holds.VALUES), Column(voice.say(words.VALUE), Holds.VALUES)]
    columns.append(Column(voice.say(words.RANGE), Holds.VALUES))
    if with_origin:
        columns.append(Column(voice.say(words.ORIGIN), Holds.WORDS))
    columns.append(Column(voice.say(words.NOTE), Holds.REMARKS))
    rows = tuple(_row(parameter, chosen, voice, with_origin=with_origin) for parameter in parameters)
    is_marked = any(parameter.name in chosen for parameter in parameters)
    return Table(tuple(columns), rows, (voice.say(words.SET_FROM_OUTSIDE),) if is_marked else ())


def _row(parameter: Parameter, chosen: frozenset[str], voice: Voice, *, with_origin: bool) -> Row:
    is_chosen = parameter.name in chosen
    cells = [
        Cell(_named(parameter.name, voice)),
        Cell(
            in_notation(parameter.text, voice) + (" *" if is_chosen else ""), Tone.STRONG if is_chosen else Tone.PLAIN
        ),
        Cell(_range_text(parameter, voice), Tone.QUIET),
    ]
    if with_origin:
        cells.append(Cell(voice.say(words.ORIGINS[parameter.origin])))
    remark = " · ".join(text for text in (voice.name(parameter.source), voice.name(parameter.note)) if text)
    cells.append(Cell(remark, Tone.QUIET))
    return Row(tuple(cells))


def _named(name: str, voice: Voice) -> str:
    """The name to read and, where it is another, the name to type."""
    spoken = voice.name(name)
    return name if spoken == name else f"{spoken} {name}"


def _range_text(parameter: Parameter, voice: Voice) -> str:
    if parameter.range is not None:
        return in_notation(parameter.range.text, voice)
    return " | ".join(in_notation(choice, voice) for choice in parameter.choices)


def warnings_of(scenario: Scenario, voice: Voice) -> Iterator[str]:
    """The doubts that reading the scenario left, as the reader of a report needs them."""
    return (remark(problem, voice.language) for problem in scenario.warnings)

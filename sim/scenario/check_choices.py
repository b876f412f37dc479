"""Choices: whether chances add up, and whether conditions can hold."""

from __future__ import annotations

from sim.scenario.cases import CaseType
from sim.scenario.document import short
from sim.scenario.flow import Choose
from sim.scenario.message import listed, told
from sim.scenario.model import Scenario
from sim.scenario.notation_error import nearest
from sim.scenario.part import Part, Sheet
from sim.scenario.value import Constant, OneOf, Word

ROUNDING = 1e-9


def check_chances(choose: Choose, part: Part) -> None:
    """Chances of one choice may not add up to more than certainty."""
    chances = [option.chance.amount for option in choose.options if isinstance(option.chance, Constant)]
    total = sum(chances)
    if total > 1 + ROUNDING:
        part.child("options").report_at_key(
            told("the chances add up to {total}%", total=f"{100 * total:.6g}"), "chances up to 100% in all"
        )


def check_conditions(choose: Choose, case: CaseType, scenario: Scenario, sheet: Sheet) -> None:
    """A condition that compares with a word which never comes is a slip of the pen."""
    for option in choose.options:
        if option.when is None or not isinstance(option.when.value, Word):
            continue
        word, attribute = option.when.value.text, option.when.attribute
        words = _words(attribute, case, scenario, sheet)
        if words and word not in words:
            wrong = told("{attribute} is never {word}", attribute=attribute, word=short(word))
            sheet.part_of(option).child("when").report(wrong, listed(words), nearest(word, words))


def _words(attribute: str, case: CaseType, scenario: Scenario, sheet: Sheet) -> tuple[str, ...]:
    """The words that an attribute may have; empty if they are not known."""
    written = sheet.part(("cases", case.name, "attributes", attribute)).data
    parameter = scenario.parameters.get(written) if isinstance(written, str) else None
    if parameter is not None and parameter.choices:
        return parameter.choices
    value = case.attributes.get(attribute)
    if isinstance(value, OneOf):
        return tuple(option.text for option in value.options if isinstance(option, Word))
    return ()

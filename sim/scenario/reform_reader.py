"""The form of a reform of a hall: which scenario, with whom, with which values."""

from __future__ import annotations

from attrs import field, frozen

from sim.scenario.document import short
from sim.scenario.form import Entry, Form
from sim.scenario.message import listed, told
from sim.scenario.notation_error import nearest
from sim.scenario.part import Part
from sim.scenario.reader import SCALAR, ByName, Choice, ListOf, Text, Untouched
from sim.scenario.scope import Scope


@frozen
class WrittenReform:
    """A reform as the hall's file states it, before the scenario itself is looked at."""

    scenario: str = ""
    switch: bool = True
    cases: tuple[str, ...] = ()
    people: dict[str, str] = field(factory=dict)
    values: dict[str, Part] = field(factory=dict)


REFORM = Form(
    WrittenReform,
    "a reform",
    "A scenario that takes place in this house, with the people of this house.",
    (
        Entry("scenario", Text("a shipped scenario or a file"), "which scenario; the one of this name if not said"),
        Entry("switch", Choice({"on": True, "off": False}), "off leaves everything of it as it was: on or off"),
        Entry("cases", ListOf(Text(), "a list of case types"), "its case types that come; its subject if not said"),
        Entry("people", ByName(Text("a pool"), "pools by name"), "who does the work of its people: its pool: pool"),
        Entry("set", ByName(Untouched(SCALAR), "values by name"), "values of its parameters", "values"),
    ),
)


def read_reform(part: Part, scope: Scope) -> WrittenReform:
    """A reform; values that are parameters of the hall are noted as used."""
    written = REFORM.read(part, scope) or WrittenReform()
    for name, pool in written.people.items():
        if pool not in scope.pools:
            place = part.child("people").child(name)
            place.report(
                told("nobody is called {pool}", pool=short(pool)), listed(scope.pools), nearest(pool, scope.pools)
            )
    return written


def override_of(name: str, part: Part, scope: Scope) -> str:
    """A value as it would be set from outside; a parameter of the hall stands for what is written of it."""
    text = part.text("a value") or ""
    if text in scope.names:
        scope.names.used.add(text)
        text = scope.names.parameters[text].text
    return f"{name}={text}"

"""Names: those that are missing, those that stand in the way of a key, those that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable

from sim.scenario.claim_reader import CLAIM
from sim.scenario.document import every_text, short
from sim.scenario.message import told
from sim.scenario.model import Scenario
from sim.scenario.notation_error import nearest
from sim.scenario.part import Sheet
from sim.scenario.process_reader import PROCESS
from sim.scenario.scope import UNREAD, Names
from sim.scenario.value import Value


def check_names(scenario: Scenario, names: Names, sheet: Sheet) -> None:
    """Note what is wrong with names, and warn of those that nothing uses."""
    _check_keys(sheet, "cases", scenario.cases, (entry.key for entry in PROCESS.entries), "a process")
    _check_keys(sheet, "processes", scenario.processes, (entry.key for entry in CLAIM.entries), "a claim")
    _check_flows_are_there(scenario, sheet)
    _check_attribute_kinds(scenario, sheet)
    _warn_unused_parameters(scenario, names, sheet)
    _warn_translations(scenario, sheet)


def _check_keys(sheet: Sheet, section: str, names: Iterable[str], keys: Iterable[str], owner: str) -> None:
    taken = set(keys)
    for name in names:
        if name in taken:
            part = sheet.part((section, name))
            part.report_at_key(
                told("{name} has a meaning of its own in {owner}", name=short(name), owner=told(owner)), "another name"
            )


def _check_flows_are_there(scenario: Scenario, sheet: Sheet) -> None:
    for process in scenario.processes.values():
        part = sheet.part(("processes", process.name))
        written = part.data if isinstance(part.data, dict) else {}
        known = {*scenario.cases, *(entry.key for entry in PROCESS.entries)}
        for case in scenario.cases.values():
            if case.name in {nearest(key, known) for key in written if key not in known}:
                continue  # a slip of the pen, which was told
            if case.flow is None and case.name not in process.flows:
                part.report_at_key(
                    told("nothing says what cases of type {case_type} do in this process", case_type=short(case.name)),
                    told("`{case_type}: [flow]` here, or `flow` in the case type", case_type=case.name),
                )


def _check_attribute_kinds(scenario: Scenario, sheet: Sheet) -> None:
    """Shared flows name attributes of several case types: one name must mean one kind of quantity."""
    first: dict[str, tuple[str, Value]] = {}
    for case in scenario.cases.values():
        for name, value in case.attributes.items():
            owner, other = first.setdefault(name, (case.name, value))
            if other.kind is not value.kind and UNREAD not in (other, value):
                part = sheet.part(("cases", case.name, "attributes", name))
                part.report(
                    told("{name} is of another kind here than in {owner}", name=name, owner=short(owner)),
                    "another name, or the same kind",
                )


def _warn_unused_parameters(scenario: Scenario, names: Names, sheet: Sheet) -> None:
    for name in scenario.parameters:
        if name not in names.used:
            part = sheet.part(("parameters", name))
            part.report_at_key("nothing in the file uses this parameter", "", is_warning=True)


def _warn_translations(scenario: Scenario, sheet: Sheet) -> None:
    data = sheet.document.data
    if not scenario.translations or not isinstance(data, dict):
        return
    known = {text for key, section in data.items() if key != "chinese" for text in every_text(section)}
    known |= sheet.document.replaced
    items = {item for case in scenario.cases.values() if isinstance(case.items, tuple) for item in case.items}
    templates = [text for text in known if "{item}" in text]
    known |= {template.replace("{item}", item) for template in templates for item in items}
    part = sheet.part(("chinese",))
    for name in scenario.translations:
        if name not in known:
            meant = nearest(name, known)
            part.child(name).report_at_key(
                told("nothing in the file is called {name}", name=short(name)), "", meant, is_warning=True
            )

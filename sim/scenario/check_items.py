"""Items that are named: in `each`, and in `before`."""

from __future__ import annotations

from sim.scenario.cases import CaseType
from sim.scenario.circle import circles
from sim.scenario.document import short
from sim.scenario.flow import Each
from sim.scenario.message import listed, told
from sim.scenario.notation_error import nearest
from sim.scenario.part import Part


def check_each(each: Each, part: Part, case: CaseType) -> None:
    """The items that are named must be items of the case, and may not wait for each other."""
    if not each.items and not each.before:
        return
    if not isinstance(case.items, tuple):
        key = "each" if each.items else "before"
        wrong = told("the items of {case_type} have no names", case_type=short(case.name))
        part.child(key).report(wrong, "`each: item`, or `items: [names]` in the case type")
        return
    named = part.child("each")
    for index, name in enumerate(each.items):
        _check_item(name, case.items, part.sheet.part((*named.path, index)))
    among = each.items or case.items
    for name, firsts in each.before.items():
        _check_item(name, among, part.child("before").child(name), is_key=True)
        for index, first in enumerate(firsts):
            where = part.child("before").child(name)
            _check_item(first, among, part.sheet.part((*where.path, index)))
    for circle in circles(each.before):
        wrong = told("these wait for each other: {circle}", circle=listed(circle, "and"))
        part.child("before").report_at_key(wrong, "an order without circles")


def _check_item(name: str, known: tuple[str, ...], part: Part, *, is_key: bool = False) -> None:
    if name not in known:
        report = part.report_at_key if is_key else part.report
        report(told("there is no item {name}", name=short(name)), listed(known), nearest(name, known))

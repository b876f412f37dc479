"""People: whether the pools are there that constructs name, and whether they are ever enough."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from attrs import frozen

from sim.scenario.document import short
from sim.scenario.flow import Needs
from sim.scenario.message import listed, told
from sim.scenario.notation_error import nearest
from sim.scenario.part import Part
from sim.scenario.staff import Pool

ITEM = "{item}"
MOST_NAMES_TOLD = 12


@frozen
class PeopleCheck:
    """The pools of a scenario, the items for which `{item}` stands, and the pools of which somebody is held."""

    staff: Mapping[str, Pool]
    items: tuple[str, ...] | None
    held: tuple[str, ...]

    def needed(self, by: tuple[Needs, ...], part: Part) -> None:
        """People who are needed together must be there at some time, beside those who are held."""
        names = [needs.pool for needs in by]
        for needs in by:
            self.named(needs.pool, part)
            if names.count(needs.pool) > 1:
                part.report(
                    told("{pool} is there twice", pool=short(needs.pool)),
                    told("a number of people, as in {{{pool}: 2}}", pool=needs.pool),
                )
                return
            for name in self._pools(needs.pool):
                self._check_enough(name, needs, part)
        for item in self.items or ("",):
            self._check_order([name.replace(ITEM, item) for name in names], part)

    def _check_order(self, names: list[str], part: Part) -> None:
        """Of two cases each could be the first at one of the pools: both would wait for the other for ever."""
        pools = [self.staff[name] for name in names if name in self.staff and not self.staff[name].per_case]
        for first, other in pairwise(pools):
            if other.order is not first.order:
                wrong = told(
                    "people needed together would choose differently whom to serve first: "
                    "{first} by `{order}`, {other} by `{another}`",
                    first=short(first.name),
                    order=first.order.value,
                    other=short(other.name),
                    another=other.order.value,
                )
                part.report(wrong, "pools with the same `order`")
                return

    def _check_enough(self, name: str, needs: Needs, part: Part) -> None:
        pool = self.staff.get(name)
        if pool is None:
            return
        if needs.pool in self.held:
            wrong = told(
                "somebody of {name} is held here by `at` and does the work of steps without `by`", name=short(name)
            )
            part.report(wrong, "no `by`, or other people")
            return
        if pool.per_case and needs.count > 1:
            part.report(told("people of a case, such as {name}, work one at a time", name=short(name)), "one of them")
            return
        greatest = max(pool.count, *(shift.count for shift in pool.shifts), 0)
        if needs.count > greatest:
            wrong = told(
                "{count} of {name} are needed, but there are never more than {greatest}",
                count=needs.count,
                name=short(name),
                greatest=greatest,
            )
            part.report(wrong, told("a greater count of {name}, or fewer people here", name=name))

    def named(self, pool: str, part: Part) -> None:
        """A pool that is named must be there; if it is named after the item, for every item."""
        if not self.staff:
            return
        for name in self._pools(pool):
            if name not in self.staff:
                allowed = listed(self.staff) if len(self.staff) <= MOST_NAMES_TOLD else "a name under `staff`"
                part.report(told("there is no pool {name}", name=short(name)), allowed, nearest(name, self.staff))

    def _pools(self, pool: str) -> list[str]:
        if ITEM in pool:
            return [pool.replace(ITEM, item) for item in self.items or ()]
        return [pool] if pool else []

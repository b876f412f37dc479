"""Who does what: from the needs of a construct and what is held around it to the people that its node asks."""

from __future__ import annotations

from sim.engine.clock import Clock
from sim.engine.opening_hours import common_hours
from sim.engine.people import Held, InTurn, OneOf, Own, People, Several
from sim.engine.plan import Around, Plan
from sim.engine.pool import ChoosingPool
from sim.scenario.flow import Needs


def people_for(plan: Plan, needs: tuple[Needs, ...], around: Around) -> People:
    """People who work together: those who are not held are taken, those who are held take turns if there are parts.

    `needs` holds at least one; who is held already, and by no more than this token, is simply there.
    """
    clock = plan.run.clock
    persons = [person for need in needs if (person := _person(plan, clock, need.pool, around)) is not None]
    wanted = [need for need in needs if need.pool not in around.held and not plan.is_private(need.pool)]
    if not persons and not wanted:
        return Held(plan.staffed[needs[0].pool])
    if len(persons) == 1 and not wanted:
        return persons[0]
    pools = [plan.pools[need.pool] for need in wanted]
    choosing = {pool: need.count for pool, need in zip(pools, wanted, strict=True) if isinstance(pool, ChoosingPool)}
    if len(choosing) < len(wanted):
        return OneOf(pools[0])
    staffed = [*(pool.staffed for pool in choosing), *(person.staffed for person in persons)]
    pausing = [one.hours for one in staffed if not one.straight]
    return Several(clock, choosing, persons, common_hours(pausing) if len(staffed) > 1 and pausing else None)


def _person(plan: Plan, clock: Clock, pool: str, around: Around) -> Own | None:
    """A person whom parts of the case take in turns; None for others."""
    if pool in around.in_turns:
        return InTurn(clock, plan.staffed[pool])
    if pool not in around.held and plan.is_private(pool):
        return Own(clock, plan.staffed[pool])
    return None

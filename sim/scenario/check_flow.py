"""Flows looked at with the case that goes through them: who is there, what is held, what its items are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
from attrs import define, evolve, field, frozen

from sim.scenario.check_batches import check_in_batch, check_outside_batch
from sim.scenario.check_choices import check_chances, check_conditions
from sim.scenario.check_divisors import check_divisors
from sim.scenario.check_items import check_each
from sim.scenario.check_loops import check_repeat, check_until_passed
from sim.scenario.check_meeting import check_meeting
from sim.scenario.check_people import ITEM, PeopleCheck
from sim.scenario.document import short
from sim.scenario.flow import (
    Afterwards,
    At,
    Batch,
    Choose,
    Construct,
    Each,
    Flow,
    Follow,
    Needs,
    Only,
    Order,
    Parallel,
    Repeat,
    Revoke,
    Step,
    Trip,
    UntilPassed,
)
from sim.scenario.message import listed, told
from sim.scenario.model import Scenario
from sim.scenario.notation_error import nearest
from sim.scenario.part import Part, Sheet
from sim.scenario.rounds import Rounds
from sim.scenario.value import Arithmetic, Attribute, Value, attributes_of
from sim.scenario.walk import Atlas, flows_inside

_BRACED = re.compile(r"\{[^{}]*\}")


@frozen
class Setting:
    """What holds around a construct.

    `items` are the names for which `{item}` stands, None outside an `each` over named items; `held` are the pools
    of the `at` around, `away` those of who is on a trip. In a flow that nobody follows, nothing is known of what is
    around: then `case_type` is empty.
    """

    case_type: str
    items: tuple[str, ...] | None = None
    held: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    is_until_passed: bool = False
    is_afterwards: bool = False
    is_batch: bool = False


@define
class FlowCheck:
    """One walk through the flows of a scenario."""

    scenario: Scenario
    sheet: Sheet
    atlas: Atlas
    followed: set[str] = field(factory=set)
    rounds: Rounds = field(init=False)
    _seen: set[tuple[str, Setting]] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.rounds = Rounds(self.atlas)

    def visit(self, flow: Flow, setting: Setting) -> None:
        """Look at everything in a flow."""
        for construct in flow:
            part = self.sheet.part_of(construct)
            if setting.is_batch:
                check_in_batch(construct, part)
            elif setting.case_type:
                check_outside_batch(construct, part)
            self._check_names(construct, part, setting)
            self._check_attributes(construct, part, setting)
            if setting.case_type:
                check_divisors(construct, part, self.scenario.cases[setting.case_type].attributes)
            self._check(construct, part, setting)
            self._visit_inside(construct, setting)

    def _visit_inside(self, construct: Construct, setting: Setting) -> None:
        match construct:
            case Follow():
                self._follow(construct, setting)
                return
            case Each():
                names = construct.items or self._item_names(setting)
                setting = evolve(setting, items=names or setting.items)
            case At():
                self.visit(construct.body, evolve(setting, held=(*setting.held, construct.pool)))
                self.visit(construct.otherwise, setting)
                return
            case Trip():
                setting = evolve(setting, away=(*setting.away, construct.by))
            case Batch():
                setting = evolve(setting, is_batch=True)
            case Revoke() if setting.case_type and not setting.is_afterwards:
                wrong = "the decision cannot be revoked here, before it is made"
                self.sheet.part_of(construct).report(wrong, "`revoke` inside `afterwards`")
            case Afterwards():
                setting = evolve(setting, held=(), away=(), is_afterwards=True, is_until_passed=False)
            case UntilPassed():
                self.visit(construct.body, evolve(setting, is_until_passed=True))
                self.visit(construct.otherwise, setting)
                return
            case _:
                pass
        for inside in flows_inside(construct):
            self.visit(inside, setting)

    def _follow(self, follow: Follow, setting: Setting) -> None:
        flows = self.scenario.flows
        if follow.flow and follow.flow not in flows:
            part = self.sheet.part_of(follow).child("follow")
            allowed = listed(flows) if flows else "a name under `flows`"
            part.report(told("there is no flow {flow}", flow=short(follow.flow)), allowed, nearest(follow.flow, flows))
            return
        self.followed.add(follow.flow)
        if (follow.flow, setting) not in self._seen:
            self._seen.add((follow.flow, setting))
            self.visit(self.atlas.followed(follow), setting)

    def _item_names(self, setting: Setting) -> tuple[str, ...]:
        case = self.scenario.cases.get(setting.case_type)
        return case.items if case is not None and isinstance(case.items, tuple) else ()

    def _check(self, construct: Construct, part: Part, setting: Setting) -> None:
        match construct:
            case Step() | At() | Trip():
                self._check_people(construct, part, setting)
            case Each():
                if setting.case_type:
                    check_each(construct, part, self.scenario.cases[setting.case_type])
            case Choose():
                check_chances(construct, part)
                if setting.case_type:
                    check_conditions(construct, self.scenario.cases[setting.case_type], self.scenario, self.sheet)
            case Repeat():
                check_repeat(construct, part, self.atlas, self.rounds)
            case UntilPassed():
                check_until_passed(construct, part, self.atlas)
            case Parallel(order=Order.SIDE_BY_SIDE):
                self._check_streams(construct, part)
            case _:
                pass

    def _check_people(self, construct: Step | At | Trip, part: Part, setting: Setting) -> None:
        check = PeopleCheck(self.scenario.staff, setting.items, setting.held)
        match construct:
            case Step():
                if setting.case_type:
                    self._check_step(construct, part, setting)
                check.needed(construct.by, part.child("by"))
                if setting.items is None:
                    present = (*setting.held, *setting.away)
                    check_meeting(construct, part.child("by"), self.scenario, present)
            case At():
                check.needed((Needs(construct.pool),), part.child("at"))
            case Trip():
                check.named(construct.by, part.child("by"))

    def _check_step(self, step: Step, part: Part, setting: Setting) -> None:
        if step.patience is not None and not step.by:
            part.child("patience").report_at_key(
                "nobody queues for who is held already", "`patience` at the `at` around"
            )
        if not step.by and not setting.held:
            wrong = told("nobody does the step {step}", step=short(step.name))
            part.report(wrong, "`by: POOL`, or the step inside `at: POOL`, whose person does it")
        if setting.is_until_passed:
            return
        if step.fails is not None:
            part.child("fails").report_at_key(
                "nothing says what happens to what fails", "`fails` inside `until_passed`, or `choose` with a chance"
            )
        if step.only is not Only.ALL:
            part.child("only").report_at_key("nothing has passed or failed here", "`only` inside `until_passed`")

    def _check_names(self, construct: Construct, part: Part, setting: Setting) -> None:
        """`{item}` needs items with names, and nothing else may stand in braces."""
        for name in _names_of(construct):
            for braced in _BRACED.findall(name):
                if braced != ITEM:
                    part.report(
                        told("{braced} in {name} stands for nothing", braced=braced, name=short(name)),
                        "{item}, the name of the item",
                    )
                elif setting.case_type and setting.items is None:
                    part.report(
                        told("{{item}} in {name} stands for nothing here", name=short(name)),
                        "{item} inside `each`, in a case whose items have names",
                    )

    def _check_attributes(self, construct: Construct, part: Part, setting: Setting) -> None:
        if not setting.case_type:
            return
        known = self.scenario.cases[setting.case_type].attributes
        for key, name in _attributes_used(construct):
            if name not in known:
                part.child(key).report(
                    told(
                        "cases of type {case_type} have no attribute {name}",
                        case_type=short(setting.case_type),
                        name=short(name),
                    ),
                    told("attributes: {known}", known=listed(known)) if known else "an attribute of the case type",
                    nearest(name, known),
                )

    def _check_streams(self, parallel: Parallel, part: Part) -> None:
        """Branches that draw the same random numbers would do so in an order left to chance."""
        drawn: dict[str, Construct] = {}
        for branch in parallel.branches:
            streams = self.atlas.streams(branch.body)
            for name in streams.keys() & drawn.keys():
                first = drawn[name]
                second = part if streams[name] is first else self.sheet.part_of(streams[name])
                second.report(
                    told(
                        "{name} is in two branches side by side, which would share its random numbers", name=short(name)
                    ),
                    "another name, or a `stream` of its own",
                )
            drawn |= streams


def _names_of(construct: Construct) -> Iterator[str]:
    for attribute in attrs.fields(type(construct)):
        value = getattr(construct, attribute.name)
        if isinstance(value, str):
            yield value
    if isinstance(construct, Step):
        yield from construct.documents
        yield from (needs.pool for needs in construct.by)


def _attributes_used(construct: Construct) -> Iterator[tuple[str, str]]:
    """Keys of a construct with the attributes that stand there."""
    for attribute in attrs.fields(type(construct)):
        yield from _attributes_in(attribute.name, getattr(construct, attribute.name))
    if isinstance(construct, Batch) and construct.grouped_by:
        yield "grouped_by", construct.grouped_by
    if isinstance(construct, Step):
        for amount in construct.documents.values():
            yield from _attributes_in("documents", amount)
    if isinstance(construct, Choose):
        for option in construct.options:
            yield from _attributes_in("options", option.chance)
            if option.when is not None:
                yield "options", option.when.attribute


def _attributes_in(key: str, value: Value | object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Attribute | Arithmetic):
        for name in sorted(attributes_of(value)):
            yield key, name

"""Patience: how long a case queues at a step, or for a person who will be held, before it gives up."""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve

from sim.scenario.amount_reader import TIMES, Amount
from sim.scenario.construct_rule import require_counting
from sim.scenario.flow import At, Counting, Flow, Step
from sim.scenario.form import Entry, Form
from sim.scenario.part import Part
from sim.scenario.quantity import Kind
from sim.scenario.reader import Reader
from sim.scenario.scope import UNREAD, Scope
from sim.scenario.work_form import COUNTING

Queued = TypeVar("Queued", Step, At)


def with_patience(form: Form[Queued], flow: Reader[Flow]) -> Form[Queued]:
    """The form of a construct that cases queue for, with the keys that say when and where they give up."""

    def finish(construct: Queued, part: Part, scope: Scope) -> Queued:
        done = construct if form.finish is None else form.finish(construct, part, scope)
        return _finish(done, part)

    keys: tuple[Entry, ...] = (
        Entry(
            "patience", Amount(TIMES, "a duration"), "how long a case queues here before it gives up", stand_in=UNREAD
        ),
        COUNTING,
        Entry("otherwise", flow, "what a case does that gives up; it withdraws if nothing is said"),
    )
    return evolve(form, entries=(*form.entries, *keys), finish=finish)


def _finish(construct: Queued, part: Part) -> Queued:
    """Working days of patience are open hours where nothing else is said."""
    patience = construct.patience
    if patience is None:
        for key in ("counting", "otherwise"):
            if part.has(key):
                part.child(key).report_at_key(
                    "nobody gives up here", "`patience`, the time after which a case that still queues gives up"
                )
        return construct
    if patience.kind is Kind.WORKDAYS and not part.has("counting"):
        return evolve(construct, counting=Counting.OPEN_HOURS)
    require_counting(part, "patience", patience, construct.counting)
    return construct

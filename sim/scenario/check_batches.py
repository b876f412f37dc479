"""Batches: what cases that wait for each other can go through together."""

from __future__ import annotations

from sim.scenario.flow import At, Construct, Follow, Only, Per, Step, Wait, WaitUntil
from sim.scenario.part import Part

TOGETHER = (Step, Wait, WaitUntil, At, Follow)


def check_in_batch(construct: Construct, part: Part) -> None:
    """The cases of a batch are one inside it: nothing in there may treat them differently."""
    if not isinstance(construct, TOGETHER):
        wrong = "the cases of a batch go through it as one and cannot part here"
        part.report(wrong, "inside `batch`: step, wait, at, follow")
    elif isinstance(construct, Step | At) and construct.patience is not None:
        part.child("patience").report(
            "the cases of a batch go through it as one", "a step with patience before the batch"
        )
    elif isinstance(construct, Step) and construct.only is not Only.ALL:
        part.child("only").report(
            "the cases of a batch go through it as one", "a step for what failed behind the batch"
        )


def check_outside_batch(construct: Construct, part: Part) -> None:
    """A time for the whole batch needs one."""
    if isinstance(construct, Step) and construct.per is Per.BATCH:
        part.child("per").report("there is no batch around this step", "case or item; `per: batch` inside `batch`")

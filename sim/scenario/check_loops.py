"""Loops: whether there is a way out."""

from __future__ import annotations

from sim.scenario.flow import Repeat, UntilPassed
from sim.scenario.part import Part
from sim.scenario.value import Constant
from sim.scenario.walk import Atlas


def check_repeat(repeat: Repeat, part: Part, atlas: Atlas) -> None:
    """A loop must have an end."""
    is_certain = isinstance(repeat.again, Constant) and repeat.again.amount >= 1
    if is_certain and repeat.at_most is None and not atlas.may_finish(repeat.body):
        part.child("again").report("this loop never ends", "a chance under 100%, or `at_most`")


def check_until_passed(loop: UntilPassed, part: Part, atlas: Atlas) -> None:
    """Something must be able to fail, and to pass."""
    is_incomplete = part.sheet.is_troubled(part.path) or part.sheet.is_troubled(("flows",))
    if not atlas.failing(loop.body) and is_incomplete:
        return
    if not atlas.failing(loop.body):
        part.report("nothing in here can fail", "a step with `fails`, the chance that it must be corrected")
    elif atlas.failing(loop.body, surely=True) and loop.at_most is None and not atlas.may_finish(loop.body):
        part.report("this loop never ends: what is in here always fails", "`fails` under 100%, or `at_most`")

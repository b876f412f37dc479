"""Loops: whether there is a way out."""

from __future__ import annotations

from sim.scenario.flow import Repeat, UntilPassed
from sim.scenario.message import told
from sim.scenario.part import Part
from sim.scenario.rounds import Rounds, rounds_of
from sim.scenario.value import Constant
from sim.scenario.walk import Atlas

MOST_ROUNDS = 10_000
"""Expected rounds of a loop; of loops inside each other together, where nothing in them takes time."""


def check_repeat(repeat: Repeat, part: Part, atlas: Atlas, rounds: Rounds) -> None:
    """A loop must have an end."""
    is_certain = isinstance(repeat.again, Constant) and repeat.again.amount >= 1
    if is_certain and repeat.at_most is None and not atlas.may_finish(repeat.body):
        part.child("again").report("this loop never ends", "a chance under 100%, or `at_most`")
        return
    own, within = rounds_of(repeat), rounds.at_once(repeat.body)
    if repeat.times is None and own > MOST_ROUNDS:
        _report(own, part.child("again"))
    elif within <= MOST_ROUNDS < own * within and rounds.takes_no_time(repeat.body):
        _report(own * within, part.child("again" if repeat.times is None else "times"))


def _report(rounds: float, part: Part) -> None:
    """A loop that goes round for ages is a slip of the pen, and keeps a run from ending."""
    wrong = told("{rounds} rounds are to be expected", rounds=f"{rounds:,.0f}")
    part.report(wrong, told("at most {most} rounds", most=f"{MOST_ROUNDS:,}"))


def check_until_passed(loop: UntilPassed, part: Part, atlas: Atlas) -> None:
    """Something must be able to fail, and to pass."""
    is_incomplete = part.sheet.is_troubled(part.path) or part.sheet.is_troubled(("flows",))
    if not atlas.failing(loop.body) and is_incomplete:
        return
    if not atlas.failing(loop.body):
        part.report("nothing in here can fail", "a step with `fails`, the chance that it must be corrected")
    elif atlas.failing(loop.body, surely=True) and loop.at_most is None and not atlas.may_finish(loop.body):
        part.report("this loop never ends: what is in here always fails", "`fails` under 100%, or `at_most`")

"""What a claim does not say it rests on does not turn it: every other parameter is set to both ends of its range.

"Turned" is from holds to does not hold; an end at which nothing can be said any more turns nothing. Seeds are fixed, so
that the same code gives the same verdicts, and both ends see the applicants and draws of the values as they stand.
What is left is the draw of the seed itself, which a change of the model draws anew: counts of papers, filings, trips
and limits do not vary at all, and the other claims of a range or a direction lie several half-widths inside, so that a
95 % interval leaves by chance far less often than once in 10 000 verdicts. The one number that is estimated and lies at
its truth is the half of the lead time in catering-change: a new draw takes it out of its own 95 % interval once in
twenty, all ends of that scenario together, as they share the draws; then the claim is already not borne out at first,
which `test_what_can_be_tested_at_all` says.
"""

from __future__ import annotations

from functools import cache

import pytest
from attrs import frozen

from sim.experiment.compare import compare
from sim.experiment.comparison import ClaimCheck, Comparison, Verdict
from sim.experiment.runner import Runner
from sim.scenario.library import shipped
from sim.scenario.load import load
from sim.scenario.parameter import Parameter
from sim.scenario.problem import ScenarioError
from sim.scenario.spelling import spell
from sim.scenario.value import Constant

pytestmark = pytest.mark.slow

SEED = 1
RUNNER = Runner()
"""Remembers the processes that a parameter does not change."""

SHORTER = {
    "bid-evaluation": (4, "warm_up=2 workdays", "length=10 workdays", "run_out=3 workdays"),
    "catering-change": (4, "warm_up=2 workdays", "length=15 workdays", "run_out=15 workdays"),
    "construction-start": (2, "warm_up=3 workdays", "length=10 workdays", "run_out=15 workdays"),
    "expiry-reminder": (4, "length=125 workdays", "run_out=150 workdays"),
    "foreign-talent": (3, "warm_up=3 workdays", "length=10 workdays"),
    "policy-briefings": (3, "length=52 workdays", "run_out=1 workday"),
    "renovation": (3, "warm_up=5 workdays", "length=20 workdays", "run_out=20 workdays"),
    "special-equipment": (3, "warm_up=2 workdays", "length=20 workdays", "run_out=15 workdays"),
}
"""Replications, and what of the horizon is cut, so that a comparison takes a fraction of a second."""

NOT_BORNE_OUT = {
    ("bid-evaluation", "time of assembly", "old"): "4..5 h leaves so few replications no room",
    ("catering-change", "capacity", ""): "the reported half is not reached: the claim does not hold",
    ("foreign-talent", "waiting", ""): "waiting of the others varies by a third in so few replications",
    ("renovation", "on-time rate", "new"): "half the interval reaches beyond 100 % in so few replications",
}
"""Claims of which nothing can turn: they do not hold at first."""

LEFT_OUT = {
    (
        "expiry-reminder",
        "window_opens",
        "30 workdays",
    ): "the second reminder would come before the window opens: refused",
    (
        "catering-change",
        "everyday_service",
        "40 min",
    ): "the windows are asked for twice the hours they have: lead times "
    "are those of the queue in the days that are watched",
}
"""Ends at which a scenario is refused or overloaded, so that its claims say nothing there."""


@frozen
class End:
    """A parameter of a scenario at one end of its range, or at another of its words."""

    scenario: str
    parameter: str
    value: str

    def __str__(self) -> str:
        return f"{self.scenario}-{self.parameter}={self.value}"


def ends_of(parameter: Parameter) -> list[str]:
    """The ends that are not what the parameter is anyway."""
    if parameter.choices:
        return [word for word in parameter.choices if word != parameter.text]
    if parameter.range is None:
        return []
    ends = (Constant(amount, parameter.value.kind) for amount in (parameter.range.low, parameter.range.high))
    return [spell(end) for end in ends if end != parameter.value]


def all_ends() -> list[End]:
    """Those of the parameters on which not every claim rests."""
    ends = []
    for name in SCENARIOS:
        scenario = load(name)
        for parameter in scenario.parameters.values():
            if not all(parameter.name in (claim.rests_on or ()) for claim in scenario.claims):
                ends += [End(name, parameter.name, value) for value in ends_of(parameter)]
    return ends


@cache
def compared(name: str, *overrides: str) -> Comparison:
    """A scenario with a shorter horizon and one value changed, compared."""
    replications, *horizon = SHORTER[name]
    shorter = [f"horizon.{key}" for key in horizon]
    return compare(load(name, (*shorter, *overrides)), seed=SEED, replications=replications, runner=RUNNER)


def key_of(scenario: str, check: ClaimCheck) -> tuple[str, str, str]:
    return scenario, check.claim.measure, check.process


SCENARIOS = [summary.name for summary in shipped() if not load(summary.name).reforms]
ENDS = [end for end in all_ends() if (end.scenario, end.parameter, end.value) not in LEFT_OUT]


@pytest.mark.parametrize("end", ENDS, ids=str)
def test_nothing_else_turns_a_claim(end):
    """A claim that holds does not fail at an end of a parameter that it does not name."""
    first = compared(end.scenario)
    then = compare_at(end)
    turned = [
        key_of(end.scenario, before)
        for before, after in zip(first.claims, then.claims, strict=True)
        if end.parameter not in (before.claim.rests_on or ())
        and before.verdict is Verdict.HOLDS
        and after.verdict is Verdict.DOES_NOT_HOLD
    ]
    assert turned == []


def compare_at(end: End) -> Comparison:
    return compared.__wrapped__(end.scenario, f"{end.parameter}={end.value}")


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_can_be_tested_at_all(name):
    """All claims hold at first, but those that are known not to: otherwise nothing could turn."""
    open_claims = [key_of(name, check) for check in compared(name).claims if check.verdict is not Verdict.HOLDS]
    assert open_claims == [key for key in NOT_BORNE_OUT if key[0] == name]


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_claim_says_on_what_it_rests(name):
    """On some parameters, or in so many words on none."""
    assert [claim.measure for claim in load(name).claims if claim.rests_on is None] == []


@pytest.mark.parametrize(("name", "parameter", "value"), LEFT_OUT)
def test_what_is_left_out_is_refused_or_overloaded(name, parameter, value):
    """And it is an end that would be tested."""
    end = End(name, parameter, value)
    assert end in all_ends()
    try:
        assert compare_at(end).overloads
    except ScenarioError as error:
        assert error.problems  # noqa: PT017 - either of the two is what is asked for

"""How many replications a user asks for: a number, or a precision with bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from attrs import frozen
from cyclopts import Parameter
from cyclopts.validators import Number

from sim.commands.asked_values import COARSEST, FEWEST_FOR_PRECISION, FINEST, MOST_REPLICATIONS
from sim.commands.options import whole
from sim.commands.output import BAD_INPUT, fail
from sim.scenario.message import told

if TYPE_CHECKING:
    from sim.scenario.model import Scenario

_DEFAULT, _MOST = 20, 500
_FORM = re.compile(r"([0-9]{1,6}(?:\.[0-9]{0,6})?|\.[0-9]{1,6})\s*(%?)", re.ASCII)
_MOST_CASES = 200_000_000
"""Of the type that a report is about, in all runs together: of each the lead time is kept, in eight bytes."""

RunReplications = Annotated[
    int | None,
    Parameter(
        converter=whole,
        validator=Number(gte=1, lte=MOST_REPLICATIONS),
        help="Independent runs of every process. Default: 20.",
    ),
]
PrecisionAsked = Annotated[
    str | None,
    Parameter(
        name="--precision",
        allow_leading_hyphen=True,
        help="Instead of --replications: as many as it takes until the mean lead times, and their difference from the "
        "baseline, are known to within 5% (or another share, from 0.1% to 50%).",
    ),
]
Least = Annotated[
    int | None,
    Parameter(
        converter=whole,
        validator=Number(gte=FEWEST_FOR_PRECISION, lte=MOST_REPLICATIONS),
        help="With --precision: at least so many replications. Default: 20.",
    ),
]
Most = Annotated[
    int | None,
    Parameter(
        converter=whole,
        validator=Number(gte=FEWEST_FOR_PRECISION, lte=MOST_REPLICATIONS),
        help="With --precision: at most so many replications. Default: 500.",
    ),
]


@frozen
class Asked:
    """So many replications from `least` to `most` as a precision takes; without one, `least` of them."""

    precision: float | None
    least: int
    most: int


def asked(replications: int | None, precision: str | None, least: int | None, most: int | None) -> Asked:
    """What options that belong together ask for; ends the command where they contradict each other."""
    if precision is None:
        if least is not None or most is not None:
            fail(told("--least and --most are for --precision"), BAD_INPUT)
        number = _DEFAULT if replications is None else replications
        return Asked(None, number, number)
    if replications is not None:
        fail(told("--precision and --replications exclude each other; --most bounds the replications"), BAD_INPUT)
    share = _share(precision)
    lower, upper = least or FEWEST_FOR_PRECISION, most or max(_MOST, least or 0)
    if lower > upper:
        fail(told("--least {least} is more than --most {most}", least=lower, most=upper), BAD_INPUT)
    return Asked(share, lower, upper)


def check_size(scenario: Scenario, replications: int) -> None:
    """Ends the command where so many replications have more cases than memory holds."""
    from sim.scenario.check_crowds import expected_cases

    subject = scenario.cases[scenario.subject]
    expected = expected_cases(subject, scenario.calendar, scenario.horizon) * len(scenario.processes) * replications
    if expected > _MOST_CASES:
        wrong = told(
            "{count} cases are to be expected in {replications} replications of every process; at most {most}: "
            "fewer replications, or a shorter horizon",
            count=f"{expected:,.0f}",
            replications=f"{replications:,}",
            most=f"{_MOST_CASES:,}",
        )
        fail(wrong, BAD_INPUT)


def _share(typed: str) -> float:
    found = _FORM.fullmatch(typed.strip())
    share = float(found[1]) / (100 if found[2] else 1) if found else 0.0
    if not FINEST <= share <= COARSEST:
        wrong = told("--precision {typed}: needed is a share from 0.1% to 50%, such as 5% or 0.05", typed=typed or "''")
        fail(wrong, BAD_INPUT)
    return share

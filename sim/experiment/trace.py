"""One applicant followed through every process: the same arrival, the same work."""

from __future__ import annotations

import numpy as np

from sim.engine.records import Records
from sim.engine.simulate import simulate
from sim.measure.trace import CaseTrace, trace_of
from sim.scenario.document import short
from sim.scenario.message import Message, listed, told
from sim.scenario.model import Scenario


class NoSuchCaseError(ValueError):
    """The case that is to be followed does not come; says which do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def trace(
    scenario: Scenario, case_type: str | None, case_number: int, seed: int, replication: int = 0
) -> tuple[CaseTrace, ...]:
    """The days of one case in every process, in the order of the file.

    Args:
        scenario: what is simulated.
        case_type: the name of a case type; None takes the subject of the scenario.
        case_number: 1 is the first case of its type that arrives, warm-up included.
        seed: start of all random numbers, as for a run.
        replication: which of the runs of a comparison, from 0.

    Raises:
        NoSuchCaseError: there is no such case type, or no such case before the measured days are over.
    """
    name = _case_type(scenario, case_type)
    traces = []
    for process in scenario.processes:
        records = simulate(scenario, process, seed, replication)
        _check(records, name, case_number)
        traces.append(trace_of(records, process, name, case_number))
    return tuple(traces)


def _case_type(scenario: Scenario, typed: str | None) -> str:
    """The case type that is meant, by its name or its Chinese name."""
    if typed is None:
        return scenario.subject
    for name in scenario.cases:
        if typed in (name, scenario.translations.get(name)):
            return name
    wrong = told("there is no case type {name}: {types}", name=short(typed), types=listed(scenario.cases, "and"))
    raise NoSuchCaseError(wrong)


def _check(records: Records, case_type: str, case_number: int) -> None:
    """Cases that come after the measured days are not followed to their end, so they do not count as coming."""
    arrivals = records.arrivals
    is_own = arrivals[:, 0] == records.case_types.index(case_type)
    count = int(np.count_nonzero(is_own & (arrivals[:, 2] < records.window[1])))
    if 1 <= case_number <= count:
        return
    wrong = told(
        "case {number} of {case_type} does not come; cases that come: {count}",
        number=case_number,
        case_type=short(case_type),
        count=count,
    )
    raise NoSuchCaseError(wrong)

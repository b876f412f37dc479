"""Burden: the hours a working day that cases cost their applicants and the staff, of a case type and of the house."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from sim.measure.catalogue import Measure

WHOLE_HOUSE = ""
"""The subject of measures that are about all case types together."""

_OF_CASE = {
    Measure.STAFF_EFFORT_PER_WORKDAY: Measure.STAFF_EFFORT_TOTAL,
    Measure.APPLICANT_EFFORT_PER_WORKDAY: Measure.APPLICANT_EFFORT_TOTAL,
}

Values = Mapping[tuple[Measure, str], float]


def burden(values: Values, case_types: Iterable[str]) -> dict[tuple[Measure, str], float]:
    """Seconds of effort per working day: what a case costs on average, times the cases that come a day.

    Case types of which no case came, or none was finished, add nothing to the whole house.
    """
    types = list(case_types)
    found: dict[tuple[Measure, str], float] = {}
    for measure, of_case in _OF_CASE.items():
        for name in types:
            found[measure, name] = values[of_case, name] * values[Measure.ARRIVED_PER_WORKDAY, name]
        found[measure, WHOLE_HOUSE] = float(np.nansum([found[measure, name] for name in types]))
    return found

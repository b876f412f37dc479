"""The days of real cases, line by line.

After a change that is meant: `pytest tests/golden --snapshot-update`, and read the difference before committing it.
"""

import pytest

from reports.phrase import LANGUAGES
from reports.terminal import render_text
from reports.trace_report import trace_report
from sim.experiment.trace import trace
from sim.scenario.load import load

CASES = (("special-equipment", 7), ("construction-start", 11))


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "number"), CASES)
def test_the_days_of_a_case_look_as_they_did(name, number, snapshot, language, width):
    """With seed 1, in the first replication."""
    made = load(name)
    assert render_text(trace_report(made, trace(made, None, number, 1), language, seed=1), width=width) == snapshot

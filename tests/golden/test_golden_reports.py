"""Reports of real runs, line by line: whatever changes a number or a word shows here.

After a change that is meant: `pytest tests/golden --snapshot-update`, and read the difference before committing it.
"""

import pytest

from reports.phrase import LANGUAGES
from reports.run_report import run_report
from reports.show_report import show_report
from reports.terminal import render_text
from sim.experiment.compare import compare
from sim.experiment.comparison import Comparison
from sim.scenario.library import shipped
from sim.scenario.load import load

SCENARIOS = [summary.name for summary in shipped()]
OF_ONE_REFORM = [name for name in SCENARIOS if not load(name).reforms]
"""Halls have a report of their own, see `test_golden_halls.py`."""


@pytest.fixture(scope="module", params=OF_ONE_REFORM)
def comparison(request) -> Comparison:
    return compare(load(request.param), seed=1, replications=3)


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_real_report_looks_as_it_did(comparison, snapshot, language, width):
    """The report of three replications with seed 1."""
    assert render_text(run_report(comparison, language), width=width) == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_shipped_scenario_looks_as_it_did(name, snapshot, language):
    """What `onething show` prints."""
    assert render_text(show_report(load(name), language), width=100) == snapshot

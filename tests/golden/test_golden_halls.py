"""Reports of a small hall, line by line; the shipped one takes too long for every language and width.

After a change that is meant: `pytest tests/golden --snapshot-update`, and read the difference before committing it.
"""

import pytest

from reports.gains_report import gains_report
from reports.hall_report import hall_report
from reports.phrase import LANGUAGES
from reports.terminal import render_text
from sim.experiment.compare import compare
from sim.experiment.gains import gains
from sim.scenario.model import Scenario
from tests.scenario.halls import hall


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Scenario:
    return hall(tmp_path_factory.mktemp("hall"), "licences.reading=20 min")


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hall_looks_as_it_did(small, snapshot, language, width):
    """The report of three replications with seed 1."""
    comparison = compare(small, seed=1, replications=3)
    assert render_text(hall_report(comparison, language), width=width) == snapshot


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_gains_look_as_they_did(small, snapshot, language, width):
    """What each of the two reforms contributes, in three replications with seed 1."""
    found = gains(small, seed=1, replications=3)
    assert render_text(gains_report(found, language), width=width) == snapshot

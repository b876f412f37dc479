"""What happens in every shipped scenario, event by event: the first cases of each type, and the sums over all.

After a change that is meant: `pytest tests/golden/test_golden_records.py --snapshot-update`, and read the difference
before committing it.
"""

from __future__ import annotations

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from sim.engine.simulate import simulate
from sim.scenario.library import shipped
from sim.scenario.load import load
from tests.golden.events import event_trace

pytestmark = pytest.mark.slow

SCENARIOS = [summary.name for summary in shipped()]
CASES_OF_A_TYPE = 3


class OneFilePerTrace(SingleFileSnapshotExtension):
    """A text file per trace, so that a difference is one of lines, and each line is an event."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(OneFilePerTrace)


@pytest.mark.parametrize(
    ("name", "process"), [(name, process) for name in SCENARIOS for process in load(name).processes]
)
def test_the_same_things_happen(name, process, snapshot):
    """With seed 1, in the first replication."""
    records = simulate(load(name), process, 1, 0)
    assert "\n".join(event_trace(records, CASES_OF_A_TYPE)) + "\n" == snapshot

"""One case through every process."""

import pytest

from sim.experiment.trace import NoSuchCaseError, trace
from sim.scenario.load import load


def test_the_same_case_arrives_in_every_process_at_the_same_time():
    """With the same items; the case is the one that a comparison with this seed has."""
    old, new = trace(load("special-equipment"), None, 7, 1)
    assert (old.process, new.process) == ("old", "new")
    assert (old.arrived, old.items, old.case_type) == (new.arrived, new.items, "rename")
    first, _ = trace(load("special-equipment"), "rename", 1, 1)
    assert first.arrived < old.arrived
    other, _ = trace(load("special-equipment"), None, 7, 1, replication=1)
    assert other.arrived != old.arrived


@pytest.mark.parametrize("number", [0, -1, 9999])
def test_a_case_that_does_not_come_is_told(number):
    """With the numbers of those that do."""
    with pytest.raises(NoSuchCaseError, match=rf"case {number} of 'rename' does not come; cases that come: \d+$"):
        trace(load("special-equipment"), None, number, 1)


def test_a_case_type_that_there_is_not():
    """The names of those that there are stand behind it."""
    with pytest.raises(NoSuchCaseError, match="no case type 'marriage': rename and everyday"):
        trace(load("special-equipment"), "marriage", 1, 1)

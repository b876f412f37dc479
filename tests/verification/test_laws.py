"""The laws of every run, on the shipped scenarios and on a small hall."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from sim.engine.records import Records
from sim.engine.simulate import simulate
from sim.experiment.compare import compare
from sim.experiment.runner import Runner
from sim.scenario.load import load
from sim.scenario.model import Scenario
from tests.scenario.halls import hall
from tests.verification import laws, laws_of_people
from tests.verification.laws import bytes_of

pytestmark = pytest.mark.slow

SHORT = ("horizon.warm_up=2 workdays", "horizon.length=5 workdays")
"""The laws hold of any days, so that few are enough."""

SHIPPED = [
    ("special-equipment", SHORT),
    ("construction-start", ("reading=in turn", *SHORT)),
    ("construction-start", ("reading=side by side", "safety_items=by review", "breach=30%", *SHORT)),
    ("bid-evaluation", SHORT),
    ("catering-change", SHORT),
    ("expiry-reminder", SHORT),
    ("foreign-talent", ("adoption=60%", *SHORT)),
    ("policy-briefings", SHORT),
    ("renovation", SHORT),
]
BY_RUN = [
    laws.every_case_is_through_or_inside,
    laws.every_case_is_counted,
    laws_of_people.busy_within_staffed,
    laws_of_people.littles_law,
]
BY_RECORD = [
    laws.time_moves_forward,
    laws.one_thing_at_a_time,
    laws.ledger_adds_up,
    laws.effort_is_the_sum_of_service,
    laws.service_is_the_time_it_takes,
    laws_of_people.nobody_begins_while_closed,
    laws_of_people.closing_is_kept,
    laws_of_people.never_more_than_there_are,
    laws_of_people.nobody_idles_while_somebody_waits,
]


@cache
def shipped(name: str, overrides: tuple[str, ...], process: str) -> tuple[Scenario, Records]:
    """A run of a shipped scenario."""
    scenario = load(name, overrides)
    return scenario, simulate(scenario, process, 5, 1)


@pytest.mark.parametrize("process", ["old", "new"])
@pytest.mark.parametrize(("name", "overrides"), SHIPPED)
class TestShipped:
    """All reforms, before and after."""

    @pytest.mark.parametrize("law", BY_RUN + BY_RECORD, ids=lambda law: law.__name__)
    def test_law(self, name: str, overrides: tuple[str, ...], process: str, law):
        """Each of the laws."""
        scenario, records = shipped(name, overrides, process)
        law(scenario, process, records) if law in BY_RUN else law(records)

    def test_same_seed_same_bytes(self, name: str, overrides: tuple[str, ...], process: str):
        """A run is a pure function of scenario, process, seed and replication."""
        _, records = shipped(name, overrides, process)
        assert bytes_of(simulate(load(name, overrides), process, 5, 1)) == bytes_of(records)


@pytest.mark.parametrize("process", ["old", "new"])
def test_laws_of_a_small_hall(tmp_path: Path, process: str):
    """Two reforms at one window."""
    scenario = hall(tmp_path)
    records = simulate(scenario, process, 5, 1)
    for law in BY_RUN:
        law(scenario, process, records)
    for law in BY_RECORD:
        law(records)


@pytest.mark.parametrize("name", ["special-equipment", "construction-start"])
def test_jobs_change_no_number(name: str):
    """One process or two: the same estimates, differences, lead times and verdicts, to the last digit."""
    scenario = load(name)
    one, two = (compare(scenario, seed=3, replications=3, runner=Runner(jobs)) for jobs in (1, 2))
    assert repr(one.estimates) == repr(two.estimates)
    assert repr(one.differences) == repr(two.differences)
    assert repr(one.faster) == repr(two.faster)
    assert [check.verdict for check in one.claims] == [check.verdict for check in two.claims]
    assert one.bottlenecks == two.bottlenecks
    assert one.overloads == two.overloads
    for process in scenario.processes:
        assert one.lead_times[process].tobytes() == two.lead_times[process].tobytes()

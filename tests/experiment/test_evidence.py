"""What replications say of a staffing: met, missed or open, and why a number cannot be taken at its word."""

from __future__ import annotations

import math

import pytest

from sim.experiment.evidence import Decision, Doubt, Evidence, Judge
from sim.experiment.target import Help, read_targets
from sim.measure.catalogue import Measure
from sim.scenario.load import load_text
from tests.experiment.halls_to_staff import HALL, hall
from tests.experiment.made_queues import ON_TIME, runs

WAIT = (Measure.WAITING_MEAN, "visit")
P90 = (Measure.WAITING_P90, "visit")
VARYING = [50.0, 60.0, 55.0, 65.0, 58.0, 52.0, 63.0, 57.0, 61.0, 59.0]


def found(target: str, key: tuple[Measure, str], values: list[float], most: int = 20, **besides: float) -> Evidence:
    scenario = hall("5 min")
    judge = Judge(scenario, "old", read_targets(scenario, [target]), 0.001, 0.001, most)
    return judge.evidence(runs(key, values, **besides))


@pytest.mark.parametrize(
    ("target", "decision"),
    [
        ("waiting <= 70 s", Decision.MET),
        ("waiting <= 59 s", Decision.OPEN),
        ("waiting <= 40 s", Decision.MISSED),
        ("waiting >= 40 s", Decision.MET),
        ("waiting >= 57 s", Decision.OPEN),
        ("waiting >= 59 s", Decision.OPEN),
        ("waiting >= 70 s", Decision.MISSED),
    ],
)
def test_a_target_is_decided_by_the_bound_on_its_side(target: str, decision: Decision) -> None:
    """The mean is 58 s; each bound is 6.4 s away (t with 9 degrees of freedom at an error of 0.1 %: 4.30)."""
    own = found(target, WAIT, VARYING)
    assert own.decision is decision
    assert own.findings[0].bounds.high - 58 == pytest.approx(4.297 * 4.784 / 10**0.5, rel=0.03)


def test_cases_that_were_not_finished_are_not_overlooked() -> None:
    """Two of a hundred are missing from the mean, for sure: it is too short. With 1 in all nothing is said."""
    own = found("waiting <= 70 s", WAIT, VARYING, unfinished_cases=2.0)
    assert (own.decision, own.findings[0].doubt) == (Decision.MISSED, Doubt.UNFINISHED)
    assert own.helps == {Help.MORE_PEOPLE}
    waits = found("waiting >= 40 s", WAIT, VARYING, unfinished_cases=2.0)
    assert (waits.decision, waits.is_hopeless) == (Decision.OPEN, True)
    lead = (Measure.LEAD_TIME_MEAN, "visit")
    assert found("lead time >= 40 s", lead, VARYING, unfinished_cases=2.0).decision is Decision.MET
    assert not found("waiting >= 58 s", WAIT, VARYING, unfinished_cases=2.0).is_hopeless
    assert found("waiting <= 70 s", WAIT, VARYING, unfinished_cases=0.5).decision is Decision.MET


def test_a_percentile_of_few_cases_is_never_met_and_more_replications_do_not_help() -> None:
    """It lies too low with fewer than 20 cases a replication; missed it may be."""
    own = found("waiting p90 <= 70 s", P90, VARYING, measured_cases=19.0)
    assert (own.decision, own.findings[0].doubt, own.is_hopeless) == (Decision.OPEN, Doubt.TOO_FEW, True)
    assert found("waiting p90 <= 70 s", P90, VARYING, measured_cases=20.0).decision is Decision.MET
    assert found("waiting p90 <= 40 s", P90, VARYING, measured_cases=19.0).decision is Decision.MISSED


def test_a_number_that_is_not_there_is_not_decided() -> None:
    """Nor do more replications help."""
    own = found("waiting <= 70 s", WAIT, [math.nan] * 10)
    assert (own.decision, own.findings[0].doubt, own.is_hopeless) == (Decision.OPEN, Doubt.UNKNOWN, True)


def test_exactly_what_was_asked_for_is_believed_at_the_last_look_only() -> None:
    """It may have been chance until then; what is better the same every time is believed."""
    assert found("waiting <= 60 s", WAIT, [60.0] * 10).decision is Decision.OPEN
    assert found("waiting <= 60 s", WAIT, [60.0] * 20).decision is Decision.MET
    assert found("waiting <= 61 s", WAIT, [60.0] * 10).decision is Decision.MET


def test_everybody_on_time_says_as_much_as_so_many_cases_do() -> None:
    """None late of 1,000: for sure 99 % are on time, not 99.5 %."""
    assert found("on time >= 99%", ON_TIME, [1.0] * 10).decision is Decision.MET
    assert found("on time >= 99.5%", ON_TIME, [1.0] * 10).decision is Decision.OPEN
    assert found("on time >= 99%", ON_TIME, [1.0] * 10, measured_cases=20.0).decision is Decision.OPEN


def test_an_overloaded_pool_rules_out_targets_of_times() -> None:
    """However short the wait is in these days; of other targets it says nothing."""
    own = found("waiting <= 70 s", WAIT, VARYING, load=1.1)
    assert own.decision is Decision.MISSED
    assert [one.pool for one in own.overloads] == ["window"]
    assert own.missed == ()
    assert own.helps == {Help.MORE_PEOPLE}
    assert found("documents <= 3", (Measure.DOCUMENTS, "visit"), [1.0] * 10, load=1.1).decision is Decision.MET
    assert found("waiting <= 70 s", WAIT, VARYING, load=math.inf).decision is Decision.MISSED


def test_a_rush_that_ends_overloads_nobody() -> None:
    """Visits of one day may be more than that day's work."""
    scenario = load_text(
        HALL.replace("{rate: 60 per workday}", "{on: [2026-03-02]}").replace("OLD", "5 min").replace("SIGN", "")
    )
    judge = Judge(scenario, "old", read_targets(scenario, ["waiting <= 70 s"]), 0.001, 0.001, 20)
    assert judge.evidence(runs(WAIT, VARYING, load=1.1)).decision is Decision.MET


def test_a_shortfall_is_on_the_wrong_side_only() -> None:
    """As a share of the amount; without end where the number cannot be taken at its word."""
    assert found("waiting <= 40 s", WAIT, VARYING).findings[0].shortfall == pytest.approx(18 / 40)
    assert found("waiting <= 70 s", WAIT, VARYING).findings[0].shortfall == 0
    assert found("waiting >= 70 s", WAIT, VARYING).findings[0].shortfall == pytest.approx(12 / 70)
    assert found("waiting >= 40 s", WAIT, VARYING).findings[0].shortfall == 0
    assert found("waiting <= 70 s", WAIT, VARYING, unfinished_cases=2.0).findings[0].shortfall == math.inf


def test_more_replications_help_where_the_bounds_of_few_cases_are_wide() -> None:
    """They may still show that the target is missed."""
    own = found("waiting p90 <= 59 s", P90, VARYING, measured_cases=19.0)
    assert (own.decision, own.findings[0].doubt, own.is_hopeless) == (Decision.OPEN, Doubt.TOO_FEW, False)


def test_an_overload_without_end_is_known_exactly() -> None:
    """There is no interval around it."""
    (own,) = found("waiting <= 70 s", WAIT, VARYING, load=math.inf).overloads
    assert (own.usual.mean, own.usual.half_width, own.usual.n) == (math.inf, 0.0, 10)


def test_an_overload_is_no_fault_of_a_queue_that_is_to_be_long() -> None:
    """Only of one that is to be short."""
    queue = (Measure.QUEUE_MEAN, "window")
    assert found("queue of window >= 1", queue, [2.0] * 10, load=1.1).decision is Decision.MET
    assert found("queue of window <= 3", queue, [2.0] * 10, load=1.1).decision is Decision.MISSED


def test_replications_in_which_all_were_finished_count_as_well() -> None:
    """Five of a thousand are few, though they are five of the hundred of one replication."""
    scenario = hall("5 min")
    judge = Judge(scenario, "old", read_targets(scenario, ["waiting <= 70 s"]), 0.001, 0.001, 20)
    results = (*runs(WAIT, VARYING)[:9], runs(WAIT, VARYING, unfinished_cases=5.0)[9])
    assert judge.evidence(results).decision is Decision.MET

"""The search: what it leaves out, what it makes sure of, and what it does when its assumption fails."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from sim.experiment.candidates import candidates
from sim.experiment.evidence import Judge
from sim.experiment.staffing import ProcessStaffing, staffing
from sim.experiment.staffing_search import Search
from sim.experiment.target import read_targets
from sim.measure.catalogue import Measure
from sim.scenario.variation_reader import read_variations
from tests.experiment.halls_to_staff import hall
from tests.experiment.made_queues import Made, runs

Wait = Callable[[int, int, int], float]


def searched(
    wait: Wait,
    vary: tuple[str, ...] = ("windows=1..8",),
    *,
    target: str = "waiting <= 60 s",
    costs: tuple[float, ...] = (1.0, 1.0),
    is_exhaustive: bool = False,
) -> tuple[ProcessStaffing, Made]:
    scenario, runner = hall("5 min"), Made(wait)
    found = staffing(
        scenario,
        read_variations(scenario, vary),
        read_targets(scenario, [target]),
        costs=costs[: len(vary)],
        seed=1,
        is_exhaustive=is_exhaustive,
        runner=runner,  # type: ignore[arg-type]
    )
    return found.processes[0], runner


def noise(number: int) -> float:
    """Without skew, and of mean zero over ten replications."""
    return (number % 10 - 4.5) / 10


def falling(windows: int, _desks: int, number: int) -> float:
    return 300 / windows + noise(number)


def test_the_range_is_halved() -> None:
    """300/5 = 60 s cannot be told from the target, 300/6 = 50 s can: 8, then 4, 6 and 5, the last one to the end."""
    own, runner = searched(falling)
    assert [one.candidate.amounts for one in own.chosen] == [(6.0,)]
    assert [one.candidate.amounts for one in own.undecided] == [(5.0,)]
    first_looks = [windows for windows, _, replications in runner.asked if replications == 10]
    assert first_looks[:4] == [8, 4, 6, 5]
    assert [replications for windows, _, replications in runner.asked if windows == 5] == [10, 20, 40, 80, 160, 200]


def test_what_was_inferred_is_looked_at_next_to_the_answer() -> None:
    """Three windows follow from four, and are simulated once to see that they are not better."""
    own, _ = searched(falling)
    assert own.checked == ((3, 2),)
    assert set(own.inferred) == {0, 1, 2}
    assert own.violated is None


def test_where_more_people_serve_worse_every_staffing_is_simulated() -> None:
    """Three windows are quick though four are slow: they are found, because they are looked at."""

    def odd(windows: int, _desks: int, number: int) -> float:
        return (20.0 if windows == 3 else 300 / windows) + noise(number)

    own, runner = searched(odd)
    assert own.violated == (3, 2)
    assert not own.inferred
    assert [one.candidate.amounts for one in own.chosen] == [(3.0,)]
    assert {windows for windows, _, _ in runner.asked} >= {1, 2, 3}


def test_exhaustively_two_windows_are_found_that_no_check_looks_at() -> None:
    """Two are quick though three and four are slow: nobody would look for them otherwise."""

    def odd(windows: int, _desks: int, number: int) -> float:
        return (20.0 if windows == 2 else 300 / windows) + noise(number)

    assert searched(odd)[0].chosen[0].candidate.amounts == (6.0,)
    assert searched(odd, is_exhaustive=True)[0].chosen[0].candidate.amounts == (2.0,)


def test_nothing_meets_the_target_if_the_largest_does_not() -> None:
    """It alone and a neighbour need to be simulated."""
    own, runner = searched(falling, target="waiting <= 30 s")
    assert own.chosen == ()
    assert {windows for windows, _, _ in runner.asked} == {8, 7}
    assert own.best is not None
    assert own.best.candidate.amounts == (8.0,)


def test_two_pools_are_weighed_by_their_costs() -> None:
    """60 s are met by windows times desks of six and more: three and two cost least, if desks cost more."""

    def both(windows: int, desks: int, number: int) -> float:
        return 310 / (windows * desks) + noise(number)

    own, _ = searched(both, ("windows=1..6", "desks=1..4"), costs=(1.0, 1.9))
    assert [one.candidate.amounts for one in own.chosen] == [(3.0, 2.0)]
    own, runner = searched(both, ("windows=1..6", "desks=1..4"), costs=(1.0, 1.0))
    assert {one.candidate.amounts for one in own.chosen} == {(3.0, 2.0), (2.0, 3.0)}
    assert len({asked[:2] for asked in runner.asked}) < 16


def test_a_target_that_fewer_people_help_with_is_searched_from_below() -> None:
    """Waits of at least 60 s: one window has them, and nothing is cheaper."""
    own, _ = searched(lambda windows, _desks, number: 310 / windows + noise(number), target="waiting >= 60 s")
    assert [one.candidate.amounts for one in own.chosen] == [(1.0,)]


def test_what_the_fewest_people_miss_for_being_too_many_all_others_miss() -> None:
    """One window has a wait of 60 s, which is not 70; two are simulated to see that theirs is no longer."""
    own, runner = searched(lambda windows, _desks, number: 60 / windows + noise(number), target="waiting >= 70 s")
    assert own.chosen == ()
    assert {windows for windows, _, _ in runner.asked} == {1, 2}


def test_a_process_without_such_a_number_is_not_searched() -> None:
    """The first look says so."""
    own, runner = searched(lambda _windows, _desks, _number: math.nan)
    assert own.is_unsayable
    assert len(runner.asked) == 1


@pytest.mark.parametrize("is_exhaustive", [False, True])
def test_a_dearer_one_is_never_simulated_behind_an_answer(is_exhaustive: bool) -> None:  # noqa: FBT001
    """Exhaustively, five windows are the first that meet the target, and the last that are tried."""
    _, runner = searched(lambda windows, _desks, number: 280 / windows + noise(number), is_exhaustive=is_exhaustive)
    windows = [own for own, _, _ in runner.asked]
    assert windows == [1, 2, 3, 4, 5] if is_exhaustive else windows[0] == 8


def begun(vary: str, *targets: str, looks: tuple[int, ...] = (10, 20)) -> Search:
    """A search before its first look."""
    scenario = hall("5 min")
    among = candidates(scenario, read_variations(scenario, [vary]), (1.0,))
    return Search(among, Judge(scenario, "old", read_targets(scenario, targets), 0.001, 0.001, looks[-1]), looks)


def test_whose_people_would_be_overloaded_need_not_be_simulated() -> None:
    """45 % of eight windows are more than three have, and less than four have."""
    search = begun("windows=1..8", "waiting <= 60 s")
    request = search.next()
    assert request is not None
    assert request.candidate.amounts == (8.0,)
    search.take(request, runs((Measure.WAITING_MEAN, "visit"), [20 + noise(number) for number in range(10)], load=0.45))
    assert {place: (why.by, why.pool) for place, why in search.inferred.items()} == dict.fromkeys(
        range(3), (7, "window")
    )


def test_what_more_replications_do_not_decide_gets_no_more() -> None:
    """A percentile of few cases that lies low enough stays open; a mean gets its next look."""
    for target, measure, goes_on in (
        ("waiting p90 <= 60 s", Measure.WAITING_P90, False),
        ("waiting <= 20 s", Measure.WAITING_MEAN, True),
    ):
        search = begun("windows=3", target)
        request = search.next()
        assert request is not None
        values = [20 + noise(number) for number in range(10)]
        search.take(request, runs((measure, "visit"), values, measured_cases=19.0))
        assert (search.next() is not None) == goes_on


def test_where_targets_pull_both_ways_nothing_is_known_of_the_largest() -> None:
    """It need not be looked at first."""
    request = begun("windows=1..8", "waiting <= 60 s", "utilisation of window >= 50%").next()
    assert request is not None
    assert request.candidate.amounts == (1.0,)


def test_one_that_is_no_worse_by_chance_is_no_reason_to_distrust() -> None:
    """Three windows have the wait of four, now a little more and now a little less."""

    def level(windows: int, _desks: int, number: int) -> float:
        return 300 / max(windows, 4) + noise(number + 5 * (windows == 3))

    own, _ = searched(level)
    assert own.checked == ((3, 2),)
    assert own.violated is None

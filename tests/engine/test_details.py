"""Details of constructs that no schedule needs but every reader relies on."""

from __future__ import annotations

import pytest
from told import ALWAYS, Told, scenario

from sim.engine.records import Mark
from sim.measure.catalogue import Measure


def test_numbers_of_documents_may_depend_on_the_case():
    """Two documents a floor and one more, three filings a floor: of four floors, 9 and 12."""
    told = Told(
        scenario(
            "- {step: file, by: window, takes: 10 min, documents: {plan: floors * 2, form: 1}, filings: floors * 3}",
            case="attributes: {floors: 4}",
        )
    )
    assert told.value(Measure.DOCUMENTS) == 9
    assert told.value(Measure.FILINGS) == 12


def test_durations_may_depend_on_the_case():
    """Five minutes a floor."""
    told = Told(scenario("- {step: check, by: window, takes: floors * 5 min}", case="attributes: {floors: 4}"))
    assert told.ends == [(0, "03-02 09:20:00", "granted")]


def test_documents_per_item():
    """Three documents of each of four items, whether three is written or follows from an attribute."""
    for three in ("3", "copies"):
        flow = f"- {{step: file, by: window, takes: 1 min, per: item, documents: {{form: {three}}}, filings: 1}}"
        told = Told(scenario(flow, case="items: 4, attributes: {copies: 3}"))
        assert told.value(Measure.DOCUMENTS) == 12
        assert told.value(Measure.FILINGS) == 4


def test_chances_may_depend_on_the_case():
    """A share that follows from an attribute: here certain."""
    told = Told(
        scenario(
            """
            - choose: way
              options: [{chance: risk, do: [{step: look, by: window, takes: 10 min}]}]
              otherwise: [{step: pass, by: window, takes: 10 min}]
            """,
            case="attributes: {risk: 100%}",
        )
    )
    assert told.visited("look") == [0]


@pytest.mark.parametrize(("risk", "corrections"), [("100%", 1), ("0%", 0)])
def test_failures_may_depend_on_the_case(risk: str, corrections: int):
    """A share that follows from an attribute: all fail, or none."""
    told = Told(
        scenario(
            """
            - until_passed: case
              at_most: 1
              do: [{step: check, by: window, takes: 10 min, fails: risk}]
            """,
            case=f"attributes: {{risk: {risk}}}",
        )
    )
    assert told.value(Measure.CORRECTIONS) == corrections


def test_shares_of_ways_add_up():
    """Of 400 cases, about half go each of two ways; none goes both or neither (fixed seed)."""
    told = Told(
        scenario(
            """
            - choose: way
              options:
                - {chance: 50%, do: [{step: one, by: window, takes: 1 min}]}
                - {chance: 50%, do: [{step: two, by: window, takes: 1 min}]}
            """,
            on="{cohort: 400, on: 2026-03-02 09:00}",
            staff="window: {count: 400}",
        )
    )
    one, two = told.visited("one"), told.visited("two")
    assert sorted(one + two) == list(range(400))
    assert 160 < len(one) < 240


def test_a_way_split_in_two_takes_the_same_cases():
    """One number decides among all ways: who went by neither half goes elsewhere still."""
    flow = "- choose: way\n  options: {options}\n  otherwise: [{{step: two, by: window, takes: 1 min}}]"
    whole, half = (f"{{chance: {share}, do: [{{step: one, by: window, takes: 1 min}}]}}" for share in ("60%", "30%"))
    found = [
        Told(scenario(flow.format(options=f"[{options}]"), on="{cohort: 100, on: 2026-03-02 09:00}"))
        for options in (whole, f"{half}, {half}")
    ]
    assert found[0].visited("two") == found[1].visited("two")


def test_an_item_of_a_loop_draws_for_itself():
    """In `each`, a choice is made for each item: of 100 items some go this way and some that."""
    told = Told(
        scenario(
            """
            - each: item
              order: side by side
              do:
                - choose: way
                  options: [{chance: 50%, do: [{wait: one, for: 1..9 min}]}]
                  otherwise: [{wait: two, for: 1..9 min}]
            """,
            case="items: 100",
        )
    )
    ones = told.visits("one")
    assert 30 < len(ones) < 70
    assert len({finish for _, _, finish in ones}) > 20


def test_items_side_by_side_draw_times_of_their_own():
    """Of a plain step, and in branches inside the items as well: twenty items, twenty times for either."""
    told = Told(
        scenario(
            """
            - each: item
              order: side by side
              do:
                - {step: look, by: window, takes: 1..9 h}
                - parallel: both
                  branches:
                    one: [{step: read, by: reader, takes: 1..9 h}]
                    two: [{step: count, by: reader, takes: 1..9 h}]
            """,
            case="items: 20",
            calendar=ALWAYS,
            staff="window: {count: 20}, reader: {count: 40}",
        )
    )
    for name in ("look", "read", "count"):
        visits = [row for row in told.records.visits.tolist() if told.records.nodes[row[1]].name == name]
        assert {item for _, _, _, item, *_ in visits} == set(range(20))
        assert len({work for *_, work in visits}) == 20


def test_steps_that_share_a_stream_draw_one_number_after_the_other():
    """The second step of a case does not take as long as the first, though both have the same distribution."""
    told = Told(
        scenario(
            """
            - {step: look, by: window, takes: 1..9 h}
            - {step: look again, by: window, takes: 1..9 h, stream: look}
            """,
            calendar=ALWAYS,
        )
    )
    assert told.records.visits[:, 3].tolist() == [-1, -1]
    first, second = told.records.visits[:, 7].tolist()
    assert first != second


def test_thousands_of_turns_with_nothing_to_do():
    """Are no recursion: the case goes on at once."""
    told = Told(
        scenario(
            """
            - repeat: rounds
              times: 5000
              do:
                - choose: c
                  options: [{when: k is 1, do: [{step: s, by: window, takes: 1 min}]}]
            """,
            case="attributes: {k: 0}",
        )
    )
    assert told.ends == [(0, "03-02 09:00:00", "granted")]


def test_parts_of_parts_take_turns_with_who_is_on_the_trip():
    """The clerk on the trip helps in three parts, two of them parts of a part: one after the other."""
    told = Told(
        scenario(
            """
            - trip: hall
              takes: 0 min
              do:
                - parallel: both
                  branches:
                    one: [{step: help, by: clerk, takes: 10 min}]
                    two:
                      - parallel: again
                        branches:
                          left: [{step: help left, by: clerk, takes: 10 min}]
                          right: [{step: help right, by: clerk, takes: 10 min}]
            """,
            staff="clerk: {count: 1, per: case}",
        )
    )
    assert told.visits("help") == [(0, "03-02 09:00:00", "03-02 09:10:00")]
    assert told.visits("help left") == [(0, "03-02 09:10:00", "03-02 09:20:00")]
    assert told.visits("help right") == [(0, "03-02 09:20:00", "03-02 09:30:00")]


def test_side_by_side_without_items():
    """A case of no items goes on at once."""
    told = Told(
        scenario(
            """
            - each: item
              order: side by side
              do: [{step: check, by: window, takes: 10 min}]
            """,
            case="items: size, attributes: {size: 0}",
        )
    )
    assert told.ends == [(0, "03-02 09:00:00", "granted")]


def test_a_trip_inside_what_the_clerk_holds_anyway():
    """The clerk is held from 09:00 on; the trip is part of that, 09:10-10:20."""
    told = Told(
        scenario(
            """
            - at: clerk
              do:
                - {step: pack, takes: 10 min}
                - {trip: hall, takes: 30 min, do: [{step: serve, by: window, takes: 10 min}]}
            """,
            staff="window: {count: 1}, clerk: {count: 1, per: case}",
        )
    )
    assert told.ends == [(0, "03-02 10:20:00", "granted")]
    assert told.value(Measure.APPLICANT_EFFORT) == 80 * 60
    assert told.value(Measure.TRIPS) == 1


def test_a_step_of_the_held_pool_is_done_by_the_person_held():
    """The clerk who travels packs: there (10 min), packing (10 min), and back (10 min)."""
    told = Told(
        scenario(
            """
            - trip: hall
              takes: 10 min
              do:
                - {step: pack, by: clerk, takes: 10 min}
            """,
            staff="clerk: {count: 1, per: case}",
        )
    )
    assert told.ends == [(0, "03-02 09:30:00", "granted")]


@pytest.mark.parametrize("order", ["in turn", "side by side"])
def test_items_fail_one_by_one_or_not_at_all(order: str):
    """A whole case that fails comes again with all of its items: marked once a round."""
    told = Told(
        scenario(
            f"""
            - until_passed: case
              at_most: 2
              do:
                - each: item
                  order: {order}
                  do: [{{step: check, by: window, takes: 10 min, fails: 100%}}]
            """,
            case="items: 3",
        )
    )
    failed = told.records.marks[told.records.marks[:, 1] == Mark.FAILED]
    assert len(failed) == 6
    assert told.ends == [(0, "03-02 10:00:00", "refused")]


def test_a_case_of_items_fails_as_one():
    """A step per case that fails inside `until_passed: item` fails all items of the round."""
    told = Told(
        scenario(
            """
            - until_passed: item
              in_batches_of: 2
              at_most: 1
              otherwise: [{wait: moment, for: 0 min}]
              do:
                - {step: check, by: window, takes: 10 min, fails: 100%}
                - {step: correct, only: failed, by: window, takes: 5 min, per: item}
            """,
            case="items: 3",
        )
    )
    assert [finish for _, _, finish in told.visits("correct")] == ["03-02 09:20:00", "03-02 09:35:00"]


def test_a_step_for_what_failed_side_by_side():
    """Of two items side by side, only what failed is corrected: with 100 % both, with 0 % none."""
    flow = """
    - until_passed: case
      at_most: 1
      do:
        - each: item
          order: side by side
          do:
            - {step: check, by: window, takes: 10 min, fails: CHANCE}
            - {step: correct, only: failed, by: window, takes: 5 min}
            - {step: praise, only: passed, by: window, takes: 1 min}
    """
    all_fail = Told(scenario(flow.replace("CHANCE", "100%"), case="items: 2"))
    none_fails = Told(scenario(flow.replace("CHANCE", "0%"), case="items: 2"))
    assert (len(all_fail.visits("correct")), len(all_fail.visits("praise"))) == (2, 0)
    assert (len(none_fails.visits("correct")), len(none_fails.visits("praise"))) == (0, 2)


def test_a_pool_that_refuses_and_one_that_pauses():
    """Together for 60 min from 16:30: the window, which refuses, takes nobody who cannot be finished."""
    told = Told(
        scenario(
            "- {step: sit, by: [window, expert], takes: 60 min}",
            on="2026-03-02 16:30",
            staff="window: {count: 1, at_closing: refuse}, expert: {count: 1}",
        )
    )
    assert told.visits("sit") == [(0, "03-03 09:00:00", "03-03 10:00:00")]


def test_two_who_are_needed_are_collected():
    """A request for both windows asked at 09:05 is not overtaken: the window free at 09:10 waits for the other."""
    told = Told(
        scenario(
            """
            - choose: which
              options: [{when: both is 1, do: [{step: both, by: {window: 2}, takes: 10 min}]}]
              otherwise: [{step: single, by: window, takes: 20 min}]
            """,
            on="2026-03-02 09:00",
            staff="window: {count: 2}",
            case="attributes: {both: 1}",
        )
    )
    assert told.visits("both") == [(0, "03-02 09:00:00", "03-02 09:10:00")]
    assert told.value(Measure.STAFF_EFFORT) == 20 * 60

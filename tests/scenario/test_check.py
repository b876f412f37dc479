"""What only the whole file can tell; the faults themselves, with their places, are in tests/bad_input."""

from __future__ import annotations

import pytest
from permit import loaded, told, with_flow

ITEMS = ("{rate: 10 per workday}", "{rate: 10 per workday}\n    items: [fire, water]")
LOOK = "{step: look, by: officer, takes: 1 min}"


def with_flows(flows: str):
    return "processes:", f"flows:\n{flows}processes:"


@pytest.mark.parametrize(
    ("flow", "expected"),
    [
        ("- {step: s, takes: 1 min}", "nobody does the step 's'"),
        ("- {step: s, by: clerk, takes: 1 min}", "there is no pool 'clerk'"),
        ("- {step: s, by: [officer, officer], takes: 1 min}", "'officer' is there twice"),
        (
            "- {at: officer, do: [{step: s, by: {officer: 2}, takes: 1 min}]}",
            "somebody of 'officer' is held here by `at`",
        ),
        ("- {trip: hall, by: clerk, takes: 1 min, do: [{finish: granted}]}", "there is no pool 'clerk'"),
        (
            "- {until_passed: case, do: [{until_passed: case, do: [{step: s, by: officer, takes: 1 min, fails: 5%}]}]}",
            "nothing in here can fail",
        ),
        ("- {repeat: r, again: 100%, do: [{finish: granted}, {step: s, takes: 1 min}]}", "nobody does the step 's'"),
        (f"- {{each: [fire], do: [{LOOK}]}}", "the items of 'permit' have no names"),
        (f"- {{each: item, before: {{fire: [water]}}, do: [{LOOK}]}}", "the items of 'permit' have no names"),
        ("- {step: 'look at {item}', by: officer, takes: 1 min}", "{item} in 'look at {item}' stands for nothing here"),
        (
            "- {each: item, do: [{step: s, by: officer, takes: 1 min, documents: {'form for {item}': 1}}]}",
            "{item} in 'form for {item}' stands for nothing here",
        ),
        (
            "- {batch: b, size: 2, grouped_by: zone, do: [{wait: w, for: 1 min}]}",
            "cases of type 'permit' have no attribute 'zone'",
        ),
        (
            f"- {{parallel: p, branches: {{a: [{LOOK}], b: [{{wait: look, for: 1 h}}]}}}}",
            "'look' is in two branches side by side",
        ),
        ("- {follow: archive}", "there is no flow 'archive'"),
        (f"- {{afterwards: a, do: [{LOOK}]}}\n- {{revoke: [{LOOK}]}}", "the decision cannot be revoked here"),
    ],
)
def test_one_fault_is_one_problem(flow, expected):
    """What is wrong with a flow in its place is told once."""
    found = told(with_flow, flow)
    assert len(found) == 1
    assert expected in found[0]


@pytest.mark.parametrize(
    "flow",
    [
        "- {at: officer, do: [{step: s, takes: 1 min}, {step: t, by: applicant, takes: 1 min}]}",
        "- {repeat: r, again: 100%, at_most: 3, do: [{wait: w, for: 1 h}]}",
        "- {repeat: r, again: 100%, do: [{choose: c, options: [{chance: 5%, do: [{finish: withdrawn}]}]}]}",
        "- {until_passed: case, at_most: 2, do: [{step: s, by: officer, takes: 1 min, fails: 100%}]}",
        f"- {{parallel: p, order: in turn, branches: {{a: [{LOOK}], b: [{LOOK}]}}}}",
        f"- {{parallel: p, branches: {{a: [{LOOK}], b: [{{step: look, by: officer, takes: 1 min, stream: other}}]}}}}",
        "- {choose: c, options: [{chance: 50%, do: [{finish: granted}]}, {chance: 50%, do: [{finish: refused}]}]}",
        f"- {{afterwards: a, do: [{{choose: c, options: [{{chance: 5%, do: [{{revoke: [{LOOK}]}}]}}]}}]}}",
    ],
)
def test_what_is_allowed(flow):
    """The near relatives of faults."""
    assert with_flow(flow).warnings == ()


def test_branches_side_by_side_in_turn_may_share():
    """In turn, the order of draws is certain; side by side it is not."""
    found = told(with_flow, f"- {{parallel: p, branches: {{a: [{LOOK}], b: [{LOOK}]}}}}")
    assert len(found) == 1


def test_a_followed_flow_is_looked_at_where_it_is_followed():
    """The same flow is right inside `at` and wrong outside; its step is told once."""
    flows = with_flows("  serve:\n    - {step: s, takes: 1 min}\n")
    assert with_flow("- {at: officer, do: [{follow: serve}]}", flows).warnings == ()
    found = told(with_flow, "- {at: officer, do: [{follow: serve}]}\n- {follow: serve}\n- {follow: serve}", flows)
    assert [problem.split("  ")[0] for problem in found] == ["flows.serve[0]"]


def test_pools_named_after_items_must_be_there_for_every_item():
    """`expert for {item}` is two pools if there are two items."""
    pool = ("  applicant:", "  expert for fire: {count: 1}\n  applicant:")
    found = told(
        with_flow, "- {each: item, do: [{step: 's {item}', by: 'expert for {item}', takes: 1 min}]}", ITEMS, pool
    )
    assert len(found) == 1
    assert "there is no pool 'expert for water'" in found[0]
    assert "did you mean expert for fire?" in found[0]


def test_only_some_items_need_only_some_pools():
    """An `each` over one item asks for one pool."""
    pool = ("  applicant:", "  expert for fire: {count: 1}\n  applicant:")
    flow = "- {each: [fire], do: [{step: 's {item}', by: 'expert for {item}', takes: 1 min}]}"
    assert with_flow(flow, ITEMS, pool).warnings == ()


def test_flows_in_a_circle_are_told_once():
    """Where the circle closes."""
    flows = with_flows("  a: [{follow: b}]\n  b: [{follow: c}]\n  c: [{follow: a}]\n")
    found = told(with_flow, "- follow: a", flows)
    assert found == [
        "flows.c[0].follow  the flow leads back to itself: 'a' to 'b' to 'c' to 'a'; flows that come to an end"
    ]


def test_flows_that_double_at_each_level_take_no_time():
    """Ninety levels of two follows each would be more steps than there are atoms; each flow is looked at once."""
    lines = [f"  f{n}: [{{follow: f{n + 1}}}, {{follow: f{n + 1}}}]\n" for n in range(90)]
    assert with_flow("- follow: f0", with_flows("".join(lines) + f"  f90: [{LOOK}]\n")).warnings == ()


def test_flows_may_not_follow_each_other_without_bound():
    """A chain of flows is a nesting too."""
    lines = [f"  f{n}: [{{follow: f{n + 1}}}]\n" for n in range(500)]
    found = told(with_flow, "- follow: f0", with_flows("".join(lines) + f"  f500: [{LOOK}]\n"))
    assert len(found) == 1
    assert "more than 100 constructs deep" in found[0]


def test_a_misspelled_construct_does_not_make_its_surroundings_wrong():
    """Nothing can fail in a loop whose step could not be read: that is told of the step alone."""
    found = told(with_flow, "- {until_passed: case, do: [{stp: s, by: officer, takes: 1 min, fails: 5%}]}")
    assert len(found) == 1


def test_attributes_of_shared_flows_must_be_there_for_all_who_follow():
    """A flow that asks for the area is for cases that have one."""
    flows = with_flows("  survey: [{step: s, by: officer, takes: area * 1 min}]\n")
    everyday = (
        "cases:\n",
        "cases:\n  site:\n    arrivals: {every: 1 h}\n    attributes: {area: 1..9}\n    flow: [{follow: survey}]\n",
    )
    assert with_flow(f"- {LOOK}", flows, everyday).warnings == ()
    found = told(with_flow, "- follow: survey", flows, everyday)
    assert found == [
        "flows.survey[0].takes  cases of type 'permit' have no attribute 'area'; an attribute of the case type"
    ]


def test_one_name_of_an_attribute_is_one_kind():
    """Or flows shared by both case types could not be read."""
    site = "cases:\n  site:\n    arrivals: {every: 1 h}\n    attributes: {size: 1..9}\n    flow: [{finish: granted}]\n"
    found = told(
        loaded, ("cases:\n", site), ("{rate: 10 per workday}", "{rate: 10 per workday}\n    attributes: {size: 1 h}")
    )
    assert len(found) == 1
    assert "size is of another kind here than in 'site'" in found[0]


def test_years_that_are_not_announced_must_be_supplied():
    """From the start to the last day on which a case may be finished, in every calendar."""
    china = ("horizon:", "calendar: {holidays: CN}\nhorizon:")
    assert len(told(loaded, china, ("length: 20", "length: 500"))) == 3 - 1
    assert loaded(china, ("length: 20 workdays", "length: 20 workdays, run_out: 10 workdays")).warnings == ()
    supplied = ("horizon:", "calendar: {holidays: CN, years: [2027]}\nhorizon:")
    assert loaded(supplied, ("2026-03-02", "2026-12-01")).warnings == ()


def test_the_calendar_of_a_pool_is_looked_at_too():
    """The place is the pool's."""
    found = told(
        loaded, ("{count: officers}", "{count: officers, calendar: {holidays: CN}}"), ("2026-03-02", "2027-03-02")
    )
    assert [problem.split("  ")[0] for problem in found] == ["staff.officer.calendar"]


def test_shifts_may_reach_over_hours_that_touch():
    """Two stretches without a gap are one."""
    calendar = ("horizon:", "calendar: {hours: [09:00-12:00, 12:00-17:00]}\nhorizon:")
    assert loaded(calendar, ("{count: officers}", "{count: officers, shifts: {10:00-14:00: 3}}")).warnings == ()


@pytest.mark.parametrize("arrivals", ["{on: [2026-02-27]}", "{cohort: 5, on: 2026-02-27}"])
def test_nobody_comes_before_the_start(arrivals):
    """A case before the first day would never be seen."""
    assert "2026-02-27 is before the horizon starts" in told(loaded, ("{rate: 10 per workday}", arrivals))[0]


def test_names_that_have_a_meaning_cannot_be_used():
    """A case type called `title` could not be told from the title of a process."""
    found = told(loaded, ("cases:\n", "cases:\n  title: {arrivals: {every: 1 h}, flow: [{finish: granted}]}\n"))
    assert found == ["cases.title  'title' has a meaning of its own in a process; another name"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("value: 2", "value: 9"), "parameters.officers.value  9 is outside the range 1..5"),
        (("{count: officers}", "{count: 2}"), "parameters.officers  nothing in the file uses this parameter"),
        (("processes:", "chinese: {permti: 许可}\nprocesses:"), "did you mean permit?"),
        (with_flows(f"  spare: [{LOOK}]\n"), "flows.spare  no process follows this flow"),
    ],
)
def test_warnings(change, expected):
    """What may be meant does not stop anything, but is told."""
    warnings = loaded(change).warnings
    assert len(warnings) == 1
    assert warnings[0].is_warning
    assert expected in str(warnings[0])


def test_names_of_items_may_be_translated_in_full():
    """`review {item}` has a Chinese name for every item."""
    chinese = ("processes:", "chinese: {review fire: 消防审查, 'review {item}': 审查}\nprocesses:")
    flow = "- {each: item, do: [{step: 'review {item}', by: officer, takes: 1 min}]}"
    assert with_flow(flow, ITEMS, chinese).warnings == ()


def test_what_can_fail_may_stand_in_a_flow_that_is_followed():
    """A loop sees through `follow`, and through a chain of them."""
    flows = with_flows(
        "  review: [{step: s, by: officer, takes: 1 min, fails: 100%}]\n  all: [{follow: review}]\n"
        "  look: [{choose: c, options: [{chance: 5%, do: [{finish: withdrawn}]}]}, {follow: all}]\n"
    )
    assert with_flow("- {until_passed: case, do: [{follow: look}]}", flows).warnings == ()
    found = told(with_flow, "- {until_passed: case, do: [{follow: all}]}\n- {follow: look}", flows)
    assert "this loop never ends: what is in here always fails" in "\n".join(found)


def test_the_way_out_of_a_loop_may_stand_in_a_flow_that_is_followed():
    """A case that is withdrawn comes out of every loop."""
    flows = with_flows("  out: [{follow: end}]\n  end: [{finish: withdrawn}]\n")
    assert with_flow("- {repeat: r, again: 100%, do: [{follow: out}]}", flows).warnings == ()


def test_branches_that_follow_the_same_flow_share_its_random_numbers():
    """Told at the branches, as the flow itself is right."""
    flows = with_flows(f"  visit: [{{follow: inner}}]\n  inner: [{LOOK}]\n")
    found = told(with_flow, "- {parallel: p, branches: {a: [{follow: visit}], b: [{follow: visit}]}}", flows)
    assert len(found) == 1
    assert found[0].startswith("processes.old.permit[0]  'look' is in two branches side by side")


def test_a_long_circle_is_not_told_in_full():
    """Twelve names are enough to see where it goes."""
    lines = [f"  f{n}: [{{follow: f{(n + 1) % 50}}}]\n" for n in range(50)]
    found = told(with_flow, "- follow: f0", with_flows("".join(lines)))
    assert len(found) == 1
    assert "'f10' to ... to 'f0'" in found[0]


def test_a_word_that_an_attribute_never_has_is_a_slip():
    """For words from a choice of the scenario as for those that are drawn."""
    parameter = ("horizon:", "  zone: {value: inside, choices: [inside, outside], origin: assumed}\nhorizon:")
    place = (
        "{rate: 10 per workday}",
        "{rate: 10 per workday}\n    attributes: {place: zone, sort: one of old 10% new 90%}",
    )
    flow = "- choose: c\n  options:\n    - {{when: {}, do: [{{finish: granted}}]}}"
    assert with_flow(flow.format("place is outside"), parameter, place).warnings == ()
    assert "place is never 'outsied'" in told(with_flow, flow.format("place is outsied"), parameter, place)[0]
    assert "sort is never 'ancient'" in told(with_flow, flow.format("sort is ancient"), parameter, place)[0]

"""From the text of a scenario to its values: each key ends where it belongs."""

# ruff: noqa: DTZ001 -- a scenario has one clock, that of the place

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from permit import STEP, changed, first_construct, loaded, told, with_flow

from sim.scenario.calendar import CalendarRule, Hours
from sim.scenario.cases import CohortArrivals, DatedArrivals, IntervalArrivals, Limits, RateArrivals
from sim.scenario.claim import Claim, Interval
from sim.scenario.flow import (
    Afterwards,
    At,
    Batch,
    Branch,
    Choose,
    Counting,
    Each,
    Finish,
    Follow,
    Meeting,
    Needs,
    Only,
    Option,
    Order,
    Outcome,
    Parallel,
    Per,
    Repeat,
    Revoke,
    Step,
    Trip,
    UntilPassed,
    Wait,
    WaitUntil,
)
from sim.scenario.parameter import Origin, Parameter, Range
from sim.scenario.quantity import Kind
from sim.scenario.staff import AtClosing, Role, ServiceOrder, Shift
from sim.scenario.value import (
    Attribute,
    Comparison,
    Condition,
    Constant,
    Exponential,
    Observed,
    OneOf,
    Triangular,
    Uniform,
    Word,
)

MINUTES = Kind.DURATION
WORKDAY = 6.5 * 3600
CHECK = Step("check", (Needs("officer"),), Constant(600, MINUTES))
DO = "do: [{step: check, by: officer, takes: 10 min}]"


def test_what_is_not_written_has_the_usual_value():
    """A short file is a complete one."""
    scenario = loaded()
    assert scenario.calendar == CalendarRule()
    assert (scenario.horizon.warm_up, scenario.horizon.length, scenario.horizon.run_out) == (0, 20, 60)
    assert (scenario.baseline, scenario.subject, scenario.about, scenario.claims) == ("old", "permit", "", ())
    assert scenario.processes["old"].title == "old"
    assert scenario.warnings == ()


def test_a_parameter_keeps_its_text_range_and_origin():
    """What is printed beside a result is what was written."""
    change = ("origin: assumed}", "origin: sourced, source: Notice 12, note: two windows}")
    assert loaded(change).parameters["officers"] == Parameter(
        "officers", Constant(2), "2", Origin.SOURCED, Range(1, 5, "1..5"), (), "Notice 12", "two windows"
    )


def test_a_parameter_may_name_those_above_it():
    """Arithmetic over constants is done when the file is read."""
    scenario = loaded(
        ("horizon:", "  half: {value: officers / 2, origin: assumed}\nhorizon:"),
        ("{count: 1, per", "{count: half, per"),
    )
    assert scenario.parameters["half"].value == Constant(1)
    assert scenario.staff["applicant"].count == 1


def test_a_parameter_may_not_name_those_below_it():
    """The fault is told where the name is used."""
    change = ("parameters:\n", "parameters:\n  more: {value: officers, origin: assumed}\n")
    assert told(loaded, change)[0] == (
        "parameters.more.value  officers stands further down; a parameter may name those above it"
    )


def test_observed_amounts_are_a_list():
    """What was measured may be written down as it is."""
    change = ("takes: 10 min", "takes: [5 min, 7 min]")
    step = loaded(change).processes["old"].flows["permit"][0]
    assert step.takes == Observed((300, 420), MINUTES)


def test_a_word_parameter_stands_for_any_word():
    """An order of service may be tuned like a number."""
    scenario = loaded(
        ("horizon:", "  first: {value: earliest limit, choices: [arrival, earliest limit], origin: assumed}\nhorizon:"),
        ("{count: 1, per: case}", "{count: 1, per: case, order: first}"),
    )
    assert scenario.parameters["first"].value == Word("earliest limit")
    assert scenario.staff["applicant"].order is ServiceOrder.EARLIEST_LIMIT


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{days: mon-sun}", CalendarRule(weekdays=frozenset(range(7)))),
        ("{days: [mon, wed]}", CalendarRule(weekdays=frozenset({0, 2}))),
        ("{days: sat-mon}", CalendarRule(weekdays=frozenset({5, 6, 0}))),
        ("{hours: [08:00-24:00]}", CalendarRule(hours=(Hours(8 * 3600, 24 * 3600),))),
        ("{hours: around the clock}", CalendarRule(hours=(Hours(0, 24 * 3600),))),
        ("{holidays: CN}", CalendarRule(holidays="CN")),
        ("{holidays: none}", CalendarRule()),
        (
            "{closed: [2026-03-04], opened: 2026-03-07}",
            CalendarRule(closed=frozenset({date(2026, 3, 4)}), opened=frozenset({date(2026, 3, 7)})),
        ),
        ("{years: [2027]}", CalendarRule(years=frozenset({2027}))),
    ],
)
def test_calendars(written, expected):
    """Days, hours, holidays and single dates, each on its own."""
    assert loaded(("horizon:", f"calendar: {written}\nhorizon:")).calendar == expected


def test_a_pool_changes_single_fields_of_the_main_calendar():
    """What a pool does not say, it has from the main calendar."""
    scenario = loaded(
        ("horizon:", "calendar: {days: mon-sat, hours: [08:00-12:00]}\nhorizon:"),
        ("{count: officers}", "{count: officers, calendar: {days: mon-fri}}"),
    )
    assert scenario.staff["officer"].calendar == CalendarRule(frozenset(range(5)), (Hours(8 * 3600, 12 * 3600),))
    assert scenario.staff["applicant"].calendar == scenario.calendar


def test_staff():
    """Shifts, closing, order and role."""
    pool = loaded(
        (
            "{count: officers}",
            "{count: 3, shifts: {09:00-12:00: officers, 13:30-17:00: 8}, at_closing: refuse, order: priority}",
        )
    ).staff["officer"]
    assert (pool.count, pool.role, pool.at_closing, pool.order) == (
        3,
        Role.STAFF,
        AtClosing.REFUSE,
        ServiceOrder.PRIORITY,
    )
    assert pool.shifts == (Shift(Hours(32400, 43200), 2), Shift(Hours(48600, 61200), 8))


def test_a_pool_per_case_is_the_applicant_unless_said():
    """Every firm has its own clerk; but a case manager per case is staff."""
    assert loaded().staff["applicant"].role is Role.APPLICANT
    assert loaded(("per: case}", "per: case, role: staff}")).staff["applicant"].role is Role.STAFF


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{every: exponential(2 workdays)}", IntervalArrivals(Exponential(2 * WORKDAY, MINUTES))),
        ("{every: 1..3 h}", IntervalArrivals(Uniform(3600, 10800, MINUTES))),
        ("{rate: 10 per workday}", RateArrivals(10 / WORKDAY)),
        ("{rate: 6 per hour}", RateArrivals(6 / 3600)),
        ("{rate: 10 per workday, profile: [.6, .41]}", RateArrivals(10 / WORKDAY, (0.6 / 1.01, 0.41 / 1.01))),
        ("{on: [2026-03-05 10:00, 2026-03-02]}", DatedArrivals((datetime(2026, 3, 2, 9), datetime(2026, 3, 5, 10)))),
        ("{cohort: 200, on: 2026-03-02}", CohortArrivals(200, datetime(2026, 3, 2, 9))),
    ],
)
def test_arrivals(written, expected):
    """Intervals, rates, dates and cohorts; a date alone means opening time."""
    assert loaded(("{rate: 10 per workday}", written)).cases["permit"].arrivals == expected


def test_case_types():
    """Items, attributes, limits and priority."""
    extra = """
    items: 1..5
    attributes: {area: 100..900, zone: one of inside 60% outside 40%}
    limit: {promised: 5 workdays, statutory: 20 workdays}
    priority: ceil(area / 100)"""
    case = loaded(("{rate: 10 per workday}", "{rate: 10 per workday}" + extra)).cases["permit"]
    assert case.items == Uniform(1, 5, Kind.COUNT)
    assert case.attributes["zone"] == OneOf((Word("inside"), Word("outside")), (0.6, 0.4))
    assert case.limits == Limits(5, 20)
    assert case.priority.kind is Kind.COUNT


def test_items_may_have_names():
    """A list of items is a list of things of their own."""
    case = loaded(("{rate: 10 per workday}", "{rate: 10 per workday}\n    items: [fire, water]")).cases["permit"]
    assert case.items == ("fire", "water")


def test_a_process_changes_single_limits():
    """What a process does not say, it has from the case type."""
    scenario = loaded(
        ("{rate: 10 per workday}", "{rate: 10 per workday}\n    limit: {promised: 5 workdays, statutory: 20 workdays}"),
        ("  old:\n", "  old:\n    limit: {permit: {promised: 1 workday}}\n"),
    )
    assert scenario.limits_of("old", "permit") == Limits(1, 20)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("- {step: s, by: officer, takes: 10 min}", Step("s", (Needs("officer"),), Constant(600, MINUTES))),
        (
            "- {step: s, by: [officer, applicant], takes: 0 min}",
            Step("s", (Needs("officer"), Needs("applicant")), Constant(0, MINUTES)),
        ),
        (
            "- {step: s, by: {officer: officers}, takes: 1 workday}",
            Step("s", (Needs("officer", 2),), Constant(WORKDAY, MINUTES)),
        ),
        (
            "- {step: s, by: officer, takes: 1..2..4 workdays}",
            Step("s", (Needs("officer"),), Triangular(WORKDAY, 2 * WORKDAY, 4 * WORKDAY, MINUTES)),
        ),
        (
            (
                "- {step: s, by: officer, takes: 1 min, per: item, documents: {form: 2}, filings: 1, "
                "department: tax, stream: x, accepts: yes, decides: no}"
            ),
            Step(
                "s",
                (Needs("officer"),),
                Constant(60, MINUTES),
                Per.ITEM,
                Only.ALL,
                {"form": Constant(2)},
                Constant(1),
                "tax",
                None,
                "x",
                accepts=True,
            ),
        ),
        (
            "- {wait: w, for: 2 h, stops_clock: true, stream: x}",
            Wait("w", Constant(7200, MINUTES), Counting.CALENDAR_TIME, True, "x"),
        ),
        (
            "- {wait: w, for: 2 workdays, counting: legal days}",
            Wait("w", Constant(2, Kind.WORKDAYS), Counting.LEGAL_DAYS),
        ),
        (
            "- {wait: w, until: {every: 2 workdays, at: 14:00}, stops_clock: yes}",
            WaitUntil("w", Meeting(2, time(14)), True),
        ),
        (f"- {{each: item, order: side by side, {DO}}}", Each((CHECK,), (), Order.SIDE_BY_SIDE)),
        (
            "- {parallel: p, order: in turn, branches: {a: [{finish: granted}]}}",
            Parallel("p", (Branch("a", (Finish(Outcome.GRANTED),)),), Order.IN_TURN),
        ),
        (
            f"- {{choose: c, stream: x, options: [{{chance: 10%, {DO}}}], otherwise: [{{finish: refused}}]}}",
            Choose("c", (Option((CHECK,), Constant(0.1, Kind.SHARE)),), (Finish(Outcome.REFUSED),), "x"),
        ),
        (f"- {{repeat: r, times: officers, {DO}}}", Repeat("r", (CHECK,), Constant(2))),
        (
            f"- {{repeat: r, again: 20%, at_most: 3, stream: x, {DO}}}",
            Repeat("r", (CHECK,), None, Constant(0.2, Kind.SHARE), 3, "x"),
        ),
        (
            (
                "- {until_passed: item, in_batches_of: 5, at_most: 2, otherwise: [{finish: withdrawn}], "
                "do: [{step: s, by: officer, takes: 1 min, only: failed, fails: 5%}]}"
            ),
            UntilPassed(
                Per.ITEM,
                (
                    Step(
                        "s",
                        (Needs("officer"),),
                        Constant(60, MINUTES),
                        only=Only.FAILED,
                        fails=Constant(0.05, Kind.SHARE),
                    ),
                ),
                Constant(5),
                2,
                (Finish(Outcome.WITHDRAWN),),
            ),
        ),
        (
            (
                f"- {{batch: b, size: 5, or_after: 2 workdays, counting: open hours, "
                f"at: {{every: 5 workdays, at: 09:30}}, {DO}}}"
            ),
            Batch("b", (CHECK,), Constant(5), Constant(2, Kind.WORKDAYS), Counting.OPEN_HOURS, Meeting(5, time(9, 30))),
        ),
        (f"- {{trip: hall, takes: 30 min, {DO}}}", Trip("hall", Constant(1800, MINUTES), (CHECK,), "applicant")),
        (
            f"- {{trip: hall, takes: 30 min, by: officer, stream: x, {DO}}}",
            Trip("hall", Constant(1800, MINUTES), (CHECK,), "officer", "x"),
        ),
        (
            "- {at: officer, do: [{step: s, takes: 1 workday}]}",
            At("officer", (Step("s", (), Constant(WORKDAY, MINUTES)),)),
        ),
        (
            (
                "- {afterwards: a, after: 5 workdays, counting: legal days, stream: x, "
                "do: [{revoke: [{step: check, by: officer, takes: 10 min}]}]}"
            ),
            Afterwards("a", (Revoke((CHECK,)),), Constant(5, Kind.WORKDAYS), Counting.LEGAL_DAYS, "x"),
        ),
        (f"- {{afterwards: a, {DO}}}", Afterwards("a", (CHECK,), Constant(0), Counting.OPEN_HOURS)),
    ],
)
def test_constructs(written, expected):
    """Every construct with every key."""
    assert first_construct(written) == expected


def test_flows_are_followed_by_name():
    """What several processes do is written once."""
    scenario = with_flow(
        "- follow: archive",
        ("processes:", "flows:\n  archive:\n    - {step: check, by: officer, takes: 10 min}\nprocesses:"),
    )
    assert scenario.flow_of("old", "permit") == (Follow("archive"),)
    assert scenario.flows == {"archive": (CHECK,)}


def test_an_each_may_name_items_and_their_order():
    """Some items only, and which come first."""
    each = first_construct(
        "- {each: [fire, water], before: {water: [fire]}, do: [{step: 'check {item}', by: officer, takes: 10 min}]}",
        ("{rate: 10 per workday}", "{rate: 10 per workday}\n    items: [fire, water, power]"),
    )
    assert (each.items, each.before) == (("fire", "water"), {"water": ("fire",)})


def test_conditions_and_amounts_may_depend_on_attributes():
    """A large site takes another way, and more papers."""
    choose = first_construct(
        "- choose: size\n  options:\n    - when: area > 500\n"
        "      do: [{step: s, by: officer, takes: 1 min, documents: {plan: area}}]",
        ("{rate: 10 per workday}", "{rate: 10 per workday}\n    attributes: {area: 100..900}"),
    )
    assert choose.options[0].when == Condition("area", Comparison.MORE, Constant(500))
    assert choose.options[0].body[0].documents == {"plan": Attribute("area", Kind.COUNT)}


def test_a_workday_of_work_is_one_of_the_pool_that_does_it():
    """A pool that works ten hours a day does more in a workday."""
    long_day = ("{count: officers}", "{count: officers, calendar: {hours: [08:00-18:00]}}")
    assert first_construct("- {step: s, by: officer, takes: 1 workday}", long_day).takes == Constant(36000, MINUTES)
    held = first_construct("- {at: officer, do: [{step: s, takes: 1 workday}]}", long_day)
    assert held.body[0].takes == Constant(36000, MINUTES)


def test_claims_are_read_in_the_unit_of_their_measure():
    """Numbers per process, and the reduction."""
    claims = (
        "claims:\n  - {measure: counter time, old: more than 1 h, reduction: 80%, origin: reported, source: Daily}\n"
    )
    assert loaded(("processes:", claims + "processes:")).claims == (
        Claim(
            "counter time",
            "permit",
            {"old": Interval(3600, float("inf"), "more than 1 h")},
            Interval(0.8, 0.8, "80%"),
            Origin.REPORTED,
            "Daily",
        ),
    )


def test_the_subject_is_the_case_type_that_each_process_treats_in_its_own_way():
    """Everyday business has one flow and is not what the reform is about."""
    everyday = (
        "cases:\n  everyday:\n    arrivals: {every: 5 min}\n    flow: [{step: serve, by: officer, takes: 5 min}]\n"
    )
    assert loaded(("cases:\n", everyday)).subject == "permit"


def test_chinese_names():
    """Names of the file in Chinese, to be shown instead."""
    assert loaded(("processes:", "chinese: {permit: 许可}\nprocesses:")).translations == {"permit": "许可"}


def test_the_text_is_kept_as_it_was():
    """A report can print the very file that was simulated."""
    assert loaded().text == changed()


@pytest.mark.parametrize(
    ("flow", "expected"),
    [
        ("- {step: s, by: officer, takes: 5, filings: -1}", ["'5' has no unit", "-1 is too small"]),
        ("- {step: s, by: [], takes: 5 min}", ["nothing is written here"]),
        ("- {step: '', by: officer, takes: 5 min}", ["nothing is written here"]),
        ("- {step: s, by: officer, takes: {mean: 5 min}}", ["this is a mapping"]),
        ("- just a text", ["this is the text 'just a text'"]),
        ("- {}", ["nothing is written here"]),
        ("- {repeat: r, times: 2, again: 5%, do: [{finish: granted}]}", ["'times' and 'again' exclude each other"]),
        ("- {batch: b, do: [{wait: w, for: 1 min}]}", ["size, or_after or at is missing in a batch"]),
        ("- {choose: c, options: [{do: [{finish: granted}]}]}", ["chance or when is missing in an option"]),
        ("- {wait: w, for: 2 h, counting: legal days}", ["legal days are whole working days"]),
        (
            "- {wait: w, until: {every: 1.5 workdays, at: '25:00'}}",
            ["1.5 is not allowed here", "'25:00' is not a time of day"],
        ),
        ("- {finish: aproved}", ["'aproved' is not allowed here"]),
    ],
)
def test_what_cannot_be_read_is_told_once(flow, expected):
    """One fault, one problem: nothing follows from it."""
    found = told(with_flow, flow)
    assert [any(wrong in problem for wrong in expected) for problem in found] == [True] * len(expected)


def test_a_broken_parameter_is_told_once_however_often_it_is_used():
    """What uses it cannot be judged, and is not."""
    found = told(loaded, ("value: 2", "value: 2 officers"), ("takes: 10 min", "takes: officers * 5 min"))
    assert len(found) == 1
    assert found[0].startswith("parameters.officers.value")


def test_a_broken_attribute_is_told_once_however_often_it_is_used():
    """As with parameters."""
    found = told(
        with_flow,
        "- {step: s, by: officer, takes: area * 1 min}\n"
        "- {choose: c, options: [{when: area > 5, do: [{finish: granted}]}]}",
        ("{rate: 10 per workday}", "{rate: 10 per workday}\n    attributes: {area: 5 miles}"),
    )
    assert len(found) == 1
    assert found[0].startswith("cases.permit.attributes.area")


def test_a_broken_pool_may_still_be_named():
    """Steps do not suffer from a typing error in the staff."""
    assert len(told(loaded, ("{count: officers}", "two"))) == 1


CASE = "{rate: 10 per workday}"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            ("  officers:", "  per-case: {value: 1, origin: assumed}\n  officers:"),
            "'per-case' cannot be the name of a parameter",
        ),
        (("range: 1..5", "range: 5..1"), "the range does not rise"),
        (
            ("horizon:", "  way: {value: up, choices: [up, down], range: 1..5, origin: assumed}\nhorizon:"),
            "a word has no range",
        ),
        (("value: 2", "value: [2, {}]"), "this is a list"),
        ((CASE, "{rate: 0 per workday}"), "nobody ever comes at this rate"),
        ((CASE, "{rate: 1..5 per workday}"), "this varies"),
        ((CASE, "{rate: 10 per workday}\n    items: [fire, fire]"), "the item 'fire' is there 2 times"),
        ((CASE, "{rate: 10 per workday}\n    items: 0"), "0 is too small"),
        (
            (CASE, "{rate: 10 per workday}\n    attributes: {the area: 5}"),
            "'the area' cannot be the name of an attribute",
        ),
        ((CASE, "{rate: 10 per workday}\n    attributes: {officers: 5}"), "'officers' is the name of a parameter"),
        ((CASE, "{rate: 10 per workday}\n    attributes: [area]"), "this is a list"),
        ((CASE, "{on: soon}"), "'soon' is not a moment"),
        (("  old:\n", "  old:\n    limit: {permti: {promised: 1 workday}}\n"), "'permti' is not a case type"),
        (("  old:\n", "  old:\n    limit: {permit: soon}\n"), "this is the text 'soon'"),
        (("  old:\n", "  old:\n    limit: 5 workdays\n"), "this is the text '5 workdays'"),
        (
            ("  applicant:", "  clerk: {count: 1, role: applicant}\n  applicant:"),
            "there are several applicants: clerk or applicant",
        ),
        (
            ("{count: officers}", "{count: 2, shifts: {09:00-12:00: 1, 11:00-12:00: 2}}"),
            "overlaps the shift 09:00-12:00",
        ),
        (("{count: officers}", "{count: 2, shifts: {}}"), "nothing is written here"),
        (("{count: officers}", "{count: 2, shifts: {nine to five: 1}}"), "does not say from when to when"),
        (("horizon:", "calendar: {hours: 17:00-09:00}\nhorizon:"), "does not end after it begins"),
        (("horizon:", "calendar: {days: []}\nhorizon:"), "nothing is written here"),
        (("horizon:", "calendar: {days: mon-tue-wed}\nhorizon:"), "'mon-tue-wed' is not a weekday"),
        (("horizon:", "calendar: around the clock\nhorizon:"), "this is the text 'around the clock'"),
        (("20 workdays", "20 days"), "'20 days' is a duration"),
        (("20 workdays", "30000 workdays"), "30000 is not allowed here"),
        (("processes:", "claims:\n  - {measure: trips, origin: reported}\nprocesses:"), "the claim says nothing"),
        (("processes:", "claims:\n  - trips\nprocesses:"), "this is the text 'trips'"),
        (("processes:", "claims:\n  - {measure: trips, old: few, origin: reported}\nprocesses:"), "unknown name 'few'"),
        (("processes:", "chinese: {permit: []}\nprocesses:"), "nothing is written here"),
        (("  old:\n    permit:\n", "  new: on paper\n  old:\n    permit:\n"), "this is the text 'on paper'"),
    ],
)
def test_more_that_cannot_be_read(change, expected):
    """One fault, one problem, in the sections around the flows."""
    changes = (
        [change] if "applicants" not in expected else [change, (STEP, f"      - {{trip: hall, takes: 1 h, {DO}}}\n")]
    )
    found = told(loaded, *changes)
    assert len(found) == 1
    assert expected in found[0]

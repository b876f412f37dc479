"""Claims as they are read: about counts and stopwatches, of increases, and what they rest on."""

from __future__ import annotations

import math

import pytest

from sim.scenario.claim import Claim, Interval
from sim.scenario.count import ShareOf
from sim.scenario.load import load_text
from sim.scenario.tallies import Tally, stopwatches, tallies

TEXT = """
title: Claims
horizon: {{start: 2026-03-02, length: 5 workdays}}
parameters:
  forgets: {{value: 60%, origin: assumed}}
  officers: {{value: 2, origin: assumed}}
staff: {{officer: {{count: officers}}}}
cases:
  visit:
    arrivals: {{rate: 10 per workday}}
    flow:
      - count: visits
      - {{step: serve, by: officer, takes: 5 min}}
  permit:
    arrivals: {{rate: 10 per workday}}
    items: [fire, water]
processes:
  old:
    permit:
      - follow: shared
      - each: item
        do: [{{count: "{{item}} checked", share_of: items}}]
  new:
    permit:
      - choose: forgotten
        options: [{{chance: forgets, do: [{{count: lapsed, share_of: cases}}]}}]
      - follow: shared
flows:
  shared:
    - stopwatch: closed
      do: [{{step: examine, by: officer, takes: 5 min}}]
claims:
  - {{{claim}, origin: assumed}}
"""


def claim(text: str) -> Claim:
    (read,) = load_text(TEXT.format(claim=text)).claims
    return read


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("measure: count of lapsed, old: 5%", Interval(0.05, 0.05, "5%")),
        ("measure: count of fire checked, old: 100%", Interval(1.0, 1.0, "100%")),
        ("measure: count of visits, old: 1", Interval(1.0, 1.0, "1")),
        ("measure: total of lapsed, old: 30..50", Interval(30.0, 50.0, "30..50")),
        ("measure: time of closed, old: less than 3 days", Interval(-math.inf, 3 * 86_400.0, "less than 3 days")),
    ],
)
def test_claims_about_counts_and_stopwatches(text, interval):
    """Shares of what is counted as a share, numbers, and times."""
    assert claim(text).values == {"old": interval}


def test_the_case_type_is_that_of_the_count():
    """Not the subject, if the count is of somebody else."""
    assert claim("measure: count of visits, old: 1").case_type == "visit"
    assert claim("measure: time of closed, old: 1 h").case_type == "permit"


def test_a_count_and_a_stopwatch_of_one_name_have_their_own_case_types():
    """What is timed is not of the case type of what is counted."""
    text = TEXT.replace("count: visits", "count: closed")
    (read,) = load_text(text.format(claim="measure: time of closed, case: permit, old: 1 h")).claims
    assert read.case_type == "permit"
    (read,) = load_text(text.format(claim="measure: count of closed, old: 1")).claims
    assert read.case_type == "visit"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("50%", 0.5, 0.5),
        ("250%", 2.5, 2.5),
        ("50%..300%", 0.5, 3.0),
        ("more than 120%", 1.2, math.inf),
        ("0.5", 0.5, 0.5),
    ],
)
def test_an_increase_may_be_more_than_the_whole(text, low, high):
    """A capacity times three and a half is an increase by 250%."""
    assert claim(f"measure: capacity, increase: {text}").increase == Interval(low, high, text)


def test_what_a_claim_rests_on():
    """One parameter, several, or nothing said."""
    assert claim("measure: trips, old: 1, rests_on: forgets").rests_on == ("forgets",)
    assert claim("measure: trips, old: 1, rests_on: [forgets, officers]").rests_on == ("forgets", "officers")
    assert claim("measure: trips, old: 1, rests_on: []").rests_on == ()
    assert claim("measure: trips, old: 1").rests_on is None


def test_what_is_counted_and_timed_is_known_by_name():
    """Of which case type, as a share of what; by the names of the items, in followed flows too."""
    scenario = load_text(TEXT.format(claim="measure: trips, old: 1"))
    assert list(tallies(scenario).values()) == [
        Tally("visits", "visit"),
        Tally("fire checked", "permit", ShareOf.ITEMS),
        Tally("water checked", "permit", ShareOf.ITEMS),
        Tally("lapsed", "permit", ShareOf.CASES),
    ]
    assert stopwatches(scenario) == {"closed": "permit"}

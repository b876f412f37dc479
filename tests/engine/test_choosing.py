"""Pools that choose among those who wait: who is begun with at which second."""

from __future__ import annotations

import pytest
from told import ALWAYS, Told, scenario

SIT = "- {step: sit, by: [chair, expert], takes: 30 min}"


def test_who_waits_at_opening_is_served_in_order():
    """Three of one priority wait for two windows: the first two begin at nine, the third half an hour later."""
    told = Told(
        scenario(
            "- {step: serve, by: window, takes: 30 min}",
            on="{cohort: 3, on: 2026-03-02 08:00}",
            staff="window: {count: 2, order: priority}",
        )
    )
    assert told.visits("serve") == [
        (0, "03-02 09:00:00", "03-02 09:30:00"),
        (1, "03-02 09:00:00", "03-02 09:30:00"),
        (2, "03-02 09:30:00", "03-02 10:00:00"),
    ]


def test_all_who_can_begin_when_a_pool_opens_begin_then():
    """Two wait for chairs, who come at ten, and experts, who are there: neither stands in the other's way."""
    told = Told(
        scenario(
            SIT,
            on="{cohort: 2, on: 2026-03-02 09:00}",
            staff="chair: {count: 2, shifts: {10:00-12:00: 2}}, expert: {count: 2}",
        )
    )
    assert [begun for _, begun, _ in told.visits("sit")] == ["03-02 10:00:00", "03-02 10:00:00"]


@pytest.mark.parametrize(
    ("takes", "visit"),
    [
        ("210 min", ("03-02 13:30:00", "03-02 17:00:00")),
        ("211 min", ("03-02 11:00:00", "03-02 16:01:00")),
    ],
)
def test_work_as_long_as_the_longest_stretch_still_fits(takes: str, visit: tuple[str, str]):
    """Asked for at 11:00: three and a half hours fit into the afternoon, a minute more fits nowhere and pauses."""
    told = Told(
        scenario(
            f"- {{step: serve, by: window, takes: {takes}}}",
            on="2026-03-02 11:00",
            staff="window: {count: 1, at_closing: refuse}",
        )
    )
    assert told.visits("serve") == [(0, *visit)]


def test_who_is_on_a_trip_and_pauses_begins_with_others_when_back():
    """In the hall from 09:00 on, a part of the case is ready at 12:30: clerk and window sit from 13:30 on."""
    told = Told(
        scenario(
            """
            - trip: hall
              takes: 0 min
              do:
                - parallel: both
                  branches:
                    one: [{wait: lunch, for: 210 min}, {step: sit, by: [window, clerk], takes: 30 min}]
                    two: [{step: look, by: window, takes: 10 min}]
            """,
            staff=f"window: {{count: 1, calendar: {ALWAYS}}}, clerk: {{count: 1, per: case}}",
        )
    )
    assert told.visits("sit") == [(0, "03-02 13:30:00", "03-02 14:00:00")]


def test_who_finishes_and_chooses_works_on_through_closing_however_long():
    """Ten hours from 09:00 are over at 19:00, though they fit between no opening and closing."""
    told = Told(
        scenario(
            "- {step: serve, by: window, takes: 10 h}",
            staff="window: {count: 1, at_closing: finish, order: priority}",
        )
    )
    assert told.visits("serve") == [(0, "03-02 09:00:00", "03-02 19:00:00")]

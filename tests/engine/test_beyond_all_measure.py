"""Amounts that chance and arithmetic make greater than anything that a clock or a column can hold."""

from __future__ import annotations

import warnings

import pytest

from sim.engine.draws import LONGEST, bounded, whole_amount
from sim.experiment.runner import Runner
from sim.measure.catalogue import Measure
from sim.scenario.load import load_text

HUGE = "*".join(["size"] * 32)
TEXT = """\
title: Beyond all measure
horizon: {start: 2026-03-02, length: 2 workdays, run_out: 3 workdays}
staff: {window: {count: 2}, applicant: {count: 1, per: case}}
cases:
  visit:
    arrivals: {cohort: 200, on: 2026-03-02}
    attributes: {size: lognormal(median 1000 p90 100000000000)}
    priority: HUGE
processes:
  only:
    visit: [FLOW]
""".replace("HUGE", HUGE)


@pytest.mark.parametrize(
    "flow",
    [
        "{step: s, by: window, takes: 1 s * HUGE}",
        "{repeat: r, times: 3, do: [{step: s, by: applicant, takes: lognormal(median 1 s p90 1000000000000 s)}]}",
        "{step: s, by: window, takes: 1 s, filings: HUGE}",
        "{step: s, by: window, takes: 1 s, patience: 1 s * HUGE}",
        "{trip: hall, takes: 1 s * HUGE, do: [{step: s, by: window, takes: 1 s}]}",
        "{wait: w, for: 1 s * HUGE}",
        "{wait: w, for: 1 workday * HUGE, counting: open hours}",
        "{wait: w, for: 1 workday * HUGE, counting: legal days}",
        "{afterwards: a, after: 1 workday * HUGE, counting: legal days, do: [{step: s, by: window, takes: 1 s}]}",
    ],
)
def test_what_never_ends_is_no_fault(flow: str):
    """Nor is there a warning of the libraries below."""
    scenario = load_text(TEXT.replace("FLOW", flow.replace("HUGE", HUGE)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        measured = Runner().replications(scenario, seed=1, numbers=[0]).replications[0].measured["only"]
    assert measured.values[Measure.MEASURED, "visit"] == 200


def test_bounds():
    """Nothing below zero, nothing that is unknown, nothing beyond a time that never ends."""
    assert [bounded(amount) for amount in (-1.0, float("nan"), 2.5, float("inf"))] == [0.0, 0.0, 2.5, LONGEST]
    assert whole_amount(float("inf")) == LONGEST

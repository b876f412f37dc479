"""A sweep as rows for a spreadsheet."""

from __future__ import annotations

import pytest

from reports.sweep_csv import sweep_rows
from sim.experiment.sweep import sweep
from sim.scenario.load import load_text
from sim.scenario.variation_reader import read_variations
from tests.experiment.varied_reform import REFORM, TEXT


@pytest.mark.parametrize(
    ("vary", "column", "value"),
    [
        ("after=10 min", "after [s]", 600),
        ("desks=40", "desks", 40),
        ("way=long", "way", "long"),
        ("cases.other.arrivals.every=5 h", "cases.other.arrivals.every [s]", 18_000),
        ("horizon.length=2 workdays", "horizon.length [workdays]", 2),
    ],
)
def test_what_is_varied_says_its_unit(vary: str, column: str, value: object) -> None:
    """Plain numbers and words have none; all other columns are those of the data frame."""
    found = sweep(REFORM, read_variations(REFORM, [vary, "before=30 min"]), seed=1, replications=1)
    rows, frame = sweep_rows(found), found.to_dicts()
    assert (rows[0][column], rows[0]["before [s]"]) == (value, 1800)
    assert list(rows[0])[2:] == list(frame[0])[2:]
    assert repr([list(row.values()) for row in rows]) == repr([list(row.values()) for row in frame])


@pytest.mark.parametrize(
    ("vary", "column"), [("share=20%", "share [share]"), ("rate=6 per workday", "rate [per workday]")]
)
def test_shares_and_rates(vary: str, column: str) -> None:
    """In the units of measures."""
    more = "parameters:\n  share: {value: 10%, origin: assumed}\n  rate: {value: 5 per workday, origin: assumed}"
    text = TEXT.replace("parameters:", more).replace("every: 6 h", "rate: rate")
    text = text.replace("{when: walk is long, do:", "{chance: share, do:").replace("choose: way", "choose: lot")
    scenario = load_text(text, "reform.yaml")
    found = sweep(scenario, read_variations(scenario, [vary]), seed=1, replications=1)
    assert next(iter(sweep_rows(found)[0])) == column


def test_a_parameter_that_is_called_like_a_column_keeps_its_other_name() -> None:
    """With its unit behind it."""
    scenario = load_text(TEXT.replace("after", "mean"), "reform.yaml")
    found = sweep(scenario, read_variations(scenario, ["mean=10 min"]), seed=1, replications=1)
    assert sweep_rows(found)[0]["vary mean [s]"] == 600

"""The report of capacities, as it looks."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from reports.capacity_json import capacity_json
from reports.capacity_report import capacity_report
from reports.json_file import as_text
from reports.phrase import LANGUAGES, Language
from reports.terminal import render_text
from sim.cli import main
from sim.experiment.capacity import capacities
from sim.scenario.load import load_text

TEXT = """\
title: A window and a desk
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00]}
horizon: {start: 2026-03-02, length: 20 workdays}
staff: {window: {count: 1}, desk: {count: 1}}
cases: {visit: {arrivals: ARRIVALS}}
processes:
  old: {title: Slow, visit: [{step: serve, by: window, takes: 20..40 min}]}
  new: {title: Quick, visit: [{step: serve, by: desk, takes: 5..15 min}]}
chinese: {A window and a desk: 窗口和柜台, window: 窗口, desk: 柜台, visit: 来访, Slow: 慢, Quick: 快}
"""
OFTEN, TOO_OFTEN, DATED = "{rate: 10 per workday}", "{rate: 20 per workday}", "{on: [2026-03-03, 2026-03-04]}"


def report(arrivals: str, language: Language = "en", width: int = 80) -> str:
    found = capacities(load_text(TEXT.replace("ARRIVALS", arrivals)), seed=1, replications=3)
    return render_text(capacity_report(found, language), width=width)


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_looks_as_it_did(language: Language, width: int, snapshot: SnapshotAssertion) -> None:
    """In both languages and widths."""
    assert report(OFTEN, language, width) == snapshot


def test_more_than_a_process_can_bear_is_said_aloud() -> None:
    """Of the process that cannot, not of the other."""
    text = " ".join(report(TOO_OFTEN).split())
    assert "More cases come to “Slow” than window can bear" in text
    assert "More cases come to “Quick”" not in text


def test_cases_at_fixed_dates_have_no_curve() -> None:
    """And it is said why."""
    text = report(DATED)
    assert "no other demand to simulate" in " ".join(text.split())
    assert "Waiting as more cases come" not in text


def test_results_for_programs() -> None:
    """Are JSON, with the bound and the points of every process."""
    found = capacity_json(capacities(load_text(TEXT.replace("ARRIVALS", OFTEN)), seed=1, replications=2))
    assert as_text(found)
    assert found["processes"]["old"]["bounds"][0]["pool"] == "window"
    assert len(found["processes"]["new"]["points"]) == 11


def test_the_command_refuses_one_replication(capsys: pytest.CaptureFixture[str]) -> None:
    """In one line."""
    with pytest.raises(SystemExit) as stopped:
        main(["capacity", "special-equipment", "--replications", "1", "--lang", "en"])
    assert (stopped.value.code, capsys.readouterr().err) == (
        2,
        "onething: a capacity needs at least two replications\n",
    )

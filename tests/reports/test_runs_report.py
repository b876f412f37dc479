"""The list of the runs that are kept: what tells one question from another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reports.runs_report import runs_report
from sim import __version__
from sim.experiment.saved_runs import SavedRun

SWEEP = {"vary": ["windows=7,8"], "points": None, "measure": "lead time", "process": None, "table": False}
STAFF = {"target": ["waiting <= 30 min"], "vary": ["windows=7..8"], "cost": [], "exhaustive": False}
COUNTED = {"replications": 2, "seed": 1}


def asked(command: str, arguments: dict[str, Any], *typed: str, language: str = "en") -> str:
    """What the list says of a run, with plain spaces."""
    kept = {"name": "permit", "typed": list(typed)}
    run = SavedRun(Path("kept"), command, arguments, kept, __version__, "2026-03-02T09:00:00+08:00")
    report = runs_report([run], Path("runs"), "", language)  # type: ignore[arg-type]
    text: str = report.head[0].rows[0].cells[1].text  # type: ignore[union-attr]
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("command", "arguments", "expected"),
    [
        ("sweep", SWEEP | COUNTED, "--vary windows=7,8 · --measure 'lead time' · 2 replications · seed 1"),
        ("sweep", {**SWEEP, "vary": ["a", "b=1..2"], "points": 9}, "--vary a · --vary b=1..2 · --points 9 · "),
        ("staff", STAFF | {"least": 10, "most": 200}, "--vary windows=7..8 · --target 'waiting <= 30 min' · 10 to 200"),
        ("staff", {**STAFF, "cost": ["a=2"], "exhaustive": True}, "--cost a=2 · --exhaustive"),
        ("break-even", {"parameter": "defect", "low": "1%", "high": "9%"}, "permit defect · --from 1% · --to 9%"),
        ("break-even", {"parameter": "a", "measure": "waiting", "process": "new"}, "--measure waiting · --process new"),
        ("sensitivity", {"measure": "waiting", "samples": 64}, "--measure waiting · --sobol 64"),
        ("sensitivity", {"measure": "waiting", "samples": 0, "replications": 1}, "--measure waiting · 1 replication"),
        ("run", {"precision": 0.05, "least": 20, "most": 500, "seed": 3}, "run permit · precision 5% · seed 3"),
        ("run", {"precision": None, "least": 20, "most": 20, "seed": 3}, "run permit · 20 replications · seed 3"),
    ],
)
def test_what_tells_a_question_from_others_is_shown(command: str, arguments: dict[str, Any], expected: str) -> None:
    """Options as they are typed, and how many replications there may be."""
    assert expected in asked(command, arguments)


def test_in_chinese() -> None:
    """Options stay as they are."""
    told = asked("staff", STAFF | {"least": 10, "most": 200, "seed": 1}, language="zh")
    assert told == "staff permit · --vary windows=7..8 · --target 'waiting <= 30 min' · 10 至 200 次重复 · 种子 1"


def test_long_values_are_shortened() -> None:
    """To what finds a place on a line; what was set is told as such."""
    assert (
        asked("run", {}, "windows=4", "serve=" + "1" * 100) == f"run permit · --set windows=4 · --set serve={'1' * 53}…"
    )


@pytest.mark.parametrize("arguments", [{"precision": "5%"}, {"vary": 3}, {"vary": [None]}, {"least": "x", "most": 2}])
def test_what_somebody_changed_is_listed_all_the_same(arguments: dict[str, Any]) -> None:
    """Whatever it is now."""
    assert asked("sweep", arguments).startswith("sweep permit")

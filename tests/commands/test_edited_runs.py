"""Kept runs whose files somebody edited: one line that says so, in both languages, and the status of wrong input."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from sim.cli import main
from sim.experiment.saved_runs import SavedRun, SavedRunError, Unreadable, asked_text, find_run, read_run
from sim.scenario.load import load

RUN = {"seed": 1, "precision": None, "least": 2, "most": 2}
SWEEP = {
    "vary": ["windows=7,8"],
    "points": None,
    "measure": "lead time",
    "process": None,
    "table": False,
    "replications": 2,
    "seed": 1,
}
STAFF = {
    "target": ["waiting <= 30 min"],
    "vary": ["windows=7..8"],
    "cost": [],
    "least": 2,
    "most": 4,
    "exhaustive": False,
    "seed": 1,
}
SENSITIVITY = {"measure": "lead time", "process": None, "samples": 0, "replications": 2, "seed": 1}
BREAK_EVEN = {
    "parameter": "defect",
    "measure": None,
    "low": None,
    "high": None,
    "process": None,
    "replications": 2,
    "seed": 1,
}
COUNTED = {"replications": 2, "seed": 1}
DAMAGED = {
    "en": "onething: the run kept cannot be read: its {what} damaged\n",
    "zh": "onething: 运行 kept 无法读取:其{what}已损坏\n",
}


def said(capsys: pytest.CaptureFixture[str], *arguments: str, language: str = "en") -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--lang", language])
    captured = capsys.readouterr()
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, captured.out, captured.err


def written(runs: Path, command: str, arguments: dict[str, Any]) -> Path:
    """A folder of a run that is finished, with nothing in its results."""
    path = runs / "kept"
    path.mkdir(parents=True)
    asked = asked_text(command, arguments, load("special-equipment", ["devices=2"]), datetime.now(UTC))
    (path / "asked.json").write_text(asked, encoding="utf-8")
    (path / "results.json").write_text("{}", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("command", "arguments", "changed"),
    [
        ("run", RUN, {"least": 0, "most": 0}),
        ("run", RUN, {"least": 3}),
        ("run", RUN, {"least": 10**9, "most": 10**9}),
        ("run", RUN, {"seed": True}),
        ("run", RUN, {"seed": "x"}),
        ("run", RUN, {"precision": 0.05}),
        ("run", RUN, {"least": 20, "most": 20, "precision": float("nan")}),
        ("run", RUN, {"least": 20, "most": 20, "precision": -1.0}),
        ("sweep", SWEEP, {"points": 0}),
        ("sweep", SWEEP, {"points": 10**9}),
        ("sweep", SWEEP, {"vary": []}),
        ("sweep", SWEEP, {"vary": "windows"}),
        ("sweep", SWEEP, {"vary": {"windows": 1}}),
        ("sweep", SWEEP, {"vary": [1]}),
        ("sweep", SWEEP, {"replications": 0}),
        ("staff", STAFF, {"least": 0}),
        ("staff", STAFF, {"least": 9}),
        ("staff", STAFF, {"most": 1}),
        ("staff", STAFF, {"target": []}),
        ("staff", STAFF, {"vary": []}),
        ("sensitivity", SENSITIVITY, {"samples": 3}),
        ("sensitivity", SENSITIVITY, {"samples": -16}),
        ("sensitivity", SENSITIVITY, {"samples": 8}),
        ("sensitivity", SENSITIVITY, {"samples": 24}),
        ("sensitivity", SENSITIVITY, {"samples": 8192}),
        ("sensitivity", SENSITIVITY, {"replications": 1}),
        ("break-even", BREAK_EVEN, {"replications": 1}),
        ("capacity", COUNTED, {"replications": 1}),
        ("gains", COUNTED, {"replications": 0}),
        ("warmup", COUNTED, {"replications": 0}),
        ("run", RUN, {"COMMAND": "run"}),
    ],
)
def test_what_no_option_allows_was_not_asked(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
    arguments: dict[str, Any],
    changed: dict[str, Any],
) -> None:
    """Nothing is run, and nothing is called by another name than damaged."""
    written(tmp_path, command, {**arguments, **changed})
    for language, what in (("en", "question is"), ("zh", "内容")):
        found = said(capsys, "rerun", "kept", "--runs", str(tmp_path), language=language)
        assert found == (2, "", DAMAGED[language].format(what=what))


def test_a_question_that_its_scenario_cannot_be_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Is told as when it is asked for the first time."""
    written(tmp_path, "staff", {**STAFF, "vary": ["devices=1,2"]})
    status, out, err = said(capsys, "rerun", "kept", "--runs", str(tmp_path))
    assert (status, out) == (2, "")
    assert err.startswith("--vary devices  devices changes the number of nobody; ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "changed",
    [{"folder": 0}, {"folder": []}, {"typed": "abc"}, {"typed": {"devices=2": 1}}, {"files": {}}, {"files": "x"}],
)
def test_a_scenario_of_other_kinds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, object]
) -> None:
    """Is damaged, before anything is made of it."""
    path = written(tmp_path, "run", RUN)
    asked = json.loads((path / "asked.json").read_text(encoding="utf-8"))
    asked["scenario"] |= changed
    (path / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    status, out, err = said(capsys, "rerun", "kept", "--runs", str(tmp_path))
    assert (status, out, err) == (2, "", "onething: the run kept cannot be read: asked.json is damaged\n")


@pytest.mark.parametrize(
    ("arguments", "results"),
    [
        ({"seed": float("inf")}, {"replications": 2, "failed": []}),
        ({"seed": 1.7}, {"replications": 2, "failed": []}),
        ({}, {"replications": 10**12, "failed": []}),
        ({}, {"replications": True, "failed": []}),
        ({}, {"replications": 2, "failed": [{"replication": "2", "reason": "x"}]}),
    ],
)
def test_results_that_cannot_have_come_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: dict[str, Any], results: dict[str, Any]
) -> None:
    """Are damaged, and not compared."""
    path = written(tmp_path, "run", {**RUN, **arguments})
    (path / "results.json").write_text(json.dumps(results), encoding="utf-8")
    for language, what in (("en", "results are"), ("zh", "结果")):
        found = said(capsys, "compare", "kept", "kept", "--runs", str(tmp_path), language=language)
        assert found == (2, "", DAMAGED[language].format(what=what))


def test_results_without_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets that are never closed are damaged too."""
    path = written(tmp_path, "run", RUN)
    (path / "results.json").write_text("[" * 100_000, encoding="utf-8")
    found = said(capsys, "compare", "kept", "kept", "--runs", str(tmp_path))
    assert found == (2, "", DAMAGED["en"].format(what="results are"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The replications of a run."""
    runs = tmp_path_factory.mktemp("runs")
    asked = ("--set", "horizon.length=5 workdays", "--set", "devices=2", "--jobs", "1", "--replications", "2")
    with pytest.raises(SystemExit) as stopped:
        main(["run", "special-equipment", *asked, "--save", "--runs", str(runs)])
    assert stopped.value.code == 0
    (path,) = runs.iterdir()
    return b"\0".join((path / name).read_bytes() for name in ("asked.json", "results.json", "replications.sqlite"))


@pytest.mark.parametrize(
    "damage",
    [
        "update replications set numbers = x'00'",
        "update replications set numbers = x''",
        "update replications set numbers = 'abcdefgh'",
        "update replications set numbers = cast(numbers || x'0000000000000000' as blob)",
        "update replications set pools = x'0000000000000000'",
        "update replications set lead_times = x'000000000000f03f'",
        "update replications set lead_times = x'ffffffffffffffff'",
        "update replications set onset = x'ffffffffffffffff'",
        "update layouts set text = 'x'",
        "update layouts set text = '{}'",
        """update layouts set text = '{"numbers":[["z","a"]],"shares":[],"pools":[],"lead_times":[]}'""",
    ],
)
@pytest.mark.parametrize("command", [("compare", "kept", "kept"), ("rerun", "kept")], ids=["compare", "rerun"])
def test_replications_that_are_not_what_was_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], whole: bytes, damage: str, command: tuple[str, ...]
) -> None:
    """Numbers that are too few, too many or of nothing are told, not shown."""
    (tmp_path / "kept").mkdir()
    for name, content in zip(("asked.json", "results.json", "replications.sqlite"), whole.split(b"\0", 2), strict=True):
        (tmp_path / "kept" / name).write_bytes(content)
    with sqlite3.connect(tmp_path / "kept" / "replications.sqlite") as file:
        file.execute(damage)
    if command[0] == "rerun":
        (tmp_path / "kept" / "results.json").unlink()
    status, out, err = said(capsys, *command, "--runs", str(tmp_path))
    assert (status, out) == (1, "")
    assert err.endswith(
        "replications.sqlite: this file of kept replications cannot be used (its replications are damaged)\n"
    )


def test_results_of_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run without a replication is no run."""
    path = written(tmp_path, "run", RUN)
    (path / "results.json").write_text('{"replications": 0, "failed": []}', encoding="utf-8")
    found = said(capsys, "compare", "kept", "kept", "--runs", str(tmp_path))
    assert found == (2, "", DAMAGED["en"].format(what="replications are"))


@pytest.mark.parametrize("began", ["2026-03-02T09:00:00", "2026-03-02"])
def test_a_moment_without_its_offset(tmp_path: Path, began: str) -> None:
    """Is damaged, and stands behind all others."""
    path = written(tmp_path, "run", RUN)
    asked = json.loads((path / "asked.json").read_text(encoding="utf-8"))
    (path / "asked.json").write_text(json.dumps({**asked, "began": began}), encoding="utf-8")
    assert isinstance(read_run(path), Unreadable)


def test_a_question_without_end(tmp_path: Path) -> None:
    """Brackets that are never closed are damaged."""
    path = written(tmp_path, "run", RUN)
    (path / "asked.json").write_text("[" * 100_000, encoding="utf-8")
    assert isinstance(read_run(path), Unreadable)


def test_a_run_is_meant_by_its_whole_name_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though another begins so, and though a folder of that name is at hand; nothing means no run."""
    kept = written(tmp_path / "runs", "run", RUN)
    (tmp_path / "runs" / "kept-2").mkdir()
    for name in ("asked.json", "results.json"):
        (tmp_path / "runs" / "kept-2" / name).write_bytes((kept / name).read_bytes())
    written(tmp_path / "here", "run", RUN)
    monkeypatch.chdir(tmp_path / "here")
    assert find_run(tmp_path / "runs", "kept").path == kept
    assert find_run(tmp_path / "runs", "../runs/kept-2").name == "kept-2"
    with pytest.raises(SavedRunError, match="there is no run ''"):
        find_run(tmp_path / "here", "")


def test_a_run_of_another_version_does_not_ask_the_same(tmp_path: Path) -> None:
    """Its replications may be others."""
    run = read_run(written(tmp_path, "run", RUN))
    assert isinstance(run, SavedRun)
    scenario = load("special-equipment", ["devices=2"])
    assert run.asks_the_same("run", RUN, scenario)
    assert not evolve(run, version="0").asks_the_same("run", RUN, scenario)
    assert not run.asks_the_same("run", {**RUN, "seed": 2}, scenario)

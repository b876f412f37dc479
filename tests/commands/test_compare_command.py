"""Two kept runs compared: what was changed, what moved, and what cannot be compared."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from sim.cli import main
from sim.experiment.chunk import Failed
from sim.experiment.recalled import recalled
from sim.experiment.saved_runs import find_run
from tests.experiment.varied_reform import TEXT

QUICK = ("--set", "devices=2", "--set", "horizon.length=10 workdays", "--jobs", "1", "--replications", "3")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run, one with fewer windows, one with another seed, a break-even, and one that is not finished."""
    folder = tmp_path_factory.mktemp("runs")
    keep(folder, "base", "run", "special-equipment", *QUICK)
    keep(folder, "fewer", "run", "special-equipment", *QUICK, "--set", "windows=5")
    keep(folder, "seed", "run", "special-equipment", *QUICK, "--seed", "2")
    keep(folder, "other", "run", "catering-change", "--replications", "2", "--set", "horizon.length=5 workdays")
    keep(folder, "unfinished", "run", "special-equipment", *QUICK)
    (folder / "unfinished" / "results.json").unlink()
    return folder


def keep(folder: Path, name: str, *arguments: str) -> None:
    before = set(folder.iterdir())
    with pytest.raises(SystemExit):
        main([*arguments, "--save", "--runs", str(folder), "--lang", "en"])
    (new,) = set(folder.iterdir()) - before
    new.rename(folder / name)


def said(capsys: pytest.CaptureFixture[str], runs: Path, *arguments: str, language: str = "en") -> tuple[int, str, str]:
    capsys.readouterr()
    with pytest.raises(SystemExit) as stopped:
        main(["compare", *arguments, "--runs", str(runs), "--lang", language])
    captured = capsys.readouterr()
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, captured.out, captured.err


def results(capsys: pytest.CaptureFixture[str], runs: Path, *names: str) -> dict:
    status, out, _ = said(capsys, runs, *names, "--json", "-")
    assert status == 0
    return json.loads(out)


@pytest.mark.slow
def test_the_values_that_differ_are_named(capsys: pytest.CaptureFixture[str], runs: Path) -> None:
    """With what they were and what they are."""
    found = results(capsys, runs, "base", "fewer")
    assert found["changed"] == [{"name": "windows", "before": "8", "after": "5"}]
    assert not found["has_other_changes"]


def test_changes_are_paired_differences(capsys: pytest.CaptureFixture[str], runs: Path) -> None:
    """After minus before, with an interval; the staff that is there is known exactly."""
    found = results(capsys, runs, "base", "fewer")
    assert found["is_paired"]
    (own,) = (
        row
        for row in found["measures"]
        if (row["process"], row["measure"], row["subject"], row["against"]) == ("old", "load", "window", "")
    )
    assert own["change"]["mean"] == pytest.approx(own["after"]["mean"] - own["before"]["mean"])
    assert own["change"]["is_shown"]
    assert 0 < own["change"]["half_width"] < own["after"]["half_width"]


def test_a_replication_that_failed_then_is_not_tried_again(
    capsys: pytest.CaptureFixture[str], runs: Path, tmp_path: Path
) -> None:
    """It is missing in the comparison as it was in the run."""
    shutil.copytree(runs / "base", tmp_path / "less")
    kept = tmp_path / "less" / "results.json"
    told = json.loads(kept.read_text(encoding="utf-8"))
    told |= {"replications": 2, "failed": [{"replication": 2, "reason": "no memory"}]}
    kept.write_text(json.dumps(told), encoding="utf-8")
    found = results(capsys, tmp_path, "less", "less")
    assert [own["replications"] for own in found["runs"]] == [2, 2]
    known = recalled(find_run(tmp_path, "less"))
    assert [own.number for own in known.results] == [0, 2]
    assert known.failed == (Failed(1, "no memory"),)


@pytest.mark.parametrize("lost", ["all", "one"])
def test_replications_that_are_gone(capsys: pytest.CaptureFixture[str], runs: Path, tmp_path: Path, lost: str) -> None:
    """Are told; nothing is written to the run."""
    shutil.copytree(runs / "base", tmp_path / "gone")
    journal = tmp_path / "gone" / "replications.sqlite"
    if lost == "all":
        journal.unlink()
    else:
        with sqlite3.connect(journal) as file:
            file.execute("delete from replications where number = 1")
    status, out, err = said(capsys, tmp_path, "gone", "gone")
    assert (status, out) == (2, "")
    assert err == "onething: the run gone cannot be read: its replications are damaged\n"
    assert journal.exists() == (lost == "one")


def test_a_run_and_itself_do_not_differ(capsys: pytest.CaptureFixture[str], runs: Path) -> None:
    """In none of the numbers."""
    status, out, _ = said(capsys, runs, "base", "base")
    assert status == 0
    assert "No difference is shown between the two runs in any of " in out
    assert "one interval in twenty" not in out, "nothing varies by chance"
    assert "Every parameter has the same value." in out
    assert "What moved" not in out


def test_the_report_begins_with_what_is_saved(capsys: pytest.CaptureFixture[str], runs: Path) -> None:
    """In both languages."""
    _, out, _ = said(capsys, runs, "base", "fewer")
    assert "What “One batch filing” saves a case from start to finish" in " ".join(out.split())
    _, out, _ = said(capsys, runs, "base", "fewer", language="zh")
    assert "“批量一次申报”每件全程节省的时间" in out
    assert "窗口数" in out


@pytest.mark.parametrize(("other", "is_paired"), [("fewer", True), ("seed", False)])
def test_one_interval_in_twenty_errs(
    capsys: pytest.CaptureFixture[str], runs: Path, other: str, *, is_paired: bool
) -> None:
    """With the same applicants as with others; that is said in both languages."""
    assert results(capsys, runs, "base", other)["is_paired"] == is_paired
    _, out, _ = said(capsys, runs, "base", other)
    assert "one interval in twenty leaves out zero all the same" in " ".join(out.split())
    _, out, _ = said(capsys, runs, "base", other, language="zh")
    assert "二十个区间中也会有一个不含零" in "".join(out.split())


def test_another_scenario_is_said_to_be_one(capsys: pytest.CaptureFixture[str], runs: Path) -> None:
    """What both have in common is compared all the same."""
    found = results(capsys, runs, "base", "other")
    assert found["has_other_changes"]
    assert {"name": "devices", "before": "2", "after": None} in found["changed"]
    assert {"name": "horizon.length", "before": "10 workdays", "after": "5 workdays"} in found["changed"]
    assert {"name": "devices", "before": None, "after": "2"} in results(capsys, runs, "other", "base")["changed"]


def test_the_replications_that_both_have_are_compared(
    capsys: pytest.CaptureFixture[str], runs: Path, tmp_path: Path
) -> None:
    """Where one run has more, that is said in the report, in both languages, and in the JSON."""
    shutil.copytree(runs / "fewer", tmp_path / "fewer")
    shutil.copytree(runs / "base", tmp_path / "base")
    path = tmp_path / "fewer" / "results.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told |= {"replications": 2, "failed": [{"replication": 2, "reason": "no memory"}]}
    path.write_text(json.dumps(told), encoding="utf-8")
    found = results(capsys, tmp_path, "base", "fewer")
    assert found["replications_compared"] == 2
    assert {own["before"]["n"] for own in found["measures"] if own["measure"] == "load"} == {2}
    _, out, _ = said(capsys, tmp_path, "base", "fewer")
    assert "Compared: the 2 replications that both have." in " ".join(out.split())
    _, out, _ = said(capsys, tmp_path, "base", "fewer", language="zh")
    assert "比较的是两次运行共有的2次重复" in "".join(out.split())


def test_all_replications_are_compared_without_a_word(capsys: pytest.CaptureFixture[str], runs: Path) -> None:
    """Where both have the same; of other seeds, none is in both."""
    assert results(capsys, runs, "base", "fewer")["replications_compared"] == 3
    assert results(capsys, runs, "base", "seed")["replications_compared"] is None
    for other in ("fewer", "seed"):
        assert "that both have" not in said(capsys, runs, "base", other)[1]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "the two runs have no number in common: their processes have other case types and pools"),
        ("zh", "两次运行没有相同的数:其流程的事项和人员都不相同"),
    ],
)
def test_unrelated_scenarios_are_refused(
    capsys: pytest.CaptureFixture[str], runs: Path, tmp_path: Path, language: str, expected: str
) -> None:
    """Though their processes have the same names."""
    (tmp_path / "other.yaml").write_text(TEXT, encoding="utf-8")
    shutil.copytree(runs / "base", tmp_path / "runs" / "base")
    keep(tmp_path / "runs", "unrelated", "run", str(tmp_path / "other.yaml"), "--replications", "1", "--jobs", "1")
    found = said(capsys, tmp_path / "runs", "base", "unrelated", language=language)
    assert found == (2, "", f"onething: {expected}\n")


def test_nothing_is_run_again(capsys: pytest.CaptureFixture[str], runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The replications are there."""

    def never(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr("sim.experiment.replicate.Course.__call__", never)
    status, _, _ = said(capsys, runs, "base", "fewer")
    assert status == 0


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("base", "unfinished"), "onething: unfinished is not finished; onething rerun goes on with it\n"),
        (("base", "nobody"), "onething: there is no run nobody in "),
    ],
)
def test_what_cannot_be_compared(
    capsys: pytest.CaptureFixture[str], runs: Path, names: tuple[str, str], expected: str
) -> None:
    """One line, and the status of a wrong input."""
    status, out, err = said(capsys, runs, *names)
    assert (status, out) == (2, "")
    assert err.startswith(expected)
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("asked.json", '"command": "gains"', "holds no run but a gains; only runs can be compared"),
        ("asked.json", '"version": "0.0.1"', "was run by version 0.0.1"),
        ("asked.json", '"version": "0.0.1"', "; ask the same again with --save, to have it run by this version"),
        ("results.json", "", "cannot be read: its results are damaged"),
    ],
)
def test_a_folder_that_holds_something_else(
    capsys: pytest.CaptureFixture[str], runs: Path, file: str, text: str, expected: str
) -> None:
    """Is told in one line."""
    path = runs / "seed" / file
    before = path.read_text(encoding="utf-8")
    key = text.partition(":")[0]
    lines = [f"{text}," if key and line.strip().startswith(key) else line for line in before.splitlines()]
    path.write_text("\n".join(lines) if text else "{", encoding="utf-8")
    try:
        status, _, err = said(capsys, runs, "base", "seed")
    finally:
        path.write_text(before, encoding="utf-8")
    assert status == 2
    assert expected in err
    assert err.count("\n") == 1

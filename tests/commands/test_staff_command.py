"""`onething staff`: what it leaves with, what it refuses, and that it can be kept and run again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.cli import main
from tests.experiment.halls_to_staff import HALL

TARGET = ("--target", "waiting <= 30 min")
QUICK = ("--least", "5", "--most", "10", "--jobs", "1")


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "hall.yaml"
    path.write_text(HALL.replace("OLD", "8..12 min").replace("SIGN", ""), encoding="utf-8")
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str, lang: str = "en") -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(["staff", *arguments, "--lang", lang])
    captured = capsys.readouterr()
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, captured.out, captured.err


def test_the_answer_is_told(file: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """As a report, as JSON and for a spreadsheet; status 0."""
    table = tmp_path / "staffings.csv"
    status, out, err = said(capsys, file, *TARGET, "--vary", "windows=1..3", *QUICK, "--csv", str(table))
    assert (status, err) == (0, "")
    assert "needs 2 windows to meet waiting ≤ 30 min." in " ".join(out.split())
    assert table.read_text(encoding="utf-8-sig").startswith("process,windows,cost,target")
    status, out, _ = said(capsys, file, *TARGET, "--vary", "windows=1..3", *QUICK, "--json", "-")
    assert (status, json.loads(out)["is_met"]) == (0, True)


def test_a_target_that_nothing_meets_is_status_one_with_the_report(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the report, and the best that was found."""
    status, out, err = said(capsys, file, "--target", "waiting <= 1 s", "--vary", "windows=1..2", *QUICK)
    assert (status, err) == (1, "")
    assert "no staffing in these ranges meets" in " ".join(out.split())


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--vary", "windows=1..3"), "nothing is asked for; give --target"),
        (TARGET, "nothing is varied; give --vary"),
        ((*TARGET, "--vary", "windows=3..1"), "--vary windows=3..1  3 is not below 1"),
        ((*TARGET, "--vary", "window=1..3"), "did you mean windows?"),
        ((*TARGET, "--vary", "windows=1..3 min"), "--vary windows=1..3 min"),
        ((*TARGET, "--vary", "windows=1..3", "--cost", "desk=2"), "'desk' is not varied; allowed: windows"),
        ((*TARGET, "--vary", "windows=1..3", "--least", "50", "--most", "20"), "--least 50 is more than --most 20"),
        ((*TARGET, "--vary", "windows=1..60", "--vary", "desks=1..60"), "3,600 combinations of values are too many"),
        (("--target", "waiting <= 30", "--vary", "windows=1..3"), "--target waiting <= 30  '30' has no unit"),
    ],
)
def test_what_is_wrong_is_one_line(
    file: str, arguments: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2, and nothing is simulated; in Chinese as well."""
    status, out, err = said(capsys, file, *arguments)
    assert (status, out) == (2, "")
    assert line in err
    assert len(err.splitlines()) == 1
    status, out, err = said(capsys, file, *arguments, lang="zh")
    assert (status, out, len(err.splitlines())) == (2, "", 1)


def test_it_is_kept_and_run_again_to_the_same_bytes(
    file: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """With lists of targets, numbers and costs."""
    runs = str(tmp_path / "runs")
    vary = ("--vary", "windows=1..3", "--cost", "windows=2")
    assert said(capsys, file, *TARGET, *vary, *QUICK, "--save", "--runs", runs)[0] == 0
    with pytest.raises(SystemExit) as stopped:
        main(["rerun", "latest", "--runs", runs, "--lang", "en", "--jobs", "1"])
    assert stopped.value.code == 0
    assert "byte for byte" in capsys.readouterr().err

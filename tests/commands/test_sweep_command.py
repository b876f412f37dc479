"""`sweep`: what a user types, and what comes back."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from sim.cli import main
from sim.experiment.replicate import Course
from sim.measure.measure import Measured
from tests.experiment.varied_reform import TEXT


@pytest.fixture
def reform(tmp_path: Path) -> str:
    path = tmp_path / "reform.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def onething(*arguments: str, lang: str = "en") -> int:
    with pytest.raises(SystemExit) as stopped:
        main(["sweep", *arguments, "--lang", lang])
    code = stopped.value.code
    assert code is None or isinstance(code, int)
    return code or 0


def quick(*arguments: str) -> tuple[str, ...]:
    return (*arguments, "--replications", "2", "--jobs", "1")


def test_a_report_and_nothing_else(reform: str, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output, in the language that is asked for."""
    assert onething(reform, *quick("--vary", "after=10,100 min")) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "The sign changes" in out
    assert onething(reform, *quick("--vary", "新用时=10,100 min", "--measure", "办理时长"), lang="zh") == 0
    assert "差值变号" in capsys.readouterr().out


@pytest.mark.slow
def test_json_is_the_same_on_any_number_of_cores(reform: str, capsys: pytest.CaptureFixture[str]) -> None:
    """To the byte."""
    written = []
    for jobs in ("1", "2"):
        vary = ("--vary", "after=10,20 min", "--vary", "desks=1,50")
        assert onething(reform, *vary, "--replications", "2", "--jobs", jobs, "--json", "-") == 0
        written.append(capsys.readouterr().out)
    assert written[0] == written[1]
    assert len(json.loads(written[0])["points"]) == 4


def test_a_table_for_a_spreadsheet(reform: str, tmp_path: Path) -> None:
    """With a column for what is varied, and its unit."""
    target = tmp_path / "points.csv"
    assert onething(reform, *quick("--vary", "after=10,20 min", "--csv", str(target))) == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["after [s]"] for row in rows} == {"600.0", "1200.0"}
    assert {"process", "measure", "mean", "half_width", "difference", "change"} <= set(rows[0])


def test_a_hypercube(reform: str, capsys: pytest.CaptureFixture[str]) -> None:
    """So many points as asked for."""
    assert onething(reform, *quick("--vary", "after", "--vary", "before", "--points", "5")) == 0
    assert "5 points of a Latin hypercube" in capsys.readouterr().out


def test_a_kept_sweep_gives_the_same_bytes_again(
    reform: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As every other run."""
    runs = str(tmp_path / "runs")
    assert onething(reform, *quick("--vary", "after=10,20 min", "--save", "--runs", runs)) == 0
    capsys.readouterr()
    with pytest.raises(SystemExit) as stopped:
        main(["rerun", "latest", "--runs", runs, "--lang", "en"])
    assert not stopped.value.code
    assert "byte for byte" in capsys.readouterr().err


def test_failed_replications_are_told_and_the_rest_is_there(
    reform: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 1, with the report."""
    real = Course.__call__

    def broken(course: Course, number: int) -> Measured:
        if (course.process, number) == ("old", 1) and "2400.0" in repr(course.scenario.processes["old"]):
            raise RuntimeError("no luck")
        return real(course, number)

    monkeypatch.setattr(Course, "__call__", broken)
    assert onething(reform, *quick("--vary", "before=30,40 min")) == 1
    assert "1 of 6 replications failed, at before = 40 min" in capsys.readouterr().out.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "nothing is varied; give --vary, such as --vary windows=4..12"),
        (("--vary", "aftr"), "did you mean after?"),
        (("--vary", "after="), "'after=' varies nothing"),
        (("--vary", "after=20..10 min"), "20 min is not below 10 min"),
        (("--vary", "after", "--vary", "after=10 min"), "after is varied twice"),
        (("--vary", "desks=1..90 by 1", "--vary", "before=0..99 min by 1 min"), "9,000 combinations of values are too"),
        (("--vary", "desks=0.5"), "0.5 is not allowed here"),
        (("--vary", "after", "--measure", "led time"), "did you mean lead time?"),
        (("--vary", "after", "--process", "old"), "old is not a process to compare with the baseline; allowed: new"),
        (("--vary", "after", "--points", "1"), ">= 2"),
        (("--vary", "after", "--csv", "no folder/x.csv"), "--csv no folder/x.csv: there is no folder"),
        (("--vary", "after", "--csv=-"), "--csv -: this is not the path of a file"),
        (("--vary", "after", "--json", ""), "--json '': this is not the path of a file"),
    ],
    ids=" ".join,
)
def test_a_mistake_is_one_line_and_status_2(
    arguments: tuple[str, ...], told: str, reform: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is simulated."""
    assert onething(reform, *arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "more", "said"),
    [
        ("sweep", ("--vary", "after", "--measure", ""), "--measure   '' is not a measure; "),
        ("sensitivity", ("--measure", ""), "--measure   '' is not a measure; "),
        ("break-even", ("after", "--measure", ""), "onething: '' is not a measure; allowed: "),
        ("sweep", ("--vary", "after", "--process", ""), "onething: '' is not a process to compare with the baseline; "),
    ],
)
def test_an_empty_name_is_not_the_usual_one(
    reform: str, capsys: pytest.CaptureFixture[str], command: str, more: tuple[str, ...], said: str
) -> None:
    """What a script left empty by mistake is told; the answer would be to another question."""
    with pytest.raises(SystemExit) as stopped:
        main([command, reform, *more, "--lang", "en"])
    assert stopped.value.code == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert captured.err.startswith(said)

"""Runs that are kept: gone on with after any interruption, run once more to the same bytes, listed."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim.cli import main
from sim.experiment.replicate import Course
from sim.experiment.saved_runs import find_run, saved_runs
from sim.measure.measure import Measured

QUICK = ("special-equipment", "--set", "devices=2", "--set", "horizon.length=10 workdays", "--jobs", "1")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--lang", "en"])
    captured = capsys.readouterr()
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, captured.out, captured.err


def folders(runs: Path) -> list[Path]:
    return sorted(path for path in runs.iterdir())


def kept_run(runs: Path, capsys: pytest.CaptureFixture[str], *more: str) -> Path:
    before = set(folders(runs)) if runs.exists() else set()
    status, _, _ = said(capsys, "run", *QUICK, "--replications", "3", "--save", "--runs", str(runs), *more)
    assert status == 0
    (new,) = set(folders(runs)) - before
    return new


def counted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    runs: list[tuple[str, int]] = []
    real = Course.__call__

    def noted(course: Course, number: int) -> Measured:
        runs.append((course.process, number))
        return real(course, number)

    monkeypatch.setattr(Course, "__call__", noted)
    return runs


def test_a_run_is_kept_with_all_that_it_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was asked, every replication, and the results as --json writes them."""
    path = kept_run(tmp_path / "runs", capsys)
    _, out, _ = said(capsys, "run", *QUICK, "--replications", "3", "--json", "-")
    assert (path / "results.json").read_text(encoding="utf-8") == out
    asked = json.loads((path / "asked.json").read_text(encoding="utf-8"))
    assert (asked["command"], asked["arguments"]["seed"], asked["arguments"]["least"]) == ("run", 1, 3)
    assert "title: Special equipment" in asked["scenario"]["text"]
    with sqlite3.connect(path / "replications.sqlite") as file:
        assert file.execute("select count(*) from replications").fetchone() == (6,)


def test_a_run_is_not_kept_unless_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written anywhere."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    said(capsys, "run", *QUICK, "--replications", "1")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["run", "capacity", "warmup"])
def test_a_folder_alone_keeps_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    """That is told instead of a run that is not kept."""
    runs = str(tmp_path / "runs")
    status, out, err = said(capsys, command, *QUICK, "--replications", "2", "--runs", runs)
    assert (status, out) == (2, "")
    wrong = "--runs is the folder in which --save keeps a run and --resume looks for one: give one of these"
    assert err == f"onething: {wrong}\n"
    with pytest.raises(SystemExit):
        main(["run", *QUICK, "--replications", "2", "--runs", runs, "--lang", "zh"])
    assert capsys.readouterr().err == "onething: --runs 是 --save 保存、--resume 查找运行的文件夹:须同时给出其中之一\n"


def test_two_runs_of_one_second_have_two_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """None is overwritten."""
    kept_run(tmp_path / "runs", capsys)
    kept_run(tmp_path / "runs", capsys)
    assert len(folders(tmp_path / "runs")) == 2


def test_once_more_gives_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says so."""
    path = kept_run(tmp_path / "runs", capsys)
    status, out, err = said(capsys, "rerun", "latest", "--runs", str(tmp_path / "runs"), "--json", "-")
    assert (status, out) == (0, (path / "results.json").read_text(encoding="utf-8"))
    assert err == f"onething: the same results as {path.name}, byte for byte\n"


def test_other_results_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the status of a failed run."""
    path = kept_run(tmp_path / "runs", capsys)
    results = path / "results.json"
    results.write_text(results.read_text(encoding="utf-8").replace('"n": 3', '"n": 4', 1), encoding="utf-8")
    status, out, err = said(capsys, "rerun", path.name, "--runs", str(tmp_path / "runs"))
    assert (status, out, err) == (1, "", f"onething: the results are not those of {path.name}\n")


def test_a_file_that_changed_since_does_not_change_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The scenario is kept as it was read, with the files it named."""
    source = Path("scenarios/special-equipment.yaml").read_text(encoding="utf-8")
    (tmp_path / "seen.csv").write_text("10\n20\n", encoding="utf-8")
    mine = tmp_path / "mine.yaml"
    mine.write_text(source.replace("value: 5..12..25 min", "value: empirical(seen.csv min)"), encoding="utf-8")
    options = ("--set", "devices=2", "--set", "horizon.length=10 workdays", "--replications", "1", "--jobs", "1")
    said(capsys, "run", str(mine), *options, "--save", "--runs", str(tmp_path / "runs"))
    mine.unlink()
    (tmp_path / "seen.csv").unlink()
    status, _, err = said(capsys, "rerun", "latest", "--runs", str(tmp_path / "runs"))
    assert (status, "byte for byte" in err) == (0, True)


def test_what_was_interrupted_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is missing is run, and the results are those of a run that nobody disturbed."""
    path = kept_run(tmp_path / "runs", capsys)
    expected = (path / "results.json").read_bytes()
    (path / "results.json").unlink()
    with sqlite3.connect(path / "replications.sqlite") as file:
        file.execute("delete from replications where number = 1")
    runs = counted(monkeypatch)
    status, _, err = said(capsys, "run", *QUICK, "--replications", "3", "--resume", "--runs", str(tmp_path / "runs"))
    assert (status, err) == (0, f"onething: goes on with {path.name}\n")
    assert sorted(runs) == [("new", 1), ("old", 1)]
    assert (path / "results.json").read_bytes() == expected
    assert folders(tmp_path / "runs") == [path]


@pytest.mark.slow
def test_another_question_does_not_go_on_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another seed, another value, or a run that is finished: a new one is begun."""
    path = kept_run(tmp_path / "runs", capsys)
    again = ("--replications", "3", "--resume", "--runs", str(tmp_path / "runs"))
    _, _, err = said(capsys, "run", *QUICK, *again)
    assert "this run is kept as" in err
    (path / "results.json").unlink()
    _, _, err = said(capsys, "run", *QUICK, *again, "--seed", "2")
    assert "this run is kept as" in err
    _, _, err = said(capsys, "run", *QUICK, *again, "--set", "windows=9")
    assert "this run is kept as" in err


@pytest.mark.slow
def test_after_the_hardest_kill_finished_replications_are_not_run_again(tmp_path: Path) -> None:
    """`kill -9` in the middle: the same bytes as without it, and fewer replications to run."""
    runs = tmp_path / "runs"
    asked = ["run", "special-equipment", "--set", "devices=40", "--replications", "12", "--jobs", "1"]
    command = [sys.executable, "-m", "sim", *asked, "--runs", str(runs), "--json", "-", "--lang", "en"]
    with subprocess.Popen([*command, "--save"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        wait_until(lambda: replications_in(runs) >= 4)
        os.kill(running.pid, signal.SIGKILL)
        running.communicate(timeout=60)
    done = replications_in(runs)
    assert 4 <= done < 24
    resumed = subprocess.run([*command, "--resume"], capture_output=True, check=True)
    assert resumed.stderr.startswith(b"onething: goes on with ")
    fresh = [sys.executable, "-m", "sim", *asked, "--json", "-", "--lang", "en"]
    assert resumed.stdout == subprocess.run(fresh, capture_output=True, check=True).stdout
    assert replications_in(runs) == 24


def wait_until(holds) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.02)


def replications_in(runs: Path) -> int:
    found = list(runs.glob("*/replications.sqlite"))
    if not found:
        return 0
    try:
        with sqlite3.connect(f"file:{found[0]}?mode=ro", uri=True) as file:
            return int(file.execute("select count(*) from replications").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_run_that_is_not_finished_is_finished_by_rerun(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without typing again what was asked."""
    path = kept_run(tmp_path / "runs", capsys)
    expected = (path / "results.json").read_bytes()
    (path / "results.json").unlink()
    status, _, err = said(capsys, "rerun", path.name, "--runs", str(tmp_path / "runs"))
    assert (status, err) == (0, f"onething: goes on with {path.name}\n")
    assert (path / "results.json").read_bytes() == expected


def test_the_latest_is_what_began_last(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the runs are called now, and of one second by their numbers; what cannot be read is none."""
    first = kept_run(tmp_path, capsys)
    asked = json.loads((first / "asked.json").read_text(encoding="utf-8"))
    for name, began in (
        ("the-good-one", "2026-03-02T10:00:00+08:00"),
        ("20260302-1", "2026-03-02T10:00:01+08:00"),
        ("20260302-1-2", "2026-03-02T02:00:01+00:00"),
        ("20260302-1-10", "2026-03-02T10:00:01+08:00"),
        ("broken", "now"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "asked.json").write_text(json.dumps({**asked, "began": began}), encoding="utf-8")
    (first / "asked.json").unlink()
    expected = ["20260302-1-10", "20260302-1-2", "20260302-1", "the-good-one", "broken"]
    assert [run.path.name for run in saved_runs(tmp_path)] == expected
    assert find_run(tmp_path, "latest").name == "20260302-1-10"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are texts")
def test_a_file_whose_name_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Can be kept and run once more like any other."""
    mine = tmp_path / os.fsdecode(b"mine\xff.yaml")
    mine.write_text(Path("scenarios/special-equipment.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    asked = ("run", str(mine), *QUICK[1:], "--replications", "1", "--runs", str(tmp_path / "runs"))
    assert said(capsys, *asked, "--save")[0] == 0
    status, _, err = said(capsys, "rerun", "latest", "--runs", str(tmp_path / "runs"))
    assert (status, "byte for byte" in err) == (0, True)
    (path,) = folders(tmp_path / "runs")
    (path / "results.json").unlink()
    assert said(capsys, *asked, "--resume")[2] == f"onething: goes on with {path.name}\n"


def test_runs_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The youngest first, with what was asked and whether they are finished; what cannot be read is told, too."""
    done = kept_run(tmp_path / "runs", capsys)
    broken = tmp_path / "runs" / "00000000-000000-broken"
    broken.mkdir()
    (broken / "asked.json").write_text("{", encoding="utf-8")
    status, out, _ = said(capsys, "runs", "--runs", str(tmp_path / "runs"))
    assert status == 0
    assert out.index(done.name) < out.index(broken.name)
    for text in ("devices=2", "3 replications", "seed 1", "finished", "cannot be read: asked.json is damaged"):
        assert text in " ".join(out.split())
    assert f"onething rerun A --runs {tmp_path / 'runs'}".replace(" ", "") in "".join(out.split())


def test_a_folder_without_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Says how to keep one."""
    status, out, _ = said(capsys, "runs", "--runs", str(tmp_path))
    assert status == 0
    assert "--save" in out


def test_the_folder_in_the_data_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody says another one."""
    from sim.commands.keeping import runs_folder

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert runs_folder(None) == tmp_path / "onething" / "runs"
    assert runs_folder("here") == Path("here")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("nothing", "there is no run nothing in "),
        ("20", "20 is the beginning of 2 runs; write more of it"),
    ],
)
def test_a_run_that_there_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: str, expected: str) -> None:
    """One line, and the status of a wrong input."""
    kept_run(tmp_path / "runs", capsys)
    kept_run(tmp_path / "runs", capsys)
    status, out, err = said(capsys, "rerun", typed, "--runs", str(tmp_path / "runs"))
    assert (status, out) == (2, "")
    assert err.startswith(f"onething: {expected}")
    assert err.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"version": "9.9"}, "was run by version 9.9"),
        ({"format": 99, "version": "9.9"}, "cannot be read: its folder was written by version 9.9"),
        ({"arguments": {"seeds": 1}}, "its question is damaged"),
        ({"arguments": {"seed": "1", "precision": None, "least": 3, "most": 3}}, "its question is damaged"),
        ({"scenario": {}}, "asked.json is damaged"),
        ({"arguments": []}, "asked.json is damaged"),
        ({"command": 3}, "asked.json is damaged"),
        ({"began": "yesterday"}, "asked.json is damaged"),
    ],
    ids=[
        "another version",
        "another format",
        "another question",
        "a number as text",
        "no scenario",
        "a list of arguments",
        "no command",
        "no moment",
    ],
)
def test_a_run_of_another_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, object], expected: str
) -> None:
    """One line that says so."""
    path = kept_run(tmp_path / "runs", capsys)
    asked = json.loads((path / "asked.json").read_text(encoding="utf-8"))
    (path / "asked.json").write_text(json.dumps({**asked, **changed}), encoding="utf-8")
    status, out, err = said(capsys, "rerun", path.name, "--runs", str(tmp_path / "runs"))
    assert (status, out) == (2, "")
    assert expected in err
    assert err.count("\n") == 1


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Is told before anything is run."""
    (tmp_path / "file").touch()
    status, _, err = said(capsys, "run", *QUICK, "--save", "--runs", str(tmp_path / "file"))
    assert (status, err) == (2, f"onething: --runs {tmp_path / 'file'}: this is not the path of a folder\n")
    status, _, err = said(capsys, "run", *QUICK, "--save", "--runs", str(tmp_path / "file" / "below"))
    assert status == 1
    assert err.count("\n") == 1


def test_a_wrong_question_leaves_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told before a folder is made."""
    runs = tmp_path / "runs"
    status, _, _ = said(capsys, "break-even", "special-equipment", "nothing", "--save", "--runs", str(runs))
    assert (status, runs.exists()) == (2, False)


@pytest.mark.slow
def test_a_sweep_goes_on_where_it_stopped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Points that were finished are not run again, and what two points have in common was run once anyway."""
    asked = ("sweep", *QUICK, "--vary", "windows=7..9", "--replications", "2", "--runs", str(tmp_path), "--json", "-")
    _, expected, _ = said(capsys, *asked, "--save")
    (path,) = folders(tmp_path)
    (path / "results.json").unlink()
    with sqlite3.connect(path / "replications.sqlite") as file:
        courses = [row[0] for row in file.execute("select distinct course from replications order by course")]
        file.execute("delete from replications where course = ?", courses[:1])
    assert len(courses) == 6
    runs = counted(monkeypatch)
    status, out, err = said(capsys, *asked, "--resume")
    assert (status, out, err) == (0, expected, f"onething: goes on with {path.name}\n")
    assert sorted(number for _, number in runs) == [0, 1]

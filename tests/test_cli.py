"""The command line: what a user types, and what comes back."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim.cli import main

QUICK = ("--replications", "2", "--jobs", "1")
SCENARIOS = Path(__file__).parent.parent / "scenarios"
BROKEN = "title: T\nparametres: {}\n"


def onething(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    code = stopped.value.code
    assert code is None or isinstance(code, int)
    return code or 0


def in_process(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sim.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_run_prints_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    """`run NAME` prints a report on standard output and nothing else."""
    status = onething("run", "special-equipment", *QUICK, "--lang", "en")
    out, err = capsys.readouterr()
    assert (status, err) == (0, "")
    assert "One batch filing" in out


def test_run_speaks_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """`--lang zh` gives the report in Chinese."""
    assert onething("run", "special-equipment", *QUICK, "--lang", "zh") == 0
    assert "批量一次申报" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("locale", "expected"), [("zh_CN.UTF-8", "场景"), ("en_GB.UTF-8", "scenario"), ("C", "scenario")]
)
def test_the_locale_sets_the_language(
    locale: str, expected: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without `--lang`, the language is that of the locale."""
    monkeypatch.setenv("LC_ALL", locale)
    assert onething("list") == 0
    assert expected in capsys.readouterr().out.lower()


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_on_any_number_of_cores(tmp_path: Path) -> None:
    """Reports and JSON are equal to the byte with one worker and with two."""
    written = []
    for jobs in ("1", "2"):
        target = tmp_path / f"{jobs}.json"
        done = in_process(
            *("run", "special-equipment", "--replications", "3", "--jobs", jobs, "--lang", "en", "--json", str(target))
        )
        assert done.returncode == 0, done.stderr
        written.append((done.stdout, target.read_bytes()))
    assert written[0] == written[1]


@pytest.mark.slow
def test_another_seed_gives_another_report(capsys: pytest.CaptureFixture[str]) -> None:
    """`--seed` changes the applicants."""
    texts = []
    for seed in ("1", "2"):
        onething("run", "special-equipment", *QUICK, "--seed", seed, "--json", "-")
        texts.append(capsys.readouterr().out)
    assert texts[0] != texts[1]


def test_json_to_standard_output_is_all_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json -` writes JSON instead of the report."""
    assert onething("run", "construction-start", *QUICK, "--json", "-") == 0
    assert json.loads(capsys.readouterr().out)["format"] == 1


def test_set_changes_what_comes_out(capsys: pytest.CaptureFixture[str]) -> None:
    """`--set devices=10` gives ten filings in the old process."""
    assert onething("run", "special-equipment", *QUICK, "--set", "devices=10", "--json", "-") == 0
    results = json.loads(capsys.readouterr().out)
    assert results["scenario"]["overrides"]
    assert results["processes"]["old"]["measures"]["filings"]["rename"]["mean"] == 10


def test_list_names_the_scenarios(capsys: pytest.CaptureFixture[str]) -> None:
    """`list` shows every shipped scenario."""
    assert onething("list", "--lang", "en") == 0
    out = capsys.readouterr().out
    assert "special-equipment" in out
    assert "construction-start" in out


def test_show_shows_flow_and_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    """`show` tells steps, and parameters with their range."""
    assert onething("show", "special-equipment", "--lang", "en") == 0
    out = capsys.readouterr().out
    assert "prepare a set" in out
    assert "30..50" in out


def test_check_is_content_with_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    """`check` says ok for every good file."""
    assert onething("check", "special-equipment", "construction-start") == 0
    assert capsys.readouterr().out.count(": ok") == 2


def test_check_goes_on_behind_a_bad_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad file gives status 2, and the good one behind it is checked all the same."""
    bad = tmp_path / "bad.yaml"
    bad.write_text(BROKEN, encoding="utf-8")
    assert onething("check", str(bad), "special-equipment") == 2
    out, err = capsys.readouterr()
    assert "special-equipment: ok" in out
    assert f"{bad}:2:1" in err
    assert "parameters?" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run",), "NAME"),
        (("run", "special-equipmen"), "did you mean special-equipment?"),
        (("run", "no/such/file.yaml"), "no/such/file.yaml"),
        (("run", "special-equipment", "--replications", "0"), ">= 1"),
        (("run", "special-equipment", "--jobs", "0"), ">= 1"),
        (("run", "special-equipment", "--replications", "1.9"), "1.9"),
        (("run", "special-equipment", "--replications", "1000000000"), "<= 100000"),
        (("run", "special-equipment", "--lang", "fr"), "zh"),
        (("run", "special-equipment", "--set", "device=10"), "did you mean devices?"),
        (("run", "special-equipment", "--set", "devices=many"), "--set devices=many"),
        (("run", "special-equipment", "--set", "devices"), "="),
        (("check",), "at least one"),
        (("rnu",), 'Did you mean "run"?'),
    ],
    ids=" ".join,
)
def test_a_mistake_is_one_line_and_status_2(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A user's mistake is told in plain words, without a traceback."""
    assert onething(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert "Traceback" not in err


def test_a_parameter_outside_its_range_is_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    """The run goes on, and the warning says what the range is."""
    assert onething("run", "special-equipment", *QUICK, "--set", "windows=20", "--lang", "en") == 0
    assert "4..12" in capsys.readouterr().out


def test_an_impossible_target_is_one_line_and_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A result that has no place is told before the run."""
    for target in (tmp_path / "no such folder" / "results.json", tmp_path):
        assert onething("run", "special-equipment", "--json", str(target)) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_full_disk_is_one_line_and_status_1() -> None:
    """What cannot be written is a failed run."""
    done = in_process("run", "special-equipment", *QUICK, "--json", "/dev/full")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def test_a_closed_output_is_one_line_and_status_1() -> None:
    """Without standard output nothing can be told but that."""
    closed = f"exec {sys.executable} -m sim.cli list >&-"
    done = subprocess.run(["/bin/sh", "-c", closed], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "onething: standard output is closed\n")


def test_show_prints_the_file_to_start_from(capsys: pytest.CaptureFixture[str]) -> None:
    """`show --source` is the scenario file as it is."""
    assert onething("show", "special-equipment", "--source") == 0
    assert capsys.readouterr().out == (SCENARIOS / "special-equipment.yaml").read_text(encoding="utf-8")


def test_output_in_a_pipe_has_no_colour_and_no_progress() -> None:
    """Piped output holds text alone, and standard error stays empty."""
    done = in_process("run", "special-equipment", *QUICK)
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_a_closed_pipe_is_no_error() -> None:
    """`onething list | head -1` ends quietly."""
    with subprocess.Popen(
        [sys.executable, "-m", "sim.cli", "show", "construction-start"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""


def test_an_interrupt_ends_with_status_130() -> None:
    """Ctrl-C in the middle of a run leaves one line and no worker behind."""
    long_run = [sys.executable, "-m", "sim.cli", "run", "special-equipment", "--replications", "5000", "--jobs", "2"]
    with subprocess.Popen(long_run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        time.sleep(2)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
    assert running.returncode == 130
    assert (out, err) == ("", "onething: interrupted\n")


def test_a_terminal_sees_progress() -> None:
    """On a terminal, standard error shows how far the run is."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "sim.cli", "run", "special-equipment", *QUICK]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=follower) as running:
        os.close(follower)
        seen = b""
        while True:
            try:
                piece = os.read(leader, 1024)
            except OSError:
                break
            if not piece:
                break
            seen += piece
    os.close(leader)
    assert running.returncode == 0
    assert b"replications" in seen


def test_help_is_quick_to_import() -> None:
    """`--help` imports neither NumPy nor SimPy."""
    script = """
import sys
from sim.cli import main
try:
    main(["--help"])
except SystemExit:
    print(sorted(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    modules = done.stdout.splitlines()[-1]
    for heavy in ("numpy", "simpy", "scipy", "yaml"):
        assert f"'{heavy}'" not in modules


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` names program and version."""
    from sim import __version__

    assert onething("--version") == 0
    assert capsys.readouterr().out.strip() == f"onething {__version__}"

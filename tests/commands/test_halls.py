"""Halls on the command line: values of a reform, switches, gains."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.cli import main
from tests.scenario.halls import hall

QUICK = ("--replications", "2", "--jobs", "1", "--lang", "en")


def onething(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    code = stopped.value.code
    assert code is None or isinstance(code, int)
    return code or 0


@pytest.fixture
def small(tmp_path: Path) -> str:
    """The path of a small hall."""
    hall(tmp_path)
    return str(tmp_path / "hall.yaml")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("reforms.lifs=off", "there is no 'lifs' in reforms; allowed: licences or lifts; did you mean lifts?"),
        ("reforms.=off", "reforms"),
        ("reforms.lifts=maybe", "'maybe' is not allowed here; allowed: on or off"),
        ("reforms.lifts.swich=off", "'swich' is not a key of a reform"),
        ("reforms=off", "needed: reforms by name"),
        ("lifts=off", "'lifts' is not a parameter; parameters: a_licence_every; did you mean reforms.lifts?"),
        ("lifts.lits=2", "'lits' is not a parameter; parameters: lifts; did you mean lifts?"),
        ("lifs.lifts=2", "there is no 'lifs' in the file"),
        ("lifs.lifts=2", "did you mean lifts?"),
    ],
)
def test_a_wrong_value_is_one_line_and_status_2(
    small: str, value: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what was probably meant; one mistake is one line."""
    assert onething("run", small, "--set", value, "--lang", "en") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"--set {value}  ")
    assert told in err
    assert err.count("\n") == 1


def test_a_file_without_reforms_has_none_to_switch(capsys: pytest.CaptureFixture[str]) -> None:
    """Said plainly."""
    assert onething("run", "special-equipment", "--set", "reforms.x=off") == 2
    assert "there is no 'reforms' in the file" in capsys.readouterr().err


def test_values_of_a_reform_are_told_in_the_report(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As they may be typed."""
    assert onething("run", small, *QUICK, "--set", "lifts.lifts=5", "--set", "reforms.licences=off") == 0
    out = capsys.readouterr().out
    assert "set from outside: lifts.lifts = 5, reforms.licences = off" in " ".join(out.split())


def test_gains(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A report on standard output and nothing else."""
    assert onething("gains", small, *QUICK) == 0
    out, err = capsys.readouterr()
    assert "Licences" in out
    assert "2 reforms in 2 replications" in out
    assert err == ""


def test_gains_are_the_same_on_two_cores(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    """To the byte."""
    written = []
    for jobs in ("1", "2"):
        assert onething("gains", small, "--replications", "3", "--jobs", jobs, "--lang", "en") == 0
        written.append(capsys.readouterr().out)
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "there are no reforms that are switched on"), ("zh", "没有开启的改革")],
)
def test_gains_are_for_halls(lang: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A scenario of one reform has nothing to divide."""
    assert onething("gains", "special-equipment", "--lang", lang) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


def test_gains_of_a_hall_with_everything_switched_off(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is divided here either."""
    assert onething("gains", small, "--set", "reforms.lifts=off", "--set", "reforms.licences=off") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_json_of_a_hall(small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the burden of the house under the empty name."""
    target = tmp_path / "hall.json"
    assert onething("run", small, *QUICK, "--json", str(target)) == 0
    capsys.readouterr()
    measures = json.loads(target.read_text(encoding="utf-8"))["processes"]["new"]["measures"]
    burden = measures["staff_effort_per_workday"]
    assert burden[""]["mean"] == pytest.approx(sum(burden[name]["mean"] for name in ("everyday", "licence", "lift")))

"""`onething run --precision`: what is typed, refused and told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.cli import main

TEXT = """\
title: Waiting
calendar: {days: mon-sun, hours: around the clock, holidays: none}
horizon: {start: 2026-03-02, length: 1 workday, run_out: 20 workdays}
staff: {window: {count: 1}}
cases: {visit: {arrivals: {on: [2026-03-02 09:00]}}}
processes:
  old: {visit: [{wait: long, for: 5..15 h}]}
  new: {visit: [{wait: short, for: 1 h}]}
"""


def onething(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    code = stopped.value.code
    assert code is None or isinstance(code, int)
    return code or 0


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "waiting.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["10%", "0.1", "10 %"])
def test_precision_is_told_and_written(typed: str, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In the head of the report, and in JSON."""
    assert onething("run", file, "--precision", typed, "--jobs", "1", "--lang", "en") == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "replications (asked: 10%)" in out
    assert onething("run", file, "--precision", typed, "--jobs", "1", "--json", "-") == 0
    written = json.loads(capsys.readouterr().out)
    assert written["precision"]["is_reached"]
    assert written["precision"]["reached"] <= written["precision"]["asked"] == 0.1
    assert written["replications"] == written["precision"]["rounds"][-1]


def test_why_it_stopped_in_both_languages(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """At the most, with what was the least precise."""
    for language, told in (("en", "stopped at the most, 25 replications"), ("zh", "达到上限 25 次即停止")):
        assert onething("run", file, "--precision", "1%", "--most", "25", "--jobs", "1", "--lang", language) == 0
        assert told in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["0", "0%", "-5%", "200%", "2", "five", "", "5%%", "nan", "1e-2", "5"])
def test_what_is_no_precision(typed: str, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line and status 2."""
    assert onething("run", file, "--precision", typed, "--lang", "en") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "needed is a share from 0.1% to 50%" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--precision", "5%", "--replications", "30"), "不能同时使用"),
        (("--least", "30"), "只与 --precision 合用"),
        (("--most", "30"), "只与 --precision 合用"),
        (("--precision", "5%", "--least", "50", "--most", "40"), "--least 50 大于 --most 40"),
    ],
)
def test_what_does_not_go_together(
    options: tuple[str, ...], told: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line and status 2, in the language of the reader."""
    assert onething("run", file, *options, "--lang", "zh") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.slow
def test_a_larger_least_moves_the_most(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Who asks for 501 at least does not have to raise the most as well."""
    assert onething("run", file, "--precision", "50%", "--least", "501", "--jobs", "1", "--json", "-") == 0
    assert json.loads(capsys.readouterr().out)["replications"] == 501

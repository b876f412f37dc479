"""`trace` and `break-even`: what a user types, and what comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.cli import main

BREAK_EVEN = ("break-even", "special-equipment")
QUICK = ("--replications", "2", "--jobs", "1", "--lang", "en")


def onething(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    code = stopped.value.code
    assert code is None or isinstance(code, int)
    return code or 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("trace", "special-equipment", "--case", "99999"), "case 99999 of 'rename' does not come; cases that come: "),
        (("trace", "special-equipment", "--case", "0"), ">= 1"),
        (("trace", "special-equipment", "--type", "nobody"), "there is no case type 'nobody': rename and everyday"),
        (("trace", "special-equipment", "--replication", "0"), ">= 1"),
        (("trace", "special-equipmen"), "did you mean special-equipment?"),
        (("trace", "special-equipment", "--set", "device=10"), "did you mean devices?"),
        (("trace", "special-equipment", "--json", "no folder/x.json"), "there is no folder"),
        ((*BREAK_EVEN, "devics"), "'devics' is not a parameter"),
        ((*BREAK_EVEN, "devics"), "did you mean devices?"),
        (("break-even", "construction-start", "reading"), "reading is a word (in turn); parameters that can be "),
        ((*BREAK_EVEN, "devices", "--measure", "foo"), "foo is not a measure; allowed: "),
        ((*BREAK_EVEN, "devices", "--process", "newer"), "newer is not a process to compare with the baseline"),
        ((*BREAK_EVEN, "devices", "--process", "old"), "old is not a process to compare with the baseline"),
        ((*BREAK_EVEN, "devices", "--from", "5 min"), "--from 5 min"),
        ((*BREAK_EVEN, "devices", "--from", "9", "--to", "3"), "9 is not below 3"),
        ((*BREAK_EVEN, "devices", "--replications", "1"), "at least two replications"),
        ((*BREAK_EVEN, "devices", "--json", "no folder/x.json"), "there is no folder"),
        (BREAK_EVEN, "PARAMETER"),
    ],
    ids=" ".join,
)
def test_a_mistake_is_one_line_and_status_2(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In plain words, before anything is simulated for long."""
    monkeypatch.setenv("LC_ALL", "C")
    assert onething(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("trace", "special-equipment", "--case", "99999"), "99999"),
        (("trace", "special-equipment", "--type", "nobody"), "nobody"),
        ((*BREAK_EVEN, "devics"), "是否想写 devices"),
        ((*BREAK_EVEN, "devices", "--measure", "foo"), "foo"),
        (("break-even", "construction-start", "reading"), "reading"),
    ],
    ids=" ".join,
)
def test_a_mistake_is_told_in_chinese(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No sentence of it stays English."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert onething(*arguments) == 2
    err = capsys.readouterr().err
    assert told in err
    for english in (" is not ", " does not ", "there is no ", "allowed:", "parameters that"):
        assert english not in err


@pytest.mark.parametrize("name", ["日常业务", "everyday"])
def test_a_case_type_may_be_named_in_chinese(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By the name that the Chinese report gives it."""
    assert onething("trace", "special-equipment", "--type", name, "--lang", "zh", "--case", "2") == 0
    out, err = capsys.readouterr()
    assert "日常业务" in out
    assert err == ""


def test_both_names_of_a_case_type_mean_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """To the byte."""
    written = []
    for name in ("日常业务", "everyday"):
        onething("trace", "special-equipment", "--type", name, "--json", "-")
        written.append(capsys.readouterr().out)
    assert written[0] == written[1]


@pytest.mark.slow
def test_a_parameter_may_be_named_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """By the name that the Chinese report gives it; the result is that of its own name."""
    written = []
    for name in ("窗口数", "windows"):
        assert onething("run", "special-equipment", "--set", f"{name}=6", *QUICK, "--json", "-") == 0
        written.append(json.loads(capsys.readouterr().out))
    assert written[0] == written[1]
    [windows] = [one for one in written[0]["parameters"] if one["name"] == "windows"]
    assert (windows["value"], windows["overridden"]) == ("6", True)


def test_the_days_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To a file beside the report, or instead of it."""
    target = tmp_path / "days.json"
    assert onething("trace", "special-equipment", "--case", "3", "--lang", "en", "--json", str(target)) == 0
    assert "One batch filing" in capsys.readouterr().out
    assert onething("trace", "special-equipment", "--case", "3", "--json", "-") == 0
    assert json.loads(target.read_text(encoding="utf-8")) == json.loads(capsys.readouterr().out)


@pytest.mark.slow
def test_a_break_even_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To a file beside the report."""
    target = tmp_path / "found.json"
    options = ("--from", "1", "--to", "4", *QUICK, "--json", str(target))
    assert onething(*BREAK_EVEN, "devices", *options) == 0
    out, err = capsys.readouterr()
    assert "devices" in out
    assert err == ""
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == 1

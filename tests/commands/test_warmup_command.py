"""`onething warmup`: what a user types, and what comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.cli import main

QUEUE = ("warmup", "scenarios/theory/mmc.yaml", "--set", "horizon.length=40 workdays", "--replications", "2")


def onething(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    code = stopped.value.code
    assert code is None or isinstance(code, int)
    return code or 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("warmup",), "NAME"),
        (("warmup", "renovatio"), "did you mean renovation?"),
        (("warmup", "policy-briefings"), "all cases come at fixed dates (firm), so there is no steady state"),
        (("warmup", "renovation", "--set", "commens=10%"), "did you mean comments?"),
        (("warmup", "renovation", "--replications", "0"), ">= 1"),
        (("warmup", "renovation", "--json", "no folder/x.json"), "there is no folder"),
        (("warmup", "renovation", "--precision", "5%"), "--precision"),
    ],
    ids=" ".join,
)
def test_a_mistake_is_one_line_and_status_2(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In plain words, before anything is simulated."""
    monkeypatch.setenv("LC_ALL", "C")
    assert onething(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


def test_a_mistake_is_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """No sentence of it stays English."""
    assert onething("warmup", "policy-briefings", "--lang", "zh") == 2
    assert "都在固定日期到来,没有稳态,无需预热" in capsys.readouterr().err


def test_report_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To a file beside the report, or instead of it; the same bytes on one core and on two."""
    target = tmp_path / "found.json"
    assert onething(*QUEUE, "--lang", "en", "--jobs", "1", "--json", str(target)) == 0
    assert "The warm-up of 40 workdays" in capsys.readouterr().out
    assert onething(*QUEUE, "--jobs", "2", "--json", "-") == 0
    assert capsys.readouterr().out == target.read_text(encoding="utf-8")
    assert json.loads(target.read_text(encoding="utf-8"))["chosen"] == 40

"""`onething verify`, on two small models in place of all."""

from __future__ import annotations

import json

import pytest
from attrs import evolve

from sim.cli import main
from sim.experiment import verify as verification
from sim.experiment.theory_model import Model

REGULAR = next(model for model in verification.MODELS if model.file == "dd1")


def run(monkeypatch: pytest.MonkeyPatch, models: tuple[Model, ...], *arguments: str) -> int | str | None:
    """The status with which the command leaves."""
    monkeypatch.setattr(verification, "MODELS", models)
    monkeypatch.setattr(verification, "confidence", lambda: 0.99)
    with pytest.raises(SystemExit) as left:
        main(["verify", "--jobs", "1", *arguments])
    return left.value.code


def wrong() -> Model:
    """Of which theory would know something else."""
    known = tuple(evolve(own, theory=lambda _: 1.0) for own in REGULAR.known)
    return evolve(REGULAR, known=known)


def test_all_agree(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The report, and status 0."""
    assert run(monkeypatch, (REGULAR,), "--lang", "en") == 0
    assert "3 of 3 numbers agree with theory" in capsys.readouterr().out


def test_some_do_not(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole table, and status 1."""
    assert run(monkeypatch, (REGULAR, wrong()), "--lang", "zh") == 1
    told = capsys.readouterr().out
    assert "6 个数中有 3 个与理论相符" in told
    assert told.count("✗ 不符") == 3


def test_json_instead_of_the_report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With the seed that was asked for, and the same status."""
    assert run(monkeypatch, (wrong(),), "--json", "-", "--seed", "9") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["seed"], found["agrees"]) == (9, False)

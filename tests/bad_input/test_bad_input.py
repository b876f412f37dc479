"""Every fault has a file here, and beside it what is said of it: place, path, what is wrong, what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.problems import problem_line
from sim.scenario.load import load
from sim.scenario.problem import ScenarioError

FOLDER = Path(__file__).parent
FILES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def problems_of(name: str) -> str:
    with pytest.raises(ScenarioError) as caught:
        load(name)
    return "\n".join(problem_line(problem, "en") for problem in caught.value.problems)


@pytest.mark.parametrize("name", FILES)
def test_every_fault_is_told_in_these_words(name, monkeypatch):
    """All problems of the file, each once, in the order of the file, and no other."""
    monkeypatch.chdir(FOLDER)
    assert problems_of(f"{name}.yaml") == (FOLDER / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_deep_nesting_is_refused(tmp_path, monkeypatch, opening, closing):
    """A hundred thousand levels are a problem with a place, not a crash of the C library.

    The place is where our bound is, or, where the C library looks ahead to its own, somewhere after it.
    """
    monkeypatch.chdir(tmp_path)
    Path("deep.yaml").write_text(f"title: {opening * 100_000}{closing * 100_000}\n", encoding="utf-8")
    place, _, wrong = problems_of("deep.yaml").partition("  ")
    assert wrong == "the file is nested more than 60 levels deep"
    assert place.startswith("deep.yaml:1:")
    assert int(place.rpartition(":")[2]) > len("title: ") + 59 * len(opening)


def test_a_directory_is_no_scenario(tmp_path, monkeypatch):
    """A directory is told to be one."""
    monkeypatch.chdir(tmp_path)
    Path("reforms.yaml").mkdir()
    assert problems_of("reforms.yaml") == "reforms.yaml  this is a directory; expected: the path of a scenario file"


def test_a_missing_file_is_told_with_what_was_meant(tmp_path, monkeypatch):
    """A path that leads nowhere: the file beside it with nearly this name was meant."""
    monkeypatch.chdir(tmp_path)
    Path("permit.yaml").write_text("title: A permit\n", encoding="utf-8")
    assert problems_of("permti.yaml") == "permti.yaml  there is no such file; did you mean permit.yaml?"


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    """More than 5 MB is no scenario."""
    monkeypatch.chdir(tmp_path)
    Path("large.yaml").write_text("#" * 5_000_001, encoding="utf-8")
    assert problems_of("large.yaml") == "large.yaml  the file is larger than 5 MB"


def test_aliases_cannot_blow_a_file_up(tmp_path, monkeypatch):
    """Nine levels of nine aliases (a billion laughs) are refused before anything is copied."""
    monkeypatch.chdir(tmp_path)
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    Path("laughs.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert "'*a8' is an alias" in problems_of("laughs.yaml")

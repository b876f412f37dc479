"""Options that several commands have in common."""

from __future__ import annotations

import os
import sys

import pytest

from sim.cli import main
from sim.commands.options import cores


@pytest.mark.parametrize(
    ("jobs", "platform", "workers"),
    [
        (None, "linux", 32),
        (1, "linux", 1),
        (33, "linux", 33),
        (128, "linux", 128),
        (5000, "linux", 128),
        (60, "win32", 60),
        (5000, "win32", 61),
        (None, "win32", 32),
    ],
)
def test_workers_are_never_too_many(monkeypatch, jobs, platform, workers):
    """Of 32 cores: all, or as many as are asked for up to four a core; on Windows no more than it can wait for."""
    monkeypatch.setattr(os, "cpu_count", lambda: 32)
    monkeypatch.setattr(sys, "platform", platform)
    assert cores(jobs) == workers


def test_where_nobody_knows_the_cores_there_is_one(monkeypatch):
    """Which may be asked for four workers."""
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert (cores(None), cores(9)) == (1, 4)


CROWD = """\
title: Crowds
horizon: {start: 2026-03-02, length: 10 workdays}
staff: {window: {count: 2}}
cases: {visit: {arrivals: {cohort: 1000000, on: 2026-03-02}, flow: [{step: serve, by: window, takes: 1 min}]}}
processes: {old: {title: Old}, new: {title: New}}
"""


@pytest.mark.parametrize("command", [("run",), ("break-even", "pace")])
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "onething: 202,000,000 cases are to be expected in 101 replications of every process; at most "),
        ("zh", "onething: 各流程重复运行 101 次,预计共有 202,000,000 件办件,最多 200,000,000 件"),
    ],
)
def test_more_cases_than_memory_holds_are_refused(tmp_path, capsys, command, language, told):
    """A million of them in each of two processes, a hundred and one times: in one line, before anything is run."""
    crowd = tmp_path / "crowd.yaml"
    crowd.write_text(CROWD + "parameters: {pace: {value: 1, range: 1..2, origin: assumed}}\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main([command[0], str(crowd), *command[1:], "--replications", "101", "--lang", language])
    printed = capsys.readouterr()
    assert stopped.value.code == 2
    assert printed.err.startswith(told)
    assert printed.err.count("\n") == 1
    assert printed.out == ""


@pytest.mark.parametrize("command", [("sweep", "--vary", "pace=1,2"), ("sensitivity",)])
def test_every_point_counts(tmp_path, capsys, command):
    """Three of them, the present one included: 34 replications are 102."""
    crowd = tmp_path / "crowd.yaml"
    crowd.write_text(CROWD + "parameters: {pace: {value: 1, range: 1..2, origin: assumed}}\n", encoding="utf-8")
    name, *more = command
    with pytest.raises(SystemExit) as stopped:
        main([name, str(crowd), *more, "--replications", "34", "--lang", "en"])
    assert stopped.value.code == 2
    assert "204,000,000 cases are to be expected in 102 replications" in capsys.readouterr().err

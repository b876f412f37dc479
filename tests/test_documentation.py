"""The documentation: its examples are run, and what it promises is there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from textwrap import indent

import pytest

from reports.json_report import json_report
from sim.commands.parser import app
from sim.engine.simulate import simulate
from sim.experiment.compare import compare
from sim.scenario.load import load, load_text

ROOT = Path(__file__).parent.parent

AROUND = """
title: Around an example
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00], holidays: CN}
horizon: {start: 2026-03-02, warm_up: 1 workday, length: 5 workdays, run_out: 20 workdays}
staff:
  window: {count: 2, at_closing: finish}
  reviewer: {count: 3}
  expert: {count: 4}
  applicant: {count: 1, per: case}
cases:
  filing:
    arrivals: {rate: 10 per workday}
    items: 3
    attributes: {area: 100..1000, zone: one of inside 70% outside 30%}
    limit: {promised: 5 workdays}
flows:
  the long way:
    - {step: examine all over again, by: reviewer, takes: 30 min}
processes:
  only:
    title: Only
    filing:
"""


def examples() -> list[str]:
    text = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
    return re.findall(r"```yaml\n(.*?)```", text, flags=re.DOTALL)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.split("\n")[0])
def test_examples_of_the_language_run(example: str) -> None:
    """Every example reads without a problem, and its cases get through."""
    text = example if example.startswith(("title:", "extends:")) else AROUND + indent(example, " " * 6)
    scenario = load_text(text, source="README.md")
    for process in scenario.processes:
        records = simulate(scenario, process, seed=1, replication=0)
        assert len(records.ends) > 20


def test_every_construct_has_an_example() -> None:
    """The reference shows each word of the language."""
    shown = "".join(examples())
    for word in (
        *("step", "wait", "trip", "at", "each", "until_passed", "parallel", "choose"),
        *("repeat", "batch", "afterwards", "revoke", "finish", "follow", "count", "stopwatch"),
    ):
        assert re.search(rf"^\s*- {{?{word}:", shown, flags=re.MULTILINE), word


def walk() -> list[str]:
    text = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
    return [line for block in re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL) for line in block.splitlines()]


@pytest.mark.slow
def test_the_walk_to_a_scenario_of_ones_own_works(tmp_path: Path) -> None:
    """Its commands, one after the other in an empty folder, all succeed."""
    assert len(walk()) > 8
    for line in walk():
        assert line.startswith("onething ")
        arguments = line.removeprefix("onething ")
        command = f"{shlex.quote(sys.executable)} -m sim.cli {arguments}"
        done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S602
        assert done.returncode == 0, (line, done.stderr)


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_report_in_the_readme_is_a_real_one() -> None:
    """What the README shows is the beginning of what its command prints."""
    shown = re.search(r"<!-- report: onething (.*?) -->\n```text\n(.*?)```", readme(), flags=re.DOTALL)
    assert shown is not None
    command = [sys.executable, "-m", "sim.cli", *shown[1].split(), "--lang", "en"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "100"})
    assert len(shown[2].splitlines()) > 40
    assert printed.stdout.startswith(shown[2].rstrip("\n"))


@pytest.mark.slow
def test_every_command_in_the_readme_is_understood() -> None:
    """The commands that the README gives for the first steps run."""
    steps = re.search(r"## From the first run.*?```sh\n(.*?)```", readme(), flags=re.DOTALL)
    assert steps is not None
    for line in steps[1].splitlines():
        arguments = shlex.split(line, comments=True)[1:]
        fewest = dict.fromkeys(("run", "gains"), "1")
        fewest |= dict.fromkeys(("break-even", "capacity", "sensitivity", "sweep", "warmup"), "2")
        if arguments[0] == "staff":
            arguments += ["--least", "5", "--most", "5"]
        if arguments[0] in ("staff", "sweep"):
            arguments += ["--set", "horizon.length=5 workdays"]
        if arguments[0] in fewest:
            arguments += ["--replications", fewest[arguments[0]]]
        if "hall" in arguments:
            arguments += ["--set", "horizon.length=5 workdays", "--set", "horizon.run_out=5 workdays"]
        arguments = ["-" if argument.endswith(".json") else argument for argument in arguments]
        subprocess.run([sys.executable, "-m", "sim.cli", *arguments], capture_output=True, check=True)


def test_the_readme_documents_every_key_of_the_json() -> None:
    """The description of the JSON names its keys."""
    comparison = compare(load("special-equipment"), seed=1, replications=1)
    for key in json_report(comparison):
        assert f"`{key}`" in readme(), key


def test_the_readme_names_every_command() -> None:
    """In its table of questions."""
    table = readme().split("### Which command for which question")[1].split("\n\n| option")[0]
    commands = [name for name in app if not name.startswith("-")]
    assert [name for name in commands if not re.search(f"`{name}[` ]", table)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "reports").glob("*_json.py")), ids=lambda path: path.stem)
def test_the_json_of_the_other_commands_is_documented(path: Path) -> None:
    """Every key that the function names at the top stands in one of the documents."""
    keys = re.findall(r"^        ([a-z_]+(?:, [a-z_]+)*):", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    documents = readme() + (ROOT / "sim" / "README.md").read_text(encoding="utf-8")
    assert [key for line in keys for key in line.split(", ") if f"`{key}`" not in documents] == []

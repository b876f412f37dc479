"""Large and deep inputs: refused by the reader, by `check` and by `--set` in little time, in less than 200 MB."""

# ruff: noqa: E501 - tables of texts, one a word

from __future__ import annotations

import json
import subprocess
import sys

import pytest

MOST_MEGABYTES = 200
MOST_SECONDS = 15
"""On a busy machine; alone it is a second at most."""
LONGEST_LINE = 2_000

PROLOGUE = "title: x\nparameters: {a: {value: 1, origin: assumed}}\n"
MANY = 100_000

NASTY = {
    "one long line": "title: " + "x" * 1_000_000,
    "a long key": "x" * 1_000_000 + ": 1",
    "a long quoted text": 'title: "' + "\\u4e00" * 300_000 + '"',
    "an unclosed quote before much": "title: 'x\n" + "a: b\n" * 200_000,
    "brackets": "[" * MANY,
    "braces": "{" * MANY,
    "nested lists": "a: " + "- " * MANY,
    "nested mappings": "".join(f"{' ' * depth}a:\n" for depth in range(1_000)),
    "question marks": "? " * MANY,
    "many aliases": "a: &a [1]\nb: [" + "*a, " * MANY + "1]",
    "billion laughs": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(1, 60)),
    "many anchors": "".join(f"k{n}: &a{n} 1\n" for n in range(MANY)),
    "many tags": "".join(f"k{n}: !t{n} 1\n" for n in range(20_000)),
    "many keys": "".join(f"k{n}: 1\n" for n in range(MANY)),
    "the same key again and again": "title: x\n" * MANY,
    "many documents": "--- a\n" * MANY,
    "many parameters": "title: x\nparameters:\n" + "".join(f"  p{n}: {{value: q{n}}}\n" for n in range(3_000)),
    "parameters in a chain": "title: x\nparameters:\n" + "".join(f"  p{n}: {{value: p{n - 1} + p{n - 1}}}\n" for n in range(2_000)),
    "a long sum": PROLOGUE + "horizon: {length: " + "1+" * 400_000 + "1}",
    "many parentheses": PROLOGUE + "horizon: {length: " + "(" * 400_000 + "1}",
    "many digits": PROLOGUE + "horizon: {length: " + "9" * 1_000_000 + " workdays}",
    "many minus signs": PROLOGUE + "horizon: {length: " + "-" * 900 + "1 workdays}",
    "many people": "title: x\nstaff: {a: {count: 999999999999}}",
    "many years": "title: x\ncalendar: {days: mon-fri, holidays: none}\nhorizon: {start: 0001-01-01, length: 999999999 workdays}",
    "control characters": "\x00" * 1_000_000,
    "line ends": "\r\n" * 1_000_000,
    "byte order marks": "\ufeff" * 300_000,
    "nothing but spaces": " " * 2_000_000,
    "comments": "# x\n" * 500_000,
    "misspelt keys": "".join(f"titel{n}: 1\n" for n in range(20_000)),
    "a long word that may be meant": "title: x\n" + "tit" * 300_000 + ": 1",
    "many Chinese names": "title: x\nchinese:\n" + "".join(f"  n{n}: 名{n}\n" for n in range(4_900)),
    "Chinese names of two gaps": "title: x\nchinese:\n" + "".join(f"  '{{item}} {n} {{item}}': 名\n" for n in range(4_900)),
    "long names": "title: x\ncases:\n" + "".join(f"  {'办' * 5_000}{n}: {{}}\n" for n in range(60)),
    "a flow as deep as may be": PROLOGUE + "processes: {a: {b: " + "[{repeat: r, times: 9, do: " * 20 + "[]" + "}]" * 20 + "}}",
    "the last day of all": "title: x\nhorizon: {start: 9999-12-31, length: 25000 workdays, run_out: 25000 workdays}",
    "nothing in anything": "title: {}\nparameters: {}\ncalendar: {}\nhorizon: {}\nstaff: {}\ncases: {}\nflows: {}\nprocesses: {}\nclaims: {}\nchinese: {}\nreforms: {}",
}  # fmt: skip

OVERRIDES = {
    "set: many digits": "devices=" + "9" * 100_000,
    "set: many parentheses": "devices=" + "(" * 100_000,
    "set: a long name": "x" * 100_000 + "=1",
    "set: a long path": "a." * 200_000 + "b=1",
    "set: brackets": "staff=" + "[" * 100_000,
}

SCRIPT = """
import contextlib, io, json, re, sys, time
from pathlib import Path
from sim.cli import main
from sim.scenario.load import load, load_text
from sim.scenario.problem import ScenarioError
from reports.problems import problem_line
for file in sorted(Path(sys.argv[1]).iterdir()):
    began = time.monotonic()
    try:
        if file.suffix == ".set":
            load("special-equipment", [file.read_text(encoding="utf-8")])
        else:
            load(str(file))
        told = []
    except ScenarioError as error:
        told = [problem_line(problem, language) for problem in error.problems[:50] for language in ("en", "zh")]
    if file.suffix != ".set":
        with contextlib.redirect_stderr(io.StringIO()) as checked:
            try:
                main(["check", str(file), "--lang", "en"])
            except SystemExit as left:
                assert left.code == 2, (file, left.code)
        told += checked.getvalue().splitlines()
    # The system counts what the parent was before it became this program to ru_maxrss.
    most = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
    print(json.dumps([file.stem, time.monotonic() - began, most, len(told), max(map(len, told), default=0)]), flush=True)
"""

Measured = dict[str, tuple[float, float, int, int]]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """Seconds, megabytes so far, number of messages (of the reader in two languages, and of `check`) and length of the longest, of all of them."""
    folder = tmp_path_factory.mktemp("nasty")
    for name, text in NASTY.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8", newline="")
    for name, text in OVERRIDES.items():
        (folder / f"{name}.set").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", SCRIPT, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=10 * MOST_SECONDS, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    rows = map(json.loads, done.stdout.splitlines())
    return {name: (seconds, megabytes, messages, longest) for name, seconds, megabytes, messages, longest in rows}


@pytest.mark.parametrize("name", [*NASTY, *OVERRIDES])
def test_nasty_inputs(name: str, measured: Measured) -> None:
    """Told in short lines, in a moment, with little memory."""
    seconds, megabytes, messages, longest = measured[name]
    assert messages > 0
    assert megabytes < MOST_MEGABYTES
    assert seconds < MOST_SECONDS
    assert longest < LONGEST_LINE

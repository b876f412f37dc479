"""Amounts are a language of their own: no way leads from them to Python, and nothing in them takes long."""

# ruff: noqa: E501 - tables of texts, one a word

from __future__ import annotations

import subprocess
import sys

import pytest

from sim.scenario.load import load_text
from sim.scenario.problem import ScenarioError
from tests.robustness.nasty import SHIPPED

TEXT = SHIPPED["special-equipment"]
LINE = next(line for line in TEXT.split("\n") if line.endswith("takes: prepare_set"))
PLACE = f"s.yaml:{TEXT.split(chr(10)).index(LINE) + 1}:{len(LINE) - len('prepare_set') + 1}  "

PYTHON = (
    "__import__('os').system('touch pwned')", "devices.__class__", "devices.__class__.__mro__[1].__subclasses__()", "().__class__",
    "lambda: 0", "[x for x in (1,)]", "open('/etc/passwd')", "eval('1')", "exec('1')", "print(1)", "devices if devices else 1",
    "devices := 1", "{devices}", "f'{devices}'", "devices[0]", "os.system('x')", "1 and 2", "not 1", "1 ** 9", "1 // 2", "7 % 2",
    "1 << 999999999", "0x10", "1_000", "1e999", "inf", "nan", "None", "True", "'a' * 9", "getattr(devices, 'x')", "min(*devices)",
    "max(key=1)", "ceil.__self__", "__builtins__", "%s", "{0.__class__}", "$devices", "`devices`", "!devices", "devices;1",
    "empirical(/etc/passwd)", "empirical(../../etc/passwd)", "empirical(~/x.csv)", "empirical(C:\\x.csv)", "empirical(a\\..\\b.csv)",
)  # fmt: skip

HARD = {
    "a number of very many digits": "9" * 900,
    "a number above all bounds": "9" * 200 + " min",
    "a very small number": "0." + "0" * 400 + "1",
    "parentheses": "(" * 400 + "1" + ")" * 400,
    "minus signs": "-" * 900 + "devices",
    "calls in calls": "max(1, " * 120 + "1" + ")" * 120,
    "a long sum": "devices" + "+devices" * 110,
    "a long product": "9999999" + "*9999999" * 100,
    "more than a value can be long": "1+" * 100_000 + "1",
}


def problem(text: str) -> str:
    """What is said of a file in which an amount is this text."""
    quoted = "'" + text.replace("'", "''") + "'"
    with pytest.raises(ScenarioError) as raised:
        load_text(TEXT.replace("takes: prepare_set", f"takes: {quoted}"), "s.yaml")
    return str(raised.value)


@pytest.mark.parametrize("text", PYTHON)
def test_python_is_not_spoken(text: str) -> None:
    """It is a mistake at its place, like any other word that means nothing."""
    assert problem(text).startswith(PLACE)


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_what_is_too_much_is_refused_at_its_place(text: str) -> None:
    """In one short line."""
    told = problem(text)
    assert told.startswith(PLACE)
    assert "\n" not in told
    assert len(told) < 500


def test_no_expression_is_run_by_python() -> None:
    """Python says of itself that it compiles, runs, opens or starts nothing while it reads them."""
    script = f"""
import sys
from sim.scenario.load import load_text
from sim.scenario.problem import ScenarioError
from reports.problems import problem_line
def read(text):
    try:
        load_text({TEXT!r}, "s.yaml", ["processes.old.rename[0].do[0].takes=" + text])
    except ScenarioError as error:
        for problem in error.problems:
            problem_line(problem, "zh")
for warm in ("nothing such", "1 +", "empirical(a.csv)", "'a'", "{{a", "-"):
    read(warm)
seen = []
def hook(event, arguments):
    if event in ("compile", "exec", "import", "open") or event.startswith(("os.", "subprocess.", "socket.", "ctypes.")):
        seen.append((event, str(arguments)[:100]))
sys.addaudithook(hook)
for text in {PYTHON!r}:
    read(text)
found = list(seen)
print(found)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

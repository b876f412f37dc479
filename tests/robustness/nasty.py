"""Texts that somebody may write by mistake or out of malice, and what must come of them."""

# ruff: noqa: E501 - tables of texts, one a word

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from hypothesis import strategies as st

from reports.problems import problem_line
from reports.visible import on_one_line
from sim.scenario.model import Scenario
from sim.scenario.problem import Problem, ScenarioError

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"

SHIPPED = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(SCENARIOS.glob("*.yaml"))
    if path.stem in {"special-equipment", "construction-start", "catering-change", "renovation", "expiry-reminder"}
}
"""Scenarios that are loaded in a moment."""

VALUES = (
    "1e308", "1" + "0" * 400, "-0", "nan", ".inf", "-.inf", "", "~", "null", "[]", "{}", "[1, 2]", "{a: 1}", "yes",
    "十二", "12", "3%", "５%", "１２:３０", '"a\r\nb"', '"\\u202e"', '"\\e[31m"', '"\\0"', '"\\ud800"', "'unclosed", '"unclosed',
    "2026-02-30", "0001-01-01", "9999-12-31", "25:00", "24:00", "09:00-09:00", "23:00-01:00", "-1", "0", "0.5",
    "1e-300", "0x1F", "1_000", "&a 1", "*a", "!!python/object:os.system x", "!!binary aGk=", "<<: {a: 1}", "? a", "- - -",
    "0 min", "-5 min", "5 min", "1 workday", "999999999 days", "0 workdays", "1000000000000 workdays", "5..1 min", "1..2..3 min",
    "normal(0 min ± 0 min)", "exponential(mean 0 min)", "one of a 50% b 50%", "one of", "100%", "1000%", "per: case", "mon-sun",
    "{any: thing}", "around the clock", "CN", "__import__('os')", "().__class__", "a.b.c", "x" * 300, "(" * 300, "1" + "+1" * 400,
    "min(1, 2)", "ceil(1)", "1/0", "empirical(/etc/passwd)", "empirical(../x.csv)", "empirical(x.csv min)", "\u200f12", "\ufeff",
    "12：30", "｛a：1｝", "“12”", "100 per day", "0 per workday", "1000000000 per minute", "the visit", "old", "new", "window",
)  # fmt: skip

SIGNS = "{}[]:,-?&*#|>'\"%@`\n\t \\\u3000：，（）０\u202e\u2066\x1b\x00\x85\u2028\ufeff\r0123456789abcyn"

_TOKEN = re.compile(r"[\w%.]+|[^\w\s]|\s+")


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """A shipped scenario in which something is deleted, doubled, swapped or replaced, one to three times."""
    text = SHIPPED[draw(st.sampled_from(sorted(SHIPPED)))]
    for _ in range(draw(st.integers(1, 3))):
        change = draw(st.sampled_from((_sign_changed, _line_changed, _token_changed, _value_changed)))
        text = change(draw, text)
    return text


def _sign_changed(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    until = min(len(text), at + draw(st.sampled_from((0, 1, 2, 20))))
    return text[:at] + draw(st.text(st.sampled_from(SIGNS), max_size=3)) + text[until:]


def _line_changed(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
    match draw(st.sampled_from(("delete", "double", "swap", "indent", "move"))):
        case "delete":
            del lines[at]
        case "double":
            lines.insert(at, lines[at])
        case "swap":
            lines[at], lines[other] = lines[other], lines[at]
        case "indent":
            lines[at] = draw(st.sampled_from((" ", "  ", "\t", "- "))) + lines[at]
        case _:
            lines.insert(other, lines.pop(at))
    return "\n".join(lines)


def _token_changed(draw: st.DrawFn, text: str) -> str:
    tokens = _TOKEN.findall(text)
    at, other = draw(st.integers(0, len(tokens) - 1)), draw(st.integers(0, len(tokens) - 1))
    match draw(st.sampled_from(("delete", "double", "copy", "value"))):
        case "delete":
            del tokens[at]
        case "double":
            tokens.insert(at, tokens[at])
        case "copy":
            tokens[at] = tokens[other]
        case _:
            tokens[at] = draw(st.sampled_from(VALUES))
    return "".join(tokens)


def _value_changed(draw: st.DrawFn, text: str) -> str:
    """The value behind a colon: the most telling place."""
    places = [found.span(1) for found in re.finditer(r"\w: ([^\n{}\[\],#]+)", text)]
    start, end = places[draw(st.integers(0, len(places) - 1))]
    value = draw(st.sampled_from(VALUES) | st.text(max_size=12))
    return text[:start] + value + text[end:]


def problems_are_tellable(problems: tuple[Problem, ...]) -> None:
    """Every problem has a place and a text, and is one harmless line in both languages."""
    assert problems
    for problem in problems:
        assert problem.place.source
        assert problem.place.line >= 0
        assert problem.wrong
        for language in ("en", "zh"):
            line = on_one_line(problem_line(problem, language))
            assert is_harmless(line), line
            line.encode("utf-8")


def is_harmless(line: str) -> bool:
    """No character that steers a terminal, and one line."""
    return not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in line)


def outcome(load, *arguments: object) -> Scenario | None:
    """What is loaded; or None where it cannot be, if the problems are told as they should be."""
    try:
        scenario = load(*arguments)
    except ScenarioError as error:
        problems_are_tellable(error.problems)
        return None
    assert isinstance(scenario, Scenario)
    for warning in scenario.warnings:
        problems_are_tellable((warning,))
    return scenario

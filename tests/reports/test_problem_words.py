"""Messages about mistakes in Chinese: none is missing, none is left over, and they read as they should."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from attrs import evolve

from reports.problem_words import CATALOGUES, CHINESE
from reports.problems import doubt, message_text, problem_line
from sim.scenario.count import ShareOf
from sim.scenario.load import load, load_text
from sim.scenario.message import joined, listed, told
from sim.scenario.problem import Place, Problem, ScenarioError
from tests.reports.message_templates import HOLDS, SAYS, expressions, source_files, templates

BAD_INPUT = Path(__file__).parent.parent / "bad_input"
GAP = re.compile(r"\{[^{}]*\}")
FROM_VALUES = {share.value for share in ShareOf}
"""Words of the language that messages quote in the reader's language."""


def test_every_message_has_its_chinese():
    """No text that can become part of a message is missing in the catalogues."""
    assert {text: files for text, files in templates().items() if text not in CHINESE} == {}


def test_no_chinese_is_left_over():
    """Every entry is said somewhere."""
    known = {text for words in CATALOGUES for text in words}
    assert known - templates().keys() - FROM_VALUES == set()


def test_no_entry_stands_in_two_catalogues():
    """Which of two would be told is nobody's guess."""
    assert len({text for words in CATALOGUES for text in words}) == sum(len(words) for words in CATALOGUES)


@pytest.mark.parametrize("text", [text for words in CATALOGUES for text in words if GAP.search(text)])
def test_both_languages_have_the_same_gaps(text):
    """What fills the English fills the Chinese."""
    assert set(GAP.findall(CHINESE[text])) == set(GAP.findall(text))


@pytest.mark.parametrize("path", source_files(), ids=lambda path: path.stem)
def test_messages_are_not_made_of_formatted_strings(path):
    """A formatted string has forgotten what it was made from."""
    made = [inside for expression in expressions(path) for inside in parts(expression)]
    assert [ast.unparse(inside) for inside in made if isinstance(inside, ast.JoinedStr)] == []


def parts(expression: ast.expr) -> list[ast.expr]:
    """The expression and those it chooses from."""
    if isinstance(expression, ast.IfExp):
        return [*parts(expression.body), *parts(expression.orelse)]
    return [expression]


@pytest.mark.parametrize(
    "path", [path for path in source_files() if "scenario" in path.parts], ids=lambda path: path.stem
)
def test_messages_wait_in_variables_that_are_looked_at(path):
    """A text in any other variable would not be found by the rules above."""
    names = {
        argument.id
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for index, argument in enumerate(call.args)
        if index in SAYS.get(called_name(call), ()) and isinstance(argument, ast.Name)
    }
    assert names - HOLDS - PASSED_ON == set()


PASSED_ON = {"owner", "own", "usage", "problem"}
"""Variables whose texts are made, and found, where they come from."""


def called_name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def test_the_calls_that_make_messages_are_found():
    """The rules above are about calls that exist."""
    called = {
        called_name(node)
        for path in source_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    assert SAYS.keys() <= called


@pytest.mark.parametrize("name", sorted(path.stem for path in BAD_INPUT.glob("*.yaml")))
def test_every_fault_is_told_in_chinese(name, monkeypatch):
    """Nothing English stays but keys, words of the language and what the file says."""
    monkeypatch.chdir(BAD_INPUT)
    with pytest.raises(ScenarioError) as caught:
        load(f"{name}.yaml")
    for problem in caught.value.problems:
        line = problem_line(problem, "zh")
        assert re.search("[\u4e00-\u9fff]", line)
        assert not ENGLISH.search(QUOTED.sub("", doubt(problem, "zh"))), line


QUOTED = re.compile("“[^”]*”|`[^`]*`")

ENGLISH = re.compile(
    r"\b(the|a|an|is|are|not|there|nothing|must|cannot|needed|with|such|as|which|this|these|unknown|missing)\b"
    r"(?! (of|not|legal|open|turn))"
)
"""Words that no key, unit or name of the test files contains."""


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "unknown-key",
            (
                "unknown-key.yaml:24:9  processes.old.permit[0].tekes  "
                "“tekes”不是跑动(trip)的键;可用:trip、takes、by、do 或 stream;是否想写 takes?"
            ),
        ),
        (
            "missing-key",
            "missing-key.yaml:7:1  horizon  模拟范围缺少“length”;应写 length:观测的工作日,如 60 workdays",
        ),
        (
            "circular-flows",
            (
                "circular-flows.yaml:22:15  flows.file[0].follow  "
                "子流程循环引用:“archive” → “file” → “archive”;子流程须有终点"
            ),
        ),
        (
            "count-not-whole",
            "count-not-whole.yaml:10:22  staff.officer.count  此处不能写 1.5;应为 1 到 1000000 之间的整数",
        ),
        (
            "too-few-people",
            (
                "too-few-people.yaml:26:17  processes.old.permit[0].do[0].by  "
                "需要 3 名“officer”,但任何时候都不超过 2 名;增加 officer 的 count,或减少此处人数"
            ),
        ),
    ],
)
def test_lines_in_chinese(name, line, monkeypatch):
    """Place and path first, then what is wrong, what is allowed, and what was probably meant."""
    monkeypatch.chdir(BAD_INPUT)
    with pytest.raises(ScenarioError) as caught:
        load(f"{name}.yaml")
    assert problem_line(caught.value.problems[0], "zh") == line


def test_what_a_user_wrote_stays_as_it_is():
    """A name that is a text of the program too is not translated."""
    assert message_text(told("there is no pool {name}", name="a number"), "zh") == "没有人员组 a number"
    assert message_text(listed(["a number", "b"]), "zh") == "a number 或 b"


def test_english_says_how_what_is_allowed_is_meant():
    """Names, or a thing that should stand there; advice speaks for itself. As a text, a problem is shorter."""
    problem = Problem(Place("a.yaml", 1, 2), "staff", told("there is no pool {name}", name="x"), listed("ab"), "a")
    assert str(problem) == "a.yaml:1:2  staff  there is no pool x; a or b; did you mean a?"
    line = problem_line(problem, "en")
    assert line == "a.yaml:1:2  staff  there is no pool x; allowed: a or b; did you mean a?"
    assert doubt(evolve(problem, allowed=told("a whole number")), "en").endswith("x; expected: a whole number")
    assert doubt(evolve(problem, allowed=told("use spaces")), "en").endswith("x; use spaces")


def test_enumerations():
    """Chinese has a sign of its own between words of a list."""
    assert message_text(listed(["x", "y", "z"], "and"), "zh") == "x、y 和 z"
    assert message_text(joined(["申请", "受理", "办结"], " to "), "zh") == "申请 → 受理 → 办结"
    assert (listed([]), listed(["x"])) == ("", "x")


def test_places_that_are_no_files():
    """`--set` stays as typed."""
    with pytest.raises(ScenarioError) as caught:
        load_text("title: T\nparameters: {devices: {value: 1, origin: assumed}}\n", overrides=["device=2"])
    assert problem_line(caught.value.problems[0], "zh") == (
        "--set device=2  “device”不是参数;可用参数:devices;是否想写 devices?"
    )

"""One value changed in the text of a file: that value is another one, and every other character is what it was."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.scenario.document import Document
from sim.scenario.inline import NotOnOneLineError, inline, inline_key
from sim.scenario.library import find, shipped
from sim.scenario.overrides import Setting
from sim.scenario.problem import Path, Place, ScenarioError, path_text
from sim.scenario.splice import spliced
from sim.scenario.yaml_source import read_yaml

DOCUMENTS = [read_yaml(find(summary.name).text, summary.name) for summary in shipped()]
LINE_ENDS = ["\n", "\r\n", "\r"]
SIGNS = " ,:#'\"[]{}&*!|>%@`-?\\\t\n\r\u00a0é办𝄞\u2028\x85" + "8ab.~"
TEXTS = st.text(alphabet=SIGNS, min_size=1, max_size=12)
PLACE = Place("typed")


def changed(document: Document, path: Path, data) -> str:
    return spliced(document, path, Setting(path_text(path), "", data, PLACE))


def with_value(data, path: Path, value):
    """Another way to the same end: the data with a value in it."""
    data = copy.deepcopy(data)
    around = data
    for key in path[:-1]:
        around = around[key]
    around[path[-1]] = value
    return data


def scalar_paths(document: Document) -> list[Path]:
    return [path for path in document.spans if isinstance(document.value_at(path), str)]


@pytest.mark.slow
@settings(max_examples=80)
@given(data=st.data())
def test_a_value_is_changed_and_nothing_else(data):
    """Of any shipped scenario with any line ends, any text: quotes come where they are needed."""
    shipped_one = data.draw(st.sampled_from(DOCUMENTS))
    line_end = data.draw(st.sampled_from(LINE_ENDS))
    document = read_yaml(shipped_one.text.replace("\n", line_end), "x.yaml")
    path = data.draw(st.sampled_from(scalar_paths(document)))
    value = data.draw(TEXTS)
    try:
        text = changed(document, path, value)
    except ScenarioError as error:
        # Text that a line of YAML cannot hold is refused, never written as another text.
        assert not can_be_written(value), error  # noqa: PT017
        return
    span = document.spans[path]
    assert text.startswith(document.text[: span.start])
    assert text.endswith(document.text[span.end :])
    assert read_yaml(text, "x.yaml").data == with_value(document.data, path, value)


def can_be_written(value: str) -> bool:
    try:
        inline(value, in_flow=True)
    except NotOnOneLineError:
        return False
    return True


@pytest.mark.slow
@settings(max_examples=40)
@given(
    st.recursive(TEXTS, lambda inner: st.lists(inner, min_size=1) | st.dictionaries(TEXTS, inner, min_size=1)),
    st.booleans(),
)
def test_data_on_one_line_say_what_they_are(data, in_flow):
    """Lists and mappings, inside of braces and outside."""
    try:
        written = inline(data, in_flow=in_flow)
    except NotOnOneLineError:
        return
    text = f"{{a: {written}, b: 1}}" if in_flow else f"a: {written}\nb: 1\n"
    assert read_yaml(text, "x").data == {"a": data, "b": "1"}


@pytest.mark.parametrize(
    ("data", "in_flow", "style", "written"),
    [
        ("8..14 min", True, "", "8..14 min"),
        ("a, b", True, "", "'a, b'"),
        ("a, b", False, "", "a, b"),
        ("a # b", False, "", "'a # b'"),
        ("a: b", True, "", "'a: b'"),
        ("it's", True, "'", "'it''s'"),
        ("8", True, '"', '"8"'),
        ("a\nb", True, "", '"a\\nb"'),
        ("办件", True, "", "办件"),
        (["5 min", "a, b"], True, "", "[5 min, 'a, b']"),
        ({"count": "7", "a: b": "1"}, False, "", "{count: 7, 'a: b': 1}"),
    ],
)
def test_quotes_come_where_they_are_needed(data, in_flow, style, written):
    """And stay where they were."""
    assert inline(data, in_flow=in_flow, style=style) == written


def test_keys_are_quoted_too():
    """A key may hold a colon."""
    assert inline_key("a: b", in_flow=True) == "'a: b'"
    with pytest.raises(NotOnOneLineError):
        inline_key("x" * 2000, in_flow=True)


def test_what_no_line_can_hold_is_refused():
    """Half a character is no text of a file."""
    with pytest.raises(NotOnOneLineError):
        inline("\ud800", in_flow=False)


BLOCK = """\
# first
a: 1   # one
b:
  c: "two"  # quoted
  d: [1, 2]
e: >
  folded
  text

# before g
g: {h: 1, i: {j: 2}} # braces
k: {l: 1,  # left
    m: 2}
n:
o: | # a comment
  text
p:
  - q: 1
    r: 2   # in a list
s: {}
"""


@pytest.mark.parametrize(
    ("path", "data", "old", "new"),
    [
        (("a",), "5", "a: 1   # one", "a: 5   # one"),
        (("b", "c"), "three", '"two"', '"three"'),
        (("b", "d"), ["3"], "[1, 2]", "[3]"),
        (("b", "d", 1), "x, y", "[1, 2]", "[1, 'x, y']"),
        (("e",), "short", ">\n  folded\n  text\n", "short\n"),
        (("g", "i", "j"), "3", "{j: 2}", "{j: 3}"),
        (("g", "i"), "3", "{j: 2}", "3"),
        (("n",), "3", "n:\n", "n: 3\n"),
        # What is not there is added at the end of what is around it.
        (("g", "i", "x"), "3", "{j: 2}", "{j: 2, x: 3}"),
        (("s", "x"), "3", "{}", "{x: 3}"),
        (("k", "x"), "3", "m: 2}", "m: 2, x: 3}"),
        (("b", "x"), "3", "[1, 2]\n", "[1, 2]\n  x: 3\n"),
        (("p", 0, "x"), "3", "r: 2   # in a list\n", "r: 2   # in a list\n    x: 3\n"),
        (("b", "set", "x"), "3", "[1, 2]\n", "[1, 2]\n  set: {x: 3}\n"),
        (("x",), "3", "s: {}\n", "s: {}\nx: 3\n"),
    ],
)
@pytest.mark.parametrize("line_end", LINE_ENDS)
def test_a_change_by_hand(path, data, old, new, line_end):
    """In blocks and braces, with comments around, where something stands or nothing yet."""
    text = BLOCK.replace("\n", line_end)
    expected = BLOCK.replace(old, new, 1).replace("\n", line_end)
    assert changed(read_yaml(text, "x"), path, data) == expected


def test_a_file_without_a_last_line_end():
    """A new line comes in between, and none at the end."""
    assert changed(read_yaml("a: 1", "x"), ("b",), "2") == "a: 1\nb: 2"


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("b",), "'b' is written over several lines"),
        (("k",), "'k' is written over several lines"),
        (("p", 0), "'p[0]' is written over several lines"),
        (("o",), "there is a comment inside of 'o'"),
        (("n", "x"), "nothing is written in 'n'"),
    ],
)
def test_no_comment_is_lost(path, wrong):
    """What would take comments along is refused."""
    with pytest.raises(ScenarioError) as caught:
        changed(read_yaml(BLOCK, "x"), path, "1")
    assert str(caught.value) == f"typed  {wrong}; change it in the file itself"


def test_what_would_change_more_is_refused():
    """Empty lines behind a text that keeps them belong to it."""
    with pytest.raises(ScenarioError, match="'b' cannot be changed alone"):
        changed(read_yaml("a: |+\n  text\n\n\n", "x"), ("b",), "1")

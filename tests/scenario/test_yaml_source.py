"""Plain data from YAML, with places; what only YAML can do is refused."""

from __future__ import annotations

import pytest
import yaml

from sim.scenario import yaml_source
from sim.scenario.problem import Place, ScenarioError
from sim.scenario.yaml_source import LARGEST_FILE, decode, read_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request, monkeypatch):
    """Everything holds with the C library and without it."""
    monkeypatch.setattr(yaml_source, "LOADER", getattr(yaml, request.param))


def refusal(text: str) -> str:
    """What is told of a text, whether or not the rest of it can be read."""
    try:
        return "\n".join(str(problem) for problem in read_yaml(text, "a.yaml").problems)
    except ScenarioError as error:
        return str(error)


@pytest.mark.parametrize(
    "text", ["12:30", "no", "yes", "on", "0o17", "1_000", "~", "null", "2026-03-02", ".5", "1e3", "x: y"]
)
def test_every_scalar_keeps_its_text(text):
    """Nothing becomes a number, a date, a truth value or a sexagesimal behind the reader's back."""
    written = f"'{text}'" if ": " in text else text
    assert read_yaml(f"a: {written}", "a.yaml").data == {"a": text}


def test_lists_and_mappings_nest():
    """Both styles give the same data."""
    assert read_yaml("a: [1, {b: c}]", "").data == read_yaml("a:\n- 1\n- b: c", "").data == {"a": ["1", {"b": "c"}]}


def test_a_folded_text_is_one_line():
    """Long texts may be folded."""
    assert read_yaml("a: >-\n  one\n  two\n", "").data == {"a": "one two"}


def test_values_and_keys_have_places():
    """Lines and columns count from one, in characters, also behind Chinese."""
    document = read_yaml("办件:\n  - {名: x}\n", "a.yaml")
    assert document.place_of(("办件", 0, "名")) == Place("a.yaml", 2, 9)
    assert document.place_of_key(("办件", 0, "名")) == Place("a.yaml", 2, 6)


def test_what_is_not_there_has_the_place_of_what_is_around():
    """A path that leads further than the file still has a place."""
    assert read_yaml("a:\n  b: 1\n", "a.yaml").place_of(("a", "c", 3)) == Place("a.yaml", 2, 3)


def test_the_first_of_two_equal_keys_stays_and_the_second_is_told():
    """Reading goes on after a double key, so that everything else is checked too."""
    document = read_yaml("a: {b: 1}\na: {b: [2], c: 3}\nd: 4\n", "a.yaml")
    assert document.data == {"a": {"b": "1"}, "d": "4"}
    assert [str(problem) for problem in document.problems] == [
        "a.yaml:2:1  a  the key 'a' is here twice (first in line 1); each key once"
    ]
    assert document.place_of(("a", "b")) == Place("a.yaml", 1, 8)


def test_sixty_levels_are_read():
    """Depth is bounded, but not below what a file may need."""
    assert read_yaml("[" * 60 + "]" * 60, "").data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\nb: *x\n", "'*x' is an alias"),
        ("a: !!python/object:os.system x", "the tag '!!python/object:os.system' is not allowed"),
        ("a: !mine x", "the tag '!mine' is not allowed"),
        ("[a]: b", "this key is a list or a mapping"),
        ("? {a: b}\n: c", "this key is a list or a mapping"),
        ("a: 1\n---\nb: 2\n", "a second document begins here"),
        ("", "the file is empty"),
        ("# nothing\n", "the file is empty"),
        ("a: \x07", "a.yaml:1:4  the control character 0x07 is not text"),
        ("a:\n\tb: 1\n", "a.yaml:2:1  a tab is used for indentation"),
        ("a: [1, 2\n", "this list in `[ ]` does not end"),
        ("a: {b: 1\nc: 2\n", "this mapping in `{ }` does not end"),
        ("a: b: c\n", "a.yaml:1:5  a colon stands where no key can be"),
        ("a: @x\n", "text cannot begin with '@'"),
        ("a: 'x\n", "a quoted text does not end"),
        ("a: - b\n", "a list cannot begin here"),
        ("a: 1\nb\nc: 2\n", "the text before this is neither a key nor a value"),
        ("a:\n  - b\n c: 1\n", "this line does not fit what stands above it"),
        ("- a\nb: 1\n", "this line does not fit what stands above it"),
        ('a: "\\q"\n', "this backslash means nothing"),
        ("a: ]\n", "a value cannot begin like this"),
        ("a: *\n", "text cannot begin with `*` or `&`"),
        ("%YAML 2.0\n---\na: 1\n", "this is not YAML"),
    ],
)
def test_what_no_scenario_needs_is_refused_in_plain_words(text, expected):
    """Every refusal has a place and says what is wrong."""
    assert expected in refusal(text)


def test_all_refusals_are_told_at_once():
    """A second anchor is found although the first is one."""
    assert refusal("a: &x 1\nb: &y 2\nc: *x\n").count("\n") == 2


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_bounded_before_anything_is_built(opening):
    """A hundred thousand levels take no time and no stack."""
    assert "nested more than 60 levels deep" in refusal(opening * 100_000)


def test_bytes_that_are_not_utf_8_are_told_with_their_place():
    """The offset of the byte is a line and a column."""
    with pytest.raises(ScenarioError, match=r"a.yaml:2:5  byte 0xb0 is not UTF-8 text"):
        decode("a: 1\n中文: ".encode() + "办".encode("gbk"), "a.yaml")


def test_a_byte_order_mark_is_no_text():
    """Some editors write one."""
    assert decode(b"\xef\xbb\xbftitle: x", "") == "title: x"


def test_a_large_file_is_refused():
    """Nobody writes five megabytes by hand."""
    with pytest.raises(ScenarioError, match="larger than 5 MB"):
        decode(b"#" * (LARGEST_FILE + 1), "a.yaml")

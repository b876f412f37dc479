"""The reader of scenarios, given anything at all: a scenario, or problems that can be told. Nothing else."""

# ruff: noqa: E501 - tables of texts, one a word

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sim.scenario.load import load_text
from sim.scenario.yaml_source import decode, read_yaml
from tests.robustness.nasty import SHIPPED, SIGNS, VALUES, mutants, outcome

FEW = settings(max_examples=150, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=400, suppress_health_check=list(HealthCheck))


@MANY
@given(st.text(max_size=200) | st.text(st.sampled_from(SIGNS), max_size=60))
def test_any_text(text: str) -> None:
    """Of any characters, surrogates among them."""
    outcome(load_text, text)


@MANY
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbftitle: x")
@example(b"\xff\xfet\x00")
@example("title: 办件\n".encode("gbk"))
def test_any_bytes(content: bytes) -> None:
    """Of a file that may be no text."""
    outcome(lambda: load_text(decode(content, "bytes.yaml"), "bytes.yaml"))


@FEW
@given(mutants())
def test_shipped_scenarios_with_faults(text: str) -> None:
    """As somebody may spoil them who edits them, or who means to."""
    outcome(load_text, text)


PATHS = (
    "devices", "staff.window.count", "processes.old.rename[0].takes", "horizon", "horizon.start", "calendar", "title",
    "cases.rename.arrivals", "cases", "staff", "parameters", "parameters.devices", "adoption", "processes.old", "claims[0]",
)  # fmt: skip


@FEW
@given(
    st.lists(
        st.tuples(
            st.sampled_from(PATHS)
            | st.text(st.sampled_from("abdevics.[]0-" + string.whitespace), max_size=12)
            | st.text(max_size=8),
            st.sampled_from(VALUES) | st.text(max_size=20),
        ).map("=".join)
        | st.text(max_size=12),
        min_size=1,
        max_size=2,
    )
)
@example(["processes.old.rename[²].takes=1"])
@example(["processes.old.rename[" + "9" * 5000 + "]=1"])
def test_any_value_set_from_outside(overrides: list[str]) -> None:
    """Any path and any value of `--set`."""
    outcome(load_text, SHIPPED["special-equipment"], "special-equipment.yaml", overrides)


EXPRESSION = st.recursive(
    st.sampled_from(
        ("1", "0", "devices", "windows", "5 min", "50%", "1e9", "9" * 30, ".5", "2 workdays", "2026-03-02", "9:00", "a_b",
         "__import__('os').system('x')", "devices.__class__", "os", "lambda: 0", "[x for x in y]", "'a'", "f(1)", "５", "½", "x=1")
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(("+", "-", "*", "/", "..", "**", "//", " if ", " and ", ".", ",", "")), inner).map("".join),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"-{text}"),
        st.tuples(st.sampled_from(("min", "max", "ceil", "normal", "erlang", "beta", "one of", "eval", "open")), inner, inner).map(
            lambda parts: f"{parts[0]}({parts[1]}, {parts[2]})"
        ),
    ),
    max_leaves=12,
)  # fmt: skip


@FEW
@given(EXPRESSION)
def test_any_expression(text: str) -> None:
    """Where an amount stands."""
    outcome(load_text, SHIPPED["special-equipment"], "s.yaml", [f"processes.old.rename[0].takes={text}"])


@pytest.mark.parametrize("newline", ["\r\n", "\r"], ids=["CRLF", "CR"])
@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_line_ends_make_no_difference(name: str, newline: str) -> None:
    """The same scenario from Windows and from elsewhere."""
    text = SHIPPED[name]
    one, other = load_text(text, "s.yaml"), load_text(text.replace("\n", newline), "s.yaml")
    assert one.__class__ is other.__class__
    for field in one.__attrs_attrs__:
        if field.name != "text":
            assert getattr(other, field.name) == getattr(one, field.name), field.name


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_line_ends_move_nothing(name: str) -> None:
    """Every key and value is at the same line and column."""
    one, other = read_yaml(SHIPPED[name], "s.yaml"), read_yaml(SHIPPED[name].replace("\n", "\r\n"), "s.yaml")
    assert (other.values, other.keys, other.data) == (one.values, one.keys, one.data)


def test_faults_are_at_the_same_place_whatever_the_line_ends() -> None:
    """Also those that the YAML library finds."""
    for fault in ("staff: {window", "\tx: 1", "'unclosed", "a: b: c", "\x1b", "\u202e: 1\n'"):
        text = SHIPPED["special-equipment"].replace("\nstaff:", f"\n{fault}\nstaff:", 1)
        assert places(text) == places(text.replace("\n", "\r\n")) == places(text.replace("\n", "\r")), fault


def places(text: str) -> list[str]:
    from sim.scenario.problem import ScenarioError

    with pytest.raises(ScenarioError) as raised:
        load_text(text, "s.yaml")
    return [str(problem) for problem in raised.value.problems]

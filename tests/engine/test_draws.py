"""Draws: amounts from addressed numbers, attributes of cases, arithmetic."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import ALWAYS, Told, scenario

from sim.engine.addresses import stream_name
from sim.engine.draw_factory import Sum
from sim.engine.draws import Attributes, Draw, Source, WholeDraws, whole
from sim.engine.nodes.amounts import Number
from sim.scenario.quantity import Kind
from sim.scenario.value import Arithmetic, Attribute, Constant, Exponential, OneOf, Operator, Uniform, Value, Word

SOURCE = Source(3, 0)
UNIFORM = Uniform(0.0, 1.0, Kind.COUNT)


def attributes(**values: Value) -> Attributes:
    """Attributes of the cases of one type."""
    return Attributes(values, SOURCE, "visit")


def draw(value: Value, **values: Value) -> Draw:
    """Draws of a value from the stream `s`, with attributes."""
    return Draw(value, SOURCE, "s", attributes(**values))


def test_a_constant_needs_no_numbers():
    """It says so, and is the same for all."""
    constant = draw(Constant(5.0))
    assert constant.constant == 5.0
    assert constant.of_cases(7, 3).tolist() == [5, 5, 5]


def test_a_word_counts_as_nothing():
    """Words have no amount."""
    assert draw(Word("a")).of_cases(0, 2).tolist() == [0, 0]


def test_one_case_or_many():
    """A case's amount is the same, asked for alone or with others, at each visit."""
    many = draw(UNIFORM)
    assert [many.of_case(case, 2) for case in range(20)] == many.of_cases(0, 20, 2).tolist()


@pytest.mark.parametrize(
    ("operator", "operands", "expected"),
    [
        (Operator.ADD, (5, 3), 8),
        (Operator.SUBTRACT, (5, 3), 2),
        (Operator.MULTIPLY, (5, 3), 15),
        (Operator.DIVIDE, (6, 3), 2),
        (Operator.MIN, (5, 3), 3),
        (Operator.MAX, (5, 3), 5),
        (Operator.CEIL, (2.1,), 3),
    ],
)
def test_arithmetic(operator: Operator, operands: tuple[float, ...], expected: float):
    """Of amounts, for every case."""
    value = Arithmetic(operator, tuple(Constant(float(operand)) for operand in operands), Kind.COUNT)
    assert draw(value).of_cases(0, 2).tolist() == [expected, expected]


def test_several_distributions_in_one_value_are_independent():
    """`u - u` of two distributions is not zero: each has a stream of its own."""
    value = Arithmetic(Operator.SUBTRACT, (UNIFORM, UNIFORM), Kind.COUNT)
    assert (draw(value).of_cases(0, 10) != 0).all()


def test_an_attribute_is_the_case_s_own():
    """Drawn once: every value that depends on it sees the same; another stream changes nothing."""
    size = UNIFORM
    one = Draw(Attribute("size", Kind.COUNT), SOURCE, "one", attributes(size=size))
    two = Draw(Attribute("size", Kind.COUNT), SOURCE, "two", attributes(size=size))
    assert one.of_cases(0, 50).tolist() == two.of_cases(0, 50).tolist()
    assert one.of_cases(1000, 3).tolist() == [two.of_case(case) for case in (1000, 1001, 1002)]


def test_items_share_the_attributes_of_their_case():
    """All items of a case see its attribute."""
    value = Attribute("size", Kind.COUNT)
    items = draw(value, size=UNIFORM).of_items(4, 0, 3)
    assert items == [attributes(size=UNIFORM).of_case("size", 4)] * 3


def test_words_as_attributes():
    """A word, fixed or drawn, is given as text."""
    zones = attributes(fixed=Word("here"), drawn=OneOf((Word("a"), Word("b")), (0.5, 0.5)))
    assert zones.of_case("fixed", 3) == "here"
    assert {zones.of_case("drawn", case) for case in range(50)} == {"a", "b"}


def test_amounts_of_options():
    """Options that are amounts are drawn as amounts."""
    value = OneOf((Constant(5.0), Constant(10.0)), (0.5, 0.5))
    assert set(draw(value).of_cases(0, 50).tolist()) == {5.0, 10.0}


@given(st.integers(0, 20_000))
def test_whole_draws_do_not_depend_on_who_asks_first(case: int):
    """A list that grows in blocks says what the draw itself says."""
    value = Exponential(100.0, Kind.DURATION)
    assert WholeDraws(draw(value)).up_to(case) == round(draw(value).of_case(case))


def test_whole_amounts_are_never_negative():
    """Less than nothing is nothing; halves go to the even number."""
    assert whole(np.array([-3.0, 0.4, 0.5, 1.5])).tolist() == [0, 0, 0, 2]


def test_numbers():
    """Whole numbers, constant or by attribute; and sums of them."""
    fixed, own = Number(draw(Constant(3.0))), Number(draw(Attribute("size", Kind.COUNT), size=Constant(4.2)))
    assert fixed.constant == 3
    assert own.constant is None
    assert own.of_case(0) == 4
    assert Sum([fixed, own]).of_case(0) == 7


def test_a_case_draws_the_same_alone_and_among_its_neighbours():
    """In whatever order cases ask, at whatever visit."""
    draw = Draw(Exponential(60.0, Kind.DURATION), Source(1, 0), "a", Attributes({}, Source(1, 0), "visit"))
    asked = [(200, 0), (3, 1), (64, 0), (63, 0), (201, 1), (3, 0)]
    assert [draw.of_case(case, visit) for case, visit in asked] == [
        draw.of_cases(case, 1, visit)[0] for case, visit in asked
    ]


def test_named_items_are_drawn_the_same_in_any_order():
    """A number depends on case, item and visit alone, whichever of them are asked for first."""
    asked = [(case, item, visit) for case in (0, 3, 64, 200) for item in (0, 1, 7) for visit in (0, 2)]
    forward, backward = (Draw(UNIFORM, SOURCE, "s", attributes(), has_named_items=True) for _ in range(2))
    numbers = {address: forward.of_items(address[0], address[1], 1, address[2])[0] for address in asked}
    again = {address: backward.of_items(address[0], address[1], 1, address[2])[0] for address in reversed(asked)}
    assert numbers == again
    assert len(set(numbers.values())) == len(asked)


def test_named_items_see_the_attributes_of_their_own_case():
    """Where neighbouring cases are drawn together, each has its own attribute."""
    own = Draw(Attribute("size", Kind.COUNT), SOURCE, "s", attributes(size=UNIFORM), has_named_items=True)
    assert [own.of_items(case, 2, 1)[0] for case in (5, 70)] == [
        attributes(size=UNIFORM).of_case("size", case) for case in (5, 70)
    ]


def test_visits_of_a_case_are_numbered_one_after_the_other():
    """Whatever is done there in what step: the numbers of visits 0, 1 and 2, from one to nine hours."""
    told = Told(
        scenario(
            """
            - {step: look, by: window, takes: 1..9 h}
            - repeat: twice more
              times: 2
              do: [{step: look again, by: window, takes: 1..9 h, stream: look}]
            """,
            calendar=ALWAYS,
        )
    )
    stream = Source(1, 0).stream(stream_name("visit", "", "look"))
    expected = [round(3600 * (1 + 8 * float(stream.of_cases(0, 1, visit)[0]))) for visit in range(3)]
    assert told.records.visits[told.records.visits[:, 4].argsort(), 7].tolist() == expected


def test_items_of_a_case_are_numbered_one_after_the_other():
    """Three items, each with the number of its own, from one to nine hours."""
    flow = "- {each: item, do: [{step: look, by: window, takes: 1..9 h}]}"
    told = Told(scenario(flow, case="items: 3", calendar=ALWAYS))
    drawn = Source(1, 0).stream(stream_name("visit", "", "look")).of_items(0, 0, 3)
    assert told.records.visits[:, 7].tolist() == [round(3600 * (1 + 8 * float(number))) for number in drawn]

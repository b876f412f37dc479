"""The plain notation, from text to value."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sim.scenario.files import Files
from sim.scenario.notation import (
    NotationError,
    read_condition,
    read_interval,
    read_list,
    read_range,
    read_value,
)
from sim.scenario.quantity import Kind
from sim.scenario.value import (
    Arithmetic,
    Attribute,
    Comparison,
    Condition,
    Constant,
    Exponential,
    Gamma,
    Normal,
    Observed,
    OneOf,
    Operator,
    Pert,
    Triangular,
    Uniform,
    Value,
    Word,
)

ANY = frozenset(Kind)
TIMES = frozenset({Kind.DURATION, Kind.WORKDAYS})
SHARE = frozenset({Kind.SHARE})
COUNT = frozenset({Kind.COUNT})

MIN = 60.0
PREPARE = Triangular(8 * MIN, 14 * MIN, 20 * MIN, Kind.DURATION)
NAMES: dict[str, Value] = {
    "devices": Constant(102.0),
    "cured": Constant(0.75, Kind.SHARE),
    "prepare_set": PREPARE,
    "firms_every": Constant(3.0, Kind.WORKDAYS),
    "reading": Word("in turn"),
    "设备": Constant(7.0),
}
ATTRIBUTES = {"area": Kind.COUNT, "zone": Kind.WORD, "travel": Kind.DURATION}


def read(text: str, kinds: frozenset[Kind] = ANY, folder: Path | None = None) -> Value:
    return read_value(text, kinds=kinds, names=NAMES, attributes=ATTRIBUTES, files=Files.of(folder))


def fault(text: str, kinds: frozenset[Kind] = ANY, folder: Path | None = None) -> NotationError:
    with pytest.raises(NotationError) as caught:
        read(text, kinds, folder)
    return caught.value


@pytest.mark.parametrize(
    ("text", "amount", "kind"),
    [
        ("12", 12, Kind.COUNT),
        ("3.5", 3.5, Kind.COUNT),
        (".086", 0.086, Kind.COUNT),
        ("5%", 0.05, Kind.SHARE),
        ("5 %", 0.05, Kind.SHARE),
        ("90 s", 90, Kind.DURATION),
        ("90 min", 5400, Kind.DURATION),
        ("1.5 h", 5400, Kind.DURATION),
        ("2 days", 172_800, Kind.DURATION),
        ("2 weeks", 1_209_600, Kind.DURATION),
        ("1 h 30 min", 5400, Kind.DURATION),
        ("1 week 2 days", 777_600, Kind.DURATION),
        ("5 workdays", 5, Kind.WORKDAYS),
        ("1 working day", 1, Kind.WORKDAYS),
        ("5 个工作日", 5, Kind.WORKDAYS),
        ("1 小时 30 分", 5400, Kind.DURATION),
        ("2小时30分钟", 9000, Kind.DURATION),
        ("３０　分钟", 1800, Kind.DURATION),
        ("150 per workday", 150, Kind.RATE_PER_WORKDAY),
        ("150 per working day", 150, Kind.RATE_PER_WORKDAY),
        ("150 每工作日", 150, Kind.RATE_PER_WORKDAY),
        ("每个工作日 150", 150, Kind.RATE_PER_WORKDAY),
        ("每个工作日150件", 150, Kind.RATE_PER_WORKDAY),
        ("20 per hour", 20 / 3600, Kind.RATE_PER_SECOND),
        ("5..5 min", 300, Kind.DURATION),
    ],
)
def test_an_amount_is_kept_in_the_unit_of_its_kind(text: str, amount: float, kind: Kind) -> None:
    """A number with its unit, in English or Chinese, is one amount in the unit of its kind."""
    assert read(text) == Constant(amount, kind)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5..10 min", Uniform(300, 600, Kind.DURATION)),
        ("8..14..20 min", PREPARE),
        ("5 min..1 h", Uniform(300, 3600, Kind.DURATION)),
        ("2%..10%", Uniform(0.02, 0.1, Kind.SHARE)),
        ("2..10%", Uniform(0.02, 0.1, Kind.SHARE)),
        ("50..250 per workday", Uniform(50, 250, Kind.RATE_PER_WORKDAY)),
        ("uniform(5..10 min)", Uniform(300, 600, Kind.DURATION)),
        ("triangular(8..14..20 min)", PREPARE),
        ("pert(8..14..20 min)", Pert(480, 840, 1200, Kind.DURATION)),
        ("pert(prepare_set)", Pert(480, 840, 1200, Kind.DURATION)),
        ("exponential(3 workdays)", Exponential(3, Kind.WORKDAYS)),
        ("exponential(firms_every * 2)", Exponential(6, Kind.WORKDAYS)),
        ("normal(10 ± 2 min)", Normal(600, 120, Kind.DURATION)),
        ("normal(10 +- 2 min)", Normal(600, 120, Kind.DURATION)),
        ("normal(10 +/- 2 min)", Normal(600, 120, Kind.DURATION)),
        ("normal(mean 10 min sd 2 min)", Normal(600, 120, Kind.DURATION)),
        ("normal(mean 10, sd 2 min)", Normal(600, 120, Kind.DURATION)),
        ("normal(10 min ± 0 min)", Constant(600, Kind.DURATION)),
        ("erlang(mean 10 min phases 4)", Gamma(4, 150, Kind.DURATION)),
        ("gamma(mean 10 min sd 5 min)", Gamma(4, 150, Kind.DURATION)),
        ("observed(5 7 9 min)", Observed((300, 420, 540), Kind.DURATION)),
        ("one of inside 70% outside 30%", OneOf((Word("inside"), Word("outside")), (0.7, 0.3))),
        ("one of in town 70% out of town 30%", OneOf((Word("in town"), Word("out of town")), (0.7, 0.3))),
        ("one of class 1 70% class 2 30%", OneOf((Word("class 1"), Word("class 2")), (0.7, 0.3))),
        (
            "one of 5 min 70% 10 min 30%",
            OneOf((Constant(300, Kind.DURATION), Constant(600, Kind.DURATION)), (0.7, 0.3)),
        ),
        ("one of inside (cured) outside (1 - cured)", OneOf((Word("inside"), Word("outside")), (0.75, 0.25))),
    ],
)
def test_a_distribution_is_read_in_plain_words(text: str, value: Value) -> None:
    """Ranges and distributions by name give the family with its parameters in the unit of the kind."""
    assert read(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 + 3 * 4", Constant(14)),
        ("(2 + 3) * 4", Constant(20)),
        ("10 - 4 - 3", Constant(3)),
        ("12 / 2 / 3", Constant(2)),
        ("-3 + 5", Constant(2)),
        ("ceil(devices / 40)", Constant(3)),
        ("ceil(0.1 * 3 * 10)", Constant(3)),
        ("min(5 min 10 min)", Constant(300, Kind.DURATION)),
        ("max(5 min, 10 min, 1 h)", Constant(3600, Kind.DURATION)),
        ("devices * 2 min", Constant(12_240, Kind.DURATION)),
        ("1 h / 20 min", Constant(3)),
        ("50% * 50%", Constant(0.25, Kind.SHARE)),
        ("devices * 50%", Constant(51)),
        ("3 workdays * 150 per workday", Constant(450)),
        ("10 / 5 workdays", Constant(2, Kind.RATE_PER_WORKDAY)),
        ("10 / 5 per workday", Constant(2, Kind.WORKDAYS)),
        ("1 - cured", Constant(0.25, Kind.SHARE)),
        ("100% - 70% - 30%", Constant(0, Kind.SHARE)),
        ("设备 * 2", Constant(14)),
        ("prepare_set * 2", Triangular(960, 1680, 2400, Kind.DURATION)),
        ("prepare_set / 2", Triangular(240, 420, 600, Kind.DURATION)),
        ("3 * normal(10 ± 2 min)", Normal(1800, 360, Kind.DURATION)),
        ("2..4 * 5 min", Uniform(600, 1200, Kind.DURATION)),
        ("max(10%, 0.2)", Constant(0.2, Kind.SHARE)),
        ("2 * observed(5 7 min)", Observed((600, 840), Kind.DURATION)),
        (
            "(one of 1 50% 2 50%) * 5 min",
            OneOf((Constant(300, Kind.DURATION), Constant(600, Kind.DURATION)), (0.5, 0.5)),
        ),
        ("0 * prepare_set", Constant(0, Kind.DURATION)),
        ("（2 ＋ 3）× 4", Constant(20)),
    ],
)
def test_constants_are_folded_and_scaling_is_exact(text: str, value: Value) -> None:
    """Arithmetic over constants is one constant, and a distribution times a constant stays in its family."""
    assert read(text) == value


def test_what_cannot_be_folded_stays_arithmetic() -> None:
    """A sum with an amount that varies is described, not reckoned."""
    expected = Arithmetic(Operator.ADD, (PREPARE, Constant(300, Kind.DURATION)), Kind.DURATION)
    assert expected == read("prepare_set + 5 min")


@pytest.mark.parametrize("text", ["-1 * prepare_set", "-prepare_set", "prepare_set * -1"])
def test_a_distribution_is_never_turned_below_zero(text: str) -> None:
    """A duration times a negative number would be negative, and is refused rather than taken for none."""
    with pytest.raises(NotationError, match="negative"):
        read(text)


def test_an_attribute_keeps_its_name() -> None:
    """An attribute of the case is known only when the case comes."""
    attribute = Attribute("area", Kind.COUNT)
    expected = Arithmetic(Operator.MULTIPLY, (attribute, Constant(120, Kind.DURATION)), Kind.DURATION)
    assert expected == read("area * 2 min")


@pytest.mark.parametrize(("text", "value"), [("in turn", Word("in turn")), ("by  pledge", Word("by pledge"))])
def test_words_are_read_where_words_are_allowed(text: str, value: Value) -> None:
    """Words with single spaces between them are a word."""
    assert read(text) == value


def test_a_name_takes_precedence_over_a_word() -> None:
    """What a parameter is called is that parameter, not a word."""
    assert read("reading") == Word("in turn")


def test_words_are_unknown_names_where_no_word_is_allowed() -> None:
    """A word where a duration is needed is told as one unknown name."""
    assert fault("in turn", TIMES).wrong == "unknown name 'in turn'"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.3", Constant(0.3, Kind.SHARE)),
        ("0.2..0.4", Uniform(0.2, 0.4, Kind.SHARE)),
        ("observed(0 1)", Observed((0, 1), Kind.SHARE)),
        (
            "one of 0.1 50% 0.2 50%",
            OneOf((Constant(0.1, Kind.SHARE), Constant(0.2, Kind.SHARE)), (0.5, 0.5)),
        ),
        ("area / 300", None),
    ],
)
def test_a_plain_number_may_stand_for_a_share(text: str, value: Value | None) -> None:
    """Numbers from 0 to 1 are shares where a share is due; what the case decides is believed."""
    read_as = read(text, SHARE)
    assert read_as.kind is Kind.SHARE
    assert value is None or read_as == value


@pytest.mark.parametrize(
    ("text", "kinds", "wrong", "allowed", "meant"),
    [
        ("", ANY, "empty", "12", ""),
        ("12", TIMES, "'12' has no unit", "write a unit: s, min, h, days, weeks, workdays", "12 min"),
        ("12", frozenset({Kind.WORKDAYS}), "'12' has no unit", "write a unit: workdays", "12 workdays"),
        ("30%", TIMES, "'30%' is a share", "a duration such as 90 min or 1.5 h", ""),
        ("12 min", SHARE, "'12 min' is a duration", "a share such as 5%", ""),
        ("5", SHARE, "5 is not between 0% and 100%", "0.05", ""),
        ("150%", SHARE, "a share cannot be over 100%", "", ""),
        ("60% + 60%", SHARE, "a share cannot be over 100%", "", ""),
        ("50%..150%", SHARE, "a share cannot be over 100%", "", ""),
        ("-5 min", TIMES, "a duration cannot be negative", "", ""),
        ("3 min - 5 min", TIMES, "a duration cannot be negative", "", ""),
        ("-5..10 min", TIMES, "a duration cannot be negative", "", ""),
        ("-5%", ANY, "a share cannot be negative", "", ""),
        ("-5..5", ANY, "cannot be negative", "", ""),
        ("-5 per hour", ANY, "a rate", "", ""),
        ("5 mins", ANY, "unknown unit 'mins'", "units: s, min, h", "min"),
        ("5 houres", ANY, "unknown unit 'houres'", "", "hours"),
        ("5 per houer", ANY, "unknown unit 'per houer'", "", "per hour"),
        ("2 prepare_set", ANY, "no sign stands between 2 and prepare_set", "", "2 * prepare_set"),
        ("exponental(3 h)", ANY, "unknown distribution 'exponental'", "exponential", "exponential"),
        ("prepare_sett * 2", ANY, "unknown name 'prepare_sett'", "known names", "prepare_set"),
        ("workdays", TIMES, "'workdays' has no number before it", "", ""),
        ("normal", TIMES, "normal has no parentheses", "normal(10 ± 2 min)", ""),
        ("5 min min", ANY, "unexpected 'min' after '5 min'", "", ""),
        ("8..", ANY, "nothing follows '..'", "", ""),
        ("..5", ANY, "the value begins with '..'", "", ""),
        ("5 +", ANY, "nothing follows '+'", "", ""),
        ("5 * / 3", ANY, "'/' cannot follow '*'", "", ""),
        ("5 ±", ANY, "±", "normal(10 ± 2 min)", ""),
        ("5...10", ANY, "too many dots", "two dots", ""),
        ("1..2..3..4", ANY, "more than three", "", ""),
        ("10..5 min", ANY, "does not rise", "", ""),
        ("5 min..3 workdays", ANY, "a range from", "", ""),
        ("prepare_set..30 min", ANY, "not a fixed amount", "", ""),
        ("(5", ANY, "not closed", "", ""),
        ("(5 6)", ANY, "unexpected '6' after '5'", "", ""),
        ("one of a (50% - 60%) b 50%", ANY, "a share cannot be negative", "", ""),
        ("gamma(mean 10 min) * 2 min", ANY, "gamma needs other amounts", "", ""),
        ("5)", ANY, "not opened", "", ""),
        ("1,000", ANY, "comma", "", ""),
        ("1e3", ANY, "1e3 has an exponent", "", ""),
        ("1_000", ANY, "underscore", "", "1000"),
        ("2026-03-02", ANY, "2026-03-02 is a date", "", ""),
        ("12:30", ANY, "12:30 is a time of day", "", ""),
        ("5~10 min", ANY, "'~' cannot stand in a value", "two dots between the ends of a range, as in 5..10 min", ""),
        ("5 €", ANY, "'€' cannot stand in a value", "", ""),
        ("9999999999999", ANY, "too large", "", ""),
        ("1000000000000 weeks", ANY, "too large", "", ""),
        ("1000000 * 10000000", ANY, "too large", "", ""),
        ("0." + "0" * 20 + "1", ANY, "the amount is too small", "", ""),
        ("0." + "0" * 40 + "1", ANY, "is too small", "", ""),
        ("1/0", ANY, "division by zero", "", ""),
        ("1 / (3 - 3)", ANY, "division by zero", "", ""),
        ("1 / observed(0 1)", ANY, "division by zero", "", ""),
        ("1 / (one of 0 50% 1 50%)", ANY, "division by zero", "", ""),
        ("5 min + 3 workdays", ANY, "working days and hours cannot be added: how many hours", "", ""),
        ("5 min + 3", ANY, "a duration and a number cannot be added", "unit", ""),
        ("5 min * 5 min", ANY, "a duration cannot be multiplied by a duration", "", ""),
        ("zone * 2", ANY, "word", "", ""),
        ("5 + 10%", ANY, "a number and a share cannot be added", "", ""),
        ("ceil(90 min)", ANY, "ceil", "divide first", ""),
        ("ceil(1 2)", ANY, "ceil has 2 amounts", "", ""),
        ("min(5 min)", ANY, "min has fewer than two amounts", "", ""),
        ("uniform(8..14..20 min)", ANY, "uniform needs other amounts", "uniform(5..10 min)", ""),
        ("pert(5..10 min)", ANY, "pert needs other amounts", "pert(8..14..20 min)", ""),
        ("gamma(10 min)", ANY, "gamma needs other amounts", "", ""),
        ("normal(10 min)", ANY, "normal needs other amounts", "", ""),
        ("normal(prepare_set ± 2 min)", ANY, "normal needs other amounts", "", ""),
        ("gamma(mean prepare_set sd 1 min)", ANY, "not amounts that vary", "", ""),
        ("gamma(mean 10 min mean 5 min)", ANY, "mean twice", "", ""),
        ("gamma(mean 10 min sd 3)", ANY, "gamma mixes a duration and a number", "", ""),
        ("exponential()", ANY, "exponential needs other amounts", "", ""),
        ("exponential(0 min)", ANY, "the mean is zero", "", ""),
        ("exponential(reading)", ANY, "not words", "", ""),
        ("erlang(mean 10 min phases 2.5)", ANY, "2.5 phases", "whole number", ""),
        ("erlang(mean 10 min phases 2 min)", ANY, "phases is a number without unit", "", ""),
        ("observed(5..7 min)", ANY, "observed needs other amounts", "", ""),
        ("one of", ANY, "no option follows 'one of'", "", ""),
        ("one of a b", ANY, "no share follows 'b'", "", ""),
        ("one of a 70% b 20%", ANY, "the shares sum to 90%", "100%", ""),
        ("one of a 50% a 50%", ANY, "an option twice", "", ""),
        ("one of a 50% 5 min 50%", ANY, "one of mixes", "", ""),
        ("lognormal(10 min)", ANY, "lognormal needs other amounts", "", ""),
        ("erlang(10 min)", ANY, "erlang needs other amounts", "", ""),
        ("weibull(10 min)", ANY, "weibull needs other amounts", "", ""),
        ("beta(10 min)", ANY, "beta needs other amounts", "", ""),
        ("exponential(prepare_set)", ANY, "exponential needs other amounts", "", ""),
        ("observed(5 sd 3)", ANY, "observed needs other amounts", "", ""),
        ("lognormal(mean 0.000000000001 s sd 1000000000000 s)", ANY, "no usable lognormal", "", ""),
        ("0.0000000001 * 0.0000000001", ANY, "the result is too small", "", ""),
        ("one of (prepare_set) 50% 5 min 50%", ANY, "not amounts that vary", "", ""),
        ("one of a 5 b 50%", ANY, "the shares sum to 50%", "", ""),
        ("one of a (5) b 50%", ANY, "no share follows", "", ""),
        ("one of 5 min (prepare_set)", ANY, "no share follows", "", ""),
        ("5 per", ANY, "unknown unit 'per'", "", ""),
        ("one of 5 50% (3 - 4) 50%", ANY, "cannot be negative", "", ""),
        ("1..firms_every", ANY, "a range from a number to a number of working days", "", ""),
        ("one of inside cured outside 25%", ANY, "", "", ""),
        ("one of a 150% b -50%", ANY, "share", "", ""),
        ("empirical(a.csv)", ANY, "a file cannot be named here", "", ""),
        ("(" * 60 + "5" + ")" * 60, ANY, "too many parentheses", "50", ""),
        ("-" * 60 + "x", ANY, "", "", ""),
        ("+".join(["1"] * 60), ANY, "too much arithmetic", "50", ""),
        ("1" * 1001, ANY, "1001 characters", "1,000", ""),
    ],
)
def test_a_fault_says_what_is_wrong_and_what_is_allowed(
    text: str, kinds: frozenset[Kind], wrong: str, allowed: str, meant: str
) -> None:
    """Every fault names the piece at fault, what may stand there, and what was probably meant."""
    caught = fault(text, kinds)
    assert wrong in caught.wrong
    assert allowed in caught.allowed
    assert caught.meant == meant


def test_values_that_name_each_other_cannot_grow_without_bound() -> None:
    """Doubling a value twenty times over is refused, not reckoned."""
    names: dict[str, Value] = {"x0": PREPARE}
    for step in range(7):
        names[f"x{step + 1}"] = read_value(f"x{step} + x{step}", kinds=TIMES, names=names, attributes={})
    with pytest.raises(NotationError, match="too large"):
        read_value("x7 + x7", kinds=TIMES, names=names, attributes={})


def test_the_fault_reads_as_one_line() -> None:
    """A fault as text has what is wrong, what is allowed and what was meant."""
    assert str(fault("5 mins")) == (
        "unknown unit 'mins'; units: s, min, h, days, weeks, workdays, %; did you mean min?"
    )


@pytest.mark.parametrize(
    ("content", "text", "value"),
    [
        ("5\n7\n\n9\n", "empirical(times.csv min)", Observed((300, 420, 540), Kind.DURATION)),
        ("minutes,who\n5,a\n7,b\n", "empirical(times.csv min)", Observed((300, 420), Kind.DURATION)),
        ("\ufeff3\n4\n", "empirical( times.csv )", Observed((3, 4), Kind.COUNT)),
        ("3\n4\n", "empirical(times.csv per working day) * 2", Observed((6, 8), Kind.RATE_PER_WORKDAY)),
    ],
)
def test_observed_amounts_come_from_a_file(tmp_path: Path, content: str, text: str, value: Value) -> None:
    """The first column of a file beside the scenario, below an optional heading, holds observed amounts."""
    (tmp_path / "times.csv").write_text(content, encoding="utf-8")
    assert read(text, ANY, tmp_path) == value


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("empirical(missing.csv min)", "there is no file missing.csv"),
        ("empirical(/etc/passwd)", "outside"),
        ("empirical(../times.csv)", "outside"),
        ("empirical(link.csv)", "leads outside"),
        ("empirical(words.csv min)", "line 2 of words.csv is 'x'"),
        ("empirical(negative.csv min)", "line 2 of negative.csv is '-5'"),
        ("empirical(empty.csv)", "holds no numbers"),
        ("empirical(binary.csv)", "UTF-8"),
        ("empirical(huge.csv)", "line 1 of huge.csv is too large"),
        ("empirical(words.csv mins)", "unknown unit 'mins'"),
        ("empirical()", "not named"),
    ],
)
def test_a_file_that_cannot_be_used_is_a_fault(tmp_path: Path, text: str, wrong: str) -> None:
    """Files that are missing, elsewhere or hold something else are told, and never read from outside the folder."""
    folder = tmp_path / "scenario"
    folder.mkdir()
    (tmp_path / "times.csv").write_text("1\n")
    (folder / "link.csv").symlink_to(tmp_path / "times.csv")
    (folder / "words.csv").write_text("5\nx\n")
    (folder / "negative.csv").write_text("5\n-5\n")
    (folder / "empty.csv").write_text("minutes\n")
    (folder / "binary.csv").write_bytes(b"\xff\xfe\x00")
    (folder / "huge.csv").write_text("1e300\n")
    assert wrong in fault(text, ANY, folder).wrong


def test_a_list_of_amounts_is_observed() -> None:
    """A YAML list holds observed amounts, each as likely as any other."""
    expected = Observed((300, 420), Kind.DURATION)
    assert expected == read_list(["5 min", "7 min"], kinds=TIMES, names={}, attributes={})


def test_a_list_of_words_is_a_choice() -> None:
    """A YAML list of words holds each word with the share that it has in the list."""
    expected = OneOf((Word("in"), Word("out")), (0.75, 0.25))
    assert expected == read_list(["in", "in", "out", "in"], kinds=ANY, names={}, attributes={})


@pytest.mark.parametrize("texts", [[], ["5 min", "5..10 min"], ["5 min", "3 workdays"], ["-1", "2"]])
def test_a_list_holds_fixed_amounts_of_one_kind(texts: list[str]) -> None:
    """Lists that are empty, mixed, negative or hold distributions are faults."""
    with pytest.raises(NotationError):
        read_list(texts, kinds=ANY, names={}, attributes={})


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("area > 500", Condition("area", Comparison.MORE, Constant(500))),
        ("area>=devices", Condition("area", Comparison.AT_LEAST, Constant(102))),
        ("area ≤ 5", Condition("area", Comparison.AT_MOST, Constant(5))),
        ("area is 5", Condition("area", Comparison.EQUAL, Constant(5))),
        ("travel < 1 h", Condition("travel", Comparison.LESS, Constant(3600, Kind.DURATION))),
        ("zone is outside", Condition("zone", Comparison.EQUAL, Word("outside"))),
        ("zone is not far out", Condition("zone", Comparison.NOT_EQUAL, Word("far out"))),
        ("zone is reading", Condition("zone", Comparison.EQUAL, Word("in turn"))),
    ],
)
def test_a_condition_compares_an_attribute(text: str, condition: Condition) -> None:
    """A condition is an attribute, a comparison and a fixed amount or word."""
    assert read_condition(text, names=NAMES, attributes=ATTRIBUTES) == condition


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("area", "not a condition"),
        ("arae > 5", "unknown attribute 'arae'"),
        ("zone > 3", "has no order"),
        ("area > 5 min", "is a duration"),
        ("travel > prepare_set", "varies"),
        ("area > ", "not a condition"),
        ("x" * 2000, "not a condition"),
    ],
)
def test_a_wrong_condition_is_a_fault(text: str, wrong: str) -> None:
    """Conditions on unknown attributes, on words by order or with amounts that vary are told."""
    with pytest.raises(NotationError) as caught:
        read_condition(text, names=NAMES, attributes=ATTRIBUTES)
    assert wrong in caught.value.wrong


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("1..500", Kind.COUNT, 1, 500),
        ("2%..10%", Kind.SHARE, 0.02, 0.1),
        ("0..1", Kind.SHARE, 0, 1),
        ("5..30 min", Kind.DURATION, 300, 1800),
        ("0.5..20 workdays", Kind.WORKDAYS, 0.5, 20),
        ("50..250 per workday", Kind.RATE_PER_WORKDAY, 50, 250),
    ],
)
def test_a_range_has_two_ends(text: str, kind: Kind, low: float, high: float) -> None:
    """The range of a parameter is kept in the unit of its kind, with the text as written."""
    found = read_range(text, kind)
    assert (found.low, found.high, found.text) == (low, high, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5", Kind.COUNT),
        ("1..2..3", Kind.COUNT),
        ("5..2", Kind.COUNT),
        ("5..30", Kind.DURATION),
        ("5..30 min", Kind.WORKDAYS),
        ("5..30 min 3", Kind.DURATION),
        ("0..2", Kind.SHARE),
    ],
)
def test_a_wrong_range_is_a_fault(text: str, kind: Kind) -> None:
    """A range needs two rising ends of the parameter's kind."""
    with pytest.raises(NotationError):
        read_range(text, kind)


INFINITE = float("inf")


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("306", 306, 306, Kind.COUNT),
        ("3..10 min", 180, 600, Kind.DURATION),
        ("more than 1", 1, INFINITE, Kind.COUNT),
        ("at least 10", 10, INFINITE, Kind.COUNT),
        ("> 100", 100, INFINITE, Kind.COUNT),
        ("less than 5 min", -INFINITE, 300, Kind.DURATION),
        ("at most 3", -INFINITE, 3, Kind.COUNT),
        ("5 workdays", 5, 5, Kind.WORKDAYS),
        ("87.5%", 0.875, 0.875, Kind.SHARE),
    ],
)
def test_a_claim_is_an_interval(text: str, low: float, high: float, kind: Kind) -> None:
    """A claim is one amount, a range, or open at one end."""
    interval, found = read_interval(text, ANY)
    assert (interval.low, interval.high, interval.text, found) == (low, high, text, kind)


@pytest.mark.parametrize("text", ["", "more than", "abc", "exponential(3 min)", "10..3", "5 min..2", "about 5"])
def test_a_wrong_claim_is_a_fault(text: str) -> None:
    """What is no amount, range or open interval is told."""
    with pytest.raises(NotationError):
        read_interval(text, ANY)


PIECES = st.sampled_from(
    """5 1000000000000 0.000000000001 .5 0 % min h 小时 per workday .. ± + - * / ( ) , one of mean sd median p90 phases
    is not < area zone prepare_set x min( ceil( normal( gamma( weibull( beta( lognormal( erlang( exponential(
    uniform( pert( observed( empirical(""".split(),  # noqa: SIM905
)
TEXTS = st.text(max_size=60) | st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=14).map("".join)


@pytest.mark.slow
@settings(max_examples=600, deadline=500)
@given(text=TEXTS, kinds=st.sampled_from([ANY, TIMES, SHARE, COUNT]))
@example(text="lognormal(median 0.000000000001 s p90 1000000000000 weeks)", kinds=ANY)
@example(text="weibull(mean 0.000000000001 s sd 1000000000000 s)", kinds=ANY)
@example(text="beta(0..1 s mean 0.000000000001 s sd 0.000000000001 s)", kinds=ANY)
def test_no_text_does_worse_than_a_fault(text: str, kinds: frozenset[Kind]) -> None:
    """Whatever is written, it is a value or a fault, and soon."""
    readers = [
        lambda: read(text, kinds, Path(__file__).parent),
        lambda: read_condition(text, names=NAMES, attributes=ATTRIBUTES),
        lambda: read_range(text, next(iter(kinds))),
        lambda: read_interval(text, kinds),
        lambda: read_list([text, text], kinds=kinds, names=NAMES, attributes=ATTRIBUTES),
    ]
    for reader in readers:
        try:
            reader()
        except NotationError as caught:
            assert caught.wrong  # noqa: PT017

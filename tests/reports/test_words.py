"""Both languages say everything, and say the same gaps."""

import string
from collections.abc import Iterator

import pytest

from reports import chart_words, flow_words, hall_words, phrase, scenario_words, trace_words, warm_up_words, words
from reports.claims import VERDICTS
from reports.phrase import Phrase, Voice, beside
from reports.spoken_notation import in_notation
from sim.experiment.claims import MEASURES as CLAIM_MEASURES
from sim.experiment.comparison import Verdict
from sim.measure.catalogue import Measure
from sim.measure.warm_up import Watched
from sim.scenario.count import ShareOf
from sim.scenario.flow import Counting, Only, Order, Outcome, Per
from sim.scenario.parameter import Origin
from sim.scenario.staff import AtClosing, ServiceOrder
from sim.scenario.value import Comparison

SAME_IN_BOTH = {
    "FOLLOW",
    "THING",
    "THEN",
    "ALSO",
    "ATTRIBUTE",
    "DAYS_AND_HOURS",
    "DAY",
    "MOMENT",
    "LABELLED",
    "CAPTION",
    "AND_THEN",
    "COMMA",
    "COLON",
    "FULL_STOP",
    "TIMES_OVER",
    "COMPARISONS.LESS",
    "COMPARISONS.AT_MOST",
    "COMPARISONS.MORE",
    "COMPARISONS.AT_LEAST",
}


def phrases() -> Iterator[tuple[str, Phrase]]:
    for module in (words, chart_words, flow_words, hall_words, scenario_words, trace_words, warm_up_words):
        for name, value in vars(module).items():
            if isinstance(value, Phrase):
                yield name, value
            elif isinstance(value, dict) and name.isupper():
                for key, one in value.items():
                    yield f"{name}.{getattr(key, 'name', key)}", one
            elif isinstance(value, tuple) and name.isupper():
                yield from ((f"{name}.{number}", one) for number, one in enumerate(value))


@pytest.mark.parametrize(("name", "said"), list(phrases()))
def test_every_text_is_there_in_both_languages(name, said):
    """A missing translation, or one with other gaps, is found here."""
    assert said.en
    assert said.zh
    assert gaps(said.en) == gaps(said.zh)
    if name not in SAME_IN_BOTH:
        assert any("\u4e00" <= char <= "\u9fff" for char in said.zh), name


def gaps(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (words.MEASURES, Measure),
        (words.ORIGINS, Origin),
        (VERDICTS, Verdict),
        (flow_words.ORDERS, Order),
        (flow_words.PER, Per),
        (flow_words.ONLY, Only),
        (flow_words.COUNTED, Counting),
        (flow_words.OUTCOMES, Outcome),
        (flow_words.SHARE_OF, ShareOf),
        (flow_words.UNTIL_PASSED, Per),
        (flow_words.COMPARISONS, Comparison),
        (scenario_words.AT_CLOSING, AtClosing),
        (scenario_words.ORDER, ServiceOrder),
        (warm_up_words.DRIFTS, Watched),
        (warm_up_words.SERIES, Watched),
    ],
)
def test_every_kind_has_a_name(table, kinds):
    """Nothing that a scenario or a measure may be is without a word."""
    assert set(table) == set(kinds)


def test_every_claim_has_a_name():
    """What may be claimed has a name and the same measure in experiment and report."""
    assert {name: words.MEASURES[measure] for name, measure in CLAIM_MEASURES.items()} == words.CLAIMED


def test_scenario_names_are_translated_where_there_is_a_translation():
    """By name, by a template with an item in it, else not at all; never in English."""
    translations = {"fire safety": "消防", "review {item}": "审查{item}", "{item}": "?"}
    chinese = Voice("zh", translations)
    assert chinese.name("fire safety") == "消防"
    assert chinese.name("review fire safety") == "审查消防"
    assert chinese.name("review {item}") == "审查{事项}"
    assert chinese.name("nothing") == "nothing"
    assert Voice("en", translations).name("fire safety") == "fire safety"


def test_values_are_spoken_by_the_names_in_them():
    """Attributes and words by their Chinese; a function is not taken for a unit."""
    chinese = Voice("zh", {"need": "需要之日", "inside": "区内"})
    assert in_notation("min(25, need / 2 min)", chinese) == "min(25,\u00a0需要之日\u00a0/\u00a02\u00a0分钟)"
    assert in_notation("one of inside 70% out 30%", chinese) == "one\u00a0of\u00a0区内\u00a070%\u00a0out\u00a030%"


def test_quotation_marks_inside_others_are_single():
    """A title may quote the proper name of a service."""
    assert Voice("zh", {"Eye": "评标“青e见”"}).quoted("Eye") == "“评标‘青e见’”"


def test_what_is_filled_in_is_not_read_as_a_gap():
    """A scenario may have braces in its names."""
    assert Phrase("{a}!", "{a}!").to("en", a="{b}") == "{b}!"
    assert phrase.LANGUAGES == ("en", "zh")


def test_enumerations():
    """Commas, and the last word of the language."""
    assert Voice("en").listed(["a", "b", "c"]) == "a, b and c"
    assert Voice("zh").listed(["甲", "乙", "丙"]) == "甲、乙和丙"
    assert Voice("en").listed(["a"]) == "a"


def test_a_number_stands_apart_from_the_chinese_before_it():
    """Names of measures begin with a share."""
    assert beside("日常业务", "90% 等候不超过") == "日常业务 90% 等候不超过"
    assert beside("", "90%") == "90%"


@pytest.mark.parametrize(
    ("texts", "listed"),
    [
        (("10", "20", "30"), "10、20 和 30"),
        (("75%", "100%"), "75% 和 100%"),
        (("0%", "−5 小时"), "0% 和 −5 小时"),
        (("窗口", "岗位"), "窗口和岗位"),
        (("“甲”", "“乙”"), "“甲”和“乙”"),
    ],
)
def test_a_chinese_list_parts_numbers_from_words(texts, listed):
    """As the rest of a Chinese line does."""
    assert Voice("zh").listed(texts) == listed


@pytest.mark.parametrize(
    ("text", "gaps", "told"),
    [
        ("{points} points · {all} replications each", {"points": 1, "all": 2}, "1 point · 2 replications each"),
        ("{length} workdays from {start}", {"length": "1", "start": "today"}, "1 workday from today"),
        ("{some} of {all} points", {"some": 1, "all": 1}, "1 of 1 points"),
        ("{count} pointsmen", {"count": 1}, "1 pointsmen"),
    ],
)
def test_one_of_a_thing_is_no_plural(text, gaps, told):
    """In English; the whole of which something is part stays as it is."""
    assert Phrase(text, text).to("en", **gaps) == told
    assert Phrase(text, text).to("zh", **gaps) == text.format(**gaps)

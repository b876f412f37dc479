"""The section of what the scenario counts and times, and claims about it."""

from __future__ import annotations

import pytest

from reports.counted import counted
from reports.document import Document
from reports.json_report import json_report
from reports.phrase import LANGUAGES, voice_for
from reports.run_report import run_report
from reports.terminal import render_text
from sim.experiment.compare import compare
from sim.scenario.load import load_text

TEXT = """
title: A reminder
horizon: {start: 2026-03-02, length: 5 workdays}
parameters:
  forgets: {value: 60%, origin: assumed}
  officers: {value: 2, origin: reported}
staff: {officer: {count: officers}}
cases:
  permit:
    arrivals: {on: [2026-03-02 09:00, 2026-03-03 09:00]}
    items: 2
  visit:
    arrivals: {on: [2026-03-02 09:00]}
    flow: [{count: visits}, {step: serve, by: officer, takes: 5 min}]
processes:
  old:
    permit:
      - {count: lapsed, share_of: cases}
      - {count: papers}
      - {count: parts, share_of: items}
      - stopwatch: closed
        do: [{wait: w, for: 3 days}]
      - choose: forgotten
        options: [{chance: forgets, do: [{step: renew, by: officer, takes: 5 min}]}]
  new:
    permit:
      - {count: papers}
      - {count: papers}
      - {step: renew, by: officer, takes: 5 min}
claims:
  - {measure: count of lapsed, reduction: 100%, rests_on: [forgets, officers], note: so far, origin: assumed}
  - {measure: count of papers, increase: 100%, rests_on: officers, origin: assumed}
  - {measure: total of papers, new: 4, rests_on: [], origin: assumed}
  - {measure: time of closed, old: 3 days, origin: assumed}
  - {measure: count of visits, old: 1, origin: assumed}
chinese: {lapsed: 到期失效, closed: 停业, papers: 材料份数, parts: 部件, forgets: 忘记, visits: 来访, so far: 暂且}
"""


@pytest.fixture(scope="module")
def comparison():
    return compare(load_text(TEXT), seed=1, replications=2)


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def section(comparison, language: str, width: int = 80) -> list[str]:
    found = counted(comparison, voice_for(comparison.scenario, language))
    assert found is not None
    return lines(render_text(Document("", (), (found,)), width=width))


def test_shares_numbers_and_times(comparison):
    """Each in its group with its difference; other case types are not here."""
    told = section(comparison, "en")
    assert told[told.index("of the cases") :] == [
        "of the cases",
        "lapsed 100% 0% −100 points",
        "of the items",
        "parts 100% 0% −100 points",
        "number a case",
        "papers 1 2 +1 +100%",
        "calendar time a case",
        "closed 3 days 0 min −3 days −100%",
    ]


def test_in_chinese(comparison):
    """By the names of the scenario."""
    told = section(comparison, "zh")
    assert "到期失效 100% 0% −100 个百分点" in told
    assert "停业 3 天 0 分钟 −3 天 −100%" in told


def test_nothing_counted_no_section():
    """A scenario without counts has no such section."""
    plain = load_text(TEXT[: TEXT.index("processes:")] + "processes: {only: {permit: [{wait: w, for: 1 h}]}}")
    assert counted(compare(plain, seed=1, replications=1), voice_for(plain, "en")) is None


@pytest.mark.parametrize("width", [80, 120])
def test_claims_tell_on_what_they_rest(comparison, width):
    """Those of the parameters that are assumed, or that none is, and the note; nothing where nothing is said of it."""
    told = lines(render_text(run_report(comparison, "en"), width=width))
    first = told.index("lapsed, share · assumed")
    assert told[first + 1 : first + 11] == [
        "reduction 100% 100% ✓ holds",
        "rests on forgets (assumed)",
        "so far",
        "papers, number a case · assumed",
        "increase 100% 100% ✓ holds",
        "rests on no assumption",  # on a number that is reported
        "papers, in all · assumed",
        "new 4 4 ✓ holds",
        "rests on no assumption",  # on the flow alone
        "closed, time a case · assumed",
    ]
    assert sum("no assumption" in line for line in told) == 2
    assert any(line.startswith("visits, number a case · visit ·") for line in told)


def test_claims_in_chinese(comparison):
    """The same by translated names."""
    told = lines(render_text(run_report(comparison, "zh"), width=80))
    assert "到期失效,占比 · 假定" in told
    assert "依据:忘记(假定)" in told
    assert "暂且" in told
    assert told.count("不依赖假定") == 2
    assert "增加 100% 100% ✓ 成立" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off(comparison, language):
    """At 80 columns no line is longer."""
    assert max(len(line) for line in render_text(run_report(comparison, language), width=80).splitlines()) <= 80


def test_json(comparison):
    """Which names there are, their numbers, and what the claims say of them."""
    told = json_report(comparison)
    assert told["scenario"]["counts"] == {
        "lapsed": {"case_type": "permit", "share_of": "cases"},
        "papers": {"case_type": "permit", "share_of": None},
        "parts": {"case_type": "permit", "share_of": "items"},
        "visits": {"case_type": "visit", "share_of": None},
    }
    assert told["scenario"]["stopwatches"] == {"closed": {"case_type": "permit"}}
    assert told["processes"]["old"]["measures"]["stopwatch"]["closed"]["mean"] == 3 * 86_400
    assert told["differences"]["new"]["tally_share"]["lapsed"]["mean"] == -1
    first, second, third, fourth, *_ = told["claims"]
    assert (third["rests_on"], fourth["rests_on"]) == ([], None)
    assert (first["change"], first["rests_on"], first["process"]) == ("reduction", ["forgets", "officers"], None)
    assert (second["change"], second["said"]) == ("increase", {"low": 1.0, "high": 1.0, "text": "100%"})

"""The report of a hall: the answer, the working day of the house, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.hall_report import hall_report
from reports.phrase import LANGUAGES, Language
from reports.terminal import render_text
from sim.experiment.compare import compare
from sim.experiment.comparison import Comparison
from sim.measure.burden import WHOLE_HOUSE
from sim.measure.catalogue import Measure
from tests.scenario.halls import HALL, LIFT, hall


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    return compare(hall(tmp_path_factory.mktemp("hall")), seed=1, replications=3)


def told(comparison: Comparison, language: Language = "en", width: int = 120) -> str:
    """The report in one line, so that no sentence is broken."""
    return " ".join(render_text(hall_report(comparison, language), width=width).split())


def lines(comparison: Comparison) -> list[str]:
    return [" ".join(line.split()) for line in render_text(hall_report(comparison, "en"), width=120).splitlines()]


def compared(folder: Path, *overrides: str, replications: int = 3, **texts: str) -> Comparison:
    return compare(hall(folder, *overrides, **texts), seed=1, replications=replications)


def test_the_answer_is_of_the_whole_house(comparison: Comparison) -> None:
    """What all reforms save together a working day, with its interval, and of how many kinds of cases time is less."""
    difference = comparison.difference("new", Measure.STAFF_EFFORT_PER_WORKDAY, WHOLE_HOUSE)
    assert round(-difference.estimate.mean / 3600, 1) == 4.8
    answer = told(comparison)
    assert "“Reformed” instead of “As it was” saves 4.8 ± 1.9 h (64%) of staff work every working day;" in answer
    assert "shows no difference in the applicants' own work (0 min)" in answer
    assert "of 2 kinds of cases 2 are through sooner on average." in answer


def test_the_answer_in_chinese(comparison: Comparison) -> None:
    """The same numbers."""
    answer = told(comparison, "zh", width=200)
    assert "4.8 ± 1.9 小时(64%)" in answer


def test_every_case_type_and_all_together_have_a_line(comparison: Comparison) -> None:
    """Who is not reformed has one too: the house is the sum of all."""
    told_lines = lines(comparison)
    begin = told_lines.index("Staff work a working day")
    assert [line.split()[0] for line in told_lines[begin + 1 : begin + 5]] == ["everyday", "licence", "lift", "in"]
    assert told_lines[begin + 3] == "lift 72 min 32 min −40 min −56%"


def test_who_is_not_reformed_is_everyone_else(comparison: Comparison) -> None:
    """And does not stand among the reformed case types."""
    told_lines = lines(comparison)
    by_type = told_lines[told_lines.index("Case by case mean per case") :]
    else_begin = next(number for number, line in enumerate(by_type) if line.startswith("Everyone else"))
    assert not any(line.startswith("everyday") for line in by_type[:else_begin])
    assert by_type[else_begin + 4] == "everyday"


def test_a_reform_that_is_switched_off_is_named(tmp_path: Path) -> None:
    """As switched off, and among what was set; nothing is saved of it."""
    text = told(compared(tmp_path, "reforms.lifts=off"))
    assert "switched off: Lifts" in text
    assert "reforms.lifts = off" in text
    assert "lift 72 min 72 min 0 min 0%" in text


def test_nothing_is_switched_off_unless_it_is(comparison: Comparison) -> None:
    """No empty line about it."""
    assert "switched off" not in told(comparison)
    assert "set from outside" not in told(comparison)


def test_costs_are_told_as_costs(tmp_path: Path) -> None:
    """A reform of lifts that takes longer, and nothing else."""
    lift = LIFT.replace("takes: 20 min", "takes: 80 min")
    text = told(compared(tmp_path, "reforms.licences=off", lift=lift))
    assert "costs 56 min" in text
    assert "saves" not in text.split("The house in a working day")[0]


def test_one_replication_says_nothing_of_who_is_sooner(tmp_path: Path) -> None:
    """Nobody is shown to be sooner, which is not the same as being shown not to be."""
    text = told(compared(tmp_path, replications=1))
    assert "One replication: no interval." in text
    assert "saves 4.65 h (64%) of staff work every working day" in text
    assert "through sooner" not in text
    assert "One replication says nothing of chance" in text


def test_the_house_s_own_numbers_are_counted_apart(comparison: Comparison) -> None:
    """One assumed number of the hall; three of the reforms' own scenarios besides."""
    text = told(comparison)
    assert "1 of 1 numbers are assumed" in text
    assert "3 numbers of the reforms' own scenarios are assumed as well" in text
    assert "a_licence_every" in text
    assert "licences.reading 30 min" not in text


def test_a_number_of_a_reform_that_was_set_is_shown(tmp_path: Path) -> None:
    """Under the name by which it is set."""
    text = told(compared(tmp_path, "licences.reading=7 min", replications=2))
    assert "set from outside: licences.reading = 7 min" in text
    assert "licences.reading 7 min *" in text


def test_a_case_type_that_never_comes_does_not_hide_the_house(tmp_path: Path) -> None:
    """Nothing is known of it; the sum is of the others."""
    text = told(compared(tmp_path, text=HALL.replace("rate: 10 per workday", "on: 2026-12-01")))
    assert "of 2 kinds of cases 2 are through sooner" in text
    assert "nan" not in text.lower()


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_page(comparison: Comparison, language: Language, width: int) -> None:
    """Chinese characters are two columns wide."""
    from rich.cells import cell_len

    text = render_text(hall_report(comparison, language), width=width)
    assert max(map(cell_len, text.splitlines())) <= width

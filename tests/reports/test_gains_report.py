"""The report of what each reform of a hall contributes."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from reports.gains_report import gains_report
from reports.phrase import LANGUAGES, Language
from reports.terminal import render_text
from sim.experiment.gains import Gain, Gains
from sim.measure.estimate import Estimate
from tests.scenario.halls import hall

HOUR = 3600.0


def estimates(staff: float, applicant: float, half: float = 0.5) -> tuple[Estimate, Estimate]:
    """Hours, with a half-width in hours."""
    return Estimate(staff * HOUR, half * HOUR, 10), Estimate(applicant * HOUR, half * HOUR, 10)


@pytest.fixture
def made(tmp_path: Path) -> Gains:
    """Alone 5 and 4 hours of staff, together 8: the licences' part is 4.5, the lifts' 3.5."""
    by_reform = {
        "licences": Gain(estimates(5, 1), estimates(4.5, 1)),
        "lifts": Gain(estimates(4, 3), estimates(3.5, 3)),
    }
    return Gains(hall(tmp_path), "new", 7, 10, by_reform, estimates(8, 4))


def told(gains: Gains, language: Language = "en", width: int = 120) -> str:
    return " ".join(render_text(gains_report(gains, language), width=width).split())


def test_the_answer(made: Gains) -> None:
    """What all save, and who saves most of the staff's work."""
    text = told(made)
    assert "All 2 reforms together save 8.0 ± 0.5 h of staff work and 4.0 ± 0.5 h of the applicants' own work" in text
    assert "the largest part of the staff work is due to “Licences” (56%)" in text


def test_the_answer_in_chinese(made: Gains) -> None:
    """With the reform's Chinese name."""
    text = told(made, "zh", width=200)
    assert "“许可”(56%)" in text
    assert "8.0 ± 0.5 小时" in text


def test_alone_part_and_share(made: Gains) -> None:
    """A line for every reform, and one for all, per thing that is saved."""
    staff, applicant = told(made).split("Applicants' work saved")
    assert "Licences 5.0 ± 0.5 h 4.5 ± 0.5 h 56%" in staff
    assert "Lifts 4.0 ± 0.5 h 3.5 ± 0.5 h 44%" in staff
    assert "all together 8.0 ± 0.5 h 100%" in staff
    assert "Lifts 3.0 ± 0.5 h 3.0 ± 0.5 h 75%" in applicant


def test_circumstances(made: Gains) -> None:
    """Without them nobody could repeat it."""
    assert "2 reforms in 10 replications · seed 7 · 5 workdays from 2026-03-02" in told(made)


def test_what_costs_is_below_zero(made: Gains) -> None:
    """And has no share where nothing is saved in all; the note says how to read it."""
    by_reform = {**made.by_reform, "lifts": Gain(estimates(-9, 0), estimates(-9, 0))}
    text = told(evolve(made, by_reform=by_reform, together=estimates(-4.5, 1)))
    assert "The whole of the 2 reforms saves 60 ± 30 min of the applicants' own work every working day" in text
    assert "it costs 4.5 ± 0.5 h of staff work every working day" in text
    assert "is due to" not in text
    assert "Lifts −9.0 ± 0.5 h −9.0 ± 0.5 h all together" in text
    assert "A saving below zero is a cost." in text


def test_no_note_of_costs_where_nothing_costs(made: Gains) -> None:
    """It would be one thing more to read."""
    assert "below zero" not in told(made)


def test_numbers_that_never_vary(made: Gains) -> None:
    """Stand without an interval, and that is explained only where there are some."""
    assert "Numbers without ±" not in told(made)
    text = told(evolve(made, together=estimates(8, 4, half=0)))
    assert "all together 8 h 100%" in text
    assert "Numbers without ±" in text


def test_one_reform_is_no_company(made: Gains) -> None:
    """It is named instead of counted."""
    text = told(evolve(made, by_reform={"lifts": made.by_reform["lifts"]}))
    assert "“Lifts” saves 8.0 ± 0.5 h of staff work" in text
    assert "together save" not in text


def test_one_replication(made: Gains) -> None:
    """Says nothing of chance."""
    unknown = (Estimate(HOUR, float("nan"), 1), Estimate(HOUR, float("nan"), 1))
    by_reform = dict.fromkeys(made.by_reform, Gain(unknown, unknown))
    text = told(evolve(made, replications=1, by_reform=by_reform, together=unknown))
    assert "One replication says nothing of chance" in text
    assert "60 ± ? min" in text
    assert "One replication: no interval." in text
    assert "save 60 min" in text
    assert "nan" not in text


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_page(made: Gains, language: Language, width: int) -> None:
    """Chinese characters are two columns wide."""
    from rich.cells import cell_len

    text = render_text(gains_report(made, language), width=width)
    assert max(map(cell_len, text.splitlines())) <= width

"""Quantiles of the t distribution, beside scipy's."""

from __future__ import annotations

import subprocess
import sys

import pytest
from scipy.special import stdtrit

from sim.measure.student import t_quantile

DEGREES = (*range(1, 130), 499, 500, 4_999, 99_998)


@pytest.mark.parametrize(("confidence", "most"), [(0.5, 1e-13), (0.9, 1e-13), (0.95, 1e-13), (0.9998, 1e-10)])
def test_quantiles_are_those_of_scipy(confidence: float, most: float) -> None:
    """Of one degree of freedom, of some, and of as many as there may be replications."""
    for degrees in DEGREES:
        expected = float(stdtrit(degrees, (1 + confidence) / 2))
        assert t_quantile(degrees, confidence) == pytest.approx(expected, rel=most * max(1, degrees / 100)), degrees


def test_degrees_between_whole_ones() -> None:
    """As two variances that are not the same give them."""
    assert t_quantile(7, 0.95) < t_quantile(6.5, 0.95) < t_quantile(6, 0.95)


def test_estimates_do_not_import_scipy() -> None:
    """It takes as long as half of a small run."""
    script = (
        "import sys; from sim.measure.estimate import estimate, difference; "
        "estimate([1, 2, 4]); difference([1, 2, 3], [2, 4, 4]); sys.exit('scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0

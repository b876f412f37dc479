"""What is wrong with a scenario file, as lines for the reader: each begins with its place, as compilers do."""

from __future__ import annotations

from collections.abc import Sequence

from reports import words
from reports.phrase import Language
from sim.scenario.problem import Problem


def problem_lines(problems: Sequence[Problem], language: Language) -> tuple[str, ...]:
    """A line a problem in the order given, and how many there are where there are several."""
    lines = tuple(str(problem) for problem in problems)
    if len(lines) < 2:  # noqa: PLR2004
        return lines
    return (*lines, words.PROBLEMS.to(language, count=len(lines)))

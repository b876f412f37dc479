"""A small scenario for tests of the reader, and ways to change and to load it."""

from __future__ import annotations

import pytest

from sim.scenario.load import load_text
from sim.scenario.problem import ScenarioError

STEP = """\
      - step: check
        by: officer
        takes: 10 min
"""

PERMIT = f"""\
title: A permit
parameters:
  officers: {{value: 2, range: 1..5, origin: assumed}}
horizon: {{start: 2026-03-02, length: 20 workdays}}
staff:
  officer: {{count: officers}}
  applicant: {{count: 1, per: case}}
cases:
  permit:
    arrivals: {{rate: 10 per workday}}
processes:
  old:
    permit:
{STEP}"""


def changed(*changes: tuple[str, str]) -> str:
    """The text with each first piece replaced by the second."""
    text = PERMIT
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        text = text.replace(old, new)
    return text


def loaded(*changes: tuple[str, str], overrides: tuple[str, ...] = ()):
    """The changed scenario."""
    return load_text(changed(*changes), overrides=overrides)


def with_flow(flow: str, *changes: tuple[str, str]):
    """The scenario with another flow, each line of it two spaces deep in the list."""
    indented = "".join(f"      {line}\n" for line in flow.strip("\n").split("\n"))
    return loaded((STEP, indented), *changes)


def first_construct(flow: str, *changes: tuple[str, str]):
    """The first construct of another flow."""
    return with_flow(flow, *changes).processes["old"].flows["permit"][0]


def told(call, *arguments, **keywords) -> list[str]:
    """What the problems of a call say, without their places."""
    with pytest.raises(ScenarioError) as caught:
        call(*arguments, **keywords)
    return [str(problem).partition("  ")[2] for problem in caught.value.problems]

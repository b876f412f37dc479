"""What is accepted can be simulated, measured and reported: spoilt scenarios that are scenarios all the same."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reports.json_file import as_text
from reports.json_report import json_report
from reports.run_report import run_report
from reports.show_report import show_report
from reports.terminal import render_text
from reports.trace_report import trace_report
from sim.experiment.compare import compare
from sim.experiment.trace import NoSuchCaseError, trace
from sim.scenario.load import load_text
from sim.scenario.model import Scenario
from tests.robustness.nasty import VALUES, mutants, outcome
from tests.robustness.test_reader import PATHS
from tests.robustness.test_terminal_stays_ours import steering

SHORT = ("horizon.length=2 workdays", "horizon.warm_up=0 workdays", "horizon.run_out=3 workdays")


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(mutants(), st.sampled_from(PATHS), st.sampled_from(VALUES))
def test_accepted_scenarios_run(text: str, path: str, value: str) -> None:
    """In both languages, as JSON, and one applicant followed; about a fifth of the examples is accepted."""
    scenario = outcome(load_text, text, "m.yaml", SHORT)
    assume(scenario is not None)
    changed = outcome(load_text, text, "m.yaml", (*SHORT, f"{path}={value}"))
    for accepted in (scenario, changed):
        if accepted is not None:
            everything(accepted)


def everything(scenario: Scenario) -> None:
    comparison = compare(scenario, seed=1, replications=2)
    for language in ("en", "zh"):
        assert steering(render_text(run_report(comparison, language), width=80)) == []
        assert steering(render_text(show_report(scenario, language), width=80)) == []
    as_text(json_report(comparison)).encode("utf-8")
    try:
        followed = trace(scenario, None, 1, 1)
    except NoSuchCaseError:
        return
    render_text(trace_report(scenario, followed, "zh", seed=1, replication=0), width=80)

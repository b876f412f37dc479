"""The warning that a warm-up is too short, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reports import warm_up_words as own
from reports.json_values import estimate_json
from reports.phrase import Voice
from reports.quantities import Shown, estimate_text
from sim.experiment.settling import FALSE_ALARMS, Drift, Settling
from sim.measure.warm_up import Watched
from sim.scenario.model import Scenario

SHOWN: dict[Watched, Shown] = {Watched.LEAD_TIME: Shown.WORK, Watched.UNDER_WAY: Shown.COUNT}
"""How amounts are written: open hours do not add up to calendar days."""

UNITS = {Watched.LEAD_TIME: "s", Watched.UNDER_WAY: "count"}


def settling_texts(settling: Settling, scenario: Scenario, voice: Voice) -> Iterator[str]:
    """For every series that had not settled when measuring began, what it shows."""
    for drift in settling.too_short:
        title = voice.name(scenario.processes[drift.process].title or drift.process)
        beginning = own.TOO_SHORT if scenario.horizon.warm_up else own.COLD
        shown = SHOWN[drift.watched]
        body = voice.say(
            own.DRIFTS[drift.watched],
            case_type=voice.name(scenario.subject),
            first=drift.days[0],
            last=drift.days[1],
            early=estimate_text(drift.early, shown, voice.language),
            late=estimate_text(drift.late, shown, voice.language),
        )
        told = voice.say(beginning, process=title, warm_up=scenario.horizon.warm_up)
        texts = [told, body]
        if _is_steady_otherwise(settling, drift):
            texts.append(voice.say(own.LEAD_TIME_STEADY))
        yield (" " if voice.language == "en" else "").join(texts)


def _is_steady_otherwise(settling: Settling, drift: Drift) -> bool:
    """Whether what a case takes in this process was looked at, too, and did not change."""
    others = [other for other in settling.drifts if other.process == drift.process and other is not drift]
    return bool(others) and not any(other.is_considerable for other in others) and drift.watched is Watched.UNDER_WAY


def settling_json(settling: Settling) -> dict[str, Any]:
    """The same for programs: nothing is known, and `is_too_short` null, where `not_judged` says why."""
    reason = settling.not_judged
    return {
        "is_too_short": None if reason is not None else bool(settling.too_short),
        "not_judged": None if reason is None else reason.value,
        "false_alarms": FALSE_ALARMS,
        "changes": [_drift(drift) for drift in settling.drifts],
    }


def _drift(drift: Drift) -> dict[str, Any]:
    return {
        "process": drift.process,
        "series": drift.watched.value,
        "unit": UNITS[drift.watched],
        "first_workdays": drift.days[0],
        "last_workdays": drift.days[1],
        "early": estimate_json(drift.early),
        "late": estimate_json(drift.late),
        "change": estimate_json(drift.change),
        "is_too_short": drift.is_considerable,
    }

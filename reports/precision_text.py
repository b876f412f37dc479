"""How precise the answer is, where a precision was asked for, and why there are so many replications."""

from __future__ import annotations

import math
from typing import Any

from reports import words
from reports.json_values import number_json
from reports.paired_table import title_of
from reports.phrase import Phrase, Voice
from sim.experiment.comparison import Comparison, Precision

_REACHED = Phrase(
    "precise to {reached} after {replications} replications (asked: {asked})",
    "重复 {replications} 次后精确到 {reached}(要求:{asked})",
)
_STOPPED = Phrase(
    "stopped at the most, {replications} replications; precise to {reached} only (asked: {asked}): {what}",
    "达到上限 {replications} 次即停止,仅精确到 {reached}(要求:{asked}):{what}",
)
_UNKNOWN = Phrase(
    "stopped at the most, {replications} replications; no precision can be told (asked: {asked}): {what}",
    "达到上限 {replications} 次即停止,无法判断精确程度(要求:{asked}):{what}",
)
_OF_PROCESS = Phrase("{measure}, {process}", "{process}的{measure}")
_OF_DIFFERENCE = Phrase("{measure}, difference of {process}", "{process}的{measure}差值")


def precision_text(comparison: Comparison, voice: Voice) -> str:
    """Why there are so many replications; nothing where their number was given."""
    precision = comparison.precision
    if precision is None:
        return ""
    widest = precision.widest
    what = voice.say(
        _OF_DIFFERENCE if widest.is_difference else _OF_PROCESS,
        measure=voice.say(words.MEASURES[widest.measure]),
        process=title_of(comparison, widest.process, voice),
    )
    known = _STOPPED if math.isfinite(widest.share) else _UNKNOWN
    return voice.say(
        _REACHED if precision.is_reached else known,
        replications=f"{comparison.replications:,}",
        reached=_rounded_up(widest.share),
        asked=f"{100 * precision.asked:.4g}%",
        what=what,
    )


def _rounded_up(share: float) -> str:
    """A share in per cent with one decimal, never finer than it is."""
    if not math.isfinite(share):
        return "?"
    return f"{math.ceil(round(1000 * share, 6)) / 10:.1f}%"


def precision_json(precision: Precision | None) -> dict[str, Any] | None:
    """The same for programs."""
    if precision is None:
        return None
    widest = precision.widest
    return {
        "asked": precision.asked,
        "reached": number_json(widest.share),
        "is_reached": precision.is_reached,
        "least": precision.least,
        "most": precision.most,
        "rounds": list(precision.rounds),
        "widest": {
            "process": widest.process,
            "measure": widest.measure.key,
            "subject": widest.subject,
            "is_difference": widest.is_difference,
        },
    }

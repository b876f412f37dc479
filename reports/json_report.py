"""A comparison as JSON, for programs: keys that stay, numbers in the units of their measures."""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from reports.assumptions import overridden
from reports.lead_times import common_axis, histogram_counts
from sim import __version__
from sim.experiment.comparison import ClaimCheck, Comparison, Key
from sim.measure.catalogue import PATH, Measure
from sim.measure.estimate import Difference, Estimate
from sim.scenario.claim import Interval
from sim.scenario.parameter import Parameter

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; new keys may come without it."""


def json_report(comparison: Comparison) -> dict[str, Any]:
    """Everything that a report shows. Times are seconds, working days are working days, shares are of one.

    Keys:
        format: 1.
        version: the version of onething that ran.
        scenario: `name`, `title`, `about`, `source`, `baseline` (a process), `subject` (a case type), `overrides`
            (a list of `path` and `value`), and `horizon` with `start`, `warm_up`, `length`, `run_out` (working days).
        seed, replications: what a run must be given to come out the same.
        units: measure -> `s`, `workdays`, `count`, `share`, `per workday`.
        parameters: a list of `name`, `value` (as written), `origin`, `range` (`low`, `high`, `text`, or null),
            `choices`, `source`, `note`, `overridden`.
        processes: process -> `title` and `measures`: measure -> case type or pool -> estimate. An estimate is
            `mean`, `half_width`, `n`, `confidence`; numbers that are not known are null, infinite ones the texts
            `inf` and `-inf`.
        differences: process -> measure -> case type or pool -> an estimate of process minus baseline, with `ratio`
            (process over baseline), `variance_removed` and `is_shown` (the interval leaves out zero).
        ledger: process -> a list of `part` (a measure), `mean` (seconds) and `share` of the lead time.
        lead_times: `edges` in seconds, `is_logarithmic`, and `counts`: process -> cases in each class; or null.
        faster: process -> an estimate of the share of cases that are through earlier than in the baseline.
        claims: a list of `measure`, `case_type`, `process` (null for a reduction), `said` (`low`, `high`, `text`),
            `origin`, `source`, `note`, `result` (an estimate), `verdict` (`holds`, `does not hold`, `cannot be said`).
        overloads: a list of `process`, `pool`, `load` (hours asked for over hours there).
        bottlenecks: a list of `process`, `case_type`, `pool`.
        warnings: a list of `place`, `where`, `wrong`, `allowed`: what reading the scenario found doubtful.
    """
    scenario = comparison.scenario
    changed = overridden(scenario)
    return {
        "format": FORMAT,
        "version": __version__,
        "scenario": _scenario(comparison),
        "seed": comparison.seed,
        "replications": comparison.replications,
        "units": {measure.key: measure.unit.value for measure in sorted(Measure, key=lambda measure: measure.key)},
        "parameters": [_parameter(parameter, changed) for parameter in scenario.parameters.values()],
        "processes": {
            name: {"title": scenario.processes[name].title, "measures": _nested(estimates, _estimate)}
            for name, estimates in comparison.estimates.items()
        },
        "differences": {name: _nested(own, _difference) for name, own in comparison.differences.items()},
        "ledger": {name: _ledger(comparison, name) for name in comparison.estimates},
        "lead_times": _lead_times(comparison),
        "faster": {name: _estimate(share) for name, share in comparison.faster.items()},
        "claims": [_claim(check) for check in comparison.claims],
        "overloads": [
            {"process": overload.process, "pool": overload.pool, "load": _number(overload.load)}
            for overload in comparison.overloads
        ],
        "bottlenecks": [
            {"process": limit.process, "case_type": limit.case_type, "pool": limit.pool}
            for limit in comparison.bottlenecks
        ],
        "warnings": [
            {"place": str(problem.place), "where": problem.where, "wrong": problem.wrong, "allowed": problem.allowed}
            for problem in scenario.warnings
        ],
    }


def json_text(comparison: Comparison) -> str:
    """The report as text; the same comparison gives the same bytes."""
    return json.dumps(json_report(comparison), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_json(comparison: Comparison, target: Path | str) -> None:
    """Write the report to a file, whole or not at all: under another name first, then moved. `-` is standard output.

    Raises:
        OSError: the file cannot be written; what stood there before still stands.
    """
    text = json_text(comparison)
    if str(target) == "-":
        _write_out(text)
        return
    path = Path(os.path.realpath(target))
    if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
        path.write_text(text, encoding="utf-8")
        return
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        unfinished = Path(file.name)
        try:
            file.write(text)
            file.close()
            unfinished.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def _write_out(text: str) -> None:
    """To standard output as UTF-8, whatever the locale says: JSON is UTF-8."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        stream.write(text.encode("utf-8"))
        stream.flush()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _scenario(comparison: Comparison) -> dict[str, Any]:
    scenario = comparison.scenario
    horizon = scenario.horizon
    return {
        "name": scenario.name,
        "title": scenario.title,
        "about": scenario.about,
        "source": scenario.source,
        "baseline": scenario.baseline,
        "subject": scenario.subject,
        "overrides": [{"path": path, "value": value} for path, value in scenario.overrides],
        "horizon": {
            "start": horizon.start.isoformat(),
            "warm_up": horizon.warm_up,
            "length": horizon.length,
            "run_out": horizon.run_out,
        },
    }


def _parameter(parameter: Parameter, changed: frozenset[str]) -> dict[str, Any]:
    limits = parameter.range
    return {
        "name": parameter.name,
        "value": parameter.text,
        "origin": parameter.origin.value,
        "range": None
        if limits is None
        else {"low": _number(limits.low), "high": _number(limits.high), "text": limits.text},
        "choices": list(parameter.choices),
        "source": parameter.source,
        "note": parameter.note,
        "overridden": parameter.name in changed,
    }


def _nested(values: Mapping[Key, Any], told: Any) -> dict[str, dict[str, Any]]:
    """Measure -> subject -> value, both in alphabetical order."""
    nested: dict[str, dict[str, Any]] = {}
    for measure, subject in sorted(values, key=lambda key: (key[0].key, key[1])):
        nested.setdefault(measure.key, {})[subject] = told(values[measure, subject])
    return nested


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {
        "mean": _number(estimate.mean),
        "half_width": _number(estimate.half_width),
        "n": estimate.n,
        "confidence": estimate.confidence,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        **_estimate(difference.estimate),
        "ratio": _number(difference.ratio),
        "variance_removed": _number(difference.variance_removed),
        "is_shown": difference.is_shown,
    }


def _ledger(comparison: Comparison, process: str) -> list[dict[str, Any]]:
    means = [comparison.estimate(process, part, comparison.scenario.subject).mean for part in PATH]
    whole = sum(mean for mean in means if not math.isnan(mean))
    return [
        {"part": part.key, "mean": _number(mean), "share": _number(mean / whole if whole else math.nan)}
        for part, mean in zip(PATH, means, strict=True)
    ]


def _lead_times(comparison: Comparison) -> dict[str, Any] | None:
    axis = common_axis(comparison.lead_times)
    if axis is None:
        return None
    return {
        "edges": [_number(float(edge)) for edge in axis.edges()],
        "is_logarithmic": axis.is_logarithmic,
        "counts": {name: list(histogram_counts(times, axis)) for name, times in comparison.lead_times.items()},
    }


def _claim(check: ClaimCheck) -> dict[str, Any]:
    claim = check.claim
    interval = claim.values.get(check.process) if check.process else claim.reduction
    return {
        "measure": claim.measure,
        "case_type": claim.case_type,
        "process": check.process or None,
        "said": _said(interval, check.said),
        "origin": claim.origin.value,
        "source": claim.source,
        "note": claim.note,
        "result": _estimate(check.result),
        "verdict": check.verdict.value,
    }


def _said(interval: Interval | None, text: str) -> dict[str, Any]:
    low, high = (interval.low, interval.high) if interval is not None else (math.nan, math.nan)
    return {"low": _number(low), "high": _number(high), "text": text}


def _number(number: float) -> float | str | None:
    """JSON knows neither NaN nor infinity."""
    if math.isnan(number):
        return None
    if math.isinf(number):
        return "inf" if number > 0 else "-inf"
    return float(number)

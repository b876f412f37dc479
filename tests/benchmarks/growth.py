"""One run of a given size in a process of its own: processor time and memory, as JSON.

python tests/benchmarks/growth.py cases 1000000
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from told import ALWAYS, scenario

from sim.engine.simulate import simulate
from sim.experiment.compare import compare
from sim.measure.measure import measure
from sim.scenario.model import Scenario

KILOBYTES_OF_A_MEGABYTE = 1024
CUSTOMERS = 20_000


def queue(customers: int, windows: int = 3, between: int = 24) -> Scenario:
    """Customers one after the other, so many seconds between them, at windows that are busy for 80 % of the time."""
    days = max(round(customers * between / 86_400), 1)
    return scenario(
        f"- {{step: serve, by: window, takes: exponential({between * windows * 0.8} s)}}",
        on=f"{{every: exponential({between} s)}}",
        staff=f"window: {{count: {windows}}}",
        calendar=ALWAYS,
        horizon=f"{{start: 2010-01-01, length: {days} workdays, run_out: 3 workdays}}",
    )


def waiting(cases: int) -> Scenario:
    """Cases that come in the same second, and all but three of them wait."""
    return scenario(
        "- {step: serve, by: window, takes: exponential(9 s)}",
        on=f"{{cohort: {cases}, on: 2026-03-02 09:00}}",
        staff="window: {count: 3}",
        calendar=ALWAYS,
        horizon="{start: 2026-03-02, length: 5 workdays, run_out: 60 workdays}",
    )


def waiting_for_two_pools(cases: int) -> Scenario:
    """The same for a window and a desk at once."""
    return scenario(
        "- {step: serve, by: [window, desk], takes: exponential(9 s)}",
        on=f"{{cohort: {cases}, on: 2026-03-02 09:00}}",
        staff="window: {count: 3}, desk: {count: 2}",
        calendar=ALWAYS,
        horizon="{start: 2026-03-02, length: 5 workdays, run_out: 60 workdays}",
    )


def items(count: int) -> Scenario:
    """One case with so many items, all looked at side by side."""
    return scenario(
        "- each: item\n  order: side by side\n  do:\n    - {step: look, by: window, takes: exponential(9 s)}",
        on="2026-03-02 09:00",
        case=f"items: {count}",
        staff="window: {count: 3}",
        calendar=ALWAYS,
        horizon="{start: 2026-03-02, length: 5 workdays, run_out: 60 workdays}",
    )


def measured(made: Scenario) -> None:
    measure(made, "only", simulate(made, "only", 1, 0))


RUNS: dict[str, Callable[[int], Callable[[], object]]] = {
    "cases": lambda size: partial(measured, queue(size)),
    "replications": lambda size: partial(compare, queue(100, between=864), seed=1, replications=size),
    "windows": lambda size: partial(measured, queue(CUSTOMERS, size)),
    "waiting": lambda size: partial(measured, waiting(size)),
    "waiting for two pools": lambda size: partial(measured, waiting_for_two_pools(size)),
    "items": lambda size: partial(measured, items(size)),
}
"""What grows, and the run of a given size."""

if __name__ == "__main__":
    run = RUNS[sys.argv[1]](int(sys.argv[2]))
    begun = time.process_time()
    run()
    seconds = time.process_time() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_OF_A_MEGABYTE
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))  # noqa: T201

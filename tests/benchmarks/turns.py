"""Time in turns: what is compared runs one after the other, again and again, and the quickest run of each counts.

Measured is processor time, unless said: what else the machine does in the meantime makes runs slower, never quicker.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping


def seconds_of(run: Callable[[], object]) -> float:
    """Processor time of one run."""
    begun = time.process_time()
    run()
    return time.process_time() - begun


def quickest(
    runs: Mapping[str, Callable[[], object]], rounds: int, seconds: Callable[[Callable[[], object]], float] = seconds_of
) -> dict[str, float]:
    """Seconds of the quickest run of each, in so many rounds; of processor time, unless `seconds` measures another."""
    found = dict.fromkeys(runs, float("inf"))
    for _ in range(rounds):
        for name, run in runs.items():
            found[name] = min(found[name], seconds(run))
    return found

"""How much is measured, and the table of what was.

Asked for by name (`python -m pytest tests/benchmarks`), benchmarks are of a size that tells something; in the ordinary
run of all tests, and with `--benchmark-disable`, they are tiny: then they only show that everything still runs.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from peers import bare, idiomatic
from turns import quickest

YARDSTICK_CUSTOMERS = 20_000
FIGURES = pytest.StashKey[list[tuple[str, float, str, dict[str, float]]]]()
CHART = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("numprocesses", 0):
        config.option.dist = "no"  # else pytest-benchmark believes that tests are spread, and measures nothing
    config.stash[FIGURES] = []
    config.stash[CHART] = []


def is_asked_for(config: pytest.Config) -> bool:
    """Whether benchmarks are what this run is about."""
    named = any("benchmarks" in str(argument) for argument in config.invocation_params.args)
    return named and not config.getoption("benchmark_disable")


@pytest.fixture(scope="session")
def sized(request) -> Callable[[int, int], int]:
    """The size that tells something, or the tiny one."""
    return lambda full, tiny: full if is_asked_for(request.config) else tiny


@pytest.fixture(scope="session")
def yardsticks(request) -> dict[str, float]:
    """Seconds that SimPy needs for an M/M/3 queue of 20,000 customers: every figure is told as a ratio to these."""
    if not is_asked_for(request.config):
        return {}
    runs = {
        "bare SimPy": lambda: bare(1, YARDSTICK_CUSTOMERS),
        "idiomatic SimPy": lambda: idiomatic(1, YARDSTICK_CUSTOMERS),
    }
    return quickest(runs, 3)


@pytest.fixture
def chart(request) -> list[str]:
    """Charts that are shown when all is done."""
    return request.config.stash[CHART]


@pytest.fixture
def timed(benchmark, request, sized, yardsticks) -> Callable[..., object]:
    """Measures a function and notes the figure: seconds for each of `of` things, with its ratios to the yardsticks.

    pytest-benchmark writes the figures of a file as a group, with their ratios. `peers` are functions that do the same;
    their ratios are to the same work, the yardsticks' to 20,000 customers.
    """

    def measure(
        run: Callable[[], object], *, name: str, of: int = 1, peers: dict[str, Callable[[], object]] | None = None
    ) -> object:
        benchmark.group = request.node.path.stem.removeprefix("test_")
        result = benchmark.pedantic(run, rounds=sized(3, 1), iterations=1, warmup_rounds=sized(1, 0))
        if not is_asked_for(request.config):
            return result
        found = quickest({"": run, **(peers or {})}, 3)
        seconds = found.pop("")
        others = found or yardsticks
        ratios = {peer: seconds / spent for peer, spent in others.items()}
        benchmark.extra_info.update({f"times {peer}": ratio for peer, ratio in ratios.items()})
        request.config.stash[FIGURES].append((name, seconds / of, "same work" if found else "20,000 customers", ratios))
        return result

    return measure


def pytest_terminal_summary(terminalreporter, config) -> None:
    """All figures with their ratios."""
    if not is_asked_for(config):
        return
    for drawn in config.stash[CHART]:
        terminalreporter.write_line(f"\n{drawn}")
    if config.stash[FIGURES]:
        terminalreporter.section("processor time, with ratios measured in the same run")
    for name, seconds, of_what, ratios in config.stash[FIGURES]:
        told = "  ".join(f"{ratio:8.3f} x {peer}" for peer, ratio in ratios.items())
        terminalreporter.write_line(f"{name:<46}{_told(seconds):>11}  {told}  ({of_what})")


def _told(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.2f} {unit}"
    return f"{seconds * 1e9:.0f} ns"

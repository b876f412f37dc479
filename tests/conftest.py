"""What all tests share: steady examples, long files first, and tracing only where it tells something.

The tracer of the coverage makes everything two or three times as slow, so it is off, but for tests of `TRACED` that are
not slow: they look at the code of `sim` piece by piece, and alone must reach the coverage that is asked for.
"""

from __future__ import annotations

import compileall
from collections.abc import Generator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from coverage import Coverage
from hypothesis import settings

import sim

settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("steady")

HERE = Path(__file__).parent
TRACED = (
    *("scenario/", "bad_input/", "engine/", "measure/", "experiment/", "commands/", "test_cli.py"),
    "robustness/test_dying_workers.py",
)
"""Folders and files of tests that count for the coverage of `sim`."""

ROOMS = ("sim", "reports", "scenarios")

_TRACER = pytest.StashKey[Coverage]()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the program once: hundreds of tests start it, on some machines without keeping what they compiled."""
    if not hasattr(session.config, "workerinput"):
        for room in ROOMS:
            compileall.compile_dir(HERE.parent / room, quiet=2)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """From here on nothing is traced that does not ask for it; what modules do when they are imported has been."""
    tracer = Coverage.current()
    if tracer is not None:
        for module in walk_packages(sim.__path__, "sim."):
            import_module(module.name)
        session.config.stash[_TRACER] = tracer
    # In a worker of xdist there is a second one beneath, that would go on as soon as the first has stopped.
    while (running := Coverage.current()) is not None:
        running.stop()
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first, small ones at last: a long one at the end would leave the other cores idle."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path not in slow, item.path.parent != HERE))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    """The tracer runs during tests that are traced, their fixtures included."""
    tracer = item.config.stash.get(_TRACER, None) if _is_traced(item) else None
    if tracer is None:
        return (yield)
    tracer.start()
    try:
        return (yield)
    finally:
        tracer.stop()


def _is_traced(item: pytest.Item) -> bool:
    of_code = item.path.relative_to(HERE).as_posix().startswith(TRACED)
    return of_code and item.get_closest_marker("slow") is None

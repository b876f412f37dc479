"""What all tests share: steady examples, and no tracing of long simulations."""

from collections.abc import Generator

import pytest
from coverage import Coverage
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("steady")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    """Slow tests, their fixtures included, run without the tracer: it makes a simulation three times as slow."""
    tracer = Coverage.current() if item.get_closest_marker("slow") else None
    if tracer is None:
        return (yield)
    tracer.stop()
    try:
        return (yield)
    finally:
        tracer.start()

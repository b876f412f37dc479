"""Style and types: what the linters say, as tests, so that one command tests everything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

oldest_only = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11),
    reason="types are those of the oldest Python, which the newest NumPy's stubs do not know any more",
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--no-cache", "--check", "."),
        pytest.param(("mypy",), marks=oldest_only),
    ],
    ids=["ruff check", "ruff format", "mypy --strict"],
)
def test_the_linters_are_content(arguments: tuple[str, ...]) -> None:
    """Ruff finds nothing, every file is formatted, and all types hold."""
    found = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr

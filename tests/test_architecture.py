"""The architecture: which room may import which, and which libraries stay in which room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

ROOMS = {
    "sim/scenario": {"sim.scenario"},
    "sim/engine": {"sim.scenario", "sim.engine"},
    "sim/measure": {"sim.scenario", "sim.engine", "sim.measure"},
    "sim/experiment": {"sim.scenario", "sim.engine", "sim.measure", "sim.experiment"},
    "reports": {"sim.scenario", "sim.measure", "sim.experiment", "reports"},
    "scenarios": set(),
}
"""What each room may import of the project."""

KEPT_IN = {
    "simpy": ("sim/engine/",),
    "rich": ("reports/", "sim/commands/"),
    "distributed": ("sim/experiment/cluster.py",),
    "platformdirs": ("sim/commands/keeping.py",),
    "cyclopts": ("sim/cli.py", "sim/commands/"),
    "yaml": ("sim/scenario/yaml_source.py",),
    "scipy": (
        "sim/engine/inverse.py",
        "sim/experiment/sobol.py",
        "sim/measure/student.py",
        "sim/scenario/average.py",
    ),
    "numpy": ("sim/engine/", "sim/measure/", "sim/experiment/", "reports/"),
    "chinese_calendar": ("sim/scenario/holidays.py",),
}
"""Libraries that may be imported only under these paths."""

LONGEST_FILE = 300
FORBIDDEN_WORDS = {"utils", "helpers", "helper", "manager", "common", "misc"}


def modules() -> list[Path]:
    return sorted(path for room in ("sim", "reports", "scenarios") for path in (ROOT / room).rglob("*.py"))


@cache
def imports(path: Path) -> tuple[str, ...]:
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path} has a relative import"
            if node.module in {"sim", "reports"}:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            else:
                yield node.module


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_imports_run_one_way(path: Path) -> None:
    """A module imports from its own room and from rooms before it."""
    room = next((room for room in ROOMS if relative(path).startswith(f"{room}/")), None)
    if room is None:
        return
    for name in imports(path):
        if name.split(".")[0] in {"sim", "reports", "scenarios"} and name != "sim.__version__":
            assert any(name == allowed or name.startswith(f"{allowed}.") for allowed in ROOMS[room]), name


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    """A library is imported only where the design has it."""
    for name in imports(path):
        allowed = KEPT_IN.get(name.split(".")[0])
        assert allowed is None or relative(path).startswith(allowed), name


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_files_are_small(path: Path) -> None:
    """A file has at most 300 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_files_have_names_that_say_something(path: Path) -> None:
    """No file is a drawer for what has no place."""
    assert not FORBIDDEN_WORDS & set(path.stem.split("_"))


@pytest.mark.parametrize("room", ["sim", *ROOMS])
def test_rooms_say_what_they_are_for(room: str) -> None:
    """The `__init__` of a room says in a sentence what it is for."""
    docstring = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8")))
    assert docstring
    assert len(docstring) > 40


def test_the_engine_and_yaml_are_found_by_this_test() -> None:
    """The rules above are about imports that exist."""
    seen = {name.split(".")[0] for path in modules() for name in imports(path)}
    assert set(KEPT_IN) <= seen

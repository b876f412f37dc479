"""onething's simulator: from a scenario file to numbers. Nothing in here knows how a number is shown.

For Python: `from sim import load, run, compare, sweep`. They are imported when they are asked for, so that `import sim`
stays light.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.interface import compare, load, run, sweep

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "load", "run", "sweep"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from sim import interface

        return getattr(interface, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

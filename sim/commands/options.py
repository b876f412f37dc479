"""Options that several commands have in common, and the language in which a command speaks."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

from cyclopts import Parameter, Token
from cyclopts.validators import Number

from sim.commands.asked_values import MOST_REPLICATIONS
from sim.commands.spoken import Language, language, typed_language

__all__ = [
    "Cluster",
    "Jobs",
    "Json",
    "Lang",
    "Language",
    "NameOrFile",
    "Overrides",
    "Replications",
    "Seed",
    "Vary",
    "cores",
    "language",
    "typed_language",
    "whole",
]

NameOrFile = Annotated[str, Parameter(help="Name of a shipped scenario (see `onething list`), or a scenario file.")]
Overrides = Annotated[
    list[str] | None,
    Parameter(
        name="--set",
        negative="",
        help="PATH=VALUE: change a parameter (devices=10) or any value of the file "
        "(staff.window.count=6). May be given several times.",
    ),
]
Vary = Annotated[
    list[str] | None,
    Parameter(
        name="--vary",
        negative="",
        help="NAME=VALUES: vary a parameter (windows=4..12, defect=2%..10%, devices=1,10,102, "
        "branches=equal,unequal) or any value of the file; NAME alone: over its range. May be given several times.",
    ),
]
Lang = Annotated[Language | None, Parameter(name="--lang", help="Language of the report. Default: that of the locale.")]


_MOST_A_CORE = 4
_MOST_ON_WINDOWS = 61
"""Of more processes Windows cannot wait for the first to end (`concurrent.futures` refuses them)."""


def whole(_type: object, tokens: Sequence[Token]) -> int:
    """A whole number; what is not one raises `ValueError`, which the parser tells."""
    return int(tokens[0].value)


Replications = Annotated[
    int,
    Parameter(
        converter=whole, validator=Number(gte=1, lte=MOST_REPLICATIONS), help="Independent runs of every process."
    ),
]
Seed = Annotated[
    int, Parameter(converter=whole, help="Start of all random numbers: the same seed gives the same report.")
]
Jobs = Annotated[
    int | None,
    Parameter(
        converter=whole,
        validator=Number(gte=1),
        help="Processor cores to use, at most four times as many as there are. Default: all. Changes no result.",
    ),
]
Cluster = Annotated[
    str | None,
    Parameter(
        help="Address of the scheduler of a Dask cluster, such as tcp://host:8786, to run there. Changes no result."
    ),
]
Json = Annotated[
    str | None,
    Parameter(
        allow_leading_hyphen=True,
        help="Also write all results as JSON to this file; - writes them instead of the report.",
    ),
]


def cores(jobs: int | None) -> int:
    """How many worker processes: as many as asked for, else as there are cores; never so many that they choke."""
    there = os.cpu_count() or 1
    wanted = min(jobs or there, _MOST_A_CORE * there)
    return min(wanted, _MOST_ON_WINDOWS) if sys.platform == "win32" else wanted

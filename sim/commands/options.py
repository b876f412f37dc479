"""Options that several commands have in common, and the language in which a command speaks."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Literal

from cyclopts import Parameter, Token
from cyclopts.validators import Number

Language = Literal["en", "zh"]

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
Lang = Annotated[Language | None, Parameter(name="--lang", help="Language of the report. Default: that of the locale.")]


def whole(_type: object, tokens: Sequence[Token]) -> int:
    """A whole number; what is not one raises `ValueError`, which the parser tells."""
    return int(tokens[0].value)


Replications = Annotated[
    int,
    Parameter(converter=whole, validator=Number(gte=1, lte=100_000), help="Independent runs of every process."),
]
Seed = Annotated[
    int, Parameter(converter=whole, help="Start of all random numbers: the same seed gives the same report.")
]
Jobs = Annotated[
    int | None,
    Parameter(
        converter=whole, validator=Number(gte=1), help="Processor cores to use. Default: all. Changes no result."
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
    """How many worker processes: as many as asked for, else as there are cores."""
    return jobs or os.cpu_count() or 1


def language(asked: Language | None) -> Language:
    """The language asked for, else that of the locale."""
    if asked is not None:
        return asked
    locale = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def typed_language(arguments: Sequence[str] | None) -> Language:
    """The language of a command line that is not parsed yet, for help and for what is wrong with it."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    for option, value in zip(typed, [*typed[1:], ""], strict=True):
        asked = value if option == "--lang" else option.removeprefix("--lang=")
        if asked in ("en", "zh") and (option == "--lang" or asked != option):
            return "zh" if asked == "zh" else "en"
    return language(None)

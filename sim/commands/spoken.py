"""The language in which a command speaks. Nothing that takes time is imported here: it is asked for at any moment."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

Language = Literal["en", "zh"]


def language(asked: Language | None) -> Language:
    """The language asked for, else that of the locale."""
    if asked is not None:
        return asked
    locale = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def typed_language(arguments: Sequence[str] | None) -> Language:
    """The language of a command line that is not parsed yet, for help and for what is wrong with it."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    for option, value in pairwise([*typed, ""]):
        asked = value if option == "--lang" else option.removeprefix("--lang=")
        if asked in ("en", "zh") and (option == "--lang" or asked != option):
            return "zh" if asked == "zh" else "en"
    return language(None)

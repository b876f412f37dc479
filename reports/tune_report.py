"""What was changed in a scenario file: a line a value, the lines of the file, and what to do next."""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Iterator

from rich.cells import cell_len

from reports import tune_words
from reports.assumptions import short_path
from reports.phrase import Language, Voice, voice_for
from sim.scenario.document import Data
from sim.scenario.inline import NotOnOneLineError, inline
from sim.scenario.tuning import Change, Tuned

_LINE_END = re.compile("\r\n|[\n\r]")


def change_lines(tuned: Tuned, language: Language) -> Iterator[str]:
    """Each value before and after, as it is written in the file."""
    voice = voice_for(tuned.scenario, language)
    names = [_name(change, voice) for change in tuned.changes]
    width = max((cell_len(name) for name in names), default=0)
    for name, change in zip(names, tuned.changes, strict=True):
        phrase = tune_words.CHANGED if change.is_change else tune_words.UNCHANGED
        told = {"old": _spoken(change.old, voice), "new": _spoken(change.new, voice)}
        yield voice.say(phrase, name=name + " " * (width - cell_len(name)), **told)


def difference(before: str, after: str, file: str) -> str:
    """The lines of the file that change, as a unified diff."""
    lines = difflib.unified_diff(_lines(before), _lines(after), file, file, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def next_line(tuned: Tuned, file: str, language: Language, *, is_written: bool) -> str:
    """Whether the file is changed, and what to do next."""
    if not any(change.is_change for change in tuned.changes):
        return tune_words.NOTHING.to(language, file=file)
    phrase = tune_words.WRITTEN if is_written else tune_words.ONLY_SHOWN
    return phrase.to(language, file=file, typed=shlex.quote(file))


def _lines(text: str) -> list[str]:
    *lines, last = _LINE_END.split(text)
    return [*lines, last] if last else lines


def _name(change: Change, voice: Voice) -> str:
    """The name to read and, where it is another, the name to type."""
    typed = short_path(change.path)
    spoken = voice.name(typed)
    return typed if spoken == typed else f"{spoken} {typed}"


def _spoken(data: Data | None, voice: Voice) -> str:
    if data is None:
        return voice.say(tune_words.NOT_WRITTEN)
    if isinstance(data, str):
        return data
    try:
        return inline(data, in_flow=False)
    except NotOnOneLineError:
        return "…"

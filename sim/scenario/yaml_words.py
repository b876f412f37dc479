"""What a YAML library says of a syntax error, in words for somebody who edits a file with an ordinary editor."""

from __future__ import annotations

from sim.scenario.document import short
from sim.scenario.message import told

# The C library and the Python one word their messages differently; each fragment fits both or stands for one.
_COLON = (
    "a colon stands where no key can be",
    "put text with `: ` in quotes; begin a new key on a new line",
)
_KEY = (
    "this line does not fit what stands above it",
    "keys that belong together begin in the same column; items of a list begin with `- `",
)
_WORDS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("mapping values are not allowed", _COLON),
    (
        "sequence entries are not allowed",
        ("a list cannot begin here", "begin each item with `- ` on a line of its own"),
    ),
    ("or ']'", ("this list in `[ ]` does not end", "a `,` or `]` is missing before this")),
    ("or '}'", ("this mapping in `{ }` does not end", "a `,` or `}` is missing before this")),
    ("could not find expected ':'", ("the text before this is neither a key nor a value", "a `:` is missing")),
    ("unexpected end of stream", ("a quoted text does not end", "a closing quote is missing")),
    ("unexpected document indicator", ("a quoted text does not end", "a closing quote is missing")),
    ("unknown escape character", ("this backslash means nothing", "put the text in single quotes")),
    ("alphabetic or numeric character", ("text cannot begin with `*` or `&`", "put it in quotes")),
    ("node content", ("a value cannot begin like this", "put text with special characters in quotes")),
    ("expected '-' indicator", _KEY),
    ("did not find expected key", _KEY),
    ("<block end>", _KEY),
)


DEEPEST = 60
"""So many lists and mappings may stand inside each other."""

_TOO_DEEP = "exceeded maximum nesting depth"  # newer C libraries count for themselves, and look ahead


def too_deep() -> str:
    """What is wrong with a file that is nested too deep."""
    return told("the file is nested more than {most} levels deep", most=DEEPEST)


def in_plain_words(message: str, line: str, column: int) -> tuple[str, str]:
    """What is wrong and what is allowed, from a library's message and the line at fault (`column` from 0)."""
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        return "a tab is used for indentation", "use spaces"
    if "cannot start any token" in message and column < len(line):
        return told("text cannot begin with {sign}", sign=short(line[column])), "put it in quotes"
    if _TOO_DEEP in message:
        return too_deep(), ""
    for fragment, words in _WORDS:
        if fragment in message:
            return words
    return told("this is not YAML: {message}", message=message), ""

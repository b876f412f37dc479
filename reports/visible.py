"""Texts that somebody else wrote, for a terminal: what could steer it is shown, not sent.

Names of files, arguments and values may hold escape sequences, line ends, and marks that turn the direction of
reading (Boucher and Anderson, Trojan Source, 2021). Reports leave them out (`line_breaking.plain`); messages show them,
because they may be what is wrong.
"""

from __future__ import annotations

import re
from unicodedata import category

_STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")
_SPACES = re.compile("[\t\n\v\f\r]+")
_PERHAPS_STEERING = re.compile("[^\t\n\x20-\x7e]")


def on_one_line(text: str) -> str:
    r"""The text on one line: line ends and tabs as spaces, other control characters as `\x1b`."""
    return on_lines(_SPACES.sub(" ", text))


def on_lines(text: str) -> str:
    r"""The text with its line ends and tabs; all other control characters as `\x1b`."""
    return _PERHAPS_STEERING.sub(_shown, text)


def in_json(text: str) -> str:
    """JSON with all control characters written as its own escapes, so that the values stay what they are."""
    return _PERHAPS_STEERING.sub(_escaped, text)


def _shown(found: re.Match[str]) -> str:
    sign, code = found[0], ord(found[0])
    if category(sign) not in _STEERING:
        return sign
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - two digits are enough


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    if category(sign) not in _STEERING:
        return sign
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))

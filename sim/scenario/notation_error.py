"""What is wrong with a value that somebody wrote."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

_LONGEST_WORD = 100
_MOST_WORDS = 300


@frozen
class NotationError(Exception):
    """A text is not a value: what is wrong with it, what is allowed, and what was probably meant (both may be "")."""

    wrong: str
    allowed: str = ""
    meant: str = ""

    def __str__(self) -> str:
        told = f"{self.wrong}; {self.allowed}" if self.allowed else self.wrong
        return f"{told}; did you mean {self.meant}?" if self.meant else told


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be; "" if none is near, or looking would take long."""
    by_folded = {name.casefold(): name for name in known}
    if len(word) > _LONGEST_WORD or len(by_folded) > _MOST_WORDS:
        return ""
    from difflib import get_close_matches

    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""

"""Circles: things that follow, or wait for, each other without a beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

MOST_CIRCLES = 20
"""More are not told; who sees twenty knows what to look for."""


def circles(following: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Circles of names, each leading to the next and the last to the first; empty if there are none.

    Depth first without recursion, as a chain may be as long as the file.
    """
    found: list[list[str]] = []
    done: set[str] = set()
    for start in following:
        path: dict[str, Iterator[str]] = {}
        _enter(start, path, following, done)
        while path and len(found) < MOST_CIRCLES:
            name = next(reversed(path))
            follower = next(path[name], None)
            if follower is None:
                del path[name]
                done.add(name)
            elif follower in path:
                names = list(path)
                found.append(names[names.index(follower) :])
            else:
                _enter(follower, path, following, done)
    return found


def _enter(name: str, path: dict[str, Iterator[str]], following: Mapping[str, Iterable[str]], done: set[str]) -> None:
    if name in following and name not in done:
        path[name] = iter(following[name])

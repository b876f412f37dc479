"""What can go wrong while replications run, in words for the reader of a report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from traceback import extract_tb

from sim.scenario.holidays import UnknownYearError
from sim.scenario.message import Message, listed, told


class RunError(Exception):
    """A run cannot be finished. `message` says why; `is_mistake` whether something wrong was asked."""

    message: Message
    is_mistake = False

    def __str__(self) -> str:
        return self.message


class ReplicationFailedError(RunError):
    """A replication cannot be simulated; `number` is counted from 0, but told from 1."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(number, reason)  # pickle makes it again from these
        self.number = number
        self.message = told("replication {number} failed: {reason}", number=number + 1, reason=reason)


class ReplicationsMissingError(RunError):
    """Worker processes died until nothing got done any more; `numbers`, from 0, are those of what was not done."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(numbers)
        self.numbers = numbers
        self.message = told(
            "worker processes died again and again; replications that are missing: {numbers}; try --jobs 1",
            numbers=listed(_stretches([number + 1 for number in numbers]), "and"),
        )


class ClusterError(RunError):
    """A cluster does not answer, cannot do the work, or was lost."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class WorkersWarning(UserWarning):
    """Something happened to worker processes that changes no result. `message` says what."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def reason_of(error: Exception) -> str:
    """Why a replication failed. What nobody foresaw is told with its place in the program."""
    if isinstance(error, UnknownYearError):
        return told("{wrong}: {allowed}", wrong=error.wrong, allowed=error.allowed)
    if isinstance(error, MemoryError):
        return told("there is not enough memory")
    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"


def _stretches(numbers: Sequence[int]) -> list[str]:
    """Numbers that follow each other as a stretch: `1–3`, `5`."""
    stretches: list[list[int]] = []
    for number in sorted(numbers):
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    return [f"{found[0]}–{found[-1]}" if len(found) > 1 else f"{found[0]}" for found in stretches]

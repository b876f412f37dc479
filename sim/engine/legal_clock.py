"""The legal clock: the time between acceptance and decision, without what the law takes out of it.

Source: Administrative Licensing Law of the PRC, art. 32 (acceptance), 42 (limits), 45 (time not counted).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sim.engine.clock import Clock
from sim.engine.recorder import Recorder
from sim.engine.records import Mark


class Clocked(Protocol):
    """A part of a case, with whether its legal clock runs."""

    running: bool


class LegalClock:
    """Runs as long as any part of the case is accepted and undecided; the recorder gets its starts and stops."""

    __slots__ = ("_clock", "_recorder", "_row", "_running")

    def __init__(self, clock: Clock, recorder: Recorder, row: int) -> None:
        self._clock = clock
        self._recorder = recorder
        self._row = row
        self._running = 0

    def start(self, token: Clocked) -> None:
        """The part of the case that the token stands for is with the authority from now on."""
        if not token.running:
            token.running = True
            self._running += 1
            if self._running == 1:
                self._mark(Mark.CLOCK_STARTS)

    def stop(self, token: Clocked) -> None:
        """The part is decided, or back with the applicant, or waits for something the law does not count."""
        if token.running:
            token.running = False
            self._running -= 1
            if self._running == 0:
                self._mark(Mark.CLOCK_STOPS)

    def split(self, token: Clocked, parts: Sequence[Clocked]) -> None:
        """The token's part goes on as several: if its clock ran, the clocks of all run."""
        if token.running:
            token.running = False
            self._running += len(parts) - 1
            for part in parts:
                part.running = True

    def join(self, token: Clocked, undecided: int) -> None:
        """Parts of which so many are undecided go on as one token."""
        token.running = undecided > 0
        self._running -= max(undecided - 1, 0)

    def _mark(self, mark: Mark) -> None:
        self._recorder.marks.add((self._row, mark, self._clock.second, 1, -1, 0))

"""Leaving at once when somebody asks for it: Ctrl-C, `kill`, a terminal that is closed.

The signal itself ends the program, whatever it is at, instead of an exception: that could be raised inside a library,
in a callback, or during an import, and be lost there. Nothing half-written is left, no worker, no hidden cursor.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn

from sim.commands.spoken import typed_language

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_SAID = {"en": "interrupted", "zh": "已中断"}
_BAR_AWAY = b"\r\x1b[2K\x1b[?25h"
_PATIENCE_SECONDS = 1.0
_STATUS = 128
"""Of a program that was ended by a signal, below the number of the signal: 130 for Ctrl-C, 143 for `kill`."""


def leave_at_signals(arguments: Sequence[str] | None = None) -> None:
    """From now on signals end the program with one line in the language of the command line, and status 128 + number.

    A signal that whoever started the program has it ignore (`nohup`) stays ignored.
    """

    def leave(number: int, _frame: FrameType | None) -> NoReturn:
        _leave(number, arguments)

    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, leave)


@contextmanager
def leaving_at_signals(arguments: Sequence[str] | None) -> Iterator[None]:
    """Within, signals end the program; behind it, they do what they did before."""
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    leave_at_signals(arguments)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, arguments: Sequence[str] | None) -> NoReturn:
    for another in _SIGNALS:
        signal.signal(another, signal.SIG_IGN)
    try:
        if active_children := _imported("multiprocessing.process", "active_children"):
            workers = active_children()
            for worker in workers:
                worker.kill()
            for worker in workers:
                worker.join(_PATIENCE_SECONDS)
        if discard_unfinished := _imported("reports.whole_file", "discard_unfinished"):
            discard_unfinished()
        with suppress(OSError):
            _say(f"onething: {_SAID[typed_language(arguments)]}\n")
    finally:
        os._exit(_STATUS + number)


def _imported(module: str, name: str) -> Callable[[], Any] | None:
    """A function of a module. What is not imported, or not to its end, has left nothing behind."""
    return getattr(sys.modules.get(module), name, None)


def _say(line: str) -> None:
    """To the file itself: its buffer may be in the middle of something."""
    if sys.stderr is None:
        return
    if os.isatty(2):
        os.write(2, _BAR_AWAY)
    os.write(2, line.encode(sys.stderr.encoding or "utf-8", "backslashreplace"))

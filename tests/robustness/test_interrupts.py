"""Ctrl-C, `kill`, a closed terminal, at any moment: one line, a status, and nothing left behind."""

# ruff: noqa: E501 - tables of texts, one a word

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reports import whole_file
from sim.commands.leaving import leaving_at_signals

ONETHING = (sys.executable, "-m", "sim")
LONG = "5000"

COMMANDS = {
    "run": ("run", "special-equipment", "--replications", LONG, "--jobs", "2", "--json", "OUT"),
    "run alone": ("run", "special-equipment", "--replications", LONG, "--jobs", "1", "--json", "OUT"),
    "gains": ("gains", "hall", "--replications", LONG, "--jobs", "2"),
    "break-even": ("break-even", "construction-start", "breach", "--replications", LONG, "--jobs", "2", "--json", "OUT"),
}  # fmt: skip


def started(command: tuple[str, ...], out: Path, **options) -> subprocess.Popen[str]:
    typed = [str(out) if word == "OUT" else word for word in command]
    return subprocess.Popen(
        [*ONETHING, *typed, "--lang", "en"],
        start_new_session=True,
        text=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
    )


def members(group: int) -> list[int]:
    """Processes of a process group that are not dead."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                words = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            if int(words[2]) == group and words[0] != "Z":
                found.append(int(folder.name))
    return found


def wait_until(holds, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("name", "whom"),
    [("run", os.killpg), ("run", os.kill), ("run alone", os.killpg), ("gains", os.killpg), ("break-even", os.killpg)],
)
def test_an_interrupt_in_the_middle(name: str, whom, tmp_path: Path) -> None:
    """As soon as the workers are at work; what stood in the file before still stands."""
    out = tmp_path / "x.json"
    out.write_text('{"before": 1}', encoding="utf-8")
    wanted = 1 if name == "run alone" else 3
    with started(COMMANDS[name], out) as running:
        wait_until(lambda: len(members(running.pid)) >= wanted)
        if wanted == 1:
            time.sleep(0.8)
        whom(running.pid, signal.SIGINT)
        printed, told = running.communicate(timeout=20)
    assert (running.returncode, printed, told) == (130, "", "onething: interrupted\n")
    assert members(running.pid) == []
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]
    assert json.loads(out.read_text(encoding="utf-8")) == {"before": 1}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_other_ways_to_be_ended(number: signal.Signals, tmp_path: Path) -> None:
    """`kill` and a closed terminal end the workers as well; the status says the signal."""
    with started(COMMANDS["run"], tmp_path / "x.json") as running:
        wait_until(lambda: len(members(running.pid)) >= 3)
        running.send_signal(number)
        printed, told = running.communicate(timeout=20)
    assert (running.returncode, printed, told) == (128 + number, "", "onething: interrupted\n")
    assert members(running.pid) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("moment", [0.12, 0.3])
def test_an_interrupt_while_the_program_starts(moment: float, tmp_path: Path) -> None:
    """During imports, reading, the start of workers: no traceback."""
    with started(COMMANDS["run"], tmp_path / "x.json") as running:
        wait_until(lambda: handles_interrupts(running.pid))
        time.sleep(moment)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=20)
    assert (running.returncode, told) == (130, "onething: interrupted\n")
    assert members(running.pid) == []


def handles_interrupts(process: int) -> bool:
    """Whether the program has got as far as Python has: before, an interrupt is Python's own."""
    loaded = Path(f"/proc/{process}/maps").read_text(encoding="utf-8")
    return "_datetime" in loaded or "libcrypto" in loaded or "_random" in loaded


def test_an_ignored_signal_stays_ignored(tmp_path: Path) -> None:
    """`nohup` means that the end of the terminal is no reason to stop."""
    command = ("run", "special-equipment", "--replications", "2", "--set", "devices=3", "--json", "OUT")
    with started(command, tmp_path / "x.json", preexec_fn=ignore_hangup) as running:
        wait_until(lambda: handles_interrupts(running.pid))
        running.send_signal(signal.SIGHUP)
        running.communicate(timeout=30)
    assert running.returncode == 0


def ignore_hangup() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def test_the_terminal_gets_its_cursor_back() -> None:
    """The bar goes away, and the cursor comes back, whatever ends the program."""
    leader, follower = pty.openpty()
    command = [*ONETHING, "run", "special-equipment", "--replications", LONG, "--lang", "zh"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=follower, start_new_session=True) as running:
        os.close(follower)
        shown = b""
        while "次重复运行".encode() not in shown:
            shown += os.read(leader, 4096)
        running.send_signal(signal.SIGTERM)
        while True:
            try:
                shown += os.read(leader, 4096)
            except OSError:
                break
    assert running.returncode == 143
    assert shown.decode("utf-8").endswith("\x1b[?25h" + "onething: 已中断\r\n")


def test_half_a_file_is_taken_away(tmp_path: Path) -> None:
    """At the moment of writing, which a test cannot hit from outside."""
    script = f"""
import os, signal
from sim.commands.leaving import leaving_at_signals
from reports import whole_file
from pathlib import Path
replace = Path.replace
def interrupted(self, target):
    assert self.read_bytes() == b"new"
    os.kill(os.getpid(), signal.SIGINT)
    replace(self, target)
Path.replace = interrupted
with leaving_at_signals(["--lang", "en"]):
    whole_file.write_whole({str(tmp_path / "x.json")!r}, b"new")
"""
    (tmp_path / "x.json").write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "onething: interrupted\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"x.json": b"old"}


def test_a_module_may_be_half_imported() -> None:
    """What it does not have yet has left nothing behind, and the line is said all the same."""
    script = """
import os, signal, sys
from types import ModuleType
from sim.commands.leaving import leaving_at_signals
sys.modules["multiprocessing.process"] = ModuleType("multiprocessing.process")
sys.modules["reports.whole_file"] = ModuleType("reports.whole_file")
with leaving_at_signals(["--lang", "en"]):
    os.kill(os.getpid(), signal.SIGINT)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "onething: interrupted\n")


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where moving the file fails."""

    def fails(self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="No space left") as raised:
        whole_file.write_whole(tmp_path / "x.json", b"new")
    assert raised.value.filename == str(tmp_path / "x.json")
    assert list(tmp_path.iterdir()) == []


def test_signals_do_afterwards_what_they_did_before() -> None:
    """A program that calls the command line keeps its own handlers."""
    before = signal.getsignal(signal.SIGINT)
    with leaving_at_signals([]):
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before

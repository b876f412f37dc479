"""Workers that are killed, that cannot be started, or whose replication fails: nothing is lost, nothing is silent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from reports.problems import message_text
from sim.experiment.chunk import Batch, Piece
from sim.experiment.failures import (
    ReplicationFailedError,
    ReplicationsMissingError,
    RunError,
    WorkersWarning,
    reason_of,
)
from sim.experiment.runner import Runner
from sim.experiment.workers import Spread
from sim.measure.measure import Measured
from sim.scenario.holidays import UnknownYearError
from sim.scenario.load import load

AGAIN = "a worker process died; its replications are run again"


def killed_once(folder: Path, number: int) -> int:
    """Number 2 kills its own process, the first time only."""
    if number == 2 and not (folder / "died").exists():
        (folder / "died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def killed_always(doomed: frozenset[int], number: int) -> int:
    """The doomed ones kill the process that tries them."""
    if number in doomed:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def unknown_year(number: int) -> int:
    if number == 1:
        raise UnknownYearError(2031)
    return number


def too_large(_number: int) -> int:
    raise MemoryError


def pieces_of(batches: Sequence[Batch[object]]) -> list[Piece]:
    return [(place, number) for place, batch in enumerate(batches) for number in batch.numbers]


class TwoArgumentsError(Exception):
    """Cannot be made again from its args alone: what pickle tries."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__("both")
        self.sum = one + two


def unpicklable(number: int) -> int:
    raise TwoArgumentsError(number, number)


def said(told: pytest.WarningsRecorder) -> list[str]:
    """What was told of workers; from Python 3.12 on, Python has something to say of forks beside the tests' threads."""
    return [str(warning.message) for warning in told if warning.category is WorkersWarning]


def test_replications_of_a_killed_worker_are_run_again(tmp_path: Path) -> None:
    """With the same results as if nobody had died, and one line that says so."""
    with pytest.warns(WorkersWarning) as told:
        assert Runner(2).each(partial(killed_once, tmp_path), 6) == [0, 1, 4, 9, 16, 25]
    assert said(told) == [AGAIN]


def test_progress_never_goes_back(tmp_path: Path) -> None:
    """Also where a worker died."""
    seen: list[tuple[int, int]] = []
    runner = Runner(2, progress=lambda done, everything: seen.append((done, everything)))
    with pytest.warns(WorkersWarning):
        runner.each(partial(killed_once, tmp_path), 6)
    assert seen == sorted(seen)
    assert seen[-1] == (6, 6)


@pytest.mark.parametrize("jobs", [2, 5])
def test_what_kills_every_worker_is_named_as_missing(jobs: int) -> None:
    """Everything else is done before, whoever stands between them: only the doomed are missing, counted from 1."""
    seen: list[int] = []
    with pytest.warns(WorkersWarning), pytest.raises(ReplicationsMissingError) as raised:
        Runner(jobs, progress=lambda done, _all: seen.append(done)).each(partial(killed_always, frozenset({0, 3})), 6)
    assert list(raised.value.numbers) == [0, 3]
    assert seen[-1] == 4
    assert str(raised.value) == (
        "worker processes died again and again; replications that are missing: 1 and 4; try --jobs 1"
    )
    assert "第 1 和 4 次" in message_text(raised.value.message, "zh")


def test_a_machine_on_which_all_die_is_given_up() -> None:
    """After some in a row, not after each of a thousand."""
    with pytest.warns(WorkersWarning), pytest.raises(ReplicationsMissingError) as raised:
        Runner(2).each(partial(killed_always, frozenset(range(1000))), 1000)
    assert list(raised.value.numbers) == list(range(1000))


@pytest.mark.parametrize("replications", [1, 3])
def test_replications_that_are_all_lost_are_named(monkeypatch: pytest.MonkeyPatch, replications: int) -> None:
    """All of them, not the first as if the others were there."""
    monkeypatch.setattr(Runner, "_spread", lambda _self, batches, _take: pieces_of(batches))
    with pytest.raises(ReplicationsMissingError) as raised:
        Runner().replications(load("special-equipment"), seed=1, numbers=range(replications))
    assert list(raised.value.numbers) == list(range(replications))


def test_a_replication_that_is_lost_is_named_beside_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its own number, in a comparison of the rest."""

    def without_the_second(_self: Runner, batches: Sequence[Batch[Measured]], take: Callable[..., None]) -> list[Piece]:
        done = [piece for piece in pieces_of(batches) if piece[1] != 1]
        for place, number in done:
            take((place, number), batches[place].work(number))
        return [piece for piece in pieces_of(batches) if piece[1] == 1]

    monkeypatch.setattr(Runner, "_spread", without_the_second)
    short = load("special-equipment", ["devices=1", "horizon.length=2 workdays", "horizon.warm_up=0 workdays"])
    found = Runner().replications(short, seed=1, numbers=range(3))
    assert [one.number for one in found.replications] == [0, 2]
    (failed,) = found.failed
    assert (failed.number, str(failed.reason)) == (1, "its worker process died again and again; try --jobs 1")


def test_work_is_done_in_rounds() -> None:
    """Of all batches, so that an end before the end leaves numbers that all of them have."""
    order: list[tuple[int, int]] = []
    Spread([Batch(int, range(100)), Batch(int, range(40))], lambda piece, _result: order.append(piece)).alone()
    assert sorted(order) == [(0, number) for number in range(100)] + [(1, number) for number in range(40)]
    firsts = [order.index((1, 0)), order.index((1, 39))]
    assert firsts == [16, 16 + 16 + 16 + 16 + 16 + 7]
    assert max(number for place, number in order[:32] if place == 0) == 15


def test_no_worker_is_left_behind() -> None:
    """Whatever happened to the others."""
    before = set(active_children())
    with pytest.warns(WorkersWarning), pytest.raises(ReplicationsMissingError):
        Runner(2).each(partial(killed_always, frozenset(range(4))), 4)
    assert set(active_children()) == before


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("work", "number", "reason"),
    [
        (unknown_year, 1, "replication 2 failed: the public holidays of 2031 are not known"),
        (too_large, 0, "replication 1 failed: there is not enough memory"),
        (unpicklable, 0, "replication 1 failed: TwoArgumentsError: both (test_dying_workers.py:"),
    ],
    ids=["unknown year", "no memory", "an error that cannot be sent"],
)
def test_a_failed_replication_is_named(work, number: int, reason: str, jobs: int) -> None:
    """With the reason, in words for the reader, and from other processes as well."""
    with pytest.raises(ReplicationFailedError) as raised:
        Runner(jobs).each(work, 2)
    if work is not unpicklable and work is not too_large:  # two of the same kind fail: either may come first
        assert raised.value.number == number
    assert reason.partition(" failed: ")[2] in str(raised.value)
    assert "次重复运行失败" in message_text(raised.value.message, "zh")


def test_a_stretch_of_missing_replications_is_told_short() -> None:
    """A thousand numbers are no line that anybody reads."""
    assert "missing: 1–1000 and 2000;" in str(ReplicationsMissingError([*range(1000), 1999]))


def test_an_unforeseen_failure_is_told_with_its_place() -> None:
    """So that somebody can look there."""
    with pytest.raises(TypeError) as raised:
        killed_always(5, 1)  # type: ignore[arg-type]
    assert "TypeError: " in reason_of(raised.value)
    assert "(test_dying_workers.py:" in reason_of(raised.value)


def test_without_processes_one_core_does_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second worker cannot be started; the first one is not left waiting."""
    forks = []
    fork = os.fork

    def scarce() -> int:
        forks.append(1)
        if len(forks) > 1:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return fork()

    before = set(active_children())
    monkeypatch.setattr(os, "fork", scarce)
    with pytest.warns(WorkersWarning) as told:
        assert Runner(2).each(str, 3) == ["0", "1", "2"]
    expected = "no worker process can be started (Resource temporarily unavailable); one core does everything"
    assert said(told) == [expected]
    assert set(active_children()) == before


def test_without_semaphores_one_core_does_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in containers without /dev/shm."""

    def denied(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("sim.experiment.worker_processes.ProcessPoolExecutor", denied)
    with pytest.warns(WorkersWarning, match=r"\(Permission denied\)"):
        assert Runner(2).each(str, 3) == ["0", "1", "2"]


@pytest.mark.slow
@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_every_way_of_starting_processes_works(method: str) -> None:
    """Fork is the way of Linux until Python 3.13 only."""
    script = f"""
import multiprocessing
if __name__ == "__main__":
    multiprocessing.set_start_method("{method}")
    from sim.cli import main
    main(["run", "special-equipment", "--replications", "2", "--jobs", "2", "--set", "devices=3", "--json", "-"])
"""
    path = Path(__file__).parent.parent.parent
    alone = [sys.executable, "-m", "sim", "run", "special-equipment", "--replications", "2", "--jobs", "1"]
    expected = subprocess.run([*alone, "--set", "devices=3", "--json", "-"], cwd=path, capture_output=True, check=True)
    with_workers = subprocess.run([sys.executable, "-c", script], cwd=path, capture_output=True, check=False)
    assert (with_workers.returncode, with_workers.stderr) == (0, b"")
    assert with_workers.stdout == expected.stdout


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    """Nobody else would tell them."""
    script = f"""
import os, time
from pathlib import Path
from sim.experiment.runner import Runner
def work(number):
    Path({str(tmp_path)!r}, str(os.getpid())).touch()
    time.sleep(60)
Runner(2).each(work, 2)
"""
    with subprocess.Popen([sys.executable, "-c", script]) as parent:
        wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        parent.kill()
    workers = [int(path.name) for path in tmp_path.iterdir()]
    wait_until(lambda: not any(is_running(worker) for worker in workers))


def wait_until(holds) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.02)


def is_running(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.slow
def test_the_command_tells_a_death_in_one_line() -> None:
    """On standard error, and the results are the same bytes as without it."""
    command = [sys.executable, "-m", "sim", "run", "special-equipment", "--replications", "12", "--json", "-"]
    options = ["--set", "devices=10", "--lang", "zh"]
    expected = subprocess.run([*command, *options, "--jobs", "1"], capture_output=True, check=True).stdout
    with subprocess.Popen(
        [*command, *options, "--jobs", "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        wait_until(lambda: children_of(running.pid))
        os.kill(children_of(running.pid)[0], signal.SIGKILL)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, err.decode()) == (0, "提醒:一个工作进程意外终止,其承担的重复运行将重新进行\n")
    assert out == expected


def children_of(process: int) -> list[int]:
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8")
    except OSError:
        return []
    return [int(number) for number in found.split()]


def test_a_failed_run_is_one_line_and_status_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever the replications failed of."""
    from sim.cli import main

    def fails(*_arguments: object, **_named: object) -> None:
        raise ReplicationFailedError(3, "it is late")

    assert issubclass(ReplicationFailedError, RunError)
    monkeypatch.setattr("sim.experiment.runner.Runner.replications", fails)
    with pytest.raises(SystemExit) as stopped:
        main(["run", "special-equipment", "--lang", "en"])
    out, err = capsys.readouterr()
    assert (stopped.value.code, out, err) == (1, "", "onething: replication 4 failed: it is late\n")

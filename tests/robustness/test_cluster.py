"""A cluster: the same bytes as one core, whoever dies; and one line where there is none."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest

from sim.cli import main
from sim.experiment.cluster import Cluster, _silence, cluster_at
from sim.experiment.failures import ClusterError, WorkersWarning
from sim.experiment.runner import Runner
from sim.experiment.workers import Remote

ROOT = Path(__file__).parent.parent.parent
ASKED = ["special-equipment", "--replications", "16", "--set", "devices=20", "--json", "-"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--lang", "en"])
    captured = capsys.readouterr()
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, captured.out, captured.err


def test_an_address_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    """Is told before anything is run."""
    status, out, err = said(capsys, "run", *ASKED, "--cluster", "here")
    assert (status, out) == (2, "")
    assert err == "onething: --cluster here: this is not an address such as tcp://host:8786\n"


def test_cores_of_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    """Have nothing to do with a cluster, and are not ignored in silence."""
    status, out, err = said(capsys, "run", *ASKED, "--cluster", "tcp://127.0.0.1:1", "--jobs", "2")
    assert (status, out) == (2, "")
    assert err == "onething: --jobs are the cores of this machine: leave it out beside --cluster\n"


def test_without_the_extra(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is told."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    status, out, err = said(capsys, "run", *ASKED, "--cluster", "tcp://127.0.0.1:1")
    assert (status, out) == (1, "")
    assert err == "onething: a cluster needs more packages: pip install 'onething[cluster]'\n"


class KilledWorker(Exception):  # noqa: N818 - it is called so
    """What Dask tells of work that several workers died of."""


class Silent(Executor):
    """Never sends a result; of the first `deadly` chunks, that their workers died."""

    def __init__(self, deadly: int = 0) -> None:
        self.left = deadly
        self.futures: list[Future[object]] = []

    def submit(self, *_work: object, **_named: object) -> Future[object]:  # type: ignore[override]
        future: Future[object] = Future()
        if self.left:
            self.left -= 1
            future.set_exception(KilledWorker())
        self.futures.append(future)
        return future


def fake_cluster(monkeypatch: pytest.MonkeyPatch, executor: Executor, workers: Callable[[], int]) -> None:
    monkeypatch.setattr(
        "sim.experiment.workers.cluster_at", lambda _address: Cluster(executor, 2, workers, lambda: None)
    )
    monkeypatch.setattr("sim.experiment.workers._PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(Remote, "look_seconds", 0.01)


def test_a_cluster_whose_workers_are_all_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is not waited for for ever; as long as there are any it is."""
    counts = iter([2, 1, 1, 0])
    executor = Silent()
    fake_cluster(monkeypatch, executor, lambda: next(counts))
    with pytest.raises(ClusterError) as raised:
        Runner(cluster="tcp://there:1").each(str, 8)
    assert str(raised.value) == "the cluster at tcp://there:1 has no workers any more"
    assert next(counts, None) is None
    assert all(future.cancelled() for future in executor.futures)


def test_a_cluster_that_cannot_be_asked_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Was lost."""

    def gone() -> int:
        raise OSError

    fake_cluster(monkeypatch, Silent(), gone)
    with pytest.raises(ClusterError, match=r"was lost \(OSError\)"):
        Runner(cluster="tcp://there:1").each(str, 8)


def test_what_is_handed_out_again_is_not_done_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where workers died of a chunk, the cluster is told to give up the others that were handed out with it."""
    counts = iter([0])
    executor = Silent(deadly=1)
    fake_cluster(monkeypatch, executor, lambda: next(counts))
    with pytest.warns(WorkersWarning), pytest.raises(ClusterError):
        Runner(cluster="tcp://there:1").each(str, 3)
    assert len(executor.futures) == 5
    assert all(future.cancelled() for future in executor.futures[1:3])


def test_a_cluster_says_nothing_itself() -> None:
    """Also not by those of its loggers that have levels of their own."""
    talkative = logging.getLogger("distributed.client")
    before = talkative.level
    talkative.setLevel(logging.WARNING)
    try:
        _silence()
        assert not talkative.isEnabledFor(logging.ERROR)
    finally:
        talkative.setLevel(before)


@pytest.mark.slow
def test_a_cluster_that_does_not_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """One line, within ten seconds."""
    start = time.monotonic()
    address = f"tcp://127.0.0.1:{free_port()}"
    status, out, err = said(capsys, "run", *ASKED, "--cluster", address)
    assert (status, out, err) == (1, "", f"onething: the cluster at {address} does not answer\n")
    assert time.monotonic() - start < 10


def test_somebody_else_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who takes the call and says nothing is given up as soon, from within an event loop, too, as in a notebook."""
    monkeypatch.setattr("sim.experiment.cluster.PATIENCE_SECONDS", 0.5)

    async def ask(address: str) -> None:
        cluster_at(address)

    with socket.create_server(("127.0.0.1", 0)) as deaf:
        start = time.monotonic()
        with pytest.raises(ClusterError, match="does not answer"):
            asyncio.run(ask(f"tcp://127.0.0.1:{deaf.getsockname()[1]}"))
    assert time.monotonic() - start < 5


@pytest.fixture(scope="module")
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two worker processes, as one starts them by hand."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny"]
    quiet = {"cwd": ROOT, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [
        subprocess.Popen([*dask, "--no-dashboard"], **quiet),
        *(subprocess.Popen([*worker, "--no-dashboard"], **quiet) for _ in range(2)),
    ]
    try:
        wait_for_workers(address, 2)
        yield address, started[1:]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, timeout=60) as client:
        client.wait_for_workers(count, timeout=60)


@pytest.mark.slow
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
) -> None:
    """One of two, half-way: what it was at is done by the other."""
    address, workers = cluster
    command = [sys.executable, "-m", "sim", "run", *ASKED, "--lang", "en"]
    expected = subprocess.run([*command, "--jobs", "1"], cwd=ROOT, capture_output=True, check=True).stdout
    alive = subprocess.run([*command, "--cluster", address], cwd=ROOT, capture_output=True, check=True)
    assert (alive.stdout, alive.stderr) == (expected, b"")
    with subprocess.Popen(
        [*command, "--cluster", address], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        wait_until_busy(workers[0])
        os.kill(workers[0].pid, signal.SIGKILL)
        out, err = running.communicate(timeout=120)
    assert (running.returncode, out) == (0, expected)
    assert b"Traceback" not in err


def wait_until_busy(worker: subprocess.Popen[bytes]) -> None:
    """Until it has spent processor time on work."""
    before = processor_ticks(worker.pid)
    deadline = time.monotonic() + 60
    while processor_ticks(worker.pid) < before + 25:
        assert time.monotonic() < deadline, "it was never given work"
        time.sleep(0.01)


def processor_ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])

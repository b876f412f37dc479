"""A cluster: the same bytes as one core, whoever dies; and one line where there is none."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.cli import main

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
    assert err == "onething: --cluster here: needed is an address such as tcp://host:8786\n"


def test_without_the_extra(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is told."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    status, out, err = said(capsys, "run", *ASKED, "--cluster", "tcp://127.0.0.1:1")
    assert (status, out) == (1, "")
    assert err == "onething: a cluster needs more packages: pip install 'onething[cluster]'\n"


@pytest.mark.slow
def test_a_cluster_that_does_not_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """One line, within ten seconds."""
    start = time.monotonic()
    address = f"tcp://127.0.0.1:{free_port()}"
    status, out, err = said(capsys, "run", *ASKED, "--cluster", address)
    assert (status, out, err) == (1, "", f"onething: the cluster at {address} does not answer\n")
    assert time.monotonic() - start < 10


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

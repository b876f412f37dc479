"""The workers of a Dask cluster, behind the same interface as processes of this machine."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import TypeVar

from attrs import frozen

from sim import __version__
from sim.experiment.chunk import Done, do_chunk
from sim.experiment.failures import ClusterError
from sim.scenario.message import told

PATIENCE_SECONDS = 6
"""So long a scheduler may take to answer, and then a first worker to be there."""

T = TypeVar("T")


@frozen(eq=False)
class Cluster:
    """A cluster that answered: where work is handed to, how much of it at a time, and how to leave.

    `workers` tells how many workers there are now.
    """

    executor: Executor
    places: int
    workers: Callable[[], int]
    leave: Callable[[], None]


def cluster_at(address: str) -> Cluster:
    """The cluster whose scheduler has this address, such as `tcp://host:8786`.

    Raises:
        ClusterError: there is none, or none with workers, or the package for it is not installed.
    """
    import asyncio

    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(told("a cluster needs more packages: pip install 'onething[cluster]'")) from None
    _silence()
    try:
        with ThreadPoolExecutor(1) as beside:  # in a notebook there is an event loop already
            beside.submit(asyncio.run, _knock(address)).result()
        client = Client(address, timeout=PATIENCE_SECONDS, set_as_default=False)
    except Exception as error:
        wrong = told("the cluster at {address} does not answer", address=address)
        raise ClusterError(wrong) from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
        places = sum(client.nthreads().values())
    except Exception as error:
        client.close(timeout=1)
        raise ClusterError(told("the cluster at {address} has no workers", address=address)) from error
    return Cluster(
        client.get_executor(pure=False), places, lambda: len(client.nthreads()), lambda: client.close(timeout=1)
    )


async def _knock(address: str) -> None:
    """See whether a scheduler answers: a client that nobody answers takes its time to give up, and complains."""
    import asyncio

    from distributed.comm import connect

    comm = await asyncio.wait_for(connect(address, timeout=PATIENCE_SECONDS), PATIENCE_SECONDS)
    await comm.close()


def _silence() -> None:
    """What matters is told in our own words. Some of the loggers have levels of their own."""
    talkative = ("distributed", "tornado")
    for name in (*talkative, *logging.root.manager.loggerDict):
        if name.partition(".")[0] in talkative:
            logging.getLogger(name).setLevel(logging.CRITICAL)


def do_remote_chunk(version: str, work: Callable[[int], T], numbers: Sequence[int]) -> Done[T]:
    """Do a chunk on a worker of a cluster, which must be of the same version of the program."""
    if version != __version__:
        raise ClusterError(
            told("a worker of the cluster has version {theirs}, not {ours}", theirs=__version__, ours=version)
        )
    return do_chunk(work, numbers)


def failure_of(error: BaseException, address: str) -> ClusterError | None:
    """What to tell of an error that a cluster gave instead of a result; None for the death of a worker."""
    if type(error).__name__ == "KilledWorker":
        return None
    if isinstance(error, ClusterError):
        return error
    if isinstance(error, ModuleNotFoundError):
        return ClusterError(told("a worker of the cluster lacks a package: {name}", name=error.name or "?"))
    return lost(error, address)


def lost(error: BaseException, address: str) -> ClusterError:
    """What to tell of a cluster that answers no more."""
    return ClusterError(
        told("the cluster at {address} was lost ({reason})", address=address, reason=type(error).__name__)
    )

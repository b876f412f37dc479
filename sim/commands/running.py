"""Who runs the replications of a command: cores or a cluster, with a progress bar."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sim.commands.options import Language, cores
from sim.commands.output import BAD_INPUT, fail, progress

if TYPE_CHECKING:
    from sim.experiment.runner import Runner


@contextmanager
def running(jobs: int | None, cluster: str | None, language: Language) -> Iterator[Runner]:
    """A runner as the command line asks for it."""
    from sim.experiment.runner import Runner
    from sim.experiment.scheduler_address import wrong_address

    wrong = None if cluster is None else wrong_address(cluster, "--cluster")
    if wrong is not None:
        fail(wrong, BAD_INPUT)
    if cluster is not None and jobs is not None:
        fail("--jobs are the cores of this machine: leave it out beside --cluster", BAD_INPUT)
    gc.freeze()  # what is imported and read is not looked through again with every replication, in no worker either
    try:
        with progress(language) as watched, Runner(cores(jobs), cluster or "", watched) as runner:
            yield runner
    finally:
        gc.unfreeze()

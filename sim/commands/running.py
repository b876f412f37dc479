"""Who runs the replications of a command: cores or a cluster, with a progress bar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sim.commands.options import Language, cores
from sim.commands.output import BAD_INPUT, fail, progress
from sim.scenario.message import told

if TYPE_CHECKING:
    from sim.experiment.runner import Runner

_ADDRESS = re.compile(r"(tcp|tls|ws|wss)://\S+:[0-9]{1,5}/?", re.ASCII)


@contextmanager
def running(jobs: int | None, cluster: str | None, language: Language) -> Iterator[Runner]:
    """A runner as the command line asks for it."""
    from sim.experiment.runner import Runner

    if cluster is not None and not _ADDRESS.fullmatch(cluster):
        wrong = told("--cluster {typed}: this is not an address such as tcp://host:8786", typed=cluster or "''")
        fail(wrong, BAD_INPUT)
    if cluster is not None and jobs is not None:
        fail("--jobs are the cores of this machine: leave it out beside --cluster", BAD_INPUT)
    with progress(language) as watched, Runner(cores(jobs), cluster or "", watched) as runner:
        yield runner

"""Options about how a command works and what becomes of its results; none of them changes a result."""

from __future__ import annotations

from typing import Annotated

from attrs import frozen
from cyclopts import Parameter

from sim.commands.options import Cluster, Jobs, Json, Lang

Save = Annotated[
    bool, Parameter(negative="", help="Keep this run: what was asked, every replication, the results. See `runs`.")
]
Runs = Annotated[
    str | None, Parameter(help="The folder of the runs that are kept. Default: one in your data directory.")
]
Resume = Annotated[
    bool,
    Parameter(negative="", help="Go on with a kept run that was interrupted and asks the same; else begin one."),
]


@frozen
class How:
    """Language, where results go, who works, and whether the run is kept."""

    lang: Lang = None
    json: Json = None
    jobs: Jobs = None
    cluster: Cluster = None
    save: Save = False
    runs: Runs = None
    resume: Resume = False


HowAsked = Annotated[How, Parameter(name="*")]
USUAL = How()

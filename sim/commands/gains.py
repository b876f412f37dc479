"""`onething gains`: what each reform of a hall contributes."""

from __future__ import annotations

from sim.commands.options import Cluster, Jobs, Lang, NameOrFile, Overrides, Replications, Seed, language
from sim.commands.output import BAD_INPUT, fail, write
from sim.commands.running import running
from sim.scenario.message import told


def gains(
    name: NameOrFile = "hall",
    /,
    *,
    overrides: Overrides = None,
    replications: Replications = 5,
    seed: Seed = 1,
    lang: Lang = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
) -> None:
    """Tell which reform of a hall saves how much, alone and as its part of what all of them save together."""
    from sim.scenario.load import load

    scenario = load(name, overrides or [])
    from reports.gains_report import gains_report
    from sim.experiment.gains import gains as gained
    from sim.experiment.gains import reforms_on

    if not reforms_on(scenario):
        wrong = "{name}: there are no reforms that are switched on; gains is for halls, such as the one called hall"
        fail(told(wrong, name=name), BAD_INPUT)
    with running(jobs, cluster, language(lang)) as runner:
        found = gained(scenario, seed=seed, replications=replications, runner=runner)
    write(gains_report(found, language(lang)))

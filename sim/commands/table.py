"""All commands: what each is called, where it is, and what it is for. None is imported before it is asked for."""

from __future__ import annotations

from enum import Enum

from attrs import frozen


class Group(Enum):
    """What commands have in common, as the first page says it."""

    LOOK = "Look at a scenario"
    RUN = "See what a reform does"
    ASK = "Ask what if"
    KEPT = "Runs that are kept"
    TRUST = "Trust the numbers"


@frozen
class Command:
    """A command of a group; `place` is where its function is, `help` what that says of itself."""

    group: Group
    name: str
    place: str
    help: str


COMMANDS = (
    Command(
        Group.LOOK,
        "list",
        "sim.commands.list:list_scenarios",
        "List the shipped scenarios.",
    ),
    Command(
        Group.LOOK,
        "show",
        "sim.commands.show:show",
        "Show the flows of a scenario side by side, its parameters, staff and hours.",
    ),
    Command(
        Group.LOOK,
        "check",
        "sim.commands.check:check",
        "Check scenario files without running them, and tell everything that is wrong with them.",
    ),
    Command(
        Group.LOOK,
        "trace",
        "sim.commands.trace:trace",
        "Follow one applicant through every process, day by day: what is done, waited for, closed.",
    ),
    Command(
        Group.RUN,
        "run",
        "sim.commands.run:run",
        "Simulate a scenario and report what the reform changes.",
    ),
    Command(
        Group.RUN,
        "gains",
        "sim.commands.gains:gains",
        "Tell which reform of a hall saves how much, alone and as its part of what all of them save together.",
    ),
    Command(
        Group.RUN,
        "break-even",
        "sim.commands.break_even:break_even",
        "Search the number of a parameter from which on the reform no longer saves time.",
    ),
    Command(
        Group.ASK,
        "sweep",
        "sim.commands.sweep:sweep",
        "Run a scenario at many values of its parameters: where the reform saves most, and where it stops to.",
    ),
    Command(
        Group.ASK,
        "sensitivity",
        "sim.commands.sensitivity:sensitivity",
        "Tell on which assumptions the conclusion rests, from which value on it turns, and which do not matter.",
    ),
    Command(
        Group.ASK,
        "staff",
        "sim.commands.staff:staff",
        "Search the cheapest staffing that meets targets, for the old and for the new process.",
    ),
    Command(
        Group.ASK,
        "capacity",
        "sim.commands.capacity:capacity",
        "Tell how many cases a day each process can bear: what bounds it, and how waiting grows on the way there.",
    ),
    Command(
        Group.ASK,
        "tune",
        "sim.commands.tune:tune",
        "Change values in a scenario file itself, after checking what comes out.",
    ),
    Command(
        Group.KEPT,
        "runs",
        "sim.commands.saved:runs",
        "List the runs that were kept with --save.",
    ),
    Command(
        Group.KEPT,
        "rerun",
        "sim.commands.saved:rerun",
        "Run a kept run once more and check that the results are the same bytes; finish one that was interrupted.",
    ),
    Command(
        Group.KEPT,
        "compare",
        "sim.commands.compare:compare",
        "Compare two kept runs: which values differ, and which measures moved by how much.",
    ),
    Command(
        Group.TRUST,
        "warmup",
        "sim.commands.warmup:warmup",
        "Tell whether the warm-up of a scenario is long enough, and suggest one.",
    ),
    Command(
        Group.TRUST,
        "verify",
        "sim.commands.verify:verify",
        "Check the simulator against queueing theory: models of which the right numbers are known.",
    ),
)

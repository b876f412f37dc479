"""What commands that simulate have in common: a question is asked of a scenario, kept if wanted, run, and told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from attrs import AttrsInstance, asdict, evolve, frozen

from sim.commands.how import How
from sim.commands.keeping import Keeping, kept
from sim.commands.options import Language, language
from sim.commands.output import RUN_FAILED, check_target, tell_message, write_results
from sim.commands.running import running
from sim.scenario.message import told

if TYPE_CHECKING:
    from reports.document import Document
    from sim.experiment.runner import Runner
    from sim.scenario.model import Scenario


@frozen
class Answer:
    """What came out: everything for programs, a report in a language, and whether some replications failed.

    `rows` are the same numbers for a spreadsheet, where they can be had so.
    """

    results: Mapping[str, Any]
    report: Callable[[Language], Document]
    has_failures: bool = False
    rows: Callable[[], Sequence[Mapping[str, Any]]] | None = None


class Question(AttrsInstance, Protocol):
    """What a command asks, as an attrs value of plain fields. Equal questions have equal answers."""

    COMMAND: ClassVar[str]

    def check(self, scenario: Scenario) -> None:
        """Ends the command if the scenario cannot be asked this."""

    def answer(self, scenario: Scenario, runner: Runner) -> Answer:
        """Run what it takes."""


def answer(question: Question, scenario: Scenario, how: How, csv: str | None = None) -> None:
    """Ask a question of a scenario, and tell what comes out as is wished; its rows go to `csv`."""
    check_target(how.json)
    check_target(csv, "--csv")
    question.check(scenario)
    spoken = language(how.lang)
    with kept(question.COMMAND, asdict(question), scenario, how, spoken) as keeping:
        tell_answer(run(question, scenario, how, keeping), how, csv)


def run(question: Question, scenario: Scenario, how: How, keeping: Keeping | None = None) -> Answer:
    """Run what a question takes; its results are kept as soon as they are there."""
    with running(how.jobs, how.cluster, language(how.lang)) as runner:
        runner.journal = keeping.journal if keeping else None
        found = question.answer(scenario, runner)
        unkept: Exception | None = runner.unkept
    if keeping:
        try:
            keeping.finish(found.results)
        except OSError as error:
            unkept = error
            reason = error.strerror or str(error)
            tell_message(told("the results cannot be kept ({reason})", reason=reason), language(how.lang))
    return evolve(found, has_failures=True) if unkept else found


def tell_answer(found: Answer, how: How, csv: str | None = None) -> None:
    """Write results and report where they are wanted; a run of which a part failed ends with a status that says so."""
    from reports.csv_file import write_csv
    from reports.json_file import write_json

    rows = found.rows
    tables = [] if csv is None or rows is None else [lambda: write_csv(rows(), csv)]
    write_results(
        how.json,
        lambda target: write_json(found.results, target),
        lambda: found.report(language(how.lang)),
        *tables,
    )
    if found.has_failures:
        sys.stdout.flush()
        sys.exit(RUN_FAILED)

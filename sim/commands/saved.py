"""`onething runs` and `onething rerun`: runs that were kept, and the same numbers once more."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

from cyclopts import Parameter

from sim.commands.answering import Answer, Question, run, tell_answer
from sim.commands.break_even import BreakEvenQuestion
from sim.commands.capacity import CapacityQuestion
from sim.commands.gains import GainsQuestion
from sim.commands.how import How, Runs
from sim.commands.keeping import going_on, runs_folder
from sim.commands.options import Cluster, Jobs, Json, Lang, language
from sim.commands.output import BAD_INPUT, RUN_FAILED, check_target, fail, tell_message, write
from sim.commands.run import RunQuestion
from sim.commands.sensitivity import SensitivityQuestion
from sim.commands.staff import StaffQuestion
from sim.commands.sweep import SweepQuestion
from sim.commands.warmup import WarmUpQuestion
from sim.scenario.message import told

if TYPE_CHECKING:
    from sim.experiment.saved_runs import SavedRun

_ASKED: tuple[type[Question], ...] = (
    RunQuestion,
    BreakEvenQuestion,
    CapacityQuestion,
    GainsQuestion,
    SensitivityQuestion,
    StaffQuestion,
    SweepQuestion,
    WarmUpQuestion,
)
QUESTIONS: dict[str, type[Question]] = {question.COMMAND: question for question in _ASKED}
"""What may have been asked in a run that is kept, by the command."""

RunName = Annotated[str, Parameter(help="Its name in `onething runs`, the beginning of it, or latest.")]


def runs(*, folder: Annotated[Runs, Parameter(name="--runs")] = None, lang: Lang = None) -> None:
    """List the runs that were kept with --save."""
    from reports.runs_report import runs_report
    from sim.experiment.saved_runs import saved_runs

    place = runs_folder(folder)
    typed = "" if folder is None else f" --runs\u00a0{shlex.quote(folder)}"
    write(runs_report(tuple(saved_runs(place)), place, typed, language(lang)))


def rerun(
    name: RunName,
    /,
    *,
    folder: Annotated[Runs, Parameter(name="--runs")] = None,
    lang: Lang = None,
    json: Json = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
) -> None:
    """Run a kept run once more and check that the results are the same bytes; finish one that was interrupted."""
    from sim.experiment.saved_runs import find_run

    check_target(json)
    found = find_run(runs_folder(folder), name)
    found.check_version()
    question = _question(found)
    how = How(lang=lang, json=json, jobs=jobs, cluster=cluster)
    scenario = found.scenario()
    question.check(scenario)
    if not found.is_finished:
        tell_message(told("goes on with {name}", name=found.name), language(lang))
        with going_on(found) as keeping:
            tell_answer(run(question, scenario, how, keeping), how)
        return
    answer = run(question, scenario, how)
    _check_bytes(found, answer, how)
    tell_answer(answer, how)


def _question(found: SavedRun) -> Question:
    question = _question_asked(found)
    if question is None:
        wrong = told("the run {name} cannot be read: {reason}", name=found.name, reason=told("its question is damaged"))
        fail(wrong, BAD_INPUT)
    return question


def _question_asked(found: SavedRun) -> Question | None:
    """What was asked, if that can have been asked: somebody may have changed the file."""
    try:
        question = QUESTIONS[found.command]
        kinds = get_type_hints(question)
        if not all(_is_of(value, kinds[name]) for name, value in found.arguments.items()):
            return None
        return question(**found.arguments)
    except (KeyError, TypeError, ValueError):
        return None


def _is_of(value: object, kind: Any) -> bool:
    """Whether a value of a JSON file is of a kind, such as `int`, `str | None` or `tuple[str, ...]`."""
    if get_origin(kind) is tuple:
        return isinstance(value, list) and all(isinstance(own, get_args(kind)[0]) for own in value)
    return isinstance(value, kind) and isinstance(value, bool) == (kind is bool)


def _check_bytes(found: SavedRun, answer: Answer, how: How) -> None:
    from reports.json_file import as_text

    if found.results.read_bytes() != as_text(answer.results).encode("utf-8"):
        fail(told("the results are not those of {name}", name=found.name), RUN_FAILED)
    tell_message(told("the same results as {name}, byte for byte", name=found.name), language(how.lang))

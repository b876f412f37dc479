"""The list of the runs that are kept."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Table, Tone
from reports.line_breaking import NO_BREAK
from reports.phrase import Language, Phrase, Voice
from reports.problems import message_text
from reports.quantities import share_text
from sim import __version__
from sim.experiment.saved_runs import SavedRun, Unreadable

_TITLE = Phrase("Runs that are kept", "已保存的运行")
_NONE = Phrase("There are none in {folder} yet.", "{folder} 中还没有。")
_FOLDER = Phrase(
    "They are in {folder}; a run is deleted with its folder.", "存放于 {folder};删除文件夹即删除该次运行。"
)
_HINT_SAVE = Phrase("Keep one: onething run NAME --save{typed}", "保存一次:onething run 名称 --save{typed}")
_HINT_COMPARE = Phrase("Compare two: onething compare A B{typed}", "比较两次:onething compare A B{typed}")
_HINT_RERUN = Phrase(
    "The same once more, or go on where it was interrupted: onething rerun A{typed}",
    "重跑或接着跑:onething rerun A{typed}",
)
_NAME = Phrase("Name", "名称")
_ASKED = Phrase("What was asked", "内容")
_STATE = Phrase("State", "状态")
_FINISHED = Phrase("finished", "已完成")
_INTERRUPTED = Phrase("not finished", "未完成")
_UNREADABLE = Phrase("cannot be read: {reason}", "无法读取:{reason}")
_VERSION = Phrase("version {version}", "版本 {version}")
_SEED = Phrase("seed {seed}", "种子 {seed}")
_REPLICATIONS = Phrase("{replications} replications", "{replications} 次重复")
_ONE_REPLICATION = Phrase("1 replication", "1 次重复")
_FROM_TO = Phrase("{least} to {most} replications", "{least} 至 {most} 次重复")
_OPTIONS = {
    "vary": "--vary",
    "points": "--points",
    "target": "--target",
    "cost": "--cost",
    "exhaustive": "--exhaustive",
    "measure": "--measure",
    "low": "--from",
    "high": "--to",
    "process": "--process",
    "samples": "--sobol",
}
"""Options that make a question another one, by the name under which it keeps them."""

_LONGEST = 60
"""So many characters of one value are shown: of more, the first."""

_PRECISION = Phrase("precision {precision}", "精度 {precision}")


def runs_report(runs: Sequence[SavedRun | Unreadable], folder: Path, typed: str, language: Language) -> Document:
    """A row for every run, the youngest first, and what can be done with them; `typed` names the folder once more."""
    voice = Voice(language)
    if not runs:
        told = (voice.say(_NONE, folder=folder), voice.say(_HINT_SAVE, typed=typed))
        return Document(voice.say(_TITLE), tuple(Paragraph(text) for text in told))
    columns = (
        Column(voice.say(_NAME), Holds.VALUES),
        Column(voice.say(_ASKED), Holds.WORDS),
        Column(voice.say(_STATE), Holds.REMARKS),
    )
    hints = [voice.say(hint, typed=typed) for hint in (_HINT_COMPARE, _HINT_RERUN)]
    hints.append(voice.say(_FOLDER, folder=folder))
    blocks: list[Block] = [Table(columns, tuple(_row(run, voice) for run in runs))]
    blocks += [Paragraph(hint, Tone.QUIET) for hint in hints]
    return Document(voice.say(_TITLE), tuple(blocks))


def _row(run: SavedRun | Unreadable, voice: Voice) -> Row:
    name = Cell(run.path.name, Tone.STRONG)
    if isinstance(run, Unreadable):
        reason = message_text(run.reason, voice.language)
        return Row((name, Cell(""), Cell(voice.say(_UNREADABLE, reason=reason), Tone.WARNING)))
    state = Cell(voice.say(_FINISHED)) if run.is_finished else Cell(voice.say(_INTERRUPTED), Tone.WARNING)
    return Row((name, Cell(_asked(run, voice)), state))


def _asked(run: SavedRun, voice: Voice) -> str:
    """The command as it was typed, as far as it matters."""
    seed = run.arguments.get("seed")
    name = " ".join((run.command, str(run.kept["name"]), *_values(run.arguments.get("parameter"))))
    parts = [name, *(_typed("--set", value) for value in run.kept["typed"]), *_options(run)]
    parts += _size(run, voice)
    if seed is not None:
        parts.append(voice.say(_SEED, seed=seed))
    if run.version != __version__:
        parts.append(voice.say(_VERSION, version=run.version))
    return f"{NO_BREAK}· ".join(parts)


def _options(run: SavedRun) -> Iterator[str]:
    """What tells this question from others of the same command, as it is typed."""
    for key, option in _OPTIONS.items():
        given = run.arguments.get(key)
        if given is True:
            yield option
        elif given:
            yield from (_typed(option, value) for value in _values(given))


def _typed(option: str, value: str) -> str:
    """An option with its value, as for a shell; of a long value, the beginning."""
    shown = value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
    return f"{option}{NO_BREAK}{shlex.quote(shown) if ' ' in shown else shown}"


def _values(given: object) -> list[str]:
    """The values of an option that may be given several times or not at all; somebody may have changed the file."""
    if given is None:
        return []
    return [str(value) for value in (given if isinstance(given, list) else [given])]


def _size(run: SavedRun, voice: Voice) -> list[str]:
    """How many replications were asked for, from which number to which, or how precise the numbers were to become."""
    asked = run.arguments
    if isinstance(asked.get("precision"), float):
        return [voice.say(_PRECISION, precision=share_text(asked["precision"]))]
    least, most = asked.get("least"), asked.get("most")
    if least != most:
        return [voice.say(_FROM_TO, least=least, most=most)]
    replications = asked.get("replications", least)
    if replications is None:
        return []
    return [voice.say(_ONE_REPLICATION if replications == 1 else _REPLICATIONS, replications=replications)]

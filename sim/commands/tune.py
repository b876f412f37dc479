"""`onething tune`: values changed in a scenario file itself."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from sim.commands.options import Lang, language
from sim.commands.output import BAD_INPUT, RUN_FAILED, fail, print_file, say_done, warn
from sim.scenario.message import told


def tune(
    file: Annotated[str, Parameter(help="The scenario file to change.")],
    /,
    *settings: Annotated[
        str, Parameter(help="What to change: PATH=VALUE, as for --set. Comments and spacing stay as they are.")
    ],
    dry_run: Annotated[
        bool, Parameter(negative="", help="Only show what would change, line by line; write nothing.")
    ] = False,
    lang: Lang = None,
) -> None:
    """Change values in a scenario file itself, after checking what comes out."""
    from reports.tune_report import change_lines, difference, next_line
    from reports.whole_file import ChangedMeanwhileError, write_whole
    from sim.scenario.library import Found, file_content
    from sim.scenario.tuning import tuned
    from sim.scenario.yaml_source import decode

    _check_asked(file, settings)
    path = Path(file)
    content = file_content(path, file)
    text = decode(content, file)
    result = tuned(Found(text, file, path.parent), settings)
    for warning in result.scenario.warnings:
        warn(warning, language(lang))
    if not dry_run and result.text != text:
        mark = content[: len(content) - len(text.encode("utf-8"))]
        try:
            write_whole(path, mark + result.text.encode("utf-8"), instead_of=content)
        except ChangedMeanwhileError:
            fail(told("{file} was changed by somebody else meanwhile; nothing is written", file=file), RUN_FAILED)
    for line in change_lines(result, language(lang)):
        say_done(line)
    if dry_run:
        print_file(difference(text, result.text, file))
    say_done(next_line(result, file, language(lang), is_written=not dry_run))


def _check_asked(file: str, settings: tuple[str, ...]) -> None:
    from sim.scenario.library import is_shipped

    if not settings:
        fail("say what to change, such as windows=6", BAD_INPUT)
    if is_shipped(file):
        own = told("make your own: onething show {name} --source > my.yaml", name=shlex.quote(file))
        fail(told("{file} comes with the program and is not changed; {own}", file=file, own=own), BAD_INPUT)
    path = Path(file)
    if path.exists() and not path.is_file() and not path.is_dir():
        fail(told("{file} is no file that can be changed", file=file), BAD_INPUT)

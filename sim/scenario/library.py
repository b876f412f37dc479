"""Where scenarios are found: those that are shipped, by their names, and files."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path as FilePath

from attrs import evolve, frozen

from sim.scenario.document import Data, short
from sim.scenario.files import Files
from sim.scenario.message import listed, told
from sim.scenario.notation_error import nearest
from sim.scenario.problem import Place, Problem, ScenarioError

PACKAGE = "scenarios"
SUFFIXES = (".yaml", ".yml")
INDEX = "index.json"


@frozen
class Found:
    """The text of a scenario, what messages call its file, and the folder in which it stands."""

    text: str
    source: str
    folder: FilePath | None


@frozen
class ScenarioSummary:
    """What a list of scenarios tells of one."""

    name: str
    title: str
    chinese_title: str
    about: str
    chinese_about: str = ""


def find(name: str) -> Found:
    """The scenario that a user names: a shipped one by file name, title or Chinese title, or the path of a file.

    Raises:
        ScenarioError: there is no such scenario, or its file cannot be read.
    """
    path = FilePath(name)
    if name not in _shipped_files() and (_is_path(name) or _is_there(path)):
        return _found_file(path, str(path))
    return _found_shipped(name)


def _is_path(name: str) -> bool:
    return FilePath(name).suffix in SUFFIXES or "/" in name or "\\" in name


def _found_shipped(name: str) -> Found:
    """The scenario that is shipped under a name or title."""
    resource = _shipped_files().get(name) or _shipped_files().get(_name_by_title(name))
    if resource is None:
        raise _unknown(name)
    from sim.scenario.yaml_source import decode

    content = resource.read_bytes()
    return Found(decode(content, resource.name), resource.name, resource.parent)


def find_beside(reference: str, referrer: str, files: Files) -> Found:
    """The scenario that another one names: a shipped one, or a file relative to its folder, which is noted as read.

    `referrer` is what messages call the file in which the reference stands.

    Raises:
        ScenarioError: there is no such scenario, or its file cannot be read.
    """
    if files.folder is None:
        return find(reference)
    if not _is_path(reference):
        return _found_shipped(reference)
    path = files.path_of(reference)
    shown = str(FilePath(referrer).parent / reference)
    kept = files.kept_text(reference)
    if kept is not None:
        return Found(kept, shown, path.parent)
    found = _found_file(path, shown)
    files.note(reference, found.text)
    return found


def shipped() -> tuple[ScenarioSummary, ...]:
    """The scenarios that come with the program, by name, as the index has them: it saves reading all their files."""
    index = _index()
    return tuple(index.get(name) or summary_of(name) for name in sorted(_shipped_files()))


def summary_of(name: str) -> ScenarioSummary:
    """What the file of a scenario that comes with the program says of it."""
    return _summary(name, _shipped_files()[name])


def _index() -> dict[str, ScenarioSummary]:
    """The summaries that were written down beforehand; a test keeps them equal to what the files say."""
    resource = _folder() / INDEX
    if not resource.is_file():
        return {}
    return {told["name"]: ScenarioSummary(**told) for told in json.loads(resource.read_text(encoding="utf-8"))}


def is_shipped(name: str) -> bool:
    """Whether this is one of the scenarios that come with the program, by name, title or path."""
    path = FilePath(name)
    folder = _folder().resolve()
    if name not in _shipped_files() and (_is_path(name) or _is_there(path)):
        return path.resolve().is_relative_to(folder)
    return name in _shipped_files() or bool(_name_by_title(name))


def _found_file(path: FilePath, source: str) -> Found:
    """The file at a path, which messages call `source`."""
    from sim.scenario.yaml_source import decode

    return Found(decode(file_content(path, source), source), source, path.parent)


def file_content(path: FilePath, source: str) -> bytes:
    """What a scenario file holds, cut where it is too large anyway.

    Raises:
        ScenarioError: it cannot be read.
    """
    from sim.scenario.yaml_source import LARGEST_FILE

    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except IsADirectoryError:
        raise _unreadable(source, "this is a directory", "the path of a scenario file") from None
    except FileNotFoundError:
        raise _missing_file(path, source) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise _unreadable(source, told("the file cannot be read: {reason}", reason=told(str(reason))), "") from None


def _is_there(path: FilePath) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _missing_file(path: FilePath, source: str) -> ScenarioError:
    try:
        beside = [other.name for other in path.parent.iterdir() if other.suffix in SUFFIXES]
    except OSError:
        beside = []
    return _unreadable(source, "there is no such file", "", nearest(path.name, beside))


def _unreadable(source: str, wrong: str, allowed: str, meant: str = "") -> ScenarioError:
    return ScenarioError((Problem(Place(source), "", wrong, allowed, meant),))


def _unknown(name: str) -> ScenarioError:
    known = shipped()
    titles = [title for summary in known for title in (summary.name, summary.title, summary.chinese_title) if title]
    allowed = told(
        "shipped scenarios: {names}; or the path of a file", names=listed((summary.name for summary in known), "and")
    )
    return ScenarioError(
        (Problem(Place(short(name)), "", "there is no such scenario", allowed, nearest(name, titles)),)
    )


def _folder() -> FilePath:
    """Where the shipped scenarios stand. `importlib.resources` would take longer to import than a list to print."""
    return FilePath(import_module(PACKAGE).__path__[0])


def _shipped_files() -> dict[str, FilePath]:
    return {path.stem: path for path in _folder().iterdir() if path.suffix in SUFFIXES}


def _name_by_title(title: str) -> str:
    wanted = " ".join(title.split()).casefold()
    for summary in shipped():
        if wanted in (summary.title.casefold(), summary.chinese_title.casefold()):
            return summary.name
    return ""


def _summary(name: str, resource: FilePath) -> ScenarioSummary:
    """Only what is shown is looked at, so that a list of scenarios is there at once."""
    from sim.scenario.yaml_source import decode, read_yaml

    data = read_yaml(decode(resource.read_bytes(), resource.name), resource.name).data
    title, about = _scalar(data, "title"), _scalar(data, "about")
    chinese = data.get("chinese", "") if isinstance(data, dict) else ""
    summary = ScenarioSummary(name, title, _scalar(chinese, title), about, _scalar(chinese, about))
    base = _shipped_files().get(_scalar(data, "extends"))
    return summary if base is None or base == resource else _completed(summary, _summary(name, base))


def _completed(summary: ScenarioSummary, base: ScenarioSummary) -> ScenarioSummary:
    """A scenario that extends another one says what it does not say itself as that does."""
    if not summary.title:
        summary = evolve(summary, title=base.title, chinese_title=base.chinese_title)
    return summary if summary.about else evolve(summary, about=base.about, chinese_about=base.chinese_about)


def _scalar(data: Data, key: str) -> str:
    value = data.get(key, "") if isinstance(data, dict) else ""
    return value if isinstance(value, str) else ""

"""`onething tune`: a file changed on the disk, or not."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from reports import whole_file
from sim.cli import main

TEXT = """\
title: A permit            # 审批
parameters:
  officers: {value: 2, range: 1..5, origin: assumed}   # few of them
  pace:     {value: 10 min, origin: assumed}
horizon: {start: 2026-03-02, length: 20 workdays}
staff: {officer: {count: officers}}
cases: {permit: {arrivals: {rate: 10 per workday}}}
processes: {old: {permit: [{step: check, by: officer, takes: pace}]}}
chinese: {officers: 人数}
"""


def onething(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    code = stopped.value.code
    assert code is None or isinstance(code, int)
    return code or 0


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scenario file with a mark of byte order and the line ends of Windows."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "my.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode("utf-8"))
    return path


def test_values_are_changed_and_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every other byte is what it was."""
    before = file.read_bytes()
    assert onething("tune", "my.yaml", "officers=4", "pace=8..12 min", "--lang", "en") == 0
    assert file.read_bytes() == before.replace(b"value: 2,", b"value: 4,").replace(b"10 min", b"8..12 min")
    out, err = capsys.readouterr()
    assert err == ""
    assert out == "officers  2 → 4\npace      10 min → 8..12 min\nmy.yaml is changed. Next: onething run my.yaml\n"


def test_changes_are_told_in_chinese(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the name to read and the name to type."""
    assert onething("tune", "my.yaml", "人数=4", "pace=12 min", "--lang", "zh") == 0
    out = capsys.readouterr().out
    assert out == "人数 officers  2 → 4\npace           10 min → 12 min\nmy.yaml 已改好。下一步:onething run my.yaml\n"
    assert b"value: 4" in file.read_bytes()


def test_a_dry_run_shows_the_lines_and_writes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a unified diff."""
    before = file.read_bytes()
    assert onething("tune", "my.yaml", "officers=4", "--dry-run", "--lang", "en") == 0
    assert file.read_bytes() == before
    lines = capsys.readouterr().out.split("\n")
    assert lines[:4] == ["officers  2 → 4", "--- my.yaml", "+++ my.yaml", "@@ -1,6 +1,6 @@"]
    assert "-  officers: {value: 2, range: 1..5, origin: assumed}   # few of them" in lines
    assert "+  officers: {value: 4, range: 1..5, origin: assumed}   # few of them" in lines
    assert lines[-2] == "Nothing is written yet: leave out --dry-run to change my.yaml."


def test_nothing_to_change_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written."""
    monkeypatch.setattr(whole_file, "write_whole", None)
    assert onething("tune", str(file), "officers=2", "--lang", "en") == 0
    assert capsys.readouterr().out == f"officers  2 (as before)\nNothing to change in {file}.\n"


def test_a_fault_keeps_the_file_as_it_is(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With every fault told, and status 2."""
    before = file.read_bytes()
    assert onething("tune", "my.yaml", "officers=many", "pace=3 workers", "--lang", "en") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split("  ")[0] for line in err.splitlines()] == ["officers=many", "pace=3 workers"]
    assert file.read_bytes() == before


def test_a_value_out_of_its_range_is_written_with_a_warning(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As on checking."""
    assert onething("tune", "my.yaml", "officers=9", "--lang", "en") == 0
    assert capsys.readouterr().err == (
        "warning: my.yaml:3:21  parameters.officers.value  9 is outside the range 1..5; "
        "the result may not be believable\n"
    )
    assert b"value: 9," in file.read_bytes()


def test_a_link_and_the_rights_of_its_file_stay(file: Path) -> None:
    """Only the file behind it changes."""
    file.chmod(0o640)
    link = file.with_name("link.yaml")
    link.symlink_to(file.name)
    assert onething("tune", "link.yaml", "officers=3") == 0
    assert link.is_symlink()
    assert b"value: 3," in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize("is_gone", [False, True])
def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    file: Path, *, is_gone: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Their words stay, and nothing else is left behind."""
    named = os.urandom

    def meddle(count: int) -> bytes:
        file.unlink()
        if not is_gone:
            file.write_text("theirs", encoding="utf-8")
        return named(count)

    monkeypatch.setattr(whole_file.os, "urandom", meddle)
    assert onething("tune", "my.yaml", "officers=3", "--lang", "en") == 1
    assert capsys.readouterr().err == ("onething: my.yaml was changed by somebody else meanwhile; nothing is written\n")
    assert [path.read_text() for path in file.parent.iterdir()] == ([] if is_gone else ["theirs"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("hall", "windows=6"), "hall comes with the program and is not changed; make your own: onething show hall"),
        (("my.yaml",), "say what to change, such as windows=6"),
        (("pipe", "windows=6"), "pipe is no file that can be changed"),
        (("mine.yaml", "windows=6"), "mine.yaml  there is no such file; did you mean my.yaml?"),
        ((".", "windows=6"), ".  this is a directory; expected: the path of a scenario file"),
    ],
)
def test_what_cannot_be_changed(
    file: Path, arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line and status 2."""
    os.mkfifo(file.with_name("pipe"))
    assert onething("tune", *arguments, "--lang", "en") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line

"""Nothing that somebody wrote into a file or an argument steers the terminal: no escape sequence, no turned text."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from reports.json_file import as_text
from reports.terminal import render_text
from reports.visible import in_json, on_lines, on_one_line
from sim.cli import main

EVIL = {
    "clear the screen": "\x1b[2J",
    "C1 control": "\x9b31m",
    "bell": "\x07",
    "link": "\x1b]8;;http://a.example\x1b\\",
    "turned": "\u202e\u2066",
    "line end": "a\nb\r\u2028c",
    "back": "ab\b\b",
    "delete": "\x7f",
    "invisible": "\u200b\u200f\ufeff",
    "tag": "\U000e0041",
}
"""What terminals obey, or readers do not see."""

QUICK = ("--replications", "2", "--jobs", "1")


def yaml_text(sign: str) -> str:
    """A text of the YAML language that holds these characters, by their escapes."""
    return '"' + "".join(f"\\U{ord(one):08x}" for one in sign) + ' fine"'


def steering(text: str) -> list[str]:
    """The characters of a printed text that are no text."""
    return [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign != "\n"]


SCENARIO = """\
title: {evil}
about: {evil}
calendar: {{days: mon-fri, hours: [09:00-12:00, 13:30-17:00], holidays: CN}}
horizon: {{start: 2026-03-02, length: 5 workdays}}
parameters:
  effort: {{value: 12 min, origin: assumed, range: 5..10 min, note: {evil}, source: {evil}}}
staff: {{{evil}: {{count: 1}}}}
cases: {{{evil}: {{arrivals: {{on: [2026-03-02 09:00, 2026-03-03 10:00]}}}}}}
processes:
  old:
    title: {evil}
    {evil}:
      - {{step: {evil}, by: {evil}, takes: effort}}
  {evil}:
    {evil}:
      - {{step: {evil}, by: {evil}, takes: 3 min}}
chinese: {{{evil}: {evil}}}
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    out, err = capsys.readouterr()
    return int(stopped.value.code or 0), out, err


@pytest.mark.parametrize(("sign", "language"), list(zip(EVIL.values(), ["en", "zh"] * 5, strict=True)), ids=EVIL.keys())
def test_names_and_texts_of_a_scenario(
    sign: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In reports, `show`, `trace`, and what is told of the file."""
    file = tmp_path / "evil.yaml"
    file.write_text(SCENARIO.format(evil=yaml_text(sign)), encoding="utf-8")
    for command in (("run", *QUICK), ("show",), ("trace",), ("check",)):
        status, out, err = run(capsys, command[0], str(file), *command[1:], "--lang", language)
        assert (status, steering(out), steering(err)) == (0, [], []), command


@pytest.mark.parametrize(("sign", "language"), list(zip(EVIL.values(), ["en", "zh"] * 5, strict=True)), ids=EVIL.keys())
def test_arguments_that_come_back_in_messages(
    sign: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names of files, scenarios, options, case types; what is set; and every message is one line."""
    wrong = tmp_path / f"{sign}.yaml".replace("/", "")
    wrong.write_text("titel: x\n", encoding="utf-8")
    for arguments in (
        ("run", sign),
        ("check", str(wrong)),
        ("run", f"{sign}/gone.yaml"),
        ("run", "special-equipment", "--set", sign),
        ("run", "special-equipment", "--set", f"{sign}=1"),
        ("run", "special-equipment", "--set", f"devices={sign}"),
        ("run", "special-equipment", "--set", f"staff.{sign}.x=1"),
        ("run", "special-equipment", "--json", f"{sign}/x/y"),
        ("run", "special-equipment", "--replications", sign),
        ("trace", "special-equipment", "--type", sign),
        ("break-even", "special-equipment", sign),
        ("gains", sign),
        (sign,),
        ("run", "special-equipment", f"--{sign}"),
    ):
        status, out, err = run(capsys, *arguments, "--lang", language)
        assert (status, out, steering(err)) == (2, "", []), arguments
        assert err, arguments
    assert all(line for line in err.splitlines())


def test_observed_amounts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a file of numbers holds besides."""
    (tmp_path / "x.csv").write_text("12\n\x1b[31m\u202e7\n", encoding="utf-8")
    file = tmp_path / "s.yaml"
    file.write_text(SCENARIO.format(evil="a").replace("12 min", "empirical(x.csv min)"), encoding="utf-8")
    status, _, err = run(capsys, "check", str(file))
    assert (status, steering(err)) == (2, [])
    assert "\\x1b[31m\\u202e7" in err


@pytest.mark.parametrize("sign", EVIL.values(), ids=EVIL.keys())
def test_json_keeps_what_it_does_not_print(sign: str) -> None:
    """Every value comes back as it was; but lone surrogates, which neither UTF-8 nor JSON has, as U+FFFD."""
    report = {"title": f"{sign}办件", f"{sign}\ud800": [sign]}
    written = as_text(report)
    assert steering(written) == []
    assert json.loads(written.encode("utf-8")) == {"title": f"{sign}办件", f"{sign}\ufffd": [sign]}


def test_what_is_fine_stays() -> None:
    """Both languages, numbers and lines."""
    text = "办件 ± 3 min → “12”\n\t█▓░  é"
    assert on_lines(text) == in_json(text) == text
    assert on_one_line(text) == "办件 ± 3 min → “12” █▓░  é"


def test_the_source_of_a_scenario_is_shown_on_a_terminal_but_printed_into_a_file(tmp_path: Path) -> None:
    """So that a copy is the same, and looking at it is safe."""
    file = tmp_path / "turned.yaml"
    text = SCENARIO.format(evil="a").replace("title: a", "title: a # \u202e", 1).replace("\n", "\r\n")
    file.write_bytes(text.encode("utf-8"))
    command = [sys.executable, "-m", "sim", "show", str(file), "--source"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == text.encode("utf-8")
    leader, follower = pty.openpty()
    with subprocess.Popen(command, stdout=follower):
        shown = b""
        while b"chinese" not in shown:
            shown += os.read(leader, 4096)
    assert "\u202e" not in shown.decode("utf-8")
    assert "title: a # \\u202e" in shown.decode("utf-8")


def test_the_documents_of_reports_are_plain_wherever_a_text_stands() -> None:
    """Whatever block it is in."""
    from reports.document import Cell, Column, Document, Paragraph, Row, Section, Table
    from reports.figures import Abreast, Branch, Tree

    evil = "".join(EVIL.values())
    table = Table((Column(evil),), (Row((Cell(evil),)),), (evil,))
    tree = Abreast((Tree(evil, (Branch(evil, evil, (Branch(evil),)),)),))
    document = Document(evil, (Paragraph(evil, mark="!"), table), (Section(evil, (tree,), evil),), evil)
    assert steering(render_text(document, width=80)) == []

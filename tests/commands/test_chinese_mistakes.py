"""What the program says in Chinese of a mistake on the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sim.cli import main

BAD_INPUT = Path(__file__).parent.parent / "bad_input"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, capsys.readouterr().err.rstrip("\n")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("run",), "onething: 命令 run 缺少 NAME,用法见 onething run --help。"),
        (("run", "x", "--seed"), "onething: 命令 run 的 --seed 后面缺少取值。"),
        (("run", "x", "--replicatons", "3"), "onething: 没有选项 --replicatons。是否想写 --replications?"),
        (("run", "x", "--replications", "0"), "onething: --replications 的取值“0”不可用,须 >= 1。"),
        (("run", "x", "--replications", "1.9"), "onething: --replications 的取值“1.9”不可用,须为整数。"),
        (("run", "x", "--seed", "1", "--seed", "2"), "onething: --seed 只能写一次。"),
        (("show", "x", "--source=3"), "onething: --source 的取值“3”不可用,须为 bool。"),
        (("list", "more"), "onething: 多出的内容:'more'。"),
        (("check",), "onething: check 至少需要一个场景文件"),
        (("run", "special-equipment", "--json", ""), "onething: --json '':这不是文件路径"),
        (("run", "no/such.yaml"), "no/such.yaml  没有这个文件"),
        (
            ("run", "special-equipment", "--set", "devices=many"),
            "--set devices=many  parameters.devices.value  “many”是词;应为数、带单位的量,或 `choices: [...]` 中的词",
        ),
    ],
    ids=str,
)
def test_a_mistake_is_told_in_chinese(
    arguments: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the language of the locale, with the same status as in English."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert said(capsys, *arguments) == (2, line)


def test_an_unknown_command_is_told_with_what_was_meant(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And with those that there are."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    status, line = said(capsys, "rnu")
    assert status == 2
    assert line.startswith("onething: 没有命令“rnu”。是否想写 run?可用命令:list, show, check, trace, run")


def test_a_language_that_there_is_not(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The choices are named."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    status, line = said(capsys, "list", "--lang", "fr")
    assert (status, line) == (2, 'onething: --lang 的取值“fr”不可用,可选:"en", "zh"。')


def test_what_the_parser_says_besides_stays_english_behind_a_heading() -> None:
    """An error without a translation is told all the same."""
    from cyclopts import CycloptsError

    from sim.commands.parser_words import in_chinese

    assert in_chinese(CycloptsError("Something rare.")) == "命令行有误:Something rare."


def test_check_speaks_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """`check --lang zh` tells problems and warnings in Chinese."""
    status, lines = said(capsys, "check", str(BAD_INPUT / "undefined-flow.yaml"), "--lang", "zh")
    assert status == 2
    assert lines.endswith("没有子流程“archve”;可用:archive;是否想写 archive?")
    status, lines = said(capsys, "check", "special-equipment", "--set", "windows=20", "--lang", "zh")
    assert status == 0
    assert lines.startswith("提醒:--set windows=20  parameters.windows.value  20 超出可信范围 4..12;结果可能不可信")


def test_warnings_in_reports_are_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """What is doubtful about a scenario is told in the language of the report."""
    with pytest.raises(SystemExit):
        main(("show", "special-equipment", "--set", "windows=20", "--lang", "zh"))
    assert "20 超出可信范围 4..12;结果可能不可信" in capsys.readouterr().out.replace("\n", "")


def test_the_catalogues_are_not_imported_without_a_problem() -> None:
    """`list` starts as quickly as before."""
    script = """
import sys
from sim.cli import main
try:
    main(["list", "--lang", "zh"])
except SystemExit:
    print(sorted(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "problem_words" not in done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("run",), "onething: run needs NAME; see onething run --help."),
        (("run", "x", "--seed"), "onething: --seed of run needs a value."),
        (
            ("run", "x", "--replications", "three"),
            'onething: Invalid value "three" for --replications. Must be a whole number.',
        ),
        (("list", "more"), "onething: Not understood: 'more'."),
    ],
    ids=str,
)
def test_a_mistake_is_told_in_plain_english(
    arguments: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without words that only programmers know."""
    assert said(capsys, *arguments, "--lang", "en") == (2, line)

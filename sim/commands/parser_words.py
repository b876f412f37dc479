"""What the parser says of a mistake in the command line, in words for who does not program, and in Chinese.

Sentences that it may say besides stay as they are, in English.
"""

from __future__ import annotations

import re

from cyclopts import CycloptsError

_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern + r"\s*", re.DOTALL), chinese)
    for pattern, chinese in (
        (r'Command "([^"]*)" parameter (-\S+) requires an argument\.', r"命令 \1 的 \2 后面缺少取值。"),
        (r'Command "([^"]*)" parameter (\S+) requires an argument\.', r"命令 \1 缺少 \2,用法见 onething \1 --help。"),
        (r'Unknown command "(.*?)"\.', r"没有命令“\1”。"),
        (r"Unknown option: (\S+)\.(?=\s|$)", r"没有选项 \1。"),
        (r'Did you mean "?([^"?]+)"?\?', r"是否想写 \1?"),
        (r"Available commands: ([^.]*?)(?:, )?\.(?:\.\.)?(?=\s|$)", r"可用命令:\1 等,见 onething --help。"),
        (r'Invalid value "(.*?)" for (\S+)\. Must be (>=|<=|>|<) (\S+)\.(?=\s|$)', r"\2 的取值“\1”不可用,须 \3 \4。"),
        (
            r"Invalid value for (\S+): invalid literal for int\(\) with base 10: '(.*)'",
            r"\1 的取值“\2”不可用,须为整数。",
        ),
        (r'Invalid value "(.*?)" for (\S+)\. Choose from: ([^.]*)\.', r"\2 的取值“\1”不可用,可选:\3。"),
        (r'Invalid value for (\S+): unable to convert "(.*?)" into (\S+)\.', r"\1 的取值“\2”不可用,须为 \3。"),
        (r"Unused Tokens: \[(.*)\]\.", r"多出的内容:\1。"),
        (r"Parameter (\S+) specified multiple times\.", r"\1 只能写一次。"),
    )
)

_PLAIN: tuple[tuple[str, str], ...] = (
    (
        r"Invalid value for (\S+): invalid literal for int\(\) with base 10: '(.*)'",
        r'Invalid value "\2" for \1. Must be a whole number.',
    ),
    (r"Unused Tokens: \[(.*)\]\.", r"Not understood: \1."),
    (r'Command "([^"]*)" parameter ([A-Z]+) requires an argument\.', r"\1 needs \2; see onething \1 --help."),
    (r'Command "([^"]*)" parameter (-\S+) requires an argument\.', r"\2 of \1 needs a value."),
)


def in_plain_english(error: CycloptsError) -> str:
    """What the parser found wrong, without words of programmers."""
    told = str(error)
    for pattern, plain in _PLAIN:
        told = re.sub(pattern, plain, told)
    return told


def in_chinese(error: CycloptsError) -> str:
    """What the parser found wrong; as it says it, behind a Chinese heading, where it says anything unusual."""
    rest, told = str(error).strip(), ""
    while rest:
        found = next(((match, to) for pattern, to in _SENTENCES if (match := pattern.match(rest))), None)
        if found is None:
            return f"命令行有误:{error}"
        match, chinese = found
        told += match.expand(chinese)
        rest = rest[match.end() :]
    return told

"""Values as the scenario file writes them, with the units and words of the reader's language."""

from __future__ import annotations

import re

from reports.phrase import Voice

_CHINESE = {
    "workdays": "个工作日",
    "workday": "个工作日",
    "weeks": "周",
    "week": "周",
    "days": "天",
    "day": "天",
    "hour": "小时",
    "h": "小时",
    "min": "分钟",
    "s": "秒",
    "more than": "超过",
    "less than": "少于",
    "at least": "至少",
    "at most": "至多",
    "per": "每",
}
_RATE = re.compile(r"\bper (workday|hour|day|week|min|s)\b")
_RATES = {"workday": "每个工作日", "hour": "每小时", "day": "每天", "week": "每周", "min": "每分钟", "s": "每秒"}
_WHOLE_RATE = re.compile(r"^([0-9.,]+) per (\w+)$")
_UNIT = re.compile(r"(?<![A-Za-z_])(" + "|".join(sorted(_CHINESE, key=len, reverse=True)) + r")(?![A-Za-z_(])")
_NAME = re.compile(r"(?<![\w.])[A-Za-z_]\w*(?![\w(])")
"""A word that is no function, as `min(` is: a unit, an attribute of the case, or one of several words."""


def in_notation(text: str, voice: Voice) -> str:
    """A value as written, the names in it by the scenario's own translations; spaces do not break it."""
    if voice.language == "zh":
        translated = voice.name(text)
        if translated != text:
            return translated
        text = _NAME.sub(lambda match: match[0] if match[0] in _CHINESE else voice.name(match[0]), text)
        text = _WHOLE_RATE.sub(r"per \2 \1", text)
        text = _RATE.sub(lambda match: _RATES[match[1]], text)
        text = _UNIT.sub(lambda match: _CHINESE[match[1]], text)
    return text.replace(" ", "\u00a0")

"""The Chinese of messages about targets, and about the people and costs of staffings."""

from __future__ import annotations

from collections.abc import Mapping

STAFFING: Mapping[str, str] = {
    'nothing is asked for; give --target, such as --target "on time >= 95%"': (
        '没有目标;请用 --target 写明,如 --target "按时办结率 >= 95%"'
    ),
    "{text} is not a target": "{text} 不是目标",
    'a measure, <= or >=, and an amount, such as "waiting <= 30 min"': '指标、<= 或 >=、数量,如 "等候 <= 30 分钟"',
    "{name} has no amount": "{name} 后面没有数量",
    "{name} has two targets": "{name} 有两个目标",
    "each once": "每个只写一次",
    "no process has such a limit": "没有流程规定了这种时限",
    "limits in the file, or another measure": "在文件中写明时限,或换一个指标",
    "{name} is not varied": "{name} 没有变动",
    "{name} has two costs": "{name} 有两个花费",
    "{text} is not a cost": "{text} 不是花费",
    "a number over zero, as in windows=2.5": "大于零的数,如 windows=2.5",
    "{name} is no number of people": "{name} 不是人数",
    "{name} changes the number of nobody": "{name} 不改变任何人数",
    "numbers of people, as in windows=1..12": "人数,如 windows=1..12",
}

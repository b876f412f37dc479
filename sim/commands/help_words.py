"""The Chinese of every text that help shows; the English stands with the commands."""

from __future__ import annotations

from collections.abc import Mapping

CHINESE: Mapping[str, str] = {
    "Commands": "命令",
    "Arguments": "参数",
    "Parameters": "选项",
    "COMMAND": "命令",
    "[OPTIONS]": "[选项]",
    "Display this message and exit.": "显示本说明。",
    "Display application version.": "显示版本号。",
    "Simulate a procedure before and after its reform, on the same applicants: whose time is saved, and how much.": (
        "让同一批申请人分别走改革前和改革后的流程,看省下了谁的时间、省了多少。"
    ),
    "Simulate a scenario and report what the reform changes.": "模拟一个场景,报告改革带来的变化。",
    "List the shipped scenarios.": "列出自带的场景。",
    "Check scenario files without running them, and tell everything that is wrong with them.": (
        "检查场景文件而不运行,一次指出全部问题。"
    ),
    "Show the flows of a scenario side by side, its parameters, staff and hours.": (
        "并列显示场景的各个流程、可调参数、人员和开放时间。"
    ),
    "Name of a shipped scenario (see `onething list`), or a scenario file.": (
        "自带场景的名称(见 `onething list`)或场景文件。"
    ),
    "Scenario files, or names of shipped scenarios.": "场景文件,或自带场景的名称。",
    "PATH=VALUE: change a parameter (devices=10) or any value of the file (staff.window.count=6). "
    "May be given several times.": (
        "路径=取值:改动一个参数,如 devices=10;或文件中任一取值,如 staff.window.count=6 。可多次使用。"
    ),
    "Independent runs of every process.": "每个流程独立重复模拟的次数。",
    "Start of all random numbers: the same seed gives the same report.": "随机数种子:种子相同,报告相同。",
    "Language of the report. Default: that of the locale.": "报告的语言。默认随系统。",
    "Also write all results as JSON to this file; - writes them instead of the report.": (
        "把全部结果另存为 JSON 文件;写 - 则只输出 JSON,不出报告。"
    ),
    "Processor cores to use. Default: all. Changes no result.": "使用的处理器核数。默认全部。不影响结果。",
    "Print the scenario file itself, to make your own from.": "原样输出场景文件,供改成自己的场景。",
}

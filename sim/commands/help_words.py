"""The Chinese of every text that help shows; the English stands with the commands."""

from __future__ import annotations

from collections.abc import Mapping

CHINESE: Mapping[str, str] = {
    "Arguments": "参数",
    "Parameters": "选项",
    "[OPTIONS]": "[选项]",
    "Simulate a procedure before and after its reform, on the same applicants: whose time is saved, and how much.": (
        "让同一批申请人分别走改革前和改革后的流程,看省下了谁的时间、省了多少。"
    ),
    "Usage: onething COMMAND [OPTIONS]": "用法:onething 命令 [选项]",
    "To begin with: onething run special-equipment": "先试一次:onething run special-equipment",
    "onething COMMAND --help tells what a command takes. --lang zh: in Chinese. --version: which version this is.": (
        "onething 命令 --help:查看该命令的用法。--lang en:改用英文。--version:查看版本号。"
    ),
    "Look at a scenario": "查看场景",
    "See what a reform does": "看改革的效果",
    "Ask what if": "换个条件试试",
    "Runs that are kept": "已保存的运行",
    "Trust the numbers": "数字可信吗",
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
        "路径=取值:改动一个参数,如 devices=10;或文件中任一取值,如 staff.window.count=6。可多次使用。"
    ),
    "NAME=VALUES: vary a parameter (windows=4..12, defect=2%..10%, devices=1,10,102, "
    "branches=equal,unequal) or any value of the file; NAME alone: over its range. May be given several times.": (
        "名称=取值:变动一个参数,如 windows=4..12、defect=2%..10%、devices=1,10,102、"
        "branches=equal,unequal,或文件中任一取值;只写名称则取其可信范围。可多次使用。"
    ),
    "Independent runs of every process.": "每个流程独立重复模拟的次数。",
    "Independent runs of every process. Default: 20.": "每个流程独立重复模拟的次数。默认 20 次。",
    "Instead of --replications: as many as it takes until the mean lead times, and their difference from the baseline, "
    "are known to within 5% (or another share, from 0.1% to 50%).": (
        "代替 --replications:自动增加重复次数,直到平均办理时长及其与原流程的差值"
        "精确到 5%(或 0.1% 至 50% 之间的其他比例)。"
    ),
    "With --precision: at least so many replications. Default: 20.": (
        "与 --precision 合用:至少重复多少次。默认 20 次。"
    ),
    "With --precision: at most so many replications. Default: 500.": (
        "与 --precision 合用:至多重复多少次。默认 500 次。"
    ),
    "Start of all random numbers: the same seed gives the same report.": "随机数种子:种子相同,报告相同。",
    "Language of the report. Default: that of the locale.": "报告的语言。默认随系统。",
    "Also write all results as JSON to this file; - writes them instead of the report.": (
        "把全部结果另存为 JSON 文件;写 - 则只输出 JSON,不出报告。"
    ),
    "Processor cores to use, at most four times as many as there are. Default: all. Changes no result.": (
        "使用的处理器核数,至多为实有核数的四倍。默认全部。不影响结果。"
    ),
    "Address of the scheduler of a Dask cluster, such as tcp://host:8786, to run there. Changes no result.": (
        "在集群(Dask)上运行:调度器的地址,如 tcp://host:8786。不影响结果。"
    ),
    "Keep this run: what was asked, every replication, the results. See `runs`.": (
        "保存本次运行:内容、每次重复和结果。见 `runs`。"
    ),
    "The folder of the runs that are kept. Default: one in your data directory.": (
        "存放运行的文件夹。默认在用户数据目录中。"
    ),
    "Go on with a kept run that was interrupted and asks the same; else begin one.": (
        "接着做一次内容相同而中断了的运行;没有则新开一次并保存。"
    ),
    "Tell how many cases a day each process can bear: what bounds it, and how waiting grows on the way there.": (
        "说明各流程每天至多能办多少件:受谁限制,来件增多时排队如何变长。"
    ),
    "Compare two kept runs: which values differ, and which measures moved by how much.": (
        "比较两次保存的运行:哪些取值不同,哪些指标变了多少。"
    ),
    "Tell on which assumptions the conclusion rests, from which value on it turns, and which do not matter.": (
        "说明结论取决于哪些假定、从哪个取值起反转,以及哪些假定无关紧要。"
    ),
    "What the conclusion is about, as for `sweep`, such as staff effort in all. Default: the first of `headline:` in "
    "the file, or lead time.": (
        "结论所针对的指标,写法同 `sweep`,如工作人员合计。默认为场景文件 `headline:` 所列的第一项,未列则为办理时长。"
    ),
    "Also tell what explains the variance over all ranges together (Sobol indices), from so many samples for each "
    "assumption and two more: a power of two from 16 on, such as 64. Takes long.": (
        "另给出各项假定对方差的解释份额(Sobol 指数):每项假定取这么多样本,另加两组,须为 16 起的 2 的幂,如 64。耗时较长。"
    ),
    "List the runs that were kept with --save.": "列出用 --save 保存的运行。",
    "Run a kept run once more and check that the results are the same bytes; finish one that was interrupted.": (
        "把保存的运行重跑一遍,核对结果是否逐字节相同;中断了的则接着做完。"
    ),
    "Its name in `onething runs`, the beginning of it, or latest.": (
        "运行的名称(见 `onething runs`)或其开头;最近一次可写 latest。"
    ),
    "Print the scenario file itself, to make your own from.": "原样输出场景文件,供改成自己的场景。",
    "Follow one applicant through every process, day by day: what is done, waited for, closed.": (
        "跟着一位申请人逐日走完各个流程:在办什么、在等什么、何时不开放。"
    ),
    "Which case: 1 is the first of its type to arrive.": "第几件:1 为该类最先到来的一件。",
    "Its case type. Default: the one that the report is about.": "哪一类办件。默认为报告所针对的一类。",
    "Which of the independent runs, from 1.": "第几次重复,从 1 起。",
    "Tell which reform of a hall saves how much, alone and as its part of what all of them save together.": (
        "说明大厅的各项改革各省多少:单独实施时,以及在全部合计中的份额。"
    ),
    "Search the cheapest staffing that meets targets, for the old and for the new process.": (
        "求能达到目标的最省人员配备,原流程和新流程各一。"
    ),
    'What is to be reached: a measure, <= or >=, an amount ("on time >= 95%", "waiting p90 of CASE <= 30 min"). '
    "May be given several times.": (
        "要达到的目标:指标、<= 或 >=、数量,如“按时办结率 >= 95%”、“等候 <= 30 分钟”。可多次使用。"
    ),
    "NAME=COST: what one more costs (reviewers=2.5). Default: 1. May be given several times.": (
        "名称=花费:每多一名的花费,如 reviewers=2.5。默认为 1。可多次使用。"
    ),
    "Replications of a staffing before the first look.": "首次判定前每种配备重复的次数。",
    "Replications of a staffing at most; what is not decided then stays open.": (
        "每种配备至多重复的次数;届时仍无法判定的,如实列出。"
    ),
    "Infer nothing from one staffing about another that has fewer people.": "不由一种配备推断人数更少的另一种。",
    "Also write every staffing that was simulated to this file, for a spreadsheet.": (
        "把模拟过的每种配备另存为表格文件(CSV)。"
    ),
    "Search the number of a parameter from which on the reform no longer saves time.": (
        "求某个参数的盈亏平衡点:到多大时改革不再省时。"
    ),
    "Run a scenario at many values of its parameters: where the reform saves most, and where it stops to.": (
        "让参数取遍多个值,看改革在哪里省得最多、在哪里不再省时。"
    ),
    "Instead of every combination: so many that cover all ranges evenly (a Latin hypercube).": (
        "不取全部组合,只取若干个均匀覆盖各范围的组合(拉丁超立方抽样)。"
    ),
    "What is shown: lead time, waiting, on time, staff effort ... as claims call it; waiting of CASE, "
    "utilisation of POOL, queue of POOL; count of, time of. Default: the first of `headline:` in the file, or lead "
    "time.": (
        "显示哪项指标:办理时长、等候、按时办结率、工作人员工作等,可写中文,也可写场景文件“说法”中所用的英文名;"
        "另可写“某类办件的等候”“某类人员的利用率”或“某类人员的排队”。"
        "默认为场景文件 `headline:` 所列的第一项,未列则为办理时长。"
    ),
    "Show every point, beside the map of two parameters.": "变动两个参数时,除图外另列各点。",
    "Also write every number of every point to this file, for a spreadsheet.": (
        "把各点的全部数字另存为表格文件,供电子表格使用。"
    ),
    "Tell whether the warm-up of a scenario is long enough, and suggest one.": (
        "判断场景的预热期是否足够,并给出建议。"
    ),
    "Check the simulator against queueing theory: models of which the right numbers are known.": (
        "用排队论检验模拟器:模拟一批已知正确答案的模型,逐数对照。"
    ),
    "Change values in a scenario file itself, after checking what comes out.": "检查无误后,直接改动场景文件中的取值。",
    "The scenario file to change.": "要改动的场景文件。",
    "What to change: PATH=VALUE, as for --set. Comments and spacing stay as they are.": (
        "要改什么:路径=取值,写法同 --set。注释和排版保持原样。"
    ),
    "Only show what would change, line by line; write nothing.": "只逐行显示会改动什么,不写入文件。",
    "The parameter to vary, such as breach.": "要变动的参数,如 breach。",
    "What must not become worse. Default: staff effort in all, that after the decision included.": (
        "以哪项指标衡量。默认为工作人员的工作合计,含决定之后。"
    ),
    "Lowest number. Default: 0% or its range.": "最小取值。默认 0% 或其可信范围的下限。",
    "Highest number. Default: 100% or its range.": "最大取值。默认 100% 或其可信范围的上限。",
    "The process to compare with the baseline. Default: the first other one.": (
        "与原流程比较的流程。默认为其后的第一个。"
    ),
}

"""The words of what makes numbers doubtful, in English and Chinese: overload, unfinished cases, too few cases."""

from __future__ import annotations

from reports.phrase import Phrase

FAILED = Phrase(
    "{failed} of {all} replications failed and are missing from all numbers ({numbers}): {reason}",
    "{all} 次重复中有 {failed} 次失败,未计入任何数字(第 {numbers} 次):{reason}",
)

# In the answer itself.
AT_LEAST_SAVED = Phrase(
    "saves at least {amount} from start to finish a case ({share} of the cases of {process} were not finished and "
    "count with the time they have spent so far)",
    "每件全程时间至少节省 {amount}({process}有 {share} 的办件未办结,按已用时间计入)",
)
AT_LEAST_SPENT = Phrase(
    "costs at least {amount} more from start to finish a case ({share} of the cases of {process} were not finished "
    "and count with the time they have spent so far)",
    "每件全程时间至少多花 {amount}({process}有 {share} 的办件未办结,按已用时间计入)",
)
LEAD_UNKNOWN = Phrase(
    "leaves open whether a case takes less time from start to finish, because {shares} were not finished",
    "全程时间是否缩短无法判断,因为{shares}未办结",
)
SHARE_OF_CASES = Phrase("{share} of the cases of {process}", "{process} {share} 的办件")
IN_THESE_DAYS_SAVED = Phrase(
    "saves {amount} from start to finish a case over these {length} workdays only, another amount over others, because "
    "{pools} cannot keep up",
    "仅就这 {length} 个工作日而言,每件全程时间节省 {amount},换一段时间则不同,因为{pools}办不过来",
)
IN_THESE_DAYS_SPENT = Phrase(
    "costs {amount} more from start to finish a case over these {length} workdays only, another amount over others, "
    "because {pools} cannot keep up",
    "仅就这 {length} 个工作日而言,每件全程时间多花 {amount},换一段时间则不同,因为{pools}办不过来",
)
POOL_OF = Phrase("{pool} of {process}", "{process}的{pool}")
SAVES_FINISHED = Phrase("saves {savings} a case that was finished", "每件已办结者节省{savings}")
COSTS_FINISHED = Phrase("costs {costs} a case that was finished", "每件已办结者多花{costs}")
LOWERS_FINISHED = Phrase(
    "among the cases that were finished lowers the {thing} by {amount}, from {old} to {new}",
    "已办结者的{thing}下降 {amount}(原 {old},新 {new})",
)
RAISES_FINISHED = Phrase(
    "among the cases that were finished raises the {thing} by {amount}, from {old} to {new}",
    "已办结者的{thing}上升 {amount}(原 {old},新 {new})",
)
SAME_FINISHED = Phrase(
    "shows no difference among the cases that were finished in {things}", "已办结者的{things}未见差异"
)
HARDLY = Phrase("changes {things} by less than 1%", "{things}变化不足 1%")
ALONE_UNFINISHED = Phrase(
    "With {process} {share} of the cases were not finished: a case takes at least {lead} from start to finish, if "
    "those count with the time they have spent so far.",
    "按{process},有 {share} 的办件未办结:若按其已用时间计入,每件从开始到办结至少 {lead}。",
)
ALONE_NOTHING = Phrase(
    "With {process} nothing can be said, because no case was finished.", "按{process}无法得出结果,因为没有办结的办件。"
)
FINISHED_ONLY = Phrase(
    "This holds for the cases that were finished only; up to {share} of those of a process were not, and they are "
    "missing from the means.",
    "以上仅就已办结者而言;某一流程最多有 {share} 的办件未办结,未计入均值。",
)
HALL_FINISHED_ONLY = Phrase(
    "Not certain: up to {share} of the cases were not finished ({case_types}), and are counted with the work of those "
    "that were.",
    "尚不确定:最多有 {share} 的办件未办结({case_types}),其工时按已办结者计。",
)
HALL_NONE_FINISHED = Phrase(
    "Not certain: of {case_types} no case was finished in one of the processes, and their work is missing.",
    "尚不确定:某一流程中{case_types}无一办结,其工时未计入。",
)

# Warnings below the answer.
OVERLOADED = Phrase(
    "{process}: {pool} is asked for {needed} of work a working day and has {staffed}: {excess} too much (load {load}). "
    "Its queue grows by about {growth} of work a working day, so waiting and lead times depend on the length of the "
    "horizon and say nothing about a lasting state.",
    "{process}:{pool}每个工作日所需工时 {needed},现有 {staffed},超出 {excess}(负荷 {load})。"
    "积压每个工作日约增加 {growth}的工作,因此等候和办理时长取决于模拟期长短,不代表长期状态。",
)
AT_THE_LIMIT = Phrase(
    "{process}: {pool} is near its limit or beyond it: asked for {needed} of work a working day, it has {staffed} "
    "(load {load}). Whether that lasts, these replications cannot tell; if it does not, waiting and lead times depend "
    "on the length of the horizon.",
    "{process}:{pool}接近或超过极限:每个工作日所需工时 {needed},现有 {staffed}(负荷 {load})。"
    "能否长期维持,这些重复运行无法判断;若不能,等候和办理时长取决于模拟期长短。",
)
NEVER_IDLE = Phrase(
    "{process}: {pool} is busy in all of its {staffed} a working day, and some cases never got through. What those "
    "would ask of it is not known, nor by how much it has too little; its queue does not come to an end.",
    "{process}:{pool}每个工作日 {staffed} 全部占满,仍有办件始终未办结。"
    "这些办件还需多少工时、人手缺口多大均不得而知,队伍不会消除。",
)
UNFINISHED = Phrase(
    "{process}: {unfinished} of {cases} {case_type} cases a replication were not finished when the run ended "
    "({share}). Means are of the finished ones only and too low, because the longest are missing: a case takes "
    "{lead} if it is finished, and at least {least} on average of all, if the others count with the time they have "
    "spent so far. Percentiles count the others as the longest.",
    "{process}:每次重复 {cases} 件{case_type}中有 {unfinished} 件({share})到运行结束仍未办结。"
    "均值只含已办结者,缺少最慢的,因而偏低:已办结者平均 {lead};未办结者按已用时间计入,则全部办件平均至少 {least}。"
    "分位数把未办结者计为最慢。",
)
GOING_ON = Phrase(
    "{process}: of {open} of {cases} {case_type} cases a replication, what happens after the decision was not over "
    "when the run ended. Its work, counts and times are those until then, and too low.",
    "{process}:每次重复 {cases} 件{case_type}中有 {open} 件,决定之后的环节到运行结束仍未完成;"
    "其工时、次数和计时只算到那时,偏低。",
)
NONE_FINISHED = Phrase(
    "{process}: of {cases} {case_type} cases a replication none was finished when the run ended; on average they had "
    "been under way for {least}, and there are no times below.",
    "{process}:每次重复 {cases} 件{case_type},到运行结束无一办结,平均已用 {least};下文没有其时间。",
)
NO_CASES = Phrase(
    "No {case_type} case came in the measured days: there is nothing to measure.",
    "观测期内没有{case_type}到件,无从测量。",
)
SOME_WITHOUT = Phrase(
    "{process}: in {without} of {replications} replications no {case_type} case was finished; numbers per case are of "
    "the other replications.",
    "{process}:{replications} 次重复中有 {without} 次没有办结的{case_type};每件的数字只含其余各次。",
)

# How numbers are to be read.
NOT_SHOWN = Phrase(
    "– under Change: the interval of the difference contains zero, no difference is shown.",
    "“变化”栏为 – 表示差值的区间含零,未见差异。",
)
NEVER_SEEN = Phrase(
    "A share of 0% or 100% without ± need not be certain: what was never seen in {cases} finished cases may still "
    "happen in up to {share} of them (95% confidence, if cases do not depend on each other).",
    "不带 ± 的 0% 或 100% 未必是必然:{cases} 件办结办件中从未出现的,仍可能在至多 {share} 的办件中出现"
    "(95% 置信度,假定各件互不影响)。",
)
TOO_FEW = Phrase(
    "– too few finished cases for a percentile: “{median}” takes {few} in all replications and {few_in_one} in each on "
    "average, “{p90}” {many} and {many_in_one}.",
    "– 办结的办件太少,无法给出分位数:“{median}”至少要全部重复共 {few} 件、平均每次 {few_in_one} 件;"
    "“{p90}”要 {many} 件和 {many_in_one} 件。",
)
BEYOND = Phrase(
    "– hangs on cases that were not finished: a percentile lies among them, as they count as longer than all others, "
    "or they were not followed so many days.",
    "– 取决于未办结的办件,无法给出:分位数落在其中(未办结者均按长于已办结者计),或跟踪天数不够。",
)
FASTER_KNOWN = Phrase(
    "{share} of the cases are through earlier with {new} than the same case with {old}; cases that were finished in "
    "neither are left out.",
    "{share} 的办件按{new}比同一办件按{old}更早办结;两种流程下都未办结的不计。",
)

# Gains of a hall's reforms.
GAINS_CANNOT_KEEP_UP = Phrase(
    "{pools}: asked for more hours than there are, with none, some or all of the reforms; the queue there does not "
    "come to an end.",
    "{pools}:未实施、部分或全部实施改革时,所需工时超过现有工时,队伍不会消除。",
)
GAINS_UNFINISHED = Phrase(
    "Up to {share} of the cases were not finished ({case_types}); they are counted with the work of those that were.",
    "最多有 {share} 的办件未办结({case_types}),其工时按已办结者计。",
)
GAINS_TOGETHER = Phrase("The whole of the {reforms} reforms", "{reforms} 项改革合计")
GAINS_LARGEST = Phrase(
    "; the largest part of the staff work is due to {first} ({share})", ";工作人员省时中份额最大的是{first}({share})"
)
GAINS_PLAINLY = Phrase("{together} {verdicts}.", "{together}:{verdicts}。")

# The break-even.
AT_THE_LIMIT_AT = Phrase(
    "{process}: {pool} is near its limit or beyond it where {parameter} is {numbers}; whether that lasts, these "
    "replications cannot tell.",
    "{process}:{parameter}为 {numbers} 时,{pool}接近或超过极限;能否长期维持,这些重复运行无法判断。",
)

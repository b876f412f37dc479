"""What the report of a sweep says, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase

# What it is about, at the head.
VARIED = Phrase("varied: {variations}", "变动:{variations}")
FROM_TO = Phrase("{name} from {low} to {high} ({count} values)", "{name} 从 {low} 到 {high}({count} 个取值)")
RANGE = Phrase("{name} from {low} to {high}", "{name} 从 {low} 到 {high}")
FEW = Phrase("{name} {values}", "{name} {values}")
ABOUT_GRID = Phrase(
    "{points} points · {replications} replications each · seed {seed}",
    "{points} 个取值组合 · 各重复 {replications} 次 · 种子 {seed}",
)
ABOUT_HYPERCUBE = Phrase(
    "{points} points of a Latin hypercube · {replications} replications each · seed {seed}",
    "拉丁超立方抽样 {points} 个取值组合 · 各重复 {replications} 次 · 种子 {seed}",
)

# A measure of somebody else than the subject.
THING_OF = Phrase("{thing} · {subject}", "{thing} · {subject}")
THING_OF_SAID = Phrase("{thing} of {subject}", "{subject}的{thing}")
COUNT_SAID = Phrase("number of {name} a case", "每件{name}次数")
SHARE_SAID = Phrase("share counted as {name}", "{name}占比")
TOTAL_SAID = Phrase("number of {name} in all", "{name}合计")
TIME_SAID = Phrase("time of {name} a case", "每件{name}用时")

# The answer.
ALL_POINTS = Phrase("{all} points", "{all} 个取值组合")
COMPARABLE_POINTS = Phrase("{all} points that can be compared", "{all} 个可比的取值组合")
LOWERS_ALL = Phrase(
    "{new} instead of {old} lowers the {thing} at all {points}, {amounts}.",
    "以{new}代替{old},在全部 {points}上{thing}均下降:{amounts}。",
)
RAISES_ALL = Phrase(
    "{new} instead of {old} raises the {thing} at all {points}, {amounts}.",
    "以{new}代替{old},在全部 {points}上{thing}均上升:{amounts}。",
)
MOST_AND_LEAST = Phrase(
    "most at {most_at}, by {most}, least at {least_at}, by {least}",
    "{most_at} 时最多,为 {most};{least_at} 时最少,为 {least}",
)
SAME_EVERYWHERE = Phrase("by the same amount, {amount}, everywhere", "幅度处处相同,为 {amount}")
ALIKE_EVERYWHERE = Phrase("by much the same amount, {amount}, everywhere", "幅度处处相近,约为 {amount}")
AMONG_OTHERS = Phrase("{where}, among others", "{where} 等")
LOWERS_SOME = Phrase(
    "{new} instead of {old} lowers the {thing} at {some} of {points}, most at {most_at}, by {most}; at the others no "
    "difference is shown.",
    "以{new}代替{old},在 {points}中的 {some} 个上{thing}下降:{most_at} 时下降最多,为 {most};其余未见差异。",
)
RAISES_SOME = Phrase(
    "{new} instead of {old} raises the {thing} at {some} of {points}, most at {most_at}, by {most}; at the others no "
    "difference is shown.",
    "以{new}代替{old},在 {points}中的 {some} 个上{thing}上升:{most_at} 时上升最多,为 {most};其余未见差异。",
)
SIGN_CHANGES = Phrase(
    "The sign changes: {new} instead of {old} lowers the {thing} at {lower} of {points}, most at {lower_at}, by "
    "{lowered}, but raises it at {higher}, most at {higher_at}, by {raised}.",
    "差值变号:以{new}代替{old},在 {points}中的 {lower} 个上{thing}下降,{lower_at} 时下降最多,为 {lowered};"
    "在 {higher} 个上反而上升,{higher_at} 时上升最多,为 {raised}。",
)
NOWHERE = Phrase(
    "No difference in the {thing} between {new} and {old} is shown at any of the {points}.",
    "在全部 {points}上,{new}与{old}的{thing}均未见差异。",
)
ONE_LOWERS = Phrase(
    "At {where}, {new} instead of {old} lowers the {thing} by {amount}.",
    "{where} 时,以{new}代替{old},{thing}下降 {amount}。",
)
ONE_RAISES = Phrase(
    "At {where}, {new} instead of {old} raises the {thing} by {amount}.",
    "{where} 时,以{new}代替{old},{thing}上升 {amount}。",
)
ONE_SAME = Phrase(
    "At {where}, no difference in the {thing} between {new} and {old} is shown.",
    "{where} 时,{new}与{old}的{thing}未见差异。",
)
NOT_KNOWN = Phrase(
    "The {thing} is not known at any point: no case was finished, or there is no such number.",
    "在所有取值组合上都无法得知{thing}:没有办结的办件,或没有这一数字。",
)
CENSORED = Phrase(
    "The {thing} cannot be told at any point, because too many cases were not finished; the numbers below are of the "
    "others.",
    "在所有取值组合上都无法得知{thing}:未办结的办件太多;下列数字只含已办结者。",
)
MORE_THAN_NOISE = Phrase(
    "What is varied matters to what the reform changes: from one point to another the difference moves by up to "
    "{amount}, more than chance explains.",
    "所变动的参数影响改革的效果:各取值组合之间差值相差最多 {amount},超出偶然波动。",
)
NOISE = Phrase(
    "From {replications} replications it is not certain that what is varied matters to what the reform changes: from "
    "one point to another the difference moves by up to {amount}.",
    "仅凭 {replications} 次重复尚不能确定所变动的参数影响改革的效果:各取值组合之间差值相差最多 {amount}。",
)
NO_EFFECT = Phrase(
    "What is varied does not matter to what the reform changes here: the difference is the same at all points.",
    "所变动的参数在此不影响改革的效果:各取值组合的差值都相同。",
)
NO_EFFECT_THERE = Phrase(
    "Among the {points}, what is varied does not matter to what the reform changes: the difference is the same.",
    "在 {points}中,所变动的参数不影响改革的效果:差值都相同。",
)
SIMULTANEOUS = Phrase(
    "That interval holds for all pairs of points at once (Bonferroni).",
    "该区间对所有两两比较同时成立(Bonferroni 校正)。",
)
NOW = Phrase(
    "Now, with {where}: {old}, {new}, a difference of {difference}.", "现值 {where}:{old},{new},差值 {difference}。"
)
PROCESS_HAS = Phrase("{process} {amount}", "{process} {amount}")

# Doubts.
OVERLOADED = Phrase(
    "{process}: {pool} is asked for more hours than it has at {where}. Its queue grows without end there, and what "
    "hangs on it depends on how long is simulated.",
    "{process}:{where} 时,{pool}所需工时超过现有工时,队伍会不断变长,相关结果取决于模拟多久。",
)
UNFINISHED = Phrase(
    "At {where}, up to {share} of the cases of a process were not finished in time to be measured; the numbers there "
    "are of finished cases only.",
    "{where} 时,某一流程最多有 {share} 的办件到期未办结;该处数字只含已办结办件。",
)
UNFINISHED_LEFT_OUT = Phrase(
    "At {where}, up to {share} of the cases of a process were not finished in time to be measured; the numbers there "
    "are of finished cases only, and the answer leaves these points out.",
    "{where} 时,某一流程最多有 {share} 的办件到期未办结;该处数字只含已办结办件,结论未计入这些取值。",
)
FAILED = Phrase(
    "{failed} of {all} replications failed, at {where}; the numbers there are of the others. First: {reason}.",
    "{all} 次重复中有 {failed} 次失败({where}),该处数字为其余各次的结果。首个原因:{reason}。",
)
PRESENT = Phrase("the present values", "现值")
AND_MORE = Phrase("{named} and {count} more points", "{named}等共 {all} 处")

# Tables and figures.
POINTS = Phrase("Point by point", "逐点结果")
AGAINST_NOW = Phrase("Against the values now", "与现值相比")
AGAINST_NOW_ASIDE = Phrase(
    "the same applicants, paired; difference: how much it moves", "同一批申请人,配对比较;差值一栏为差值的变动"
)
IS_NOW = Phrase("* the values that the scenario has now", "* 场景现值")
FIRST_ONLY = Phrase(
    "The first {some} of {all} points; --json and --csv have them all.",
    "仅列前 {some} 个,共 {all} 个;全部见 --json 或 --csv。",
)
LEVELS = Phrase("Old and new", "原流程与新流程")
DIFFERENCES = Phrase("The difference", "差值")
DIFFERENCE_ASIDE = Phrase("new less old", "新流程减原流程")
NOW_AT = Phrase("now {value}", "现值 {value}")
AVERAGED = Phrase("averaged over the values of the others", "对其余参数的取值取平均")
EACH_POINT = Phrase("every point at its value", "每点按其取值标出")
MORE_BY_TABLE = Phrase(
    "--table adds every point with its interval; --json and --csv have all measures.",
    "加 --table 可列出各点及其区间;--json 和 --csv 含全部指标。",
)

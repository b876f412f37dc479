"""What the report of a break-even says, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase
from sim.measure.catalogue import Measure

# What it is about, at the head.
SOUGHT = Phrase(
    "break-even of {parameter}, from {low} to {high} · {replications} replications · seed {seed}",
    "{parameter}的平衡点,{low} 至 {high} · {replications} 次重复 · 种子 {seed}",
)
PRESENT = Phrase("The scenario takes {parameter} to be {present}.", "场景中{parameter}取 {present}。")
PRESENT_IN_RANGE = Phrase(
    "The scenario takes {parameter} to be {present}, believable is {range}.",
    "场景中{parameter}取 {present},可信范围为 {range}。",
)
NOT_BELIEVABLE = Phrase("The break-even lies outside of what is believable.", "平衡点在可信范围之外。")
BELIEVABLE = Phrase("The break-even lies within what is believable.", "平衡点在可信范围之内。")

# Who is ahead.
SAVES = Phrase("{process} saves {thing}", "{process}节省{thing}")
TAKES_LESS_OF = Phrase("{process} takes less {thing}", "{process}所需{thing}更少")
TAKES_LESS = Phrase("{process} takes less", "{process}所需更少")
IS_BETTER_IN = Phrase("{process} is better in {thing}", "{process}的{thing}更优")
IS_BETTER = Phrase("{process} is better", "{process}更优")

# Where.
BELOW = Phrase("{parameter} is below {x}", "{parameter}低于 {x}")
ABOVE = Phrase("{parameter} is above {x}", "{parameter}高于 {x}")
AT_MOST = Phrase("{parameter} is at most {x}", "{parameter}不超过 {x}")
AT_LEAST = Phrase("{parameter} is at least {x}", "{parameter}不低于 {x}")
INTERVAL = Phrase("95% interval {low} to {high}", "95% 置信区间 {low} 至 {high}")
CERTAIN = Phrase("the same in every replication", "每次重复都相同")
BEYOND_LOW = Phrase("below {x}", "低于 {x}")
BEYOND_HIGH = Phrase("beyond {x}", "高于 {x}")

# The answer.
UNTIL = Phrase(
    "{ahead} as long as {where} ({interval}); above that, {other}.",
    "{where}({interval})时,{ahead};高于此值时,{other}。",
)
SINCE = Phrase(
    "{ahead} as long as {where} ({interval}); below that, {other}.",
    "{where}({interval})时,{ahead};低于此值时,{other}。",
)
SHOWN_UNTIL = Phrase(
    "{ahead} as long as {where}; from there up to {end} no difference is shown.",
    "{where}时,{ahead};此后直至 {end},未见差异。",
)
SHOWN_SINCE = Phrase(
    "{ahead} as long as {where}; from there down to {end} no difference is shown.",
    "{where}时,{ahead};由此往下直至 {end},未见差异。",
)
OPEN = Phrase("The break-even is estimated at {root} ({interval}).", "平衡点估计为 {root}({interval})。")
THROUGHOUT = Phrase(
    "{ahead} at any {parameter} from {low} to {high}: by {first} at {low}, by {last} at {high}.",
    "{parameter}从 {low} 到 {high},{ahead}:在 {low} 时{first},在 {high} 时{last}。",
)
NOTHING_SHOWN = Phrase(
    "No difference in {thing} is shown at any {parameter} from {low} to {high}: {first} at {low}, {last} at {high}.",
    "{parameter}从 {low} 到 {high},{thing}均未见差异:在 {low} 时{first},在 {high} 时{last}。",
)
A_CASE = Phrase("{amount} a case", "每件 {amount}")
SEVERAL = Phrase(
    "There is more than one break-even in {thing} between {low} and {high}:",
    "{parameter}从 {low} 到 {high},{thing}的平衡点不止一个:",
)
CHANGE = Phrase(
    "at {root} ({interval}), from where {before} to where {after}", "{root}({interval}):此前{before},此后{after}"
)
CHANGE_SOMEWHERE = Phrase("{interval}, from where {before} to where {after}", "{interval}:此前{before},此后{after}")
NONE_AHEAD = Phrase("no difference is shown", "未见差异")

# Doubts.
HIDDEN = Phrase(
    "At {numbers} no difference is shown, though the same process is ahead on both sides: there the difference may "
    "change its sign and change back.",
    "在 {numbers} 处未见差异,而两侧均为同一流程占优:差值可能在此变号后又变回。",
)
OVERLOADED = Phrase(
    "{process}: {pool} is asked for more hours than it has where {parameter} is {numbers}. Its queue "
    "grows without end, and what hangs on it depends on how long is simulated.",
    "{process}:{parameter}为 {numbers} 时,{pool}所需工时超过现有工时,队伍会不断变长,相关结果取决于模拟多久。",
)
UNFINISHED = Phrase(
    "Where {parameter} is {numbers}, up to {share} of the cases of a process were not finished in time to be measured; "
    "the numbers there are of finished cases only.",
    "{parameter}为 {numbers} 时,某一流程最多有 {share} 的办件到期未办结;该处数字只含已办结办件。",
)

# Table and figure.
TRIED = Phrase("What was tried", "试算的取值")
MEAN_OF = Phrase("{thing}, mean", "{thing},平均")
COURSE = Phrase("The difference against {parameter}", "差值随{parameter}的变化")
COURSE_ASIDE = Phrase("new less old; below zero the new takes less", "新流程减原流程;零以下为新流程更少")
COURSE_ASIDE_MORE = Phrase("new less old; above the line the new is better", "新流程减原流程;线上为新流程更优")
COURSE_NOTE = Phrase(
    "First {grid} were tried, then numbers around each change of sign that was seen; if "
    "the sign changed twice between two of those first numbers, it would not be seen.",
    "先试算 {grid},再试算所见变号处附近的取值;先试算的相邻两值之间若变号两次,则无法察觉。",
)
MEAN = Phrase("mean", "平均")
MARKED_PRESENT = Phrase("scenario {x}", "场景取值 {x}")
MARKED = Phrase("break-even {x}", "平衡点 {x}")

THINGS: dict[Measure, Phrase] = {
    Measure.STAFF_EFFORT_TOTAL: Phrase("staff time", "工作人员用时"),
    Measure.APPLICANT_EFFORT_TOTAL: Phrase("applicant time", "申请人用时"),
    Measure.STAFF_EFFORT: Phrase("staff time up to the decision", "工作人员决定前的用时"),
    Measure.APPLICANT_EFFORT: Phrase("applicant time up to the decision", "申请人决定前的用时"),
    Measure.COUNTER_TIME: Phrase("time at the counter", "窗口办理时间"),
    Measure.LEAD_TIME_MEAN: Phrase("time from start to finish", "全程时间"),
    Measure.WAITING_MEAN: Phrase("waiting", "等候时间"),
}
"""What can be saved; a process is better or worse in other measures."""

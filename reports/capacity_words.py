"""What the report of capacities says, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase

ABOUT = Phrase(
    "capacity for {case_type} · {replications} replications a point · seed {seed}",
    "{case_type}的办理能力 · 每点重复 {replications} 次 · 种子 {seed}",
)
ANSWER = Phrase(
    "{process} can bear {cases} cases a workday at most, because of {pool}; {present} a workday come now.",
    "{process}每个工作日至多能办 {cases} 件,受限于{pool};目前每个工作日来 {present} 件。",
)
ANSWER_WITHOUT_KNEE = Phrase(
    "{process} can bear {cases} cases a workday at most, because of {pool}; up to there, queueing stays "
    "little beside the time that a case takes anyway. {present} a workday come now.",
    "{process}每个工作日至多能办 {cases} 件,受限于{pool};在此之前,排队与每件本来所需的时间相比一直不多。"
    "目前每个工作日来 {present} 件。",
)
ANSWER_WITH_KNEE = Phrase(
    "{process} can bear {cases} cases a workday at most, because of {pool}; beyond about {knee} ({share} of that), "
    "times grow faster than what gets through. {present} a workday come now.",
    "{process}每个工作日至多能办 {cases} 件,受限于{pool};超过约 {knee} 件(其 {share})后,耗时的增长快过办件量的增长。"
    "目前每个工作日来 {present} 件。",
)
NOBODY = Phrase(
    "{process} is bounded by nobody: its cases ask nothing of people whom cases share. {present} a workday come now.",
    "{process}不受任何人限制:其办件不占用共用人员。目前每个工作日来 {present} 件。",
)
OVERLOADED = Phrase(
    "More cases come to {process} than {pool} can bear: its queue grows for as long as that lasts.",
    "{process}来的办件超过{pool}所能承受:只要如此,队伍就越排越长。",
)
NOT_SCALED = Phrase(
    "Cases come at fixed dates, as a group, or not at all, so there is no other demand to simulate.",
    "办件按固定日期或成批到来,或根本没有,无法模拟其他来件量。",
)
FAILED = Phrase("Some replications failed and are missing: {reason}", "部分重复失败,未计入:{reason}")
POOLS = Phrase("What bounds it", "受谁限制")
ASKED = Phrase("A case takes", "每件占用")
LEFT = Phrase("Left a workday", "每工作日可用")
BOUND = Phrase("Bears at most", "至多能办")
BOUND_NOTE = Phrase(
    "Operational bound: what other case types leave of the hours of a pool, divided by what a case takes of it. Nobody "
    "can stay at it, as queues would grow without end.",
    "运筹界限:其他事项用剩的工时,除以每件占用。实际不能长期达到,否则队伍无限增长。",
)
NO_POOL = Phrase("asks nothing of people whom cases share", "不占用共用人员")
CURVE = Phrase("Waiting as more cases come", "来件增多时的排队")
NOW = Phrase("now", "现状")
KNEE = Phrase("knee", "拐点")
BOUND_MARK = Phrase("bound", "界限")
DEMAND = Phrase("Cases that come", "来件量")
SHARE = Phrase("Of the bound", "占界限")
WAITING = Phrase("Queueing a case", "每件排队")
LEAD = Phrase("Start to finish", "全程时间")
FINISHED = Phrase("Finished", "办结")
UNFINISHED = Phrase("Unfinished", "未办结")
KNEE_NOTE = Phrase(
    "Means. A knee is where cases that come, divided by the time they take from start to finish, is greatest "
    "(Kleinrock's power), among the points that were simulated, unless that is the last of them. Unfinished cases "
    "count with the time they have spent; beyond the bound, times grow with the days that are simulated.",
    "均为平均值。拐点为各模拟点中“来件量除以全程时间”(Kleinrock 功率)最大处(若为最后一点则无)。未办结者按已用时间"
    "计入;超过界限后,时间随模拟天数增长。",
)

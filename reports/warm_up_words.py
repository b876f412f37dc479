"""What is said of warm-ups, in English and Chinese: the warning of a run, and the report of `onething warmup`."""

from __future__ import annotations

from reports.phrase import Phrase
from sim.measure.warm_up import Watched

# The warning of a run.
TOO_SHORT = Phrase(
    "{process}: the warm-up of {warm_up} workdays is too short.", "{process}:预热 {warm_up} 个工作日不够。"
)
COLD = Phrase("{process}: there is no warm-up, and the run begins empty.", "{process}:没有预热,模拟从空场开始。")
DRIFTS: dict[Watched, Phrase] = {
    Watched.LEAD_TIME: Phrase(
        "A {case_type} case that comes in the first {first} measured workdays takes {early} of open hours, one in the "
        "last {last} {late}; means per case mix both.",
        "观测期前 {first} 个工作日到来的{case_type}平均历时 {early}(开放时间),后 {last} 个工作日到来的为 {late};"
        "每件均值混合了两者。",
    ),
    Watched.UNDER_WAY: Phrase(
        "In the first {first} measured workdays {early} cases are under way on average, in the last {last} {late}; "
        "finished cases a workday, queues and utilisation mix both.",
        "观测期前 {first} 个工作日平均在办 {early} 件,后 {last} 个工作日为 {late} 件;"
        "每个工作日办结件数、排队和利用率混合了两者。",
    ),
}
LEAD_TIME_STEADY = Phrase("No such change is shown in the lead time.", "办理时长未见此变化。")
SEE = Phrase("`onething warmup` suggests one.", "可用 `onething warmup` 得到建议的预热期。")

# The head of the report.
WATCHED = Phrase(
    "{days} workdays from {start} on, watched from the first one · {replications} replications · seed {seed}",
    "自 {start} 起 {days} 个工作日,从第一天看起 · {replications} 次重复 · 种子 {seed}",
)

# The answer.
LONG_ENOUGH = Phrase(
    "The warm-up of {chosen} is long enough: MSER-5 suggests {suggested}.",
    "预热 {chosen}足够:MSER-5 建议 {suggested}。",
)
SHORTER = Phrase(
    "The warm-up of {chosen} is shorter than the {suggested} that MSER-5 suggests, but no change is shown in the "
    "measured days.",
    "预热 {chosen},短于 MSER-5 建议的 {suggested},但观测期内未见变化。",
)
SHORTER_NOT_JUDGED = Phrase(
    "The warm-up of {chosen} is shorter than the {suggested} that MSER-5 suggests.",
    "预热 {chosen},短于 MSER-5 建议的 {suggested}。",
)
CHANGES = Phrase(
    "The warm-up of {chosen} is too short: the measured days still change. MSER-5 suggests {suggested}.",
    "预热 {chosen}不够:观测期内仍有变化。MSER-5 建议 {suggested}。",
)
CHANGES_UNKNOWN = Phrase(
    "The warm-up of {chosen} is too short: the measured days still change, and the {days} workdays that were simulated "
    "are too few to suggest a longer one.",
    "预热 {chosen}不够:观测期内仍有变化;而模拟的 {days} 个工作日太少,无法建议更长的预热期。",
)
UNKNOWN = Phrase(
    "Whether the warm-up of {chosen} is long enough cannot be said: the {days} workdays that were simulated are too "
    "few for a suggestion.",
    "无法判断预热 {chosen}是否足够:模拟的 {days} 个工作日太少,得不出建议。",
)
NEVER = Phrase(
    "No warm-up is long enough: {pools} cannot keep up, and the queue there does not come to an end.",
    "任何预热期都不够:{pools}办不过来,队伍不会消除。",
)
WORKDAYS = Phrase("{days} workdays", "{days} 个工作日")
WORKDAY = Phrase("{days} workday", "{days} 个工作日")
POOL_OF = Phrase("{pool} of {process}", "{process}的{pool}")

# What must be known beside it.
SERIES_TOO_SHORT = Phrase(
    "{process}, {series}: no suggestion, because {reason}. Simulate longer, for example with "
    '--set "horizon.length={length} workdays".',
    '{process}的{series}:没有建议,因为{reason}。可延长模拟期,例如 --set "horizon.length={length} workdays"。',
)
IN_THE_SECOND_HALF = Phrase(
    "the series still changes in its second half, where a cut is not trusted",
    "序列在后半段仍在变化,在那里截断不可信",
)
TOO_FEW = Phrase(
    "there are too few days with cases, and ten batches of five are needed",
    "有到件的日子太少,至少需要十批、每批五天",
)
CANNOT_SETTLE = Phrase(
    "{process}: {pools} cannot keep up, so its series never settle and nothing is suggested for them.",
    "{process}:{pools}办不过来,其序列不会稳定,不作建议。",
)
COMES_AT_DATES = Phrase(
    "{case_types}: cases come at fixed dates and are not watched; what they do to the others is no matter of warm-up.",
    "{case_types}在固定日期到来,不在观察之列;它们对其他办件的影响与预热无关。",
)

# How the numbers are to be read.
READING = Phrase(
    "MSER-5 leaves out so many days at the beginning that the mean of the rest, in batches of five days, is most "
    "precise; suggestions are multiples of five days with cases. Series are means over the replications. It is no "
    "test: where nothing changes, it may still suggest some days.",
    "MSER-5 去掉开头若干天,使其余各天(五天一批)的均值最精确;建议值为五个有件日的倍数。"
    "序列先对各次重复取平均。它不是检验:即使毫无变化,也可能建议去掉若干天。",
)
RULE = Phrase(
    "Under Change: from the first {first} measured workdays to the last {last}, ± the half-width of a {confidence} "
    "interval. The measured days are said to change if the interval leaves out zero and the change is at least "
    "{share}; in a steady state that happens by chance in at most {chance} of the runs.",
    "“变化”栏为观测期前 {first} 个工作日到后 {last} 个工作日之差,± 为 {confidence} 置信区间的半宽。"
    "区间不含零且变化不小于 {share},才称观测期内有变化;处于稳态时,这样的误报至多占 {chance}。",
)
NOT_JUDGED = Phrase(
    "Whether the measured days change is not judged: {reason}.", "观测期内是否有变化未作判断:{reason}。"
)
REASON_DATES = Phrase("some cases come at fixed dates", "部分办件在固定日期到来")
REASON_BACKLOG = Phrase(
    "cases that are there already are measured, so the beginning is what is asked about",
    "开始时已有的办件也被观测,所问的正是开头",
)
REASON_TOO_SHORT = Phrase("there are fewer than two weeks of them", "观测期不足两周")
REASON_ONE = Phrase("one replication says nothing of chance", "只运行一次无法判断偶然性")
REASON_OVERLOADED = Phrase("no process can settle", "没有流程能够稳定")

# Tables and figures.
SECTION = Phrase("Where the series settle", "各序列何时稳定")
SUGGESTED = Phrase("Suggested", "建议预热")
AFTER = Phrase("Mean after it", "其后均值")
CHANGE = Phrase("Change", "变化")
SERIES: dict[Watched, Phrase] = {
    Watched.LEAD_TIME: Phrase("lead time of {case_type}, open hours", "{case_type}办理时长,开放时间"),
    Watched.UNDER_WAY: Phrase("cases under way", "在办件数"),
}
COURSE = Phrase("Running mean", "移动平均")
COURSE_ASIDE = Phrase(
    "{around} workdays around each, means of the replications", "前后共 {around} 个工作日,各次重复的平均"
)
AXIS = Phrase("workdays since the beginning", "自开始起的工作日")
MARKED_CHOSEN = Phrase("chosen: {days}", "现有:{days}")
MARKED_SUGGESTED = Phrase("suggested: {days}", "建议:{days}")
CAPTION = Phrase("{process}: {series}", "{process}:{series}")

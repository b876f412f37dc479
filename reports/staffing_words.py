"""What the report of the cheapest staffing says, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase

ABOUT = Phrase(
    "{count} staffings, up to {most} replications of each · seed {seed}",
    "{count} 种配备,每种至多重复 {most} 次 · 种子 {seed}",
)
TARGETS = Phrase("asked for: {targets}", "目标:{targets}")
AT_MOST = Phrase("{thing} ≤ {amount}", "{thing} ≤ {amount}")
AT_LEAST = Phrase("{thing} ≥ {amount}", "{thing} ≥ {amount}")
THING_OF = Phrase("{thing}: {subject}", "{subject}{thing}")
NUMBER = Phrase("{number} {name}", "{name} {number}")
NUMBER_OF = Phrase("{number} × {name}", "{name} {number}")
PLUS = Phrase(" + ", " + ")

# The answer.
NEEDS = Phrase("{process} needs {staffing} to meet {targets}.", "{process}要达到{targets},至少需要 {staffing}。")
NEEDS_AT_COST = Phrase(
    "{process} needs {staffing} ({cost}) to meet {targets}.", "{process}要达到{targets},至少需要 {staffing}({cost})。"
)
OR_AS_WELL = Phrase("As cheap, and as good: {others}.", "花费相同、同样达标的还有:{others}。")
THE_TARGET = Phrase("its target", "目标")
THE_TARGETS = Phrase("its targets", "各项目标")
IN_ALL = Phrase("{cost} in all", "合计 {cost}")
AT_COST = Phrase("cost {cost}", "花费 {cost}")
NOTHING = Phrase(
    "{process}: no staffing in these ranges meets {targets}. {best} comes nearest, with {results}.",
    "{process}:所给范围内没有任何配备能达到{targets}。最接近的是 {best}:{results}。",
)
NOT_DECIDED = Phrase(
    "{process}: in {most} replications no staffing is shown to meet {targets}, but not all are shown to miss. {best} "
    "comes nearest, with {results}. More replications with --most.",
    "{process}:重复 {most} 次,尚无配备证实能达到{targets},但也并非都证实不能。最接近的是 {best}:{results}。"
    "可用 --most 增加重复次数。",
)
UNSAYABLE = Phrase(
    "{process}: {targets} cannot be said, because there is no such number in it.",
    "{process}:无法判断{targets},因为该流程没有这样的数。",
)
FEWER = Phrase("{count} {name} fewer", "{name}少 {count}")
MORE = Phrase("{count} {name} more", "{name}多 {count}")
DIFFERENCE = Phrase("{new} needs {things} than {old}.", "{new}比{old}:{things}。")
DIFFERENCE_AT_COST = Phrase(
    "{new} needs {things} than {old}: {less} instead of {more}.", "{new}比{old}:{things};{less},原为 {more}。"
)
AS_MANY = Phrase("{new} needs as many as {old}.", "{new}与{old}所需人数相同。")
AS_FAR_AS_DECIDED = Phrase(
    "That holds if none of the cheaper ones that are not decided meets its targets.",
    "以上以尚未判定的较省配备均不达标为前提。",
)
RESULT_FINISHED = Phrase("{thing} {amount} among the finished cases only", "{thing} {amount}(仅已办结者)")
RESULT = Phrase("{thing} {amount}", "{thing} {amount}")

# Doubts.
UNDECIDED = Phrase(
    "Whether {staffing} would do for {process} cannot be decided in {replications} replications ({results}); more with "
    "--most.",
    "{process}用 {staffing} 是否也行,重复 {replications} 次仍无法判定({results});可用 --most 增加重复次数。",
)
UNDECIDED_UNFINISHED = Phrase(
    "Whether {staffing} would do for {process} cannot be said, because cases were not finished ({results}). A longer "
    "run-out may help, more replications do not.",
    "{process}用 {staffing} 是否也行无法判定,因为有办件未办结({results})。延长收尾期或许有用,增加重复次数无用。",
)
UNDECIDED_OTHERS = Phrase(
    "{count} more staffings of {process}, as cheap or cheaper, are not decided either; more with --most.",
    "{process}另有 {count} 种同样省或更省的配备也无法判定;可用 --most 增加重复次数。",
)
TOO_FEW = Phrase(
    "{thing} of {process} rests on too few cases a replication to be called met: its percentiles lie too low. A longer "
    "horizon helps, more replications do not.",
    "{process}的{thing}每次重复的办件太少,不能算达标:这样求出的百分位数偏低。延长观测期有用,增加重复次数无用。",
)
VIOLATED = Phrase(
    "{process}: {fewer} serves better than {more}, so that nothing was inferred from one staffing about another.",
    "{process}:{fewer} 反而比 {more} 好,因此未由一种配备推断另一种。",
)
FAILED = Phrase("Some replications failed and are missing: {reason}", "部分重复失败,未计入:{reason}")

# How it is to be read.
RIGHT = Phrase(
    "With {confidence} confidence all of this is right together: the staffings named meet their targets, in the mean "
    "over replications, and no cheaper one does that is not named as undecided.",
    "以上各项同时正确的置信度为 {confidence}:所列配备按各次重复的平均达到目标,更省的配备除列为未判定者外均达不到。",
)
INFERRED = Phrase(
    "Not simulated: {count} staffings with fewer people than one that misses, or with so few that a pool is "
    "overloaded. That more people never serve worse is assumed",
    "有 {count} 种配备未模拟:其人数少于某个不达标的配备,或使某类人员超负荷。这里假定人多不会更差",
)
CHECKED = Phrase("; looked for at neighbours ({count}), it holds.", ";在相邻配备上核对过({count} 对),成立。")
NOT_CHECKED = Phrase(".", "。")
ALL_SIMULATED = Phrase(
    "Nothing is inferred from one staffing about another; only dearer ones than those named were left out.",
    "未由一种配备推断另一种;只略去比所列更贵的配备。",
)

# Sections.
CHOSEN = Phrase("What meets the targets", "达标的配备")
CAME_OUT = Phrase("Came out", "结果")
SURELY = Phrase("For sure", "可靠界限")
AT_MOST_SURELY = Phrase("at most {amount}", "至多 {amount}")
AT_LEAST_SURELY = Phrase("at least {amount}", "至少 {amount}")
REPLICATIONS = Phrase("Replications", "重复次数")
CHEAPER = Phrase("Cheaper, and not enough", "更省但不够的配备")
CHEAPER_OR_OPEN = Phrase("Cheaper ones", "更省的配备")
NEAREST = Phrase("What was tried", "试算过的配备")
STAFFING = Phrase("Staffing", "配备")
COST = Phrase("Cost", "花费")
PEOPLE = Phrase("People", "人数")
WHY = Phrase("Why not", "原因")
MISSES = Phrase("{target}", "{target}")
LOADED = Phrase("{pool} overloaded: ≤ 100%", "{pool}超负荷:≤ 100%")
LOADED_BY = Phrase("{pool} overloaded (inferred)", "{pool}超负荷(推得)")
MISSES_BY = Phrase("as {by} misses (inferred)", "{by} 已不达标(推得)")
LEFT_UNFINISHED = Phrase("{target}: cases left unfinished", "{target}:有办件未办结")
OPEN = Phrase("{target}: not decided", "{target}:未判定")
NONE_CHEAPER = Phrase("It is the cheapest there is.", "已是最省的配备。")
AND_TRIED = Phrase("{count} more simulated", "另有 {count} 种已模拟")
AND_INFERRED = Phrase("{count} inferred from others, not simulated", "{count} 种由其他配备推得,未模拟")
FRONTIER = Phrase("What people buy", "人手与服务")
FAR_OFF = Phrase(
    "Not drawn, because it is more than {times} times the target: {thing} beyond {amount} ({count}).",
    "未画出 {count} 种配备:“{thing}”一项的结果超过 {amount},即目标的 {times} 倍。",
)
SPENT = Phrase("What it took", "模拟用量")
SPENT_TEXT = Phrase(
    "{replications} replications, at {tried} of {all} staffings of single processes. To simulate all of them {most} "
    "times would take {exhaustive}: {share} of that was needed.",
    "共重复 {replications} 次,模拟了 {all} 种(各流程分别计)配备中的 {tried} 种。若每种都重复 {most} 次,需 "
    "{exhaustive} 次:只用了其 {share}。",
)
LOOKS = Phrase(
    "Looked at after {looks} replications, until decided. ± is a usual interval; what is for sure is a one-sided bound "
    "of {confidence} confidence, so that all statements together are wrong with at most {error} (Bonferroni). There is "
    "no indifference zone: what is too close to its target stays undecided.",
    "分别在重复 {looks} 次后检视,直至判定。± 为通常的区间;可靠界限为单侧 {confidence} 置信界,全部判断合计出错的"
    "概率至多 {error}(Bonferroni)。不设无差别区间:与目标太接近者列为未判定。",
)
OVERLOAD = Phrase(
    "A staffing with an overloaded pool does not count as meeting an upper limit of times, as its queue grows for as "
    "long as that lasts.",
    "有人员超负荷的配备不算达到时间上限:只要超负荷,队伍就越排越长。",
)

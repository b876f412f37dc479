"""What the report of sensitivity says, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase

ABOUT = Phrase(
    "{count} assumptions, each to the ends of its range · {replications} replications a point · seed {seed}",
    "{count} 项假定,各取其范围两端 · 每点重复 {replications} 次 · 种子 {seed}",
)
PRESENT_LESS = Phrase(
    "With the present values, {process} instead of {baseline} lowers the {thing} by {amount}.",
    "按现有取值,{process}的{thing}比{baseline}少 {amount}。",
)
PRESENT_MORE = Phrase(
    "With the present values, {process} instead of {baseline} raises the {thing} by {amount}.",
    "按现有取值,{process}的{thing}比{baseline}多 {amount}。",
)
PRESENT_NONE = Phrase(
    "With the present values, no difference in the {thing} between {process} and {baseline} is shown ({amount}).",
    "按现有取值,{process}与{baseline}的{thing}未见差异({amount})。",
)
HOLDS = Phrase(
    "That holds over the whole range of each of the {count} assumptions.", "在 {count} 项假定各自的整个范围内均成立。"
)
RESTS = Phrase(
    "That rests on {turning}; it holds over the whole range of the other {count}.",
    "这一结论取决于{turning};在其余 {count} 项的整个范围内均成立。",
)
RESTS_OF = Phrase(
    "That rests on {turning}; it holds over the whole range of {count} others.",
    "这一结论取决于{turning};在另外 {count} 项的整个范围内均成立。",
)
RESTS_ALONE = Phrase("That rests on {turning}.", "这一结论取决于{turning}。")
HOLDS_OF = Phrase(
    "That holds over the whole range of {count} of the {all} assumptions.",
    "在 {all} 项假定中的 {count} 项的整个范围内均成立。",
)
OPEN = Phrase(
    "From {replications} replications it is not certain whether it holds with {ends}.",
    "仅凭 {replications} 次重复,尚不能确定以下取值时是否成立:{ends}。",
)
OPEN_END = Phrase("{end} ({amount})", "{end}({amount})")
TURNS_AT = Phrase("{name} (turns at {value})", "{name}(在 {value} 处反转)")
TURNS_BETWEEN = Phrase(
    "{name} (turns at {value}, 95%: {low} to {high})", "{name}(在 {value} 处反转,95%:{low} 至 {high})"
)
TURNS = Phrase("{name} (the other way round at {value})", "{name}(取 {value} 时反转)")
VANISHES = Phrase("{name} (no difference is shown at {value})", "{name}(取 {value} 时未见差异)")
MATTERS = Phrase("What matters most: {names}.", "影响最大的是:{names}。")
NO_EFFECT = Phrase("No effect is shown of {names}.", "{names}未见影响。")
NOTHING_MATTERS = Phrase(
    "None of them shows any effect in {replications} replications.", "重复 {replications} 次,各项均未见影响。"
)
NO_FACTORS = Phrase(
    "Nothing can be varied: no assumed parameter has a range or a choice.", "没有可变动的:假定的参数都没有范围或选项。"
)
OVERLOADED_ENDS = Phrase(
    "At some ends, other than with the present values, pools are asked for more hours than they have: {pools}. Their "
    "queues grow without end there, and what hangs on them depends on how long is simulated.",
    "有的端点与现有取值不同,所需工时超过现有工时:{pools}。此时队伍不断变长,相关结果取决于模拟期长短。",
)
POOL_AT_ENDS = Phrase("{pool} of {process} at {where}", "{process}的{pool}({where})")
READING = Phrase(
    "One assumption is varied at a time, all others as they are, on the same applicants. An effect counts as shown if "
    "it is beyond chance with 95% confidence for all ends together ({each} each, Bonferroni). Between the ends, a sign "
    "that turns and turns back is not seen. – under Change: no effect is shown.",
    "每次只变一项,其余不变,申请人相同。须全部端点合计以 95% 的置信度超出偶然(各 {each},Bonferroni)才算有影响。"
    "两端之间若反转又转回,则看不出来。“变化”栏为 – 表示未见影响。",
)
NOT_VARIED = Phrase("Not varied, as they have no range: {names}.", "没有范围、未变动的:{names}。")
TITLE = Phrase("{thing}: {process} less {baseline}", "{thing}:{process}减{baseline}")
SECTION = Phrase("What moves it", "影响大小")
NUMBERS = Phrase("In numbers", "数值")
PARAMETER = Phrase("Assumption", "假定")
VALUE = Phrase("Set to", "取值")
DIFFERENCE = Phrase("Difference", "差值")
CHANGE = Phrase("Change", "变化")
NOW = Phrase("as it is", "现有取值")
REFUSED = Phrase("not allowed: {reason}", "不允许:{reason}")
SOBOL = Phrase("What explains the variance", "方差来源")
ALONE = Phrase("Alone", "单独")
IN_ALL = Phrase("In all", "合计")
SOBOL_NOTE = Phrase(
    "Sobol indices of the mean difference, if every assumption lay anywhere in its range with equal chance; {points} "
    "points, bootstrap intervals of 95%. In all: with what it does together with others. Choices between words are "
    "left out.",
    "平均差值的 Sobol 指数,设各项假定在其范围内均匀分布;{points} 个点,95% 自助法区间。合计:含与其他项的共同作用。"
    "不含文字选项。",
)
SOBOL_NONE = Phrase(
    "Sobol indices cannot be told: the difference does not vary, or is not known at some points.",
    "无法给出 Sobol 指数:差值不变,或在某些点上未知。",
)
FROM_TO = Phrase("{low} to {high}", "{low} 至 {high}")

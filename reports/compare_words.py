"""What the report about two runs says, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase

ABOUT = Phrase("{name} · {replications} replications · seed {seed}", "{name} · 重复 {replications} 次 · 种子 {seed}")
BEFORE = Phrase("before", "前")
AFTER = Phrase("after", "后")
NOTHING_MOVED = Phrase(
    "No difference is shown between the two runs in any of {all} numbers.", "两次运行的 {all} 个数均未见差异。"
)
SAVING_MOVED = Phrase(
    "What {process} saves a case from start to finish goes from {before} to {after}: {change}.",
    "{process}每件全程节省的时间由 {before}变为 {after}:{change}。",
)
SAVING_STAYED = Phrase(
    "What {process} saves a case from start to finish shows no difference: {before}, then {after}.",
    "{process}每件全程节省的时间未见差异:前为 {before},后为 {after}。",
)
LEAD_MOVED = Phrase(
    "A case takes {before}, then {after} from start to finish in {process}: {change}.",
    "{process}每件全程时间由 {before}变为 {after}:{change}。",
)
LEAD_STAYED = Phrase(
    "Time from start to finish in {process} shows no difference: {before}, then {after}.",
    "{process}每件全程时间未见差异:前为 {before},后为 {after}。",
)
COUNTED = Phrase("{moved} of {all} numbers moved.", "{all} 个数中有 {moved} 个有变化。")
PAIRED = Phrase(
    "The same applicants in both: numbers are compared replication by replication.", "两次的申请人相同,逐次对照。"
)
IN_COMMON = Phrase("Compared: the {count} replications that both have.", "比较的是两次运行共有的 {count} 次重复。")
UNPAIRED = Phrase("Other applicants in each, as the seeds differ.", "种子不同,申请人也不同。")
BY_CHANCE = Phrase(
    "Where nothing moved, one interval in twenty leaves out zero all the same.",
    "即使毫无变化,平均每二十个区间中也会有一个不含零。",
)
VALUES = Phrase("What was changed", "改动")
NO_VALUES = Phrase("Every parameter has the same value.", "各参数取值相同。")
OTHER_CHANGES = Phrase(
    "The scenario files differ in more than values: see the two kept texts.", "场景文件还有其他不同,见两份保存的文件。"
)
MOVED = Phrase("What moved", "变化")
CHANGE = Phrase("Change", "变化量")
RELATIVE = Phrase("in %", "变幅")
DIFFERENCE_FROM = Phrase("{process}, difference from {baseline}", "{process}与{baseline}之差")
OF_SUBJECT = Phrase("{process}: {subject}", "{process}:{subject}")
PART_OF_LEAD = Phrase("lead time: {part}", "时长:{part}")
THROUGH = Phrase("through within {days}", "{days}内办结")
MORE = Phrase("{count} more moved, of other case types: see --json.", "其他事项另有 {count} 个数有变化,见 --json。")

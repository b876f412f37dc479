"""The words of reports about a hall with several reforms, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase

ABOUT_HALL = Phrase(
    "{reforms} reforms, {types} kinds of cases: {cases} cases a replication, {replications} replications",
    "{reforms} 项改革、{types} 类办件:每次重复 {cases} 件,{replications} 次重复",
)
SWITCHED_OFF = Phrase("switched off: {reforms}", "未启用:{reforms}")
ANSWER = Phrase("{new} instead of {old} {verdicts}.", "以{new}代替{old}:{verdicts}。")
SAVES = Phrase("saves {savings} every working day", "每个工作日节省{savings}")
COSTS = Phrase("costs {costs} every working day", "每个工作日多花{costs}")
NO_DIFFERENCE = Phrase("shows no difference in {things}", "{things}未见差异")
SPEED = Phrase(
    "of {types} kinds of cases {faster} are through sooner on average",
    "{types} 类办件中有 {faster} 类平均办理时长缩短",
)
THEN = Phrase("; it ", ";")
ALSO = Phrase("; ", ";")
STAFF_WORK = Phrase("{amount} of staff work", "工作人员工时 {amount}")
APPLICANT_WORK = Phrase("{amount} of the applicants' own work", "申请人自身工时 {amount}")
STAFF_THING = Phrase("staff work ({amount})", "工作人员工时({amount})")
APPLICANT_THING = Phrase("the applicants' own work ({amount})", "申请人自身工时({amount})")
A_WORKDAY = Phrase("The house in a working day", "大厅的一个工作日")
STAFF_HOURS = Phrase("Staff work a working day", "每个工作日的工作人员工时")
APPLICANT_HOURS = Phrase("Applicants' work a working day", "每个工作日的申请人工时")
IN_ALL = Phrase("in all", "合计")
BY_CASE_TYPE = Phrase("Case by case", "分事项")
BY_CASE_TYPE_ASIDE = Phrase("mean per case", "每件平均")
LEAD_TIME = Phrase("From start to finish, calendar time", "从开始到办结,日历时间")
EFFORT_NOTE = Phrase(
    "Work after the decision is included. Which reform saves how much: onething gains {name}",
    "含决定之后的工作。各项改革各省多少:onething gains {name}",
)
ASSUMED_ELSEWHERE = Phrase(
    "{count} numbers of the reforms' own scenarios are assumed as well: onething show NAME tells them; each may be set "
    "with --set\u00a0REFORM.NAME=value.",
    "各项改革自身的场景中另有 {count} 个数是假定的:见 onething show 名称;均可用 --set\u00a0改革.名称=值 改动。",
)
OF_THE_REFORM = Phrase("{title}: --set\u00a0{name}.NAME=value", "{title}:--set\u00a0{name}.名称=值")

GAINS = Phrase("Who gains how much", "各项改革的贡献")
GAINS_ASIDE = Phrase("a working day", "每个工作日")
GAINS_HEAD = Phrase(
    "{reforms} reforms in {replications} replications · seed {seed}",
    "{reforms} 项改革,{replications} 次重复 · 种子 {seed}",
)
GAINS_ANSWER = Phrase(
    "All {reforms} reforms together save {staff} of staff work and {applicant} of the applicants' own work every "
    "working day; the largest part of the staff work is due to {first} ({share}).",
    "{reforms} 项改革合计每个工作日节省工作人员工时 {staff}、申请人自身工时 {applicant};"
    "工作人员省时中份额最大的是{first}({share})。",
)
GAINS_ANSWER_PLAIN = Phrase(
    "All {reforms} reforms together save {staff} of staff work and {applicant} of the applicants' own work every "
    "working day.",
    "{reforms} 项改革合计每个工作日节省工作人员工时 {staff}、申请人自身工时 {applicant}。",
)
GAINS_ANSWER_ONE = Phrase(
    "{first} saves {staff} of staff work and {applicant} of the applicants' own work every working day.",
    "{first}每个工作日节省工作人员的工作 {staff}、申请人自己的工作 {applicant}。",
)
REFORM = Phrase("Reform", "改革")
ALONE = Phrase("Alone", "单独实施")
SHARE_OF_ALL = Phrase("Part of all", "所占份额")
STAFF_SAVED = Phrase("Staff work saved", "节省的工作人员工时")
APPLICANT_SAVED = Phrase("Applicants' work saved", "节省的申请人工时")
TOGETHER = Phrase("all together", "全部合计")
SHAPLEY_NOTE = Phrase(
    "Alone: what the reform saves if it is the only one. Part of all: its Shapley value, the mean of what it adds over "
    "the orders in which the reforms may come; from one random order and its reverse in every replication, which is "
    "exact as long as reforms affect each other in pairs at most. The parts add up to all together.",
    "单独实施:仅实施该项改革时的节省。所占份额:沙普利值,即按各种先后次序实施时该项新增节省的平均;"
    "每次重复取一个随机次序及其逆序,只要改革之间至多两两影响,结果即为精确值。各份额之和等于合计。",
)
NEGATIVE_NOTE = Phrase("A saving below zero is a cost.", "节省为负即为多花。")

"""The words in which the days of one case are told, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase
from sim.scenario.flow import Outcome

MONTHS = (
    Phrase("Jan", "1月"),
    Phrase("Feb", "2月"),
    Phrase("Mar", "3月"),
    Phrase("Apr", "4月"),
    Phrase("May", "5月"),
    Phrase("Jun", "6月"),
    Phrase("Jul", "7月"),
    Phrase("Aug", "8月"),
    Phrase("Sep", "9月"),
    Phrase("Oct", "10月"),
    Phrase("Nov", "11月"),
    Phrase("Dec", "12月"),
)
DATE = Phrase("{day} {month}", "{month}{day}日")
DATE_OF_YEAR = Phrase("{day} {month} {year}", "{year}年{month}{day}日")
DAY = Phrase("{weekday} {date}", "{date} {weekday}")
MOMENT = Phrase("{day} {time}", "{day} {time}")
DAYS_FROM_TO = Phrase("{first} – {last}", "{first}至{last}")

NUMBERED = Phrase("new {number}", "新流程 {number}")
"""Processes but the baseline, where there are several."""

ARRIVES = Phrase(
    "Case {number} of {case_type}: arrives {weekday} {date} {time}",
    "{case_type}第 {number} 件:{date} {weekday} {time} 到来",
)
ITEMS = Phrase("{count} items", "{count} 项")
REPLICATION = Phrase("replication {number}", "第 {number} 次重复")
SAME_APPLICANT = Phrase(
    "Every process meets the same applicant: the same arrival, and the same work where the work is the same.",
    "各流程面对同一位申请人:同时到来,相同的工作用时相同。",
)

ENDS: dict[Outcome, Phrase] = {
    Outcome.GRANTED: Phrase("{process} is through on {moment}, after {time}", "{process}于{moment}办结,历时 {time}"),
    Outcome.REFUSED: Phrase("{process} refuses on {moment}, after {time}", "{process}于{moment}不予许可,历时 {time}"),
    Outcome.WITHDRAWN: Phrase(
        "{process} ends on {moment}, withdrawn after {time}", "{process}于{moment}因撤回而终止,历时 {time}"
    ),
}
NOT_THROUGH = Phrase(
    "{process} is not through when the simulation ends on {moment}, {time} after the arrival",
    "{process}至{moment}模拟结束时仍未办结,已历时 {time}",
)
AND_THEN = Phrase("; ", ";")
COMMA = Phrase(", ", ",")
COLON = Phrase(": ", ":")
FULL_STOP = Phrase(".", "。")

DAY_BY_DAY = Phrase("Day by day", "逐日进程")
DAY_BY_DAY_ASIDE = Phrase("along the critical path", "沿关键路径")
CLOSED = Phrase("closed", "不开放")
DAYS_COUNTED = Phrase("{count} days", "{count} 天")
LABELLED = Phrase("{label} {told}", "{label}{told}")
QUEUEING = Phrase("queues: {name}", "排队:{name}")
GAVE_UP = Phrase("queues and gives up: {name}", "排队后放弃:{name}")
WAITING_FOR = Phrase("waits: {name}", "等待:{name}")
WAITING = Phrase("waits", "等待")

STEP_BY_STEP = Phrase("Step by step: {process}", "逐步经过:{process}")
WHAT = Phrase("What", "环节")
BY_WHOM = Phrase("By", "由谁")
BEGINS = Phrase("Begins", "开始")
FINISHES = Phrase("Ends", "结束")
TIME_SPENT = Phrase("Takes", "用时")
TIME_NOTE = Phrase("Times leave out the hours in which those concerned are closed.", "用时不含相关各方不开放的时间。")
TIMES_OVER = Phrase("{name} × {count}", "{name} × {count}")
AFTER_QUEUEING = Phrase("{name}, after {time} in the queue", "{name}(排队 {time})")
WAY_THERE = Phrase("way there: {place}", "去程:{place}")
WAY_BACK = Phrase("way back: {place}", "返程:{place}")
PEOPLE = Phrase("{count} × {pool}", "{pool} {count} 人")
AFTERWARDS = Phrase("After the decision", "决定之后")
NOT_OVER = Phrase("not over", "未完")
NOTHING_VISITED = Phrase("Nothing happened to the case.", "本件没有经过任何环节。")

"""The words in which a flow is told, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase
from sim.scenario.count import ShareOf
from sim.scenario.flow import Counting, Only, Order, Outcome, Per
from sim.scenario.value import Comparison

EACH = Phrase("for each item", "逐项")
BEFORE = Phrase("{first} before {item}", "{first}先于{item}")
CHOOSE = Phrase("one of these", "择一")
IF = Phrase("if {condition}", "若{condition}")
WITH_CHANCE = Phrase("with a chance of {chance}", "以 {chance} 的概率")
OTHERWISE = Phrase("otherwise", "否则")
TIMES = Phrase("{times} times", "{times} 次")
AGAIN = Phrase("again with a chance of {chance}", "以 {chance} 的概率重来")
AT_MOST = Phrase("at most {times} times", "最多 {times} 次")
IN_BATCHES = Phrase("{size} at a time", "每次 {size} 项")
STILL_FAILS = Phrase("what still fails", "仍未通过者")
BATCH_OF = Phrase("leaves when {size} are there", "满 {size} 件即办")
OLDEST_WAITS = Phrase("leaves when the oldest has waited {time}", "最早者已等 {time}即办")
GROUPED_BY = Phrase("those of one {attribute} together", "同一{attribute}者合办")
MEETING = Phrase("every {days} workdays at {at}", "每 {days} 个工作日 {at}")
MEETING_DAILY = Phrase("every workday at {at}", "每个工作日 {at}")
TRIP = Phrase("trip: {place}", "跑动:{place}")
ONE_WAY = Phrase("{takes} one way", "单程 {takes}")
AT = Phrase("at: {pool}", "在{pool}")
AFTERWARDS = Phrase("after the decision: {name}", "决定之后:{name}")
LATER = Phrase("{after} later", "{after}后")
REVOKE = Phrase("the decision is revoked", "撤销决定")
FOLLOW = Phrase("→ {flow}", "→ {flow}")
COUNT = Phrase("count: {name}", "计数:{name}")
STOPWATCH = Phrase("stopwatch: {name}", "计时:{name}")
ONE_FILING = Phrase("{count} filing", "申报 {count} 次")
FILINGS = Phrase("{count} filings", "申报 {count} 次")
PATIENCE = Phrase("gives up after {time} in the queue", "排队 {time}后放弃")
GIVEN_UP = Phrase("who gives up", "放弃排队者")
FAILS = Phrase("{chance} fail", "{chance} 未通过")
CLOCK_STARTS = Phrase("the legal clock starts", "开始计时")
CLOCK_STOPS = Phrase("the legal clock stands still", "停止计时")
DECIDES = Phrase("decides", "作出决定")

ORDERS: dict[Order, Phrase] = {
    Order.IN_TURN: Phrase("one after the other", "依次"),
    Order.SIDE_BY_SIDE: Phrase("side by side", "并行"),
}
PER: dict[Per, Phrase] = {
    Per.CASE: Phrase("{takes} a case", "每件 {takes}"),
    Per.ITEM: Phrase("{takes} an item", "每项 {takes}"),
    Per.BATCH: Phrase("{takes} a batch", "每批 {takes}"),
}
ONLY: dict[Only, Phrase] = {
    Only.ALL: Phrase("all items", "全部"),
    Only.PASSED: Phrase("only what passed", "仅通过者"),
    Only.FAILED: Phrase("only what failed", "仅未通过者"),
}
COUNTED: dict[Counting, Phrase] = {
    Counting.CALENDAR_TIME: Phrase("calendar time", "日历时间"),
    Counting.OPEN_HOURS: Phrase("in open hours", "开放时间内"),
    Counting.LEGAL_DAYS: Phrase("counted as the law counts", "依法计日"),
}
SHARE_OF: dict[ShareOf, Phrase] = {
    ShareOf.CASES: Phrase("as a share of the cases", "占办件的比例"),
    ShareOf.ITEMS: Phrase("as a share of the items", "占事项的比例"),
}
UNTIL_PASSED: dict[Per, Phrase] = {
    Per.CASE: Phrase("until the case passes", "直至整件通过"),
    Per.ITEM: Phrase("until every item passes", "直至逐项通过"),
    Per.BATCH: Phrase("until the batch passes", "直至整批通过"),
}
OUTCOMES: dict[Outcome, Phrase] = {
    Outcome.GRANTED: Phrase("granted", "准予"),
    Outcome.REFUSED: Phrase("refused", "不予许可"),
    Outcome.WITHDRAWN: Phrase("withdrawn", "撤回"),
}
COMPARISONS: dict[Comparison, Phrase] = {
    Comparison.EQUAL: Phrase("{attribute} is {value}", "{attribute}为{value}"),
    Comparison.NOT_EQUAL: Phrase("{attribute} is not {value}", "{attribute}不为{value}"),
    Comparison.LESS: Phrase("{attribute} < {value}", "{attribute} < {value}"),
    Comparison.AT_MOST: Phrase("{attribute} ≤ {value}", "{attribute} ≤ {value}"),
    Comparison.MORE: Phrase("{attribute} > {value}", "{attribute} > {value}"),
    Comparison.AT_LEAST: Phrase("{attribute} ≥ {value}", "{attribute} ≥ {value}"),
}

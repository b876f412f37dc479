"""The words in which a scenario's cases, people and times are told, in English and Chinese."""

from __future__ import annotations

from reports.phrase import Phrase
from sim.scenario.staff import AtClosing, ServiceOrder

ARRIVE_EVERY = Phrase("one every {interval}, in open hours", "每 {interval}来一件(按开放时间)")
ARRIVE_AT_RANDOM = Phrase("one every {interval} on average, at random", "平均每 {interval}随机来一件")
ARRIVE_AT_RATE = Phrase("{rate}/workday on average", "平均每个工作日 {rate} 件")
ARRIVED_BEFORE = Phrase("{count} there already at the start", "开始时已有 {count} 件在等")
ARRIVE_WITH_PROFILE = Phrase("more at some hours than at others", "各时段不同")
ARRIVE_DATED = Phrase("{count} at fixed dates", "{count} 件,日期固定")
ARRIVE_AT_ONCE = Phrase("{count} on {at}", "{at} 一次来 {count} 件")
ITEMS = Phrase("items: {count}", "事项:{count}")
ITEMS_NAMED = Phrase("{count} items: {names}", "{count} 个事项:{names}")
PROMISED = Phrase("promised within {limit}", "承诺 {limit}内办结")
STATUTORY = Phrase("by law within {limit}", "法定 {limit}内办结")
ATTRIBUTE = Phrase("{name}: {value}", "{name}:{value}")
POOL = Phrase("People", "人员")
HOW_MANY = Phrase("How many", "人数")
WHEN = Phrase("When, and how", "时间与方式")
PER_CASE = Phrase("{count} a case", "每件 {count} 人")
SHIFT = Phrase("{count} from {opens} to {closes}", "{opens}–{closes} {count} 人")
DAYS_AND_HOURS = Phrase("{days} {hours}", "{days} {hours}")
CHINESE_HOLIDAYS = Phrase("holidays and make-up workdays of mainland China", "按中国法定节假日及调休")
HOLIDAYS = Phrase("holidays of {table}", "{table} 节假日")
CLOSED_ON = Phrase("closed on {dates}", "{dates} 不开放")
OPEN_ON = Phrase("open on {dates}", "{dates} 开放")
ALWAYS_OPEN = Phrase("around the clock, every day", "全天候")
WARM_UP = Phrase("{count} workdays unmeasured from {start}", "自 {start} 起 {count} 个工作日不计入")
MEASURED = Phrase("then {count} workdays measured", "随后观测 {count} 个工作日")
MEASURED_FROM = Phrase("{count} workdays measured from {start}", "自 {start} 起观测 {count} 个工作日")
RUN_OUT = Phrase(
    "cases of these days are followed at most {count} workdays further", "其间到来的办件最多再跟踪 {count} 个工作日"
)
WEEKDAYS = (
    Phrase("Mon", "周一"),
    Phrase("Tue", "周二"),
    Phrase("Wed", "周三"),
    Phrase("Thu", "周四"),
    Phrase("Fri", "周五"),
    Phrase("Sat", "周六"),
    Phrase("Sun", "周日"),
)
AT_CLOSING: dict[AtClosing, Phrase] = {
    AtClosing.PAUSE: Phrase("work pauses at closing", "到点暂停,次日续办"),
    AtClosing.FINISH: Phrase("who is being served at closing is finished", "到点办完手头的一件"),
    AtClosing.REFUSE: Phrase("nobody is begun who cannot be finished", "到点前办不完的不接"),
}
ORDER: dict[ServiceOrder, Phrase] = {
    ServiceOrder.ARRIVAL: Phrase("in order of arrival", "先到先办"),
    ServiceOrder.PRIORITY: Phrase("by priority", "按优先级"),
    ServiceOrder.EARLIEST_LIMIT: Phrase("earliest limit first", "时限近者先办"),
}

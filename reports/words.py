"""Every text of the reports, in English and Chinese beside each other. Composing files take their words from here."""

from __future__ import annotations

from reports.phrase import Phrase
from sim.measure.catalogue import Measure
from sim.scenario.parameter import Origin

# The head of a report.
ABOUT_CASES = Phrase(
    "{case_type}: {cases} cases in {replications} replications", "{case_type}:{replications} 次重复,共 {cases} 件"
)
ABOUT_CASES_ONCE = Phrase("{case_type}: {cases} cases in one replication", "{case_type}:1 次运行,共 {cases} 件")
ABOUT_SEED = Phrase("seed {seed}", "种子 {seed}")
ABOUT_HORIZON = Phrase(
    "{length} workdays from {start}, after {warm_up} of warm-up",
    "{start} 起预热 {warm_up} 个工作日,再观测 {length} 个工作日",
)
ABOUT_HORIZON_COLD = Phrase("{length} workdays from {start}", "{start} 起观测 {length} 个工作日")
ABOUT_OVERRIDES = Phrase("set from outside: {overrides}", "外部设定:{overrides}")
ADOPTED = Phrase("{share} of the applicants use it", "{share} 的申请人使用")
ADOPTED_SINCE = Phrase("{share} of the applicants use it from {since}", "{since} 起 {share} 的申请人使用")
BASELINE = Phrase("old", "原流程")
OTHER = Phrase("new", "新流程")
CONFIDENCE = Phrase("± is the half-width of a {confidence} interval.", "± 为 {confidence} 置信区间的半宽。")
CERTAIN = Phrase(
    "Numbers without ± came out the same in every replication.",
    "不带 ± 的数在每次重复中都相同。",
)
ONE_REPLICATION = Phrase(
    "One replication says nothing of chance: ± ? stands where an interval would. Take more replications.",
    "只运行一次无法判断偶然性:± ? 处本应为区间。请增加重复次数。",
)

# The answer.
ANSWER = Phrase("{new} instead of {old} {verdicts}.", "以{new}代替{old}:{verdicts}。")
SAVES = Phrase("saves {savings} a case", "每件节省{savings}")
COSTS = Phrase("costs {costs} a case", "每件多花{costs}")
NO_DIFFERENCE = Phrase("shows no difference in {things}", "{things}未见差异")
THEN = Phrase("; it ", ";")
LEAD_SAVED = Phrase("{amount} from start to finish", "全程时间 {amount}")
LEAD_SPENT = Phrase("{amount} more from start to finish", "全程时间 {amount}")
APPLICANT_SAVED = Phrase("{amount} of the applicant's own work", "申请人自身工时 {amount}")
APPLICANT_SPENT = Phrase("{amount} more of the applicant's own work", "申请人自身工时 {amount}")
STAFF_SAVED = Phrase("{amount} of staff work", "工作人员工时 {amount}")
STAFF_SPENT = Phrase("{amount} more of staff work", "工作人员工时 {amount}")
STAFF_AFTERWARDS_SAVED = Phrase("{amount} of staff work afterwards", "工作人员事后工时 {amount}")
STAFF_AFTERWARDS_SPENT = Phrase("{amount} more of staff work afterwards", "工作人员事后工时 {amount}")
LOWERS = Phrase("lowers the {thing} by {amount}, from {old} to {new}", "{thing}下降 {amount}(原 {old},新 {new})")
RAISES = Phrase("raises the {thing} by {amount}, from {old} to {new}", "{thing}上升 {amount}(原 {old},新 {new})")
THING = Phrase("the {thing} ({amount})", "{thing}({amount})")
LEAD_THING = Phrase("the time from start to finish ({amount})", "全程时间({amount})")
APPLICANT_THING = Phrase("the applicant's own work ({amount})", "申请人自身工时({amount})")
STAFF_THING = Phrase("staff work ({amount})", "工作人员工时({amount})")
STAFF_AFTERWARDS_THING = Phrase("staff work afterwards ({amount})", "工作人员事后工时({amount})")
NO_INTERVAL = Phrase("One replication: no interval.", "只重复运行一次,没有区间。")
ANSWER_ALONE = Phrase(
    "With {process} a case takes {lead} from start to finish; the applicant works {applicant} and the staff {staff}.",
    "按{process},每件从开始到办结 {lead};申请人自身工时 {applicant},工作人员工时 {staff}。",
)
NO_ANSWER = Phrase(
    "{new} instead of {old}: nothing can be said, because no pair of runs finished a case in both.",
    "以{new}代替{old}:无法比较,因为没有一对运行在两种流程中都有办结的办件。",
)

# Warnings below the answer.
NO_STAFF_HOURS = Phrase(
    "{process}: {pool} is needed but has no hours at all.", "{process}:需要{pool},但其没有任何工时。"
)
# Sections.
REDUCTIONS = Phrase("The four reductions", "四减")
TIME_SAVED = Phrase("Time saved", "节省的时间")
TIME_LEDGER = Phrase("Where the time goes", "时间花在哪里")
COUNTED = Phrase("Counted on the way", "过程计数")
LEAD_TIMES = Phrase("Lead times, case by case", "逐件办理时长")
THROUGHPUT = Phrase("Throughput and capacity", "办件量与能力")
POOLS = Phrase("Staff", "人员")
OTHERS = Phrase("Everyone else", "其他办事人")
CLAIMS = Phrase("What is said, and what came out", "说法与结果")
ASSUMPTIONS = Phrase("What this rests on", "结果所依据的假定")
LEDGER_ASIDE = Phrase("mean per case, on the critical path", "每件平均,关键路径")
REDUCTIONS_ASIDE = Phrase("mean per case", "每件平均")
OTHERS_ASIDE = Phrase("those who share the staff", "共用同一批人员者")

# Columns.
DIFFERENCE = Phrase("Difference", "差值")
CHANGE = Phrase("Change", "变化")
SAID = Phrase("Said", "说法")
CAME_OUT = Phrase("Came out", "结果")
PARAMETER = Phrase("Parameter", "参数")
VALUE = Phrase("Value", "取值")
RANGE = Phrase("Believable", "可信范围")
ORIGIN = Phrase("Origin", "来源")
NOTE = Phrase("Note", "说明")
UTILISATION = Phrase("Utilisation", "利用率")
LOAD = Phrase("Load", "负荷")
QUEUE_MEAN = Phrase("Queue, mean", "平均排队")
QUEUE_MAX = Phrase("longest", "最长排队")
OVERTIME = Phrase("Overtime a day", "每日加班")

# Groups of rows.
OF_THE_CASES = Phrase("of the cases", "占办件的比例")
OF_THE_ITEMS = Phrase("of the items", "占事项的比例")
NUMBER_A_CASE = Phrase("number a case", "每件次数")
TIME_A_CASE = Phrase("calendar time a case", "每件用时,日历时间")
BESIDES = Phrase("Besides", "此外")
CALENDAR_TIME = Phrase("From start to finish, calendar time", "从开始到办结,日历时间")
THROUGH = Phrase("Cases that are through within", "办结的办件,到件后")
LEGAL_TIME = Phrase("Legal time, in working days", "法定计时,工作日")
WORK_OF_PEOPLE = Phrase("Work", "工作量")

# Short names of rows inside such a group.
MEAN = Phrase("mean", "平均")
MEDIAN = Phrase("median", "中位数")
P90 = Phrase("90% within", "90% 不超过")
APPLICANT = Phrase("applicant", "申请人")
STAFF = Phrase("staff", "工作人员")
AT_THE_COUNTER = Phrase("at the counter", "窗口办理")
ON_TIME = Phrase("on time", "按时办结率")
WAITING_MEAN = Phrase("waiting, mean", "平均等候")
WAITING_P90 = Phrase("waiting, 90% within", "90% 等候不超过")
LEAD_MEAN = Phrase("lead time, mean", "平均办理时长")

# Sentences below tables and figures.
PAIRED = Phrase(
    "Both processes served the same applicants: pairing removed {share} of the variance of the difference in mean lead "
    "time.",
    "两种流程面对同一批申请人:配对消除了平均办理时长差值方差的 {share}。",
)
PAIRED_IN_VAIN = Phrase(
    "Both processes served the same applicants, but pairing did not make the difference in mean lead time any surer.",
    "两种流程面对同一批申请人,但配对并未使平均办理时长的差值更准确。",
)
FASTER = Phrase(
    "{share} of the cases are through earlier with {new} than the same case with {old}.",
    "{share} 的办件按{new}比同一办件按{old}更早办结。",
)
ENLARGED = Phrase("the same, drawn {times} times as long", "同上,放大 {times} 倍")
LOGARITHMIC = Phrase(
    "Every step to the right multiplies the time (logarithmic axis).", "每向右一格时间成倍增长(对数轴)。"
)
CASES_AND_MEDIAN = Phrase("{cases} cases · median {median}", "{cases} 件 · 中位数 {median}")
BOTTLENECK = Phrase(
    "Bottleneck of {process}: {pool}.",
    "{process}的瓶颈:{pool}。",
)
CAPACITY_NOTE = Phrase(
    "Capacity is what the staff could sustain; in a hall that keeps up, finished cases only repeat the arrivals.",
    "能力是人员能够持续承担的量;办得过来时,办结数只是重复到件数。",
)
LOAD_NOTE = Phrase(
    "Load: hours of work that come in, over hours of the staff; from 100% on the queue grows without end.",
    "负荷:到来的工作小时数除以人员工时;达到 100% 队伍会不断变长。",
)
REDUCTION_WORD = Phrase("reduction", "减少")
REDUCTION_BY = Phrase("reduction: {process}", "减少:{process}")
INCREASE_WORD = Phrase("increase", "增加")
INCREASE_BY = Phrase("increase: {process}", "增加:{process}")
RESTS_ON = Phrase("rests on {parameters} (assumed)", "依据:{parameters}(假定)")
RESTS_ON_NONE = Phrase("rests on no assumption", "不依赖假定")
CLAIMED_COUNT = Phrase("{name}, number a case", "{name},每件次数")
CLAIMED_SHARE = Phrase("{name}, share", "{name},占比")
CLAIMED_TOTAL = Phrase("{name}, in all", "{name},合计")
CLAIMED_TIME = Phrase("{name}, time a case", "{name},每件用时")
ASSUMED_NUMBERS = Phrase(
    "Volumes, failures and costs are assumptions: the newspaper report gives none. {count} of {all} numbers are "
    "assumed; each may be set with --set\u00a0name=value.",
    "办件量、差错和成本均为假定:报道未给出。{all} 个数中有 {count} 个是假定的,均可用 --set\u00a0名称=值 改动。",
)
ASSUMED_VALUES = Phrase(
    "{count} of {all} numbers are assumed: nobody published them; each may be set with --set\u00a0name=value.",
    "{all} 个数中有 {count} 个是假定的:无人公布过,均可用 --set\u00a0名称=值 改动。",
)
SET_FROM_OUTSIDE = Phrase("* set from outside for this run", "* 本次运行由外部设定")
CLAIMS_THAT_HOLD = Phrase("{holds} of {all} hold.", "{all} 项中 {holds} 项成立。")

# Showing and listing scenarios.
FLOWS = Phrase("How it goes", "流程")
FLOWS_SHARED = Phrase("The same in every process", "各流程相同的部分")
PARAMETERS = Phrase("Numbers that may be set", "可调参数")
CASES = Phrase("Cases", "办件")
CALENDAR = Phrase("Opening hours", "开放时间")
HORIZON = Phrase("What is simulated", "模拟范围")

MEASURES: dict[Measure, Phrase] = {
    Measure.LEAD_TIME_MEAN: Phrase("lead time, mean", "平均办理时长"),
    Measure.LEAD_TIME_MEDIAN: Phrase("lead time, median", "办理时长中位数"),
    Measure.LEAD_TIME_P90: Phrase("lead time, 90% within", "90% 办理时长不超过"),
    Measure.LEAD_TIME_AT_LEAST: Phrase("lead time of all, at least", "全部办件平均办理时长,至少"),
    Measure.THROUGH_1_DAY: Phrase("1 day", "1 天"),
    Measure.THROUGH_7_DAYS: Phrase("7 days", "7 天"),
    Measure.THROUGH_30_DAYS: Phrase("30 days", "30 天"),
    Measure.THROUGH_90_DAYS: Phrase("90 days", "90 天"),
    Measure.WORKING_DAYS_MEAN: Phrase("working days, mean", "平均工作日数"),
    Measure.WORKING_DAYS_MEDIAN: Phrase("working days, median", "工作日数中位数"),
    Measure.WORKING_DAYS_P90: Phrase("working days, 90% within", "90% 工作日数不超过"),
    Measure.PROMISED_LIMIT: Phrase("promised limit", "承诺时限"),
    Measure.STATUTORY_LIMIT: Phrase("statutory limit", "法定时限"),
    Measure.ON_TIME_PROMISED: Phrase("on time as promised", "承诺时限内办结率"),
    Measure.ON_TIME_STATUTORY: Phrase("on time by statute", "法定时限内办结率"),
    Measure.PATH_APPLICANT_WORK: Phrase("applicant's work", "申请人工作"),
    Measure.PATH_TRAVEL: Phrase("travel", "路上"),
    Measure.PATH_QUEUE: Phrase("queue", "排队"),
    Measure.PATH_STAFF_WORK: Phrase("staff's work", "工作人员办理"),
    Measure.PATH_WAITING: Phrase("other waiting", "其他等待"),
    Measure.PATH_CLOSED: Phrase("closed hours", "非开放时间"),
    Measure.APPLICANT_EFFORT: Phrase("applicant's work", "申请人工作"),
    Measure.STAFF_EFFORT: Phrase("staff's work", "工作人员工作"),
    Measure.APPLICANT_EFFORT_AFTERWARDS: Phrase("applicant, afterwards", "申请人事后"),
    Measure.STAFF_EFFORT_AFTERWARDS: Phrase("staff, afterwards", "工作人员事后"),
    Measure.APPLICANT_EFFORT_TOTAL: Phrase("applicant, in all", "申请人合计"),
    Measure.STAFF_EFFORT_TOTAL: Phrase("staff, in all", "工作人员合计"),
    Measure.APPLICANT_EFFORT_PER_WORKDAY: Phrase("applicants' work a workday", "每个工作日的申请人工时"),
    Measure.STAFF_EFFORT_PER_WORKDAY: Phrase("staff work a workday", "每个工作日的工作人员工时"),
    Measure.COUNTER_TIME: Phrase("time at the counter", "窗口办理时间"),
    Measure.WAITING_MEAN: Phrase("waiting, mean", "平均等候"),
    Measure.WAITING_P90: Phrase("waiting, 90% within", "90% 等候不超过"),
    Measure.STEPS: Phrase("steps", "环节"),
    Measure.DOCUMENTS: Phrase("documents", "材料"),
    Measure.TRIPS: Phrase("trips", "跑动"),
    Measure.FILINGS: Phrase("filings", "申报"),
    Measure.DEPARTMENTS: Phrase("departments", "部门"),
    Measure.CORRECTIONS: Phrase("corrections", "补正"),
    Measure.FIRST_PASS_YIELD: Phrase("first-pass yield", "一次通过率"),
    Measure.ARRIVED_PER_WORKDAY: Phrase("cases arriving", "到件"),
    Measure.FINISHED_PER_WORKDAY: Phrase("cases finished", "办结"),
    Measure.ITEMS_PER_WORKDAY: Phrase("items finished", "办结事项"),
    Measure.CAPACITY_PER_WORKDAY: Phrase("capacity", "办理能力"),
    Measure.MEASURED: Phrase("measured cases", "观测办件"),
    Measure.UNFINISHED: Phrase("unfinished cases", "未办结办件"),
    Measure.GOING_ON: Phrase("cases unfinished after the decision", "决定之后未了的办件"),
    Measure.REFUSED: Phrase("refused", "不予许可"),
    Measure.WITHDRAWN: Phrase("withdrawn", "撤回"),
    Measure.REVOKED: Phrase("revoked afterwards", "事后撤销"),
    Measure.ADOPTED: Phrase("use the new process", "使用新流程"),
    Measure.TALLY: Phrase("counted, number a case", "计数,每件次数"),
    Measure.TALLY_SHARE: Phrase("counted, share", "计数,占比"),
    Measure.TALLY_TOTAL: Phrase("counted, in all", "计数,合计"),
    Measure.STOPWATCH: Phrase("timed, a case", "计时,每件"),
    Measure.UTILISATION: Phrase("utilisation", "利用率"),
    Measure.LOAD: Phrase("load", "负荷"),
    Measure.NEEDED_PER_WORKDAY: Phrase("work asked for a workday", "每个工作日所需工时"),
    Measure.STAFFED_PER_WORKDAY: Phrase("hours there a workday", "每个工作日现有工时"),
    Measure.QUEUE_MEAN: Phrase("queue, mean", "平均排队"),
    Measure.QUEUE_MAX: Phrase("queue, longest", "最长排队"),
    Measure.OVERTIME_PER_WORKDAY: Phrase("overtime a workday", "每个工作日加班"),
}
"""Names of measures as row labels."""

CLAIMED: dict[str, Phrase] = {
    "documents": MEASURES[Measure.DOCUMENTS],
    "filings": MEASURES[Measure.FILINGS],
    "trips": MEASURES[Measure.TRIPS],
    "steps": MEASURES[Measure.STEPS],
    "departments": MEASURES[Measure.DEPARTMENTS],
    "corrections": MEASURES[Measure.CORRECTIONS],
    "counter time": MEASURES[Measure.COUNTER_TIME],
    "lead time": MEASURES[Measure.LEAD_TIME_MEAN],
    "applicant effort": MEASURES[Measure.APPLICANT_EFFORT],
    "staff effort": MEASURES[Measure.STAFF_EFFORT],
    "waiting": MEASURES[Measure.WAITING_MEAN],
    "promised limit": MEASURES[Measure.PROMISED_LIMIT],
    "working days": MEASURES[Measure.WORKING_DAYS_MEAN],
    "on-time rate": MEASURES[Measure.ON_TIME_PROMISED],
    "first-pass yield": MEASURES[Measure.FIRST_PASS_YIELD],
    "finished per workday": MEASURES[Measure.FINISHED_PER_WORKDAY],
    "capacity": MEASURES[Measure.CAPACITY_PER_WORKDAY],
}
"""Names of what a claim may be about."""

ORIGINS: dict[Origin, Phrase] = {
    Origin.REPORTED: Phrase("reported", "报道"),
    Origin.SOURCED: Phrase("sourced", "有出处"),
    Origin.ASSUMED: Phrase("assumed", "假定"),
}

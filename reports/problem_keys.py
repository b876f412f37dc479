"""The Chinese of what is written under each key of the scenario language."""

from __future__ import annotations

from collections.abc import Mapping

KEYS: Mapping[str, str] = {
    # The file.
    "the name of the scenario": "场景名称",
    "what it is about, in a few sentences": "用几句话说明场景",
    "what a reader may tune": "可调参数",
    "when the place is open": "开放时间",
    "what is simulated: {start, warm_up, length, run_out}": "模拟范围:{start, warm_up, length, run_out}",
    "pools of people by name": "按名称列出人员组",
    "flows that several processes follow, by name": "按名称列出各流程共用的子流程",
    "scenarios that take place in this house, by name": "按名称列出在本大厅办理的场景",
    "processes by name, the baseline first": "按名称列出流程,基准流程在前",
    "the process to compare with; the first if nothing is said": "用来对比的基准流程;不写则为第一个",
    "the case type that the reform is about": "改革所针对的办件类型",
    "what a report speaks of first, if not of the lead time: measures as in claims": (
        "报告首先说明的指标(不写则为办理时长),写法同 claims"
    ),
    "what is said of the reform": "对改革效果的说法",
    # Parameters and claims.
    "the value, such as 12, 5%, 8..14..20 min or a word": "取值,如 12、5%、8..14..20 min 或词",
    "the amounts within which it is believable, such as 1..500": "可信范围,如 1..500",
    "the words that are allowed": "可用的词",
    "reported, sourced or assumed": "reported(报道)、sourced(有出处)或 assumed(假定)",
    "which law, notice or statistic states it": "出自哪部法律、通知或统计",
    "what else a reader should know": "其他说明",
    "what is claimed of": "说法所指的指标",
    "the case type; the subject if nothing is said": "办件类型;不写则为 subject",
    "by how much it is reduced, such as 80%": "减少多少,如 80%",
    "by how much it is increased, such as 50%": "增加多少,如 50%",
    "who says so": "说法的出处",
    "parameters on which the result depends; [] if on none": "结果所依据的参数;不依据任何参数则写[]",
    # Calendar, horizon, staff.
    "weekdays that are open, such as mon-fri": "开放的星期,如 mon-fri",
    "opening hours, such as [09:00-12:00, 13:30-17:00], or around the clock": (
        "开放时间,如 [09:00-12:00, 13:30-17:00],或 around the clock(全天)"
    ),
    "public holidays: CN (mainland China) or none": "法定节假日:CN(中国大陆)或 none(无)",
    "dates that are closed": "不开放的日期",
    "dates that are open": "开放的日期",
    "years without announced holidays, whose days off stand under closed": (
        "节假日安排尚未公布、放假日写在 closed 的年份"
    ),
    "the first day, such as 2026-03-02": "第一天,如 2026-03-02",
    "working days at the beginning that are not measured, such as 10 workdays": "开头不计入的工作日,如 10 workdays",
    "working days that are measured, such as 60 workdays": "观测的工作日,如 60 workdays",
    "working days at the end in which cases may still be finished, such as 60 workdays": (
        "末尾留给未结办件的工作日,如 60 workdays"
    ),
    "how many people": "人数",
    "case, if every case has people of its own": "每个办件自有人员时写 case",
    "what differs from the main calendar": "与主日历不同之处",
    "what happens to work at closing time: pause, finish or refuse": (
        "下班时未完的工作:pause(下次再办)、finish(办完再走)或 refuse(办不完则不收)"
    ),
    "who is served first: arrival, priority or earliest limit": (
        "先办谁:arrival(先到)、priority(优先级)或 earliest limit(时限最早)"
    ),
    "whose time it is: staff or applicant": "谁的时间:staff(工作人员)或 applicant(申请人)",
    # Cases.
    "when cases come: every, rate, on or cohort": "何时到件:every、rate、on 或 cohort",
    "the number of items of a case, or their names": "每个办件的事项数,或事项名称",
    "values drawn once per case, the same in all processes": "每个办件抽取一次、各流程相同的属性",
    "time limits: {promised, statutory}": "时限:{promised, statutory}",
    "the smaller number is served first": "数小者先办",
    "what cases of this type do in every process": "此类办件在各流程中的办法",
    "the time between two cases": "两件之间的间隔",
    "cases per workday or per hour": "每个工作日或每小时的件数",
    "shares of a day's cases in equal slices of the open hours": "一天开放时间等分后各段的到件比例",
    "dates, each with or without a time": "日期,可带时刻",
    "how many cases": "件数",
    "a date with or without a time": "日期,可带时刻",
    "the limit that is promised, such as 15 workdays": "承诺时限,如 15 workdays",
    "the limit that the law sets, such as 20 workdays": "法定时限,如 20 workdays",
    # Overlays.
    "the scenario that is changed": "被改动的场景",
    "the name of the changed scenario; that of the other if nothing is said": "改动后场景的名称,不写则沿用原名",
    "what is changed and why, in a few sentences": "改了什么、为什么,几句话",
    "the changed values, by paths as for --set": "改动的取值,路径写法同 --set",
    "further Chinese names by English ones": "补充的中英文名称对照",
    # Processes and reforms.
    "what it is called in reports": "报告中的名称",
    "what is special about it": "有何特点",
    "limits by case type, where they differ from those of the case type": "与办件类型不同的时限,按办件类型列出",
    "which share of the cases uses it, and from when on; the others use the baseline": (
        "多大比例的办件自何时起采用,其余走基准流程"
    ),
    "the share of the cases that use the process": "采用此流程的办件比例",
    "since when, a date with or without a time": "自何时起,日期可带时刻",
    "which scenario; the one of this name if not said": "哪个场景;不写则为同名场景",
    "off leaves everything of it as it was: on or off": "on 或 off;off 表示一切照旧",
    "its case types that come; its subject if not said": "带来的办件类型;不写则为其 subject",
    "who does the work of its people: its pool: pool": "其人员的工作由谁来做:“其人员组: 大厅人员组”",
    "values of its parameters": "其参数的取值",
    # Constructs.
    "item, or names of items": "item,或事项名称",
    "in turn, or side by side": "in turn(依次)或 side by side(并行)",
    "item: those that must be through before it": "“事项: 须先办完的事项”",
    "what every item goes through": "每个事项怎样办",
    "the name of the fork": "分支处的名称",
    "the chance that this way is taken": "走这一路的概率",
    "the condition under which this way is taken": "走这一路的条件",
    "what happens then": "这时怎样办",
    "the name of the choice": "选择处的名称",
    "the ways, each with chance or when": "各条路,每条写 chance 或 when",
    "what happens if no other way is taken": "其他路都不走时怎样办",
    "the name of the loop": "重复处的名称",
    "how many times": "重复次数",
    "the chance of another round": "再来一轮的概率",
    "the greatest number of rounds": "最多几轮",
    "what is repeated": "重复的内容",
    "item or case: what comes again if it fails": "item 或 case:未通过时重来的是什么",
    "items that go through together": "一起办理的事项数",
    "what happens to what still fails; the case is refused if nothing is said": ("仍未通过者怎样办;不写则不予许可"),
    "the name of the batch": "合批的名称",
    "cases that make a batch leave": "满几件即办",
    "how long the oldest waits at most": "最早者最多等多久",
    "when it leaves at the latest: {every, at}": "最迟何时办:{every, at}",
    "the attribute that all cases of a batch share": "同批办件相同的属性",
    "what they go through together": "一起办理的内容",
    "where to": "去哪里",
    "the time of one way": "单程时间",
    "the pool that travels; the only pool of applicants if nothing is said": "谁跑动;不写则为唯一的申请人组",
    "what happens there": "到了之后怎样办",
    "the pool": "人员组",
    "what that person does": "此人办理的内容",
    "the name of it": "名称",
    "time from the decision to its beginning": "决定之后多久开始",
    "what happens": "办理的内容",
    "what the case goes through": "办件须走的流程",
    "the name of the time": "计时的名称",
    "what is timed": "计时的内容",
    "random numbers, shared by all that name the same; else by what has the same name": (
        "随机数流,同名者共用;不写则同名环节共用"
    ),
    "how time is counted: calendar time, open hours or legal days": (
        "时间如何计算:calendar time(日历时间)、open hours(开放时间)或 legal days(法定工作日)"
    ),
    "whether this time is taken out of the legal time": "这段时间是否不计入法定时限",
    "working days from one to the next": "相隔几个工作日",
    "the time of day": "时刻",
    "the name of the step": "环节名称",
    "who does it: a pool, a list of pools, or numbers by pool": "谁来办:人员组、人员组的列表,或“人员组: 人数”",
    "cases already waiting when the run starts": "模拟开始时已在等候的件数",
    "the time it takes": "所需时间",
    "how long a case queues here before it gives up": "排队多久后放弃",
    "what a case does that gives up; it withdraws if nothing is said": "放弃排队后如何办理;不写则撤回",
    "what `takes`, `documents` and `fails` are meant for: case or item": (
        "`takes`、`documents` 和 `fails` 针对什么:case(每件)或 item(每项)"
    ),
    "which items it deals with: all, passed or failed": "办理哪些事项:all、passed 或 failed",
    "documents handed in, with their numbers": "提交的材料及份数",
    "filings handed in": "申报次数",
    "the department that does it": "办理部门",
    "chance that what was examined must be corrected": "审查后须补正的概率",
    "whether the case is accepted at its end: the time limit begins": "完成后是否受理:时限开始",
    "whether the case is decided at its end: the time limit ends": "完成后是否作出决定:时限结束",
    "the name of the wait": "等待的名称",
    "how long": "多久",
    "when the meetings are: {every, at}": "何时开会:{every, at}",
    "granted, refused or withdrawn": "granted(准予)、refused(不予许可)或 withdrawn(撤回)",
    "the name of the flow": "子流程的名称",
    "the name of the tally": "计数的名称",
    "cases or items: told as the share of those that passed here": "cases 或 items:以经过此处者的占比表示",
}

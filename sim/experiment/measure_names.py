"""What a user calls a measure: `lead time`, `waiting of everyday`, `utilisation of window`, `count of visits`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from sim.experiment.claims import MEASURES
from sim.measure.burden import WHOLE_HOUSE
from sim.measure.catalogue import Measure, Subject
from sim.measure.values import Key
from sim.scenario.claim_measures import COUNT_OF, TIME_OF, TOTAL_OF, named_in, tally_measures
from sim.scenario.document import short
from sim.scenario.message import listed, told
from sim.scenario.model import Scenario
from sim.scenario.notation_error import nearest
from sim.scenario.problem import Place, Problem, ScenarioError
from sim.scenario.tallies import stopwatches, tallies

_USUAL = "lead time"

NAMES: Mapping[str, Measure] = {
    **MEASURES,
    "lead time median": Measure.LEAD_TIME_MEDIAN,
    "lead time p90": Measure.LEAD_TIME_P90,
    "working days p90": Measure.WORKING_DAYS_P90,
    "waiting p90": Measure.WAITING_P90,
    "on time": Measure.ON_TIME_PROMISED,
    "on time by statute": Measure.ON_TIME_STATUTORY,
    "applicant effort in all": Measure.APPLICANT_EFFORT_TOTAL,
    "staff effort in all": Measure.STAFF_EFFORT_TOTAL,
    "unfinished": Measure.UNFINISHED,
    "withdrawn": Measure.WITHDRAWN,
    "utilisation": Measure.UTILISATION,
    "load": Measure.LOAD,
    "queue": Measure.QUEUE_MEAN,
    "longest queue": Measure.QUEUE_MAX,
    "overtime": Measure.OVERTIME_PER_WORKDAY,
}
"""Names of measures; those that claims use are among them."""

CHINESE: Mapping[str, str] = {
    "材料": "documents",
    "申报": "filings",
    "跑动": "trips",
    "环节": "steps",
    "部门": "departments",
    "补正": "corrections",
    "窗口办理时间": "counter time",
    "办理时长": "lead time",
    "平均办理时长": "lead time",
    "办理时长中位数": "lead time median",
    "办理时长 p90": "lead time p90",
    "90% 办理时长": "lead time p90",
    "申请人工作": "applicant effort",
    "工作人员工作": "staff effort",
    "申请人合计": "applicant effort in all",
    "工作人员合计": "staff effort in all",
    "等候": "waiting",
    "平均等候": "waiting",
    "等候 p90": "waiting p90",
    "90% 等候": "waiting p90",
    "承诺时限": "promised limit",
    "工作日数": "working days",
    "工作日数 p90": "working days p90",
    "90% 工作日数": "working days p90",
    "按时办结率": "on time",
    "承诺时限内办结率": "on time",
    "法定时限内办结率": "on time by statute",
    "一次通过率": "first-pass yield",
    "办结": "finished per workday",
    "办理能力": "capacity",
    "未办结": "unfinished",
    "撤回": "withdrawn",
    "利用率": "utilisation",
    "负荷": "load",
    "排队": "queue",
    "最长排队": "longest queue",
    "加班": "overtime",
}
"""What may be typed in Chinese."""

_OF, _OF_IN_CHINESE = " of ", "的"
_NOT_ALONE = frozenset({Measure.TALLY, Measure.TALLY_SHARE, Measure.TALLY_TOTAL, Measure.STOPWATCH})
_WHOLE = frozenset({Measure.STAFF_EFFORT_PER_WORKDAY, Measure.APPLICANT_EFFORT_PER_WORKDAY})


@frozen
class Asked:
    """A measure that is asked for, by the name that it is called: of a case type, a pool, a count or a stopwatch."""

    name: str
    key: Key


def usual_measure(scenario: Scenario) -> str:
    """The measure that is looked at unless another is asked for: the first that the reform is about."""
    return scenario.headline[0] if scenario.headline else _USUAL


def asked_measure(scenario: Scenario, text: str) -> Asked:
    """The measure of this name: alone, it is of the subject case type, or of the only pool.

    Names of files (`lead_time_p90`) do as well; behind ` of ` stands another case type or a pool.

    Raises:
        ScenarioError: there is no such measure, or it is not of what is said; told of `--measure`.
    """
    words = " ".join(text.split())
    if named_in(words):
        return Asked(words, _tally(scenario, words))
    name, _, subject = words.partition(_OF)
    if not subject and _OF_IN_CHINESE in name:
        subject, _, name = words.rpartition(_OF_IN_CHINESE)
    measure = _measure(name)
    if measure is None:
        raise _error(words, told("{text} is not a measure", text=short(name)), listed(NAMES), _meant(name))
    return Asked(words, (measure, _subject(scenario, measure, subject, words)))


def _meant(name: str) -> str:
    return nearest(name, [*NAMES, *CHINESE])


def _measure(name: str) -> Measure | None:
    known = NAMES.get(CHINESE.get(name, name))
    by_key = {measure.key: measure for measure in Measure if measure not in _NOT_ALONE}
    return known or by_key.get(name)


def _subject(scenario: Scenario, measure: Measure, typed: str, words: str) -> str:
    pools = [name for name, pool in scenario.staff.items() if not pool.per_case]
    subjects = pools if measure.subject is Subject.POOL else list(scenario.cases)
    if measure in _WHOLE:
        if not scenario.reforms:
            raise _error(words, told("{text} is a measure of halls", text=short(words)), "another measure")
        if not typed:
            return WHOLE_HOUSE
    if typed:
        return _named(scenario, typed, subjects, words)
    if measure.subject is Subject.POOL:
        if len(pools) == 1:
            return pools[0]
        raise _error(words, "of which pool", told("{name} of one of: {pools}", name=words, pools=listed(pools, "or")))
    return scenario.subject


def _named(scenario: Scenario, typed: str, subjects: Iterable[str], words: str) -> str:
    found = next((name for name in subjects if typed in (name, scenario.translations.get(name))), None)
    if found is None:
        wrong = told("there is nothing called {name} that has this measure", name=short(typed))
        raise _error(words, wrong, listed(subjects), nearest(typed, subjects))
    return found


def _tally(scenario: Scenario, words: str) -> Key:
    counted = tallies(scenario)
    known = tally_measures(counted, stopwatches(scenario))
    if words not in known:
        wrong = told("{text} is not a measure", text=short(words))
        allowed = listed(known) if known else "nothing in the file is counted or timed"
        raise _error(words, wrong, allowed, nearest(words, known))
    name = named_in(words)
    if words.startswith(TIME_OF):
        return Measure.STOPWATCH, name
    if words.startswith(TOTAL_OF):
        return Measure.TALLY_TOTAL, name
    assert words.startswith(COUNT_OF)
    return (Measure.TALLY if counted[name].share_of is None else Measure.TALLY_SHARE), name


def _error(words: str, wrong: str, allowed: str = "", meant: str = "") -> ScenarioError:
    return ScenarioError((Problem(Place(f"--measure {words}"), "", wrong, allowed, meant),))

"""The report of `onething warmup`: whether the warm-up is long enough, what is suggested, and how the series settle."""

from __future__ import annotations

from collections.abc import Iterator

from reports import capacity_words, words
from reports import warm_up_words as own
from reports.assumptions import overrides_text
from reports.axes import ACROSS, amount_axis
from reports.charts import LineChart, Marker, Series
from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.figures import Reading
from reports.line_chart import line_chart
from reports.phrase import Language, Phrase, Voice, voice_for
from reports.problems import message_text
from reports.quantities import NOTHING, Shown, estimate_text, is_certain, share_text
from reports.settling_text import SHOWN, settling_texts
from sim.experiment.settling import CONSIDERABLE, FALSE_ALARMS, Drift, NotJudged
from sim.experiment.warm_up import Settled, WarmUp, WarmUpVerdict
from sim.measure.estimate import CONFIDENCE

_AROUND = 2
_REASONS: dict[NotJudged, Phrase] = {
    NotJudged.FIXED_DATES: own.REASON_DATES,
    NotJudged.BACKLOG: own.REASON_BACKLOG,
    NotJudged.TOO_SHORT: own.REASON_TOO_SHORT,
    NotJudged.ONE_REPLICATION: own.REASON_ONE,
    NotJudged.OVERLOADED: own.REASON_OVERLOADED,
}


def warm_up_report(found: WarmUp, language: Language) -> Document:
    """The answer, a row for every series, and the running means with both warm-ups marked."""
    voice = voice_for(found.scenario, language)
    head = (*_head(found, voice), *_answer(found, voice), *_doubts(found, voice), _reading(found, voice))
    sections = (Section(voice.say(own.SECTION), (_table(found, voice),)), _courses(found, voice))
    return Document(voice.name(found.scenario.title), head, sections)


def _title(found: WarmUp, process: str, voice: Voice) -> str:
    return voice.name(found.scenario.processes[process].title or process)


def _tone(found: WarmUp, process: str) -> Tone:
    return Tone.OLD if process == found.scenario.baseline else Tone.NEW


def _workdays(days: int, voice: Voice) -> str:
    return voice.say(own.WORKDAY if days == 1 else own.WORKDAYS, days=days)


def _head(found: WarmUp, voice: Voice) -> Iterator[Block]:
    watched = voice.say(
        own.WATCHED,
        days=found.days,
        start=found.scenario.horizon.start.isoformat(),
        replications=f"{found.replications:,}",
        seed=found.seed,
    )
    yield Paragraph(watched, Tone.QUIET)
    if found.scenario.overrides:
        overrides = overrides_text(found.scenario, voice)
        yield Paragraph(voice.say(words.ABOUT_OVERRIDES, overrides=overrides), Tone.QUIET)


def _answer(found: WarmUp, voice: Voice) -> Iterator[Block]:
    phrases = {
        WarmUpVerdict.LONG_ENOUGH: own.LONG_ENOUGH,
        WarmUpVerdict.SHORTER: own.SHORTER if found.settling.not_judged is None else own.SHORTER_NOT_JUDGED,
        WarmUpVerdict.TOO_SHORT: own.CHANGES if found.suggested is not None else own.CHANGES_UNKNOWN,
        WarmUpVerdict.UNKNOWN: own.UNKNOWN,
        WarmUpVerdict.NEVER: own.NEVER,
    }
    answer = voice.say(
        phrases[found.verdict],
        chosen=_workdays(found.chosen, voice),
        suggested=_workdays(found.suggested or 0, voice),
        days=found.days,
        pools=_pools(found, [overload.process for overload in found.overloads], voice),
    )
    yield Paragraph(answer, Tone.STRONG)


def _pools(found: WarmUp, processes: list[str], voice: Voice) -> str:
    names = [
        voice.say(
            own.POOL_OF, pool=voice.name(overload.pool), process=voice.quoted(_title(found, overload.process, voice))
        )
        for overload in found.overloads
        if overload.process in processes
    ]
    return voice.listed(names) if names else ""


def _doubts(found: WarmUp, voice: Voice) -> Iterator[Paragraph]:
    texts = [*settling_texts(found.settling, found.scenario, voice)]
    if found.verdict is not WarmUpVerdict.NEVER:
        for process in dict.fromkeys(overload.process for overload in found.overloads):
            title = _title(found, process, voice)
            texts.append(voice.say(own.CANNOT_SETTLE, process=title, pools=_pools(found, [process], voice)))
    texts += [_why_not(found, series, voice) for series in found.judged if series.suggested is None]
    for reason in dict.fromkeys(message_text(failure.reason, voice.language) for failure in found.failed):
        texts.append(voice.say(capacity_words.FAILED, reason=reason))
    if found.fixed_dates:
        names = voice.in_a_row(voice.name(case_type) for case_type in found.fixed_dates)
        texts.append(voice.say(own.COMES_AT_DATES, case_types=names))
    return (Paragraph(text, Tone.WARNING, mark="!") for text in texts)


def _why_not(found: WarmUp, series: Settled, voice: Voice) -> str:
    return voice.say(
        own.SERIES_TOO_SHORT,
        process=_title(found, series.process, voice),
        series=_series(found, series, voice),
        reason=voice.say(own.TOO_FEW if series.has_too_few else own.IN_THE_SECOND_HALF),
        length=2 * found.days - found.chosen,
    )


def _reading(found: WarmUp, voice: Voice) -> Paragraph:
    texts = [voice.say(own.READING), voice.say(words.CONFIDENCE, confidence=f"{CONFIDENCE:.0%}")]
    if any(is_certain(series.after) for series in found.series):
        texts.append(voice.say(words.CERTAIN))
    if found.settling.not_judged is not None:
        texts.append(voice.say(own.NOT_JUDGED, reason=voice.say(_REASONS[found.settling.not_judged])))
    for drift in found.settling.drifts[:1]:
        rule = voice.say(
            own.RULE,
            first=drift.days[0],
            last=drift.days[1],
            confidence=f"{100 * drift.change.confidence:.4g}%",
            share=share_text(CONSIDERABLE),
            chance=share_text(FALSE_ALARMS),
        )
        texts.append(rule)
    return Paragraph((" " if voice.language == "en" else "").join(texts), Tone.QUIET)


def _series(found: WarmUp, series: Settled, voice: Voice) -> str:
    return voice.say(own.SERIES[series.watched], case_type=voice.name(found.scenario.subject))


def _table(found: WarmUp, voice: Voice) -> Table:
    columns = [Column("", Holds.WORDS), Column(voice.say(own.SUGGESTED)), Column(voice.say(own.AFTER))]
    if found.settling.drifts:
        columns.append(Column(voice.say(own.CHANGE)))
    rows = []
    for process in found.scenario.processes:
        rows.append(Row((Cell(_title(found, process, voice), _tone(found, process)),)))
        own_series = [series for series in found.series if series.process == process]
        rows += [Row(_cells(found, series, voice)[: len(columns)]) for series in own_series]
    return Table(tuple(columns), tuple(rows))


def _cells(found: WarmUp, series: Settled, voice: Voice) -> tuple[Cell, ...]:
    shown = SHOWN[series.watched]
    suggested = NOTHING if series.suggested is None else _workdays(series.suggested, voice)
    drift = _drift(found, series)
    change = NOTHING if drift is None else estimate_text(drift.change, shown, voice.language, signed=True)
    return (
        Cell(_series(found, series, voice)),
        Cell(suggested),
        Cell(estimate_text(series.after, shown, voice.language)),
        Cell(change, Tone.WARNING if drift is not None and drift.is_considerable else Tone.PLAIN),
    )


def _drift(found: WarmUp, series: Settled) -> Drift | None:
    return next(
        (
            drift
            for drift in found.settling.drifts
            if (drift.process, drift.watched) == (series.process, series.watched)
        ),
        None,
    )


def _courses(found: WarmUp, voice: Voice) -> Section:
    blocks: list[Block] = []
    for series in found.series:
        caption = voice.say(
            own.CAPTION, process=_title(found, series.process, voice), series=_series(found, series, voice)
        )
        blocks += [Paragraph(caption, _tone(found, series.process)), _chart(found, series, voice)]
    return Section(voice.say(own.COURSE), tuple(blocks), voice.say(own.COURSE_ASIDE, around=2 * _AROUND + 1))


def _chart(found: WarmUp, series: Settled, voice: Voice) -> LineChart:
    means = series.running_mean(_AROUND).tolist()
    readings = tuple(Reading(day + 0.5, mean) for day, mean in enumerate(means))
    label = voice.say(own.AXIS)
    across = amount_axis([0.0, len(means)], Shown.COUNT, voice.language, label=label, steps=ACROSS)
    marks = [Marker(found.chosen, voice.say(own.MARKED_CHOSEN, days=found.chosen), Tone.QUIET)]
    if series.suggested is not None:
        marks.append(Marker(series.suggested, voice.say(own.MARKED_SUGGESTED, days=series.suggested), Tone.WARNING))
    line = Series("", readings, _tone(found, series.process), is_joined=False)
    return line_chart([line], across, SHOWN[series.watched], voice.language, uprights=marks)

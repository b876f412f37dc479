"""Where the time goes: the lead time in its six parts, process above process on one scale."""

from __future__ import annotations

from reports import words
from reports.document import Cell, Column, Holds, Row, Section, Table, Tone
from reports.figures import Bar, Bars, Part
from reports.paired_table import title_of
from reports.phrase import Voice
from reports.quantities import NOTHING, Shown, estimate_text, share_text
from sim.experiment.comparison import Comparison
from sim.measure.catalogue import PATH, Measure


def time_ledger(comparison: Comparison, voice: Voice) -> Section | None:
    """Stacked bars with their amounts; nothing where no case was finished."""
    subject = comparison.scenario.subject
    processes = [name for name in comparison.estimates if comparison.estimate(name, Measure.LEAD_TIME_MEAN, subject).n]
    if not processes:
        return None
    bars = Bars(
        tuple(voice.say(words.MEASURES[measure]) for measure in PATH),
        tuple(_bar(comparison, process, voice) for process in processes),
        _amounts(comparison, processes, voice),
        enlarged=voice.say(words.ENLARGED, times="{times}"),
    )
    return Section(voice.say(words.TIME_LEDGER), (bars,), aside=voice.say(words.LEDGER_ASIDE))


def tone_of_process(comparison: Comparison, process: str) -> Tone:
    """Old or new."""
    return Tone.OLD if process == comparison.scenario.baseline else Tone.NEW


def _bar(comparison: Comparison, process: str, voice: Voice) -> Bar:
    amounts = [_mean(comparison, process, measure) for measure in PATH]
    whole = comparison.estimate(process, Measure.LEAD_TIME_MEAN, comparison.scenario.subject)
    return Bar(
        title_of(comparison, process, voice),
        estimate_text(whole, Shown.ELAPSED, voice.language),
        tuple(Part(number, amount) for number, amount in enumerate(amounts)),
        tone_of_process(comparison, process),
    )


def _mean(comparison: Comparison, process: str, measure: Measure) -> float:
    estimate = comparison.estimate(process, measure, comparison.scenario.subject)
    return max(0.0, estimate.mean) if estimate.n else 0.0


def _amounts(comparison: Comparison, processes: list[str], voice: Voice) -> Table:
    columns = [Column("", Holds.WORDS)]
    for process in processes:
        columns += [Column(title_of(comparison, process, voice), tone=tone_of_process(comparison, process)), Column("")]
    rows = []
    for measure in PATH:
        cells = [Cell(voice.say(words.MEASURES[measure]))]
        for process in processes:
            cells.extend(_cells(comparison, process, measure, voice))
        rows.append(Row(tuple(cells)))
    return Table(tuple(columns), tuple(rows))


def _cells(comparison: Comparison, process: str, measure: Measure, voice: Voice) -> tuple[Cell, Cell]:
    estimate = comparison.estimate(process, measure, comparison.scenario.subject)
    whole = sum(_mean(comparison, process, part) for part in PATH)
    amount = estimate_text(estimate, Shown.ELAPSED, voice.language)
    share = share_text(_mean(comparison, process, measure) / whole) if whole and estimate.n else NOTHING
    return Cell(amount, Tone.QUIET if not estimate.mean else Tone.PLAIN), Cell(share, Tone.QUIET)

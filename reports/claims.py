"""What is said of the reform, beside what came out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby

from reports import words
from reports.document import Cell, Column, Holds, Paragraph, Row, Section, Table, Tone
from reports.paired_table import other_processes, title_of
from reports.phrase import Voice
from reports.quantities import Shown, amount_text, estimate_text
from reports.spoken_notation import in_notation
from sim.experiment.comparison import ClaimCheck, Comparison, Verdict
from sim.scenario.claim import Claim, Interval

_SHOWN: dict[str, Shown] = {
    "counter time": Shown.WORK,
    "lead time": Shown.ELAPSED,
    "applicant effort": Shown.WORK,
    "staff effort": Shown.WORK,
    "waiting": Shown.WORK,
    "promised limit": Shown.WORKDAYS,
    "working days": Shown.WORKDAYS,
    "on-time rate": Shown.SHARE,
    "first-pass yield": Shown.SHARE,
    "finished per workday": Shown.PER_WORKDAY,
    "capacity": Shown.PER_WORKDAY,
}
_MARKS = {
    Verdict.HOLDS: ("✓", Tone.GOOD),
    Verdict.DOES_NOT_HOLD: ("✗", Tone.BAD),
    Verdict.CANNOT_BE_SAID: ("?", Tone.WARNING),
}


def claims(comparison: Comparison, voice: Voice) -> Section | None:
    """A group of rows per claim, with origin and note; nothing where nothing is claimed."""
    if not comparison.claims:
        return None
    rows: list[Row] = []
    for claim, checks in groupby(comparison.claims, key=lambda check: check.claim):
        rows.append(Row((Cell(_heading(claim, comparison, voice)),)))
        rows.extend(_row(check, who, voice) for check, who in _with_whom(list(checks), comparison, voice))
    columns = (
        Column("", Holds.WORDS),
        Column(voice.say(words.SAID)),
        Column(voice.say(words.CAME_OUT)),
        Column("", Holds.WORDS),
    )
    holds = sum(check.verdict is Verdict.HOLDS for check in comparison.claims)
    tally = voice.say(words.CLAIMS_THAT_HOLD, holds=holds, all=len(comparison.claims))
    return Section(voice.say(words.CLAIMS), (Table(columns, tuple(rows)), Paragraph(tally, Tone.QUIET)))


def _heading(claim: Claim, comparison: Comparison, voice: Voice) -> str:
    named = words.CLAIMED.get(claim.measure)
    text = voice.say(named) if named else claim.measure
    if claim.case_type and claim.case_type != comparison.scenario.subject:
        text += f" · {voice.name(claim.case_type)}"
    remarks = [voice.say(words.ORIGINS[claim.origin]), voice.name(claim.source), voice.name(claim.note)]
    return f"{text} · {' · '.join(remark for remark in remarks if remark)}"


def _with_whom(checks: list[ClaimCheck], comparison: Comparison, voice: Voice) -> Iterator[tuple[ClaimCheck, str]]:
    """The checks with whom they are about; reductions stand in the order of the processes that are compared."""
    others = iter(other_processes(comparison))
    for check in checks:
        if check.process:
            yield check, title_of(comparison, check.process, voice)
        elif len(comparison.estimates) > 2:  # noqa: PLR2004
            yield check, voice.say(words.REDUCTION_BY, process=title_of(comparison, next(others), voice))
        else:
            yield check, voice.say(words.REDUCTION_WORD)


def _row(check: ClaimCheck, who: str, voice: Voice) -> Row:
    mark, tone = _MARKS[check.verdict]
    is_reduction = not check.process
    shown = Shown.SHARE if is_reduction else _SHOWN.get(check.claim.measure, Shown.COUNT)
    interval = check.claim.reduction if is_reduction else check.claim.values.get(check.process)
    said = _said(check.said, interval, shown, voice)
    if check.claim.measure == "promised limit" and not is_reduction:
        result = amount_text(check.result.mean, shown, voice.language)
    else:
        result = estimate_text(check.result, shown, voice.language)
    return Row((Cell(who), Cell(said), Cell(result), Cell(f"{mark} {voice.say(words.VERDICTS[check.verdict])}", tone)))


def _said(said: str, interval: Interval | None, shown: Shown, voice: Voice) -> str:
    """The claim as it is written; one number with the unit that the results have."""
    if interval is not None and interval.low == interval.high and math.isfinite(interval.low):
        return amount_text(interval.low, shown, voice.language)
    return in_notation(said, voice)

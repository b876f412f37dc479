"""What is said of the reform, beside what came out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby

from reports import words
from reports.document import Cell, Column, Holds, Paragraph, Row, Section, Table, Tone
from reports.paired_table import title_of
from reports.phrase import Phrase, Voice
from reports.quantities import Shown, amount_text, estimate_text, shown_of
from reports.spoken_notation import in_notation
from reports.things import COUNTED
from sim.experiment.claims import key_of
from sim.experiment.comparison import Change, ClaimCheck, Comparison, Verdict
from sim.scenario.claim import Claim, Interval
from sim.scenario.model import Scenario
from sim.scenario.parameter import Origin

_CHANGES = {
    Change.REDUCTION: (words.REDUCTION_WORD, words.REDUCTION_BY),
    Change.INCREASE: (words.INCREASE_WORD, words.INCREASE_BY),
}
VERDICTS: dict[Verdict, Phrase] = {
    Verdict.HOLDS: Phrase("holds", "成立"),
    Verdict.DOES_NOT_HOLD: Phrase("does not hold", "不成立"),
    Verdict.CANNOT_BE_SAID: Phrase("cannot be said", "无法判断"),
}
_MARKS = {
    Verdict.HOLDS: ("✓", Tone.GOOD),
    Verdict.DOES_NOT_HOLD: ("✗", Tone.BAD),
    Verdict.CANNOT_BE_SAID: ("?", Tone.WARNING),
}


def claims(comparison: Comparison, voice: Voice) -> Section | None:
    """A group of rows per claim, with origin, and below what it rests on; nothing where nothing is claimed."""
    if not comparison.claims:
        return None
    rows: list[Row] = []
    for claim, checks in groupby(comparison.claims, key=lambda check: check.claim):
        rows.append(Row((Cell(_heading(claim, comparison, voice)),)))
        rows.extend(_row(check, comparison, voice) for check in checks)
        rows.extend(Row((Cell(text, Tone.QUIET),)) for text in _remarks(claim, comparison.scenario, voice))
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
    text = _name(claim, comparison.scenario, voice)
    is_other = claim.case_type != comparison.scenario.subject
    if claim.case_type and (is_other or comparison.scenario.reforms):
        text += f" · {voice.name(claim.case_type)}"
    remarks = [voice.say(words.ORIGINS[claim.origin]), voice.name(claim.source)]
    return f"{text} · {' · '.join(remark for remark in remarks if remark)}"


def _name(claim: Claim, scenario: Scenario, voice: Voice) -> str:
    """What a claim is about; a count or stopwatch by its own name."""
    if claim.measure in words.CLAIMED:
        return voice.say(words.CLAIMED[claim.measure])
    measure, name = key_of(claim, scenario)
    return voice.say(COUNTED[measure], name=voice.name(name))


def _remarks(claim: Claim, scenario: Scenario, voice: Voice) -> Iterator[str]:
    """On which assumed parameters the result rests, if that is said, and what else is to be known."""
    if claim.rests_on is not None:
        assumed = [name for name in claim.rests_on if scenario.parameters[name].origin is Origin.ASSUMED]
        named = voice.in_a_row(voice.name(name) for name in assumed)
        yield voice.say(words.RESTS_ON, parameters=named) if assumed else voice.say(words.RESTS_ON_NONE)
    if claim.note:
        yield voice.name(claim.note)


def _who(check: ClaimCheck, comparison: Comparison, voice: Voice) -> str:
    title = title_of(comparison, check.process, voice) if check.process else ""
    if check.change is None:
        return title
    alone, by = _CHANGES[check.change]
    return voice.say(by, process=title) if title else voice.say(alone)


def _row(check: ClaimCheck, comparison: Comparison, voice: Voice) -> Row:
    mark, tone = _MARKS[check.verdict]
    shown = Shown.SHARE if check.change is not None else _shown(check.claim, comparison.scenario)
    said = _said(check.said, check.interval, shown, voice)
    if check.claim.measure == "promised limit" and check.change is None:
        result = amount_text(check.result.mean, shown, voice.language)
    else:
        result = estimate_text(check.result, shown, voice.language)
    verdict = f"{mark} {voice.say(VERDICTS[check.verdict])}"
    return Row((Cell(_who(check, comparison, voice)), Cell(said), Cell(result), Cell(verdict, tone)))


def _shown(claim: Claim, scenario: Scenario) -> Shown:
    measure, _ = key_of(claim, scenario)
    return shown_of(measure)


def _said(said: str, interval: Interval | None, shown: Shown, voice: Voice) -> str:
    """The claim as it is written; one number with the unit that the results have."""
    if interval is not None and interval.low == interval.high and math.isfinite(interval.low):
        return amount_text(interval.low, shown, voice.language)
    return in_notation(said, voice)

"""The report of what each reform of a hall contributes to what all of them save."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reports import doubt_words, hall_words, words
from reports.changed_values import changed_values
from reports.document import Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.headline import without_interval
from reports.phrase import Language, Phrase, Voice, voice_for
from reports.quantities import MINUS, NOTHING, Shown, estimate_text, is_certain, share_text, size_text, spoken_text
from reports.run_report import horizon_text
from sim.experiment.compare import FULL
from sim.experiment.gains import GAINED, Gain, Gains
from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate

_TITLES: dict[Measure, Phrase] = {
    Measure.STAFF_EFFORT_PER_WORKDAY: hall_words.STAFF_SAVED,
    Measure.APPLICANT_EFFORT_PER_WORKDAY: hall_words.APPLICANT_SAVED,
}
_SAID = (
    (hall_words.STAFF_WORK, hall_words.STAFF_THING),
    (hall_words.APPLICANT_WORK, hall_words.APPLICANT_THING),
)
"""An amount and the thing, in the order of `GAINED`."""


def gains_report(gains: Gains, language: Language) -> Document:
    """The answer, and a table per thing saved: each reform alone, and its part of all."""
    voice = voice_for(gains.scenario, language)
    circumstances = " · ".join((_circumstances(gains, voice), horizon_text(gains.scenario, voice)))
    head = [Paragraph(circumstances, Tone.QUIET)]
    head.extend(changed_values(gains.scenario, voice))
    answer = voice.in_a_text((_answer(gains, voice), *without_interval(gains.replications, voice)))
    head.append(Paragraph(answer, Tone.STRONG))
    if gains.replications == 1:
        head.append(Paragraph(voice.say(words.ONE_REPLICATION), Tone.WARNING, mark="!"))
    head += [Paragraph(text, Tone.WARNING, mark="!") for text in _doubts(gains, voice)]
    head.append(_reading(gains, voice))
    sections = [
        Section(voice.say(_TITLES[measure]), (_table(gains, column, voice),), aside=voice.say(hall_words.GAINS_ASIDE))
        for column, measure in enumerate(GAINED)
    ]
    notes = [voice.say(hall_words.SHAPLEY_NOTE)]
    if any(estimate.mean < 0 for estimate in _estimates(gains)):
        notes.insert(0, voice.say(hall_words.NEGATIVE_NOTE))
    told = (Paragraph(note, Tone.QUIET) for note in notes)
    sections[-1] = Section(sections[-1].title, (*sections[-1].blocks, *told), sections[-1].aside)
    return Document(voice.name(gains.scenario.title), tuple(head), tuple(sections))


def _reading(gains: Gains, voice: Voice) -> Paragraph:
    """How the numbers are to be read."""
    told = [voice.say(words.CONFIDENCE, confidence=f"{gains.together[0].confidence:.0%}")]
    if any(is_certain(estimate) for estimate in _estimates(gains)):
        told.append(voice.say(words.CERTAIN))
    return Paragraph(voice.in_a_text(told), Tone.QUIET)


def _estimates(gains: Gains) -> list[Estimate]:
    by_reform = [estimate for gain in gains.by_reform.values() for estimate in (*gain.alone, *gain.part)]
    return [*by_reform, *gains.together]


def _circumstances(gains: Gains, voice: Voice) -> str:
    return voice.say(
        hall_words.GAINS_HEAD, reforms=len(gains.by_reform), replications=f"{gains.replications:,}", seed=gains.seed
    )


def _answer(gains: Gains, voice: Voice) -> str:
    if not all(total.mean > 0 and _is_shown(total) for total in gains.together):
        return _told_plainly(gains, voice)
    staff, applicant = (_saved(total, voice) for total in gains.together)
    gaps = {"reforms": len(gains.by_reform), "staff": staff, "applicant": applicant}
    first, share = _largest(gains)
    title = voice.quoted(gains.scenario.reforms[first].title)
    if len(gains.by_reform) == 1:
        return voice.say(hall_words.GAINS_ANSWER_ONE, first=title, staff=staff, applicant=applicant)
    if share == NOTHING:
        return voice.say(hall_words.GAINS_ANSWER_PLAIN, **gaps)
    return voice.say(hall_words.GAINS_ANSWER, **gaps, first=title, share=share)


def _largest(gains: Gains) -> tuple[str, str]:
    """The reform with the largest part of the staff work, and its share of all."""
    first = max(gains.by_reform, key=lambda name: gains.by_reform[name].part[0].mean)
    return first, _share(gains.by_reform[first].part[0], gains.together[0])


def _told_plainly(gains: Gains, voice: Voice) -> str:
    """What all reforms save, cost, or show no difference in, where they do not save both."""
    said: dict[Phrase, list[str]] = {hall_words.SAVES: [], hall_words.COSTS: [], hall_words.NO_DIFFERENCE: []}
    for total, (amount, thing) in zip(gains.together, _SAID, strict=True):
        if _is_shown(total):
            text = voice.say(amount, amount=size_text(total, Shown.WORK, voice.language))
            said[hall_words.SAVES if total.mean > 0 else hall_words.COSTS].append(text)
        elif total.mean or total.half_width > 0 or total is gains.together[0]:  # of what there is none, nothing is said
            text = voice.say(thing, amount=spoken_text(total, Shown.WORK, voice.language, signed=True))
            said[hall_words.NO_DIFFERENCE].append(text)
    gaps = {hall_words.SAVES: "savings", hall_words.COSTS: "costs", hall_words.NO_DIFFERENCE: "things"}
    verdicts = [voice.say(phrase, **{gaps[phrase]: voice.listed(texts)}) for phrase, texts in said.items() if texts]
    names = list(gains.by_reform)
    together = voice.say(doubt_words.GAINS_TOGETHER, reforms=len(names))
    if len(names) == 1:
        together = voice.quoted(gains.scenario.reforms[names[0]].title)
    text = voice.say(words.THEN).join(verdicts)
    first, share = _largest(gains)
    if len(names) > 1 and share not in ("", NOTHING):
        title = voice.quoted(gains.scenario.reforms[first].title)
        text += voice.say(doubt_words.GAINS_LARGEST, first=title, share=share)
    return voice.say(doubt_words.GAINS_PLAINLY, together=together, verdicts=text)


def _is_shown(estimate: Estimate) -> bool:
    """Whether a saving is not zero: its interval leaves out zero; one replication tells its number without one."""
    half = 0.0 if math.isnan(estimate.half_width) else estimate.half_width
    return abs(estimate.mean) > half


def _doubts(gains: Gains, voice: Voice) -> Iterator[str]:
    full = [voice.name(pool) for pool, load in gains.doubts.loads.items() if load >= FULL]
    if full:
        yield voice.say(doubt_words.GAINS_CANNOT_KEEP_UP, pools=voice.listed(full))
    unfinished = gains.doubts.unfinished
    if unfinished:
        names = voice.in_a_row(voice.name(case_type) for case_type in unfinished)
        share = share_text(max(unfinished.values()))
        yield voice.say(doubt_words.GAINS_UNFINISHED, share=share, case_types=names)


def _saved(total: Estimate, voice: Voice) -> str:
    written = spoken_text if total.mean < 0 else size_text
    return written(total, Shown.WORK, voice.language)


def _table(gains: Gains, column: int, voice: Voice) -> Table:
    total = gains.together[column]
    rows = [_row(gains, name, gain, column, voice) for name, gain in gains.by_reform.items()]
    rows.append(
        Row(
            (
                Cell(voice.say(hall_words.TOGETHER)),
                Cell(""),
                Cell(estimate_text(total, Shown.WORK, voice.language)),
                Cell(_share(total, total)),
            )
        )
    )
    columns = (
        Column(voice.say(hall_words.REFORM), Holds.WORDS),
        Column(voice.say(hall_words.ALONE)),
        Column(voice.say(hall_words.SHARE_OF_ALL)),
        Column(""),
    )
    return Table(columns, tuple(rows))


def _row(gains: Gains, name: str, gain: Gain, column: int, voice: Voice) -> Row:
    alone, part = gain.alone[column], gain.part[column]
    tone = Tone.GOOD if part.mean - _half(part) > 0 else Tone.BAD if part.mean + _half(part) < 0 else Tone.QUIET
    return Row(
        (
            Cell(voice.name(gains.scenario.reforms[name].title)),
            Cell(estimate_text(alone, Shown.WORK, voice.language)),
            Cell(estimate_text(part, Shown.WORK, voice.language), tone),
            Cell(_share(part, gains.together[column]), tone),
        )
    )


def _half(estimate: Estimate) -> float:
    return estimate.half_width if estimate.half_width == estimate.half_width else float("inf")


def _share(part: Estimate, total: Estimate) -> str:
    """The part as a share of all that is saved; nothing where either is not shown, or nothing is saved in all."""
    if not total.mean > 0:
        return ""
    if not (_is_shown(part) and _is_shown(total)):
        return NOTHING if part.mean else share_text(0.0)
    share = round(part.mean / total.mean, 3) + 0.0  # never a negative zero
    return share_text(share) if share >= 0 else f"{MINUS}{share_text(-share)}"

"""The report about two runs: what was changed between them, and what moved."""

from __future__ import annotations

from collections.abc import Iterator

from reports import compare_words, words
from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.phrase import Language, Voice, voice_for
from reports.quantities import NOTHING, change_text, difference_of, difference_text, estimate_text, shown_of
from reports.spoken_notation import in_notation
from sim.experiment.moved import Moved
from sim.experiment.recalled import RunsCompared
from sim.measure.catalogue import PATH, Measure
from sim.measure.estimate import CONFIDENCE, Estimate
from sim.measure.through import WITHIN_DAYS


def compare_report(found: RunsCompared, language: Language) -> Document:
    """The answer, the values that differ, and every number of the subject and of the people that moved."""
    voice = voice_for(found.before.scenario, language)
    head: list[Block] = [_about(found, voice), *_answer(found, voice)]
    head.append(Paragraph(voice.in_a_text(_how(found, voice)), Tone.QUIET))
    sections = [_values(found, voice)]
    if found.moves.shown:
        sections.append(_moved(found, voice))
    return Document(voice.name(found.before.scenario.title), tuple(head), tuple(sections))


def _how(found: RunsCompared, voice: Voice) -> Iterator[str]:
    """How the two were compared, and how far that is to be trusted."""
    common = found.moves.replications
    yield voice.say(compare_words.UNPAIRED if common is None else compare_words.PAIRED)
    if common is not None and {found.before.replications, found.after.replications} != {common}:
        yield voice.say(compare_words.IN_COMMON, count=common)
    if any(own.change.estimate.half_width > 0 for own in found.moves.all):
        yield voice.say(compare_words.BY_CHANCE)
    yield voice.say(words.CONFIDENCE, confidence=f"{CONFIDENCE:.0%}")


def _about(found: RunsCompared, voice: Voice) -> Table:
    """Which two runs these are."""
    rows = tuple(
        Row((Cell(voice.say(label), Tone.STRONG), Cell(name), Cell(_circumstances(one.replications, one.seed, voice))))
        for label, name, one in zip(
            (compare_words.BEFORE, compare_words.AFTER), found.names, (found.before, found.after), strict=True
        )
    )
    return Table((Column("", Holds.WORDS), Column("", Holds.WORDS), Column("", Holds.WORDS)), rows)


def _circumstances(replications: int, seed: int, voice: Voice) -> str:
    return voice.say(compare_words.ABOUT, name="", replications=replications, seed=seed).removeprefix(" · ")


def _answer(found: RunsCompared, voice: Voice) -> Iterator[Paragraph]:
    moved, everything = len(found.moves.shown), len(found.moves.all)
    if not moved:
        yield Paragraph(voice.say(compare_words.NOTHING_MOVED, all=everything), Tone.STRONG)
        return
    for own in _leading(found):
        yield Paragraph(_sentence(found, own, voice), Tone.STRONG)
    yield Paragraph(voice.say(compare_words.COUNTED, moved=moved, all=everything))


def _leading(found: RunsCompared) -> list[Moved]:
    """What is saved from start to finish; where there is nothing to compare with, how long it takes."""
    key = (Measure.LEAD_TIME_MEAN, found.before.scenario.subject)
    own = [moved for moved in found.moves.all if moved.key == key]
    return [moved for moved in own if moved.against] or own


def _sentence(found: RunsCompared, own: Moved, voice: Voice) -> str:
    is_shown = own.change.is_shown
    if own.against:
        phrase = compare_words.SAVING_MOVED if is_shown else compare_words.SAVING_STAYED
        before, after, sign = _negative(own.before), _negative(own.after), -1
    else:
        phrase = compare_words.LEAD_MOVED if is_shown else compare_words.LEAD_STAYED
        before, after, sign = own.before, own.after, 1
    shown = shown_of(own.key[0])
    change = own.change.estimate
    gaps = {
        "process": voice.quoted(_title(found, own.process)),
        "before": estimate_text(before, shown, voice.language),
        "after": estimate_text(after, shown, voice.language),
    }
    if is_shown:
        signed = change if sign > 0 else _negative(change)
        gaps["change"] = estimate_text(signed, difference_of(shown), voice.language, signed=True)
    return voice.say(phrase, **gaps)


def _negative(estimate: Estimate) -> Estimate:
    return Estimate(-estimate.mean, estimate.half_width, estimate.n, estimate.confidence)


def _title(found: RunsCompared, process: str) -> str:
    return found.before.scenario.processes[process].title or process


def _values(found: RunsCompared, voice: Voice) -> Section:
    """Values that the two runs have differently."""
    blocks: list[Block] = []
    if found.changed:
        columns = (
            Column("", Holds.WORDS),
            Column(voice.say(compare_words.BEFORE), Holds.VALUES),
            Column(voice.say(compare_words.AFTER), Holds.VALUES),
        )
        rows = tuple(
            Row((Cell(voice.name(own.name)), Cell(_value(own.before, voice)), Cell(_value(own.after, voice))))
            for own in found.changed
        )
        blocks.append(Table(columns, rows))
    else:
        blocks.append(Paragraph(voice.say(compare_words.NO_VALUES)))
    if found.has_other_changes:
        blocks.append(Paragraph(voice.say(compare_words.OTHER_CHANGES), Tone.WARNING, mark="!"))
    return Section(voice.say(compare_words.VALUES), tuple(blocks))


def _value(text: str | None, voice: Voice) -> str:
    return NOTHING if text is None else in_notation(text, voice)


def _moved(found: RunsCompared, voice: Voice) -> Section:
    """What moved, process by process; of other case types only how much."""
    subject = found.before.scenario.subject
    others = set(found.before.scenario.cases) - {subject}
    told = [own for own in found.moves.shown if own.key[1] not in others]

    def group_of(own: Moved) -> tuple[str, str, str]:
        return own.process, own.against, "" if own.key[1] == subject else own.key[1]

    rows: list[Row] = []
    for group in dict.fromkeys(map(group_of, told)):
        rows.append(Row((Cell(_heading(found, *group, voice)),)))
        rows += [_row(own, voice) for own in told if group_of(own) == group]
    columns = (
        Column("", Holds.WORDS),
        Column(voice.say(compare_words.BEFORE)),
        Column(voice.say(compare_words.AFTER)),
        Column(voice.say(compare_words.CHANGE)),
        Column(voice.say(compare_words.RELATIVE)),
    )
    more = len(found.moves.shown) - len(told)
    notes = (voice.say(compare_words.MORE, count=more),) if more else ()
    return Section(voice.say(compare_words.MOVED), (Table(columns, tuple(rows), notes),))


def _heading(found: RunsCompared, process: str, against: str, of: str, voice: Voice) -> str:
    """Whose numbers stand below: of a process, of its difference from the baseline, of a pool or count of one."""
    title = voice.name(_title(found, process))
    if against:
        baseline = voice.name(_title(found, against))
        title = voice.say(compare_words.DIFFERENCE_FROM, process=title, baseline=baseline)
    return voice.say(compare_words.OF_SUBJECT, process=title, subject=voice.name(of)) if of else title


def measure_name(measure: Measure, voice: Voice) -> str:
    """The name of a measure where it stands alone: parts of the lead time are called as work in all is."""
    phrase = words.MEASURES[measure]
    if measure in PATH:
        return voice.say(compare_words.PART_OF_LEAD, part=voice.say(phrase))
    if measure in WITHIN_DAYS:
        return voice.say(compare_words.THROUGH, days=voice.say(phrase))
    return voice.say(phrase)


def _row(own: Moved, voice: Voice) -> Row:
    measure = own.key[0]
    shown = difference_of(shown_of(measure)) if own.against else shown_of(measure)
    return Row(
        (
            Cell(measure_name(measure, voice)),
            Cell(estimate_text(own.before, shown, voice.language, signed=bool(own.against))),
            Cell(estimate_text(own.after, shown, voice.language, signed=bool(own.against))),
            Cell(difference_text(own.change, shown, voice.language)),
            Cell("" if own.against else change_text(own.change.ratio)),
        )
    )

"""The report of sensitivity: what the conclusion rests on, what matters, and what does not."""

from __future__ import annotations

from collections.abc import Iterator

from reports import sensitivity_words as own
from reports import words
from reports.assumptions import overrides_text
from reports.column_unit import told_like
from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.phrase import Language, Voice, voice_for
from reports.problems import message_text
from reports.quantities import NOTHING, difference_of, difference_text, share_text, shown_of
from reports.run_report import horizon_text
from reports.sensitivity_answer import answer
from reports.sensitivity_doubts import doubts
from reports.spoken_notation import in_notation
from reports.things import thing
from reports.tornado import Swung, tornado
from sim.experiment.sensitivity import Effect, End, Sensitivity
from sim.experiment.sobol import Index
from sim.measure.estimate import CONFIDENCE


def sensitivity_report(found: Sensitivity, language: Language) -> Document:
    """The conclusion, the tornado of what moves it, all ends in numbers, and Sobol indices if there are any."""
    voice = voice_for(found.scenario, language)
    head: list[Block] = [Paragraph(_about(found, voice), Tone.QUIET)]
    if found.scenario.overrides:
        told = voice.say(words.ABOUT_OVERRIDES, overrides=overrides_text(found.scenario, voice))
        head.append(Paragraph(told, Tone.QUIET))
    head += [*answer(found, voice), *(Paragraph(text, Tone.WARNING, mark="!") for text in doubts(found, voice))]
    head += [Paragraph(text, Tone.QUIET) for text in _reading(found, voice)]
    sections = [_tornado(found, voice)] if any(effect.is_shown for effect in found.effects) else []
    if found.effects:
        sections.append(_numbers(found, voice))
    if found.samples:
        sections.append(_sobol(found, voice))
    return Document(voice.name(found.scenario.title), tuple(head), tuple(sections))


def _about(found: Sensitivity, voice: Voice) -> str:
    about = voice.say(own.ABOUT, count=len(found.effects), replications=found.replications, seed=found.seed)
    return " · ".join((about, horizon_text(found.scenario, voice)))


def _reading(found: Sensitivity, voice: Voice) -> Iterator[str]:
    if found.effects:
        texts = (
            voice.say(words.CONFIDENCE, confidence=f"{CONFIDENCE:.0%}"),
            voice.say(own.READING, each=f"{found.confidence:.2%}"),
        )
        yield (" " if voice.language == "en" else "").join(texts)
    if found.without_range:
        yield voice.say(own.NOT_VARIED, names=voice.listed(voice.name(name) for name in found.without_range))


def _tornado(found: Sensitivity, voice: Voice) -> Section:
    """Assumptions with an effect; a choice of words stands between its first and its last."""
    shown = difference_of(shown_of(found.key[0]))
    titles = found.scenario.processes
    title = voice.say(
        own.TITLE,
        thing=thing(found.key, found.scenario, voice),
        process=voice.name(titles[found.process].title or found.process),
        baseline=voice.name(titles[found.scenario.baseline].title or found.scenario.baseline),
    )
    swung = [_swung(effect, found, voice) for effect in found.effects if effect.is_shown]
    drawn = tornado(swung, found.gap.estimate, shown, voice.language, title=title, is_difference=True, is_sorted=True)
    return Section(voice.say(own.SECTION), (drawn,))


def _swung(effect: Effect, found: Sensitivity, voice: Voice) -> Swung:
    """Where there is but one other word, the present value is the lower end."""
    first, last = effect.ends[0], effect.ends[-1]
    name = voice.name(effect.factor.name)
    if first is last:
        return Swung(name, voice.say(own.NOW), _value(last, voice), found.gap.estimate, last.gap.estimate)
    return Swung(name, _value(first, voice), _value(last, voice), first.gap.estimate, last.gap.estimate)


def _value(end: End, voice: Voice) -> str:
    return in_notation(end.value, voice)


def _numbers(found: Sensitivity, voice: Voice) -> Section:
    """Every end of every assumption."""
    shown = difference_of(shown_of(found.key[0]))
    ends = [end for effect in found.effects for end in effect.ends]
    like = (
        told_like((end.gap.estimate for end in ends), shown),
        told_like((end.change.estimate for end in ends if end.change.is_shown), shown),
    )
    rows = []
    for effect in found.effects:
        for place, end in enumerate(effect.ends):
            rows.append(_row(effect, end, found, voice, like, is_first=place == 0))
    columns = (
        Column(voice.say(own.PARAMETER), Holds.WORDS),
        Column(voice.say(own.VALUE), Holds.VALUES),
        Column(voice.say(own.DIFFERENCE)),
        Column(voice.say(own.CHANGE)),
        Column("", Holds.REMARKS),
    )
    return Section(voice.say(own.NUMBERS), (Table(columns, tuple(rows)),))


def _row(
    effect: Effect,
    end: End,
    found: Sensitivity,
    voice: Voice,
    like: tuple[float | None, float | None],
    *,
    is_first: bool,
) -> Row:
    shown = shown_of(found.key[0])
    turned = found.sign and end.loses(found.sign)
    reason = voice.say(own.REFUSED, reason=message_text(end.refused, voice.language)) if end.refused else ""
    tone = Tone.PLAIN if end.change.is_shown else Tone.QUIET
    return Row(
        (
            Cell(voice.name(effect.factor.name) if is_first else ""),
            Cell(_value(end, voice)),
            Cell(difference_text(end.gap, shown, voice.language, like[0]), Tone.WARNING if turned else tone),
            Cell(difference_text(end.change, shown, voice.language, like[1]) if end.change.is_shown else NOTHING, tone),
            Cell(reason),
        )
    )


def _sobol(found: Sensitivity, voice: Voice) -> Section:
    title = voice.say(own.SOBOL)
    if found.explained is None:
        return Section(title, (Paragraph(voice.say(own.SOBOL_NONE)),))
    ordered = sorted(found.explained.items(), key=lambda item: -item[1].in_all.value)
    rows = tuple(
        Row((Cell(voice.name(name)), Cell(_index(indices.alone, voice)), Cell(_index(indices.in_all, voice))))
        for name, indices in ordered
    )
    columns = (
        Column(voice.say(own.PARAMETER), Holds.WORDS),
        Column(voice.say(own.ALONE)),
        Column(voice.say(own.IN_ALL)),
    )
    points = found.samples * (len(found.explained) + 2)
    return Section(title, (Table(columns, rows, (voice.say(own.SOBOL_NOTE, points=f"{points:,}"),)),))


def _index(index: Index, voice: Voice) -> str:
    """A share with its interval; what chance makes less than nothing, or more than all, is not shown."""
    value, low, high = (share_text(min(max(share, 0.0), 1.0)) for share in (index.value, index.low, index.high))
    return f"{value} ({voice.say(own.FROM_TO, low=low, high=high)})"

"""The answer of a sensitivity study in sentences: what holds, what it rests on, what matters, what does not."""

from __future__ import annotations

from collections.abc import Iterator

from reports import sensitivity_words as own
from reports.document import Paragraph, Tone
from reports.phrase import Voice
from reports.quantities import Shown, amount_text, difference_of, estimate_text, shown_of, size_text
from reports.sensitivity_doubts import end_text
from reports.spoken_notation import in_notation
from reports.things import thing_said
from sim.experiment.sensitivity import Effect, End, Sensitivity
from sim.scenario.quantity import Kind
from sim.scenario.spelling import spell
from sim.scenario.value import Constant
from sim.scenario.varied import Varied

_MOST_NAMED = 3


def answer(found: Sensitivity, voice: Voice) -> Iterator[Paragraph]:
    """First the conclusion and what it rests on."""
    if not found.effects:
        yield Paragraph(f"{_present(found, voice)} {voice.say(own.NO_FACTORS)}", Tone.STRONG)
        return
    first = [_present(found, voice)]
    if found.sign:
        first.extend(_rests(found, voice))
    yield Paragraph(_together(first, voice), Tone.STRONG)
    yield Paragraph(_together(_what_matters(found, voice), voice))


def _together(sentences: list[str], voice: Voice) -> str:
    return (" " if voice.language == "en" else "").join(sentences)


def _present(found: Sensitivity, voice: Voice) -> str:
    measure = found.key[0]
    shown = difference_of(shown_of(measure))
    titles = found.scenario.processes
    gaps = {
        "process": voice.quoted(titles[found.process].title or found.process),
        "baseline": voice.quoted(titles[found.scenario.baseline].title or found.scenario.baseline),
        "thing": thing_said(found.key, found.scenario, voice),
    }
    if not found.sign:
        amount = estimate_text(found.gap.estimate, shown, voice.language, signed=True)
        return voice.say(own.PRESENT_NONE, **gaps, amount=amount)
    phrase = own.PRESENT_LESS if found.sign < 0 else own.PRESENT_MORE
    return voice.say(phrase, **gaps, amount=size_text(found.gap.estimate, shown, voice.language))


def _rests(found: Sensitivity, voice: Voice) -> Iterator[str]:
    """What takes the sign away, over how many of the others it holds, and where that is open."""
    turning, everything = found.turning, len(found.effects)
    holding = everything - len(turning) - len({effect.factor.name for effect, _ in found.open})
    if turning:
        named = voice.listed([turning_text(effect, found.sign, voice) for effect in turning])
        phrase = own.RESTS_ALONE if not holding else own.RESTS_OF if found.open else own.RESTS
        yield voice.say(phrase, turning=named, count=holding)
    elif holding:
        yield voice.say(own.HOLDS_OF if found.open else own.HOLDS, count=holding, all=everything)
    if found.open:
        ends = voice.listed([_open_text(effect, end, found, voice) for effect, end in found.open])
        yield voice.say(own.OPEN, replications=found.replications, ends=ends)


def _open_text(effect: Effect, end: End, found: Sensitivity, voice: Voice) -> str:
    shown = difference_of(shown_of(found.key[0]))
    amount = estimate_text(end.gap.estimate, shown, voice.language, signed=True)
    return voice.say(own.OPEN_END, end=end_text(effect, end, voice), amount=amount)


def turning_text(effect: Effect, sign: int, voice: Voice) -> str:
    """An assumption on which the conclusion rests, and from where on it turns."""
    name = voice.name(effect.factor.name)
    switch = effect.switch
    if switch is not None and switch.root is not None:
        varied = switch.question.varied
        low, high = switch.interval
        value = _amount(switch.root, varied, voice)
        if low is None or high is None or low == high:
            return voice.say(own.TURNS_AT, name=name, value=value)
        ends = {"low": _amount(low, varied, voice), "high": _amount(high, varied, voice)}
        return voice.say(own.TURNS_BETWEEN, name=name, value=value, **ends)
    turned = [end.value for end in effect.ends if end.sign == -sign and end.loses(sign)]
    if turned:
        return voice.say(own.TURNS, name=name, value=_values(turned, voice))
    vanished = [end.value for end in effect.ends if end.loses(sign)]
    return voice.say(own.VANISHES, name=name, value=_values(vanished, voice))


def _values(texts: list[str], voice: Voice) -> str:
    return voice.listed([in_notation(text, voice) for text in texts])


def _what_matters(found: Sensitivity, voice: Voice) -> list[str]:
    shown = [effect for effect in found.effects if effect.is_shown]
    if not shown:
        return [voice.say(own.NOTHING_MATTERS, replications=found.replications)]
    sentences = [voice.say(own.MATTERS, names=_named(shown[:_MOST_NAMED], found, voice))]
    decisive = {effect.factor.name for effect in (*found.turning, *(effect for effect, _ in found.open))}
    unshown = [
        voice.name(effect.factor.name)
        for effect in found.effects
        if not effect.is_shown and effect.factor.name not in decisive
    ]
    if unshown:
        sentences.append(voice.say(own.NO_EFFECT, names=voice.listed(unshown)))
    return sentences


def _named(effects: list[Effect], found: Sensitivity, voice: Voice) -> str:
    """Each with the differences at its ends."""
    shown = difference_of(shown_of(found.key[0]))
    texts = []
    for effect in effects:
        ends = [
            estimate_text(end.gap.estimate, shown, voice.language, signed=True)
            for end in effect.ends
            if end.gap.estimate.n
        ]
        between = voice.say(own.FROM_TO, low=ends[0], high=ends[-1]) if len(ends) > 1 else "".join(ends)
        opening, closing = ("(", ")") if voice.language == "zh" else (" (", ")")
        texts.append(f"{voice.name(effect.factor.name)}{opening}{between}{closing}")
    return voice.listed(texts)


def _amount(amount: float, varied: Varied, voice: Voice) -> str:
    """A number that was found, and is no rounder than it is exact."""
    if varied.kind is Kind.DURATION:
        return amount_text(amount, Shown.WORK, voice.language)
    return in_notation(spell(Constant(amount, varied.kind)), voice)

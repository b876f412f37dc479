"""The report of the verification: the answer, then theory and simulation beside each other."""

from __future__ import annotations

from reports import verify_words, words
from reports.document import Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.phrase import Language, Voice, voice_for
from reports.quantities import amount_text, change_text, estimate_text, share_text, shown_of
from reports.spoken_notation import in_notation
from sim.experiment.verify import Check, Verification, Verified
from sim.measure.catalogue import Measure

_CONFIDENCE_DIGITS = 3


def verify_report(verification: Verification, language: Language) -> Document:
    """How many numbers agree, how likely a false alarm is, and every number."""
    voice = Voice(language)
    columns = (
        Column("", Holds.WORDS),
        Column(voice.say(verify_words.THEORY)),
        Column(voice.say(verify_words.SIMULATED)),
        Column(voice.say(verify_words.DEVIATION)),
        Column("", Holds.VALUES),
    )
    rows = tuple(row for verified in verification.models for row in _rows(verified, language))
    section = Section(
        voice.say(verify_words.SECTION),
        (Table(columns, rows), Paragraph(voice.say(verify_words.FILES), Tone.QUIET)),
    )
    head = (
        Paragraph(_about(verification, voice), Tone.QUIET),
        _answer(verification, voice),
        Paragraph(_reading(verification, voice), Tone.QUIET),
    )
    return Document(voice.say(verify_words.TITLE), head, (section,))


def _about(verification: Verification, voice: Voice) -> str:
    return voice.say(
        verify_words.ABOUT,
        models=len(verification.models),
        replications=f"{sum(verified.model.replications for verified in verification.models):,}",
        cases=f"{sum(verified.cases for verified in verification.models):,}",
        seed=verification.seed,
    )


def _answer(verification: Verification, voice: Voice) -> Paragraph:
    agree = sum(check.agrees for check in verification.checks)
    text = voice.say(
        verify_words.ANSWER,
        agree=agree,
        all=len(verification.checks),
        chance=share_text(verification.false_alarms),
    )
    return Paragraph(text, Tone.STRONG) if verification.agrees else Paragraph(text, Tone.WARNING, mark="!")


def _reading(verification: Verification, voice: Voice) -> str:
    return voice.say(
        verify_words.READING,
        confidence=f"{verification.confidence:.{_CONFIDENCE_DIGITS}%}",
        count=sum(not check.known.is_exact for check in verification.checks),
        each=f"{1 - verification.confidence:.{_CONFIDENCE_DIGITS}%}",
        chance=share_text(verification.false_alarms),
    )


def _rows(verified: Verified, language: Language) -> list[Row]:
    """A heading with the model and what it was given, and a row for every number."""
    voice = voice_for(verified.scenario, language)
    heading = voice.say(
        verify_words.MODEL,
        name=_name(verified, voice),
        settings=_settings(verified, voice),
        replications=verified.model.replications,
        cases=f"{verified.cases:,}",
    )
    return [Row((Cell(heading),)), *(_row(check, voice) for check in verified.checks)]


def _name(verified: Verified, voice: Voice) -> str:
    """The title of the scenario, and that of the process where there are several."""
    title = voice.name(verified.scenario.title)
    if len(verified.scenario.processes) == 1:
        return title
    return f"{title} · {voice.name(verified.scenario.processes[verified.model.process].title)}"


def _settings(verified: Verified, voice: Voice) -> str:
    parameters = (verified.scenario.parameters[name] for name in verified.model.shown)
    return voice.in_a_row(f"{voice.name(own.name)} = {in_notation(own.text, voice)}" for own in parameters)


def _row(check: Check, voice: Voice) -> Row:
    known = check.known
    shown = shown_of(known.measure)
    mark, tone, verdict = (
        ("✓", Tone.GOOD, verify_words.AGREES) if check.agrees else ("✗", Tone.BAD, verify_words.DIFFERS)
    )
    return Row(
        (
            Cell(
                voice.say(
                    verify_words.SUBJECT, measure=_measure(known.measure, voice), subject=voice.name(known.subject)
                )
            ),
            Cell(amount_text(check.theory, shown, voice.language)),
            Cell(estimate_text(check.estimate, shown, voice.language)),
            Cell(_deviation(check)),
            Cell(f"{mark} {voice.say(verdict)}", tone),
        )
    )


def _measure(measure: Measure, voice: Voice) -> str:
    return voice.say(words.MEASURES[measure])


def _deviation(check: Check) -> str:
    """In per cent of theory."""
    if check.estimate.mean == check.theory:
        return share_text(0.0)
    return change_text(check.estimate.mean / check.theory if check.theory else float("inf"))

"""The list of the scenarios that are shipped."""

from __future__ import annotations

from collections.abc import Sequence

from reports import list_words as words
from reports.document import Block, Cell, Column, Document, Holds, Paragraph, Row, Table, Tone
from reports.phrase import Language, Voice
from sim.scenario.library import ScenarioSummary


def list_report(summaries: Sequence[ScenarioSummary], language: Language) -> Document:
    """Names to type, titles (which may be typed as well), and what each scenario is about."""
    voice = Voice(language)
    blocks: list[Block] = []
    if not summaries:
        blocks.append(Paragraph(voice.say(words.NO_SCENARIOS)))
    else:
        rows = tuple(row for summary in summaries for row in _rows(summary, language))
        columns = (Column(voice.say(words.NAME), Holds.WORDS), Column(voice.say(words.TITLE), Holds.WORDS))
        blocks.append(Table(columns, rows))
        blocks += [Paragraph(voice.say(hint), Tone.QUIET) for hint in (words.HINT_RUN, words.HINT_SHOW)]
    return Document(voice.say(words.SCENARIOS), tuple(blocks))


def _rows(summary: ScenarioSummary, language: Language) -> tuple[Row, ...]:
    told = [summary.title, summary.chinese_title, summary.about]
    if language == "zh" and summary.chinese_title:
        told = [summary.chinese_title, summary.chinese_about or summary.about]
    texts = [Cell(told[0])] + [Cell(text, Tone.QUIET) for text in told[1:] if text]
    labels = [Cell(summary.name, Tone.STRONG)] + [Cell("")] * (len(texts) - 1)
    return tuple(Row((label, text)) for label, text in zip(labels, texts, strict=True))

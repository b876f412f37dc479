"""Documents on terminals and in pipes."""

import io
import subprocess
import sys

import pytest
from made_comparison import made_comparison

from reports.document import Cell, Column, Document, Holds, Paragraph, Row, Section, Table, Tone
from reports.drawn_bars import shares_of_cells
from reports.line_breaking import cells, plain, wrapped
from reports.phrase import LANGUAGES
from reports.run_report import run_report
from reports.show_report import show_report
from reports.terminal import render, render_text

ESCAPE = "\x1b"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [24, 40, 60, 72, 80, 100, 120, 200])
def test_no_line_is_wider_than_asked(language, width):
    """At any width, in cells; Chinese characters take two."""
    for document in (run_report(made_comparison(), language), show_report(made_comparison().scenario, language)):
        for line in render_text(document, width=width).splitlines():
            assert cells(line) <= width, line


def test_headings_wrap_before_rows_become_lists():
    """Where only the headings of numbers are too wide, they are written one word a line."""
    columns = (Column("Cases", Holds.VALUES), Column("Of the bound"), Column("Start to finish"))
    table = Table(columns, (Row((Cell("2/workday"), Cell("10%"), Cell("5 days"))),))
    document = Document("A title", (), (Section("A section", (table,)),))
    *_, last = render_text(document, width=26).splitlines()
    assert last == "2/workday    10%  5 days"


@pytest.mark.parametrize(("width", "expected"), [(40, "incomprehensible"), (36, "incomprehens")])
def test_columns_move_closer_before_words_are_broken(width, expected):
    """And a word is broken before the rows become lists."""
    row = Row((Cell("incomprehensible"), Cell("1.25 ± 0.25"), Cell("2.50 ± 0.50")))
    table = Table((Column("", Holds.WORDS), Column("old"), Column("new")), (row,))
    lines = render_text(Document("", (table,), ()), width=width).splitlines()
    assert [line.split()[0] for line in lines if "1.25" in line] == [expected]


@pytest.mark.parametrize("width", [24, 50, 80, 120])
def test_numbers_are_never_cut(width):
    """Every amount of a table is found whole at every width, but for the spaces around ±."""
    document = run_report(made_comparison(), "en")
    rendered = render_text(document, width=width).replace(" ± ", "±")
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for column, cell in zip(block.columns, row.cells, strict=False):
                        if column.is_number and cell.text:
                            assert cell.text.replace("\u00a0", " ").replace(" ± ", "±") in rendered


def test_a_pipe_gets_no_escape_sequences(monkeypatch):
    """And lines of 100 cells, or what COLUMNS says."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    written = io.StringIO()
    render(run_report(made_comparison(), "en"), file=written)
    assert ESCAPE not in written.getvalue()
    assert max(map(cells, written.getvalue().splitlines())) == 100
    monkeypatch.setenv("COLUMNS", "72")
    narrow = io.StringIO()
    render(run_report(made_comparison(), "en"), file=narrow)
    assert max(map(cells, narrow.getvalue().splitlines())) == 72


def test_a_terminal_gets_colour_unless_told_otherwise(monkeypatch):
    """NO_COLOR is heard, and so is the caller."""
    document = run_report(made_comparison(), "en")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert ESCAPE in rendered_on(Terminal(), document)
    assert ESCAPE not in rendered_on(Terminal(), document, color=False)
    assert ESCAPE in rendered_on(io.StringIO(), document, color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert ESCAPE not in rendered_on(Terminal(), document)


def rendered_on(file, document, *, color=None):
    render(document, width=80, color=color, file=file)
    return file.getvalue()


def test_text_of_a_scenario_is_neither_markup_nor_control():
    """Brackets stay, escape sequences and bidirectional overrides go."""
    evil = "[bold]pledge[/bold] \x1b[31mred\x07 \u202eback \x9b1m\rand\n:smile:"
    table = Table((Column(evil, Holds.WORDS), Column(evil)), (Row((Cell(evil), Cell(evil))),))
    document = Document(evil, (Paragraph(evil, Tone.WARNING, mark="!"), table), (Section(evil, (table,), evil),))
    rendered = render_text(document, width=200, color_system="standard")
    assert "[bold]pledge[/bold]" in rendered
    assert ":smile:" in rendered
    assert not set(rendered) & set("\x07\x9b\u202e\r")
    assert "\x1b[31mred" not in rendered


def test_a_poor_encoding_gets_plain_characters():
    """A report is readable where the output knows ASCII only."""
    buffer = io.BytesIO()
    ascii_only = io.TextIOWrapper(buffer, encoding="ascii")
    render(run_report(made_comparison(), "en"), width=80, color=False, file=ascii_only)
    ascii_only.flush()
    text = buffer.getvalue().decode("ascii")
    assert "5.4 ~ 0.3 days" in text or "5.4~0.3 days" in text
    assert "?" not in text.replace("? cannot be said", "")


def test_an_interval_keeps_its_sign_where_the_encoding_has_it():
    """`7 ~ 2 days` would read as a range in Chinese."""
    buffer = io.BytesIO()
    gbk = io.TextIOWrapper(buffer, encoding="gbk")
    render(run_report(made_comparison(), "zh"), width=80, color=False, file=gbk)
    gbk.flush()
    text = buffer.getvalue().decode("gbk")
    assert "±" in text
    assert "~" not in text


def test_lines_break_at_spaces_and_between_chinese_characters():
    """But not before a comma, and not inside an amount."""
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("办理时长,平均", 8) == ["办理时", "长,平均"]
    assert wrapped("saves 5\u00a0days", 8) == ["saves", "5\u00a0days"]
    assert wrapped("共 60 个工作日", 12) == ["共", "60 个工作日"]
    assert wrapped("用 --set 名称=值", 10) == ["用 --set", "名称=值"]
    assert wrapped("abcdefgh", 3) == ["abc", "def", "gh"]
    assert wrapped("", 10) == [""]


def test_plain_text_has_one_line():
    """Tabs and line ends become spaces."""
    assert plain("a\tb\nc\x00d") == "a b cd"


@pytest.mark.parametrize(
    ("amounts", "whole", "expected"),
    [([1, 1, 1], 10, [4, 3, 3]), ([0, 0], 5, [0, 0]), ([5, 0.1], 3, [3, 0]), ([1, 3], 8, [2, 6]), ([1], 0, [0])],
)
def test_cells_of_a_bar_add_up(amounts, whole, expected):
    """By largest remainders."""
    assert expected == shares_of_cells(amounts, whole)


def test_composing_does_not_import_rich():
    """Only drawing does."""
    rooms = "reports.run_report, reports.show_report, reports.terminal, reports.json_report"
    code = f"import sys, {rooms}; print('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

"""Rows of numbers for spreadsheets."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from reports.csv_file import csv_text, write_csv


def test_rows_under_the_keys_of_the_first() -> None:
    """What is not known is empty; commas and quotes are kept."""
    rows = [{"a": 1.5, "b": 'x, "y"', "c": None, "d": True}, {"a": math.nan, "b": "", "c": 0, "d": False}]
    assert csv_text(rows) == 'a,b,c,d\n1.5,"x, ""y""",,True\n,,0,False\n'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_no_text_is_a_formula(text: str) -> None:
    """Names come from files of somebody else."""
    assert csv_text([{"a": text}]).splitlines()[1].strip('"').startswith("'")


def test_nothing_is_an_empty_file(tmp_path: Path) -> None:
    """A heading of nothing."""
    write_csv([], tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text(encoding="utf-8-sig") == "\n"


def test_spreadsheets_recognise_the_encoding(tmp_path: Path) -> None:
    """By the mark at the beginning."""
    write_csv([{"窗口": 1}], tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes() == b"\xef\xbb\xbf" + "窗口\n1\n".encode()

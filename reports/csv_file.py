"""Rows of numbers as a file for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reports.whole_file import write_whole

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows under the keys of the first; what is not known is left empty.

    Texts that a spreadsheet would take for a formula have an apostrophe before them.
    """
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _field(value) for key, value in row.items()} for row in rows)
    return written.getvalue()


def write_csv(rows: Sequence[Mapping[str, Any]], target: Path | str) -> None:
    """Write rows to a file, whole or not at all, in the UTF-8 that spreadsheets recognise.

    Raises:
        OSError: the file cannot be written; what stood there before still stands.
    """
    write_whole(target, csv_text(rows).encode("utf-8-sig"))


def _field(value: Any) -> Any:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    is_unknown = value is None or value != value  # noqa: PLR0124 - NaN is not itself
    return "" if is_unknown else value

"""Tables as spreadsheets read them: CSV that no program takes for formulas, and the templates of learning platforms.

Contract: a text that a spreadsheet would run as a formula is written with an apostrophe before it, which spreadsheets
show as the text itself; numbers stay numbers. A file is written whole or not at all.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value: object) -> str:
    """Return a cell as text that no spreadsheet runs (CWE-1236).

    Examples
    --------
    >>> harmless("=HYPERLINK(1)"), harmless("  @SUM(1)"), harmless("-2.5"), harmless(None)
    ("'=HYPERLINK(1)", "'  @SUM(1)", '-2.5', '')
    """
    text = "" if value is None else str(value)
    text = "".join(character for character in text if character >= " " or character in "\t\r\n")
    if not text.strip(" ").startswith(FORMULA) or _is_number(text):
        return text
    return "'" + text


def number(points: float) -> str:
    """Return points as text: at most four decimals, a point, no exponent.

    >>> number(3.0), number(1 / 3)
    ('3', '0.3333')
    """
    return f"{points:.4f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Table:
    """A table that was read: its columns, its rows, what separates its cells, whether it began with a mark."""

    columns: tuple[str, ...]
    rows: list[dict[str, str]]
    separator: str = ","
    byte_order_mark: bool = False

    def column(self, *names: str) -> str | None:
        """Return the column of one of these names, whatever its case, or None."""
        wanted = [name.casefold() for name in names]
        return next((column for column in self.columns if column.strip().casefold() in wanted), None)


def read_table(path: Path) -> Table:
    """Read a CSV file in UTF-8 or UTF-16, its cells separated by commas, semicolons or tabs.

    Raises
    ------
    ValueError
        When it cannot be read as one.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"expected a CSV file in UTF-8 in {path}; it cannot be read: {error}") from None
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    try:
        lines = [line for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(line)]
    except csv.Error as error:
        raise ValueError(f"expected a CSV file in {path}; {error}") from None
    if not lines:
        raise ValueError(f"expected a CSV file with a header in {path}; it is empty")
    columns = tuple(lines[0])
    rows = [dict(zip(columns, [*line, *[""] * len(columns)], strict=False)) for line in lines[1:]]
    return Table(columns, rows, separator, data.startswith(b"\xef\xbb\xbf"))


def write_table(
    path: Path,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    separator: str = ",",
    byte_order_mark: bool = False,
) -> Path:
    """Write a table as CSV in UTF-8, every cell harmless, and return its path."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerow([harmless(column) for column in columns])
    writer.writerows([harmless(row.get(column)) for column in columns] for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.new")
    half.write_text(stream.getvalue(), encoding="utf-8-sig" if byte_order_mark else "utf-8", newline="")
    half.replace(path)
    return path


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True

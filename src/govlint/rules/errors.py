"""Errors of rule files: always with the file, and the line where it is known."""

from __future__ import annotations

from collections.abc import Iterable


class RuleFileError(ValueError):
    """A rule file cannot be used.

    Attributes:
        file: name of the rule file.
        line: line from 1, None where the whole file is meant.
        column: column from 1 in code points, None where unknown.
        problem: what is wrong, one Chinese line.
    """

    def __init__(
        self, file: str, line: int | None, problem: str, *, column: int | None = None
    ) -> None:
        """Keep the place and build the message ``file:line:column: problem``."""
        self.file, self.line, self.column, self.problem = file, line, column, problem
        place = ":".join(str(part) for part in (file, line, column) if part is not None)
        super().__init__(f"{place}: {problem}")


class ExpressionError(ValueError):
    """An expression cannot be compiled; ``line`` and ``column`` count from 1 inside it."""

    def __init__(self, problem: str, line: int = 1, column: int = 1) -> None:
        """Keep what is wrong and where in the expression."""
        self.problem, self.line, self.column = problem, line, column
        super().__init__(f"第 {line} 行第 {column} 列：{problem}")


def nearest(name: str, known: Iterable[str]) -> str:
    """Return 「，是不是 X？」 for the known name that is most like ``name``, else nothing."""
    import difflib  # not at the top: a run without a mistake does not need it

    names = list(known)
    folded = {known_name.lower(): known_name for known_name in names}
    close = difflib.get_close_matches(name.lower(), list(folded), n=1, cutoff=0.5)
    return f"，是不是“{folded[close[0]]}”？" if close else ""

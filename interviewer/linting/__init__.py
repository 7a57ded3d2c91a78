"""A rubric pack -> what an expert in structured interviewing would mend in it, each finding with its place and reason.

In: a valid `RubricPack`, or its YAML text, and an embedding model where there is one. Out: `Finding`s. Imports
`content`, `domain`, `errors`, and of `grading` only how texts are encoded and cut into words.
"""

from interviewer.linting.finding import Finding, Severity
from interviewer.linting.rules import RULES
from interviewer.linting.running import Linted, lint, lint_text

__all__ = ["RULES", "Finding", "Linted", "Severity", "lint", "lint_text"]

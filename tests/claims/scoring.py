"""Claims that were read, scored against the gold table (`gold.yaml`)."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from interviewer.claims.compare import compare
from interviewer.claims.extract import extract
from interviewer.domain.evidence import Answer, Claim, ClaimFinding, Verdict
from interviewer.domain.profile import Profile

TODAY = dt.date(2026, 11, 22)
GOLD = Path(__file__).with_name("gold.yaml")
_EXPECTED = re.compile(
    r"(?P<optional>\??)(?P<kind>\w+) ?(?P<subject>[^=>]*?)(?: = (?P<amount>[\d.]+))?(?: -> (?P<verdicts>[\w|-]+))?"
)


@dataclass(frozen=True)
class Expected:
    """One claim of the gold table."""

    kind: str
    subjects: tuple[str, ...]
    amount: float | None
    verdicts: tuple[str, ...]
    optional: bool

    @classmethod
    def read(cls, line: str) -> Expected:
        """The claim a line of the table stands for."""
        found = _EXPECTED.fullmatch(line)
        assert found, line
        return cls(
            found["kind"],
            tuple(found["subject"].split("/")) if found["subject"] else (),
            float(found["amount"]) if found["amount"] else None,
            tuple(found["verdicts"].split("|")) if found["verdicts"] else (),
            bool(found["optional"]),
        )

    def is_met_by(self, claim: Claim) -> bool:
        """Whether a claim says the same: kind, amount, and a subject without more than two words beside it."""
        if claim.kind.value != self.kind or (self.amount is not None and claim.amount != self.amount):
            return False
        if self.kind == "dates":
            return any((claim.start or "").startswith(one.split()[0]) for one in self.subjects)
        said = [_words(claim.subject)]
        if self.kind == "education":
            said.append(_words(claim.organisation or ""))
        return not self.subjects or any(_close(_words(one), it, self.kind) for one in self.subjects for it in said)


@dataclass(frozen=True)
class Case:
    """An answer of the gold table."""

    id: str
    speaker: str
    profile: Profile
    answer: Answer
    expected: tuple[Expected, ...]
    held_out: bool


@dataclass
class Score:
    """Counts over many answers."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, case: Case, findings: Iterable[ClaimFinding]) -> None:
        """Counts one answer's findings."""
        open_ = [one for one in findings if one.claim and one.verdict is not Verdict.INCONSISTENT]
        self.counts["inconsistent"] += sum(one.verdict is Verdict.INCONSISTENT for one in findings)
        self.counts["findings"] += len(open_)
        for want in sorted(case.expected, key=lambda one: (one.optional, not one.subjects)):
            got = next((one for one in open_ if one.claim and want.is_met_by(one.claim)), None)
            if got is not None:
                open_.remove(got)
                self._judge(case, want, got)
            if not want.optional:
                self.counts["wanted"] += 1
                self.counts["found"] += got is not None
                if got is None:
                    self.misses.append(
                        f"{case.id} missed {want.kind} {want.subjects} {want.amount}: {case.answer.text}"
                    )
        for got in open_:
            assert got.claim
            self.counts["spurious"] += 1
            self.counts["false contradicted"] += got.verdict is Verdict.CONTRADICTED
            self.misses.append(
                f"{case.id} invented {got.claim.kind} {got.claim.subject} {got.claim.amount}: {case.answer.text}"
            )

    def _judge(self, case: Case, want: Expected, got: ClaimFinding) -> None:
        self.counts["read"] += 1
        if not want.verdicts:
            return
        self.counts["judged"] += 1
        right = got.verdict.value in want.verdicts
        self.counts["right"] += right
        if "contradicted" not in want.verdicts:
            self.counts["false contradicted"] += got.verdict is Verdict.CONTRADICTED
        if not right:
            self.misses.append(
                f"{case.id} {got.verdict} not {want.verdicts} for {want.kind} {want.subjects}: "
                f"{got.explanation} | {case.answer.text}"
            )

    @property
    def precision(self) -> float:
        """The share of claims read that the table has."""
        return self.counts["read"] / max(1, self.counts["read"] + self.counts["spurious"])

    @property
    def recall(self) -> float:
        """The share of the table's claims that were read."""
        return self.counts["found"] / max(1, self.counts["wanted"])

    @property
    def accuracy(self) -> float:
        """The share of claims read that stand beside the profile as the table says."""
        return self.counts["right"] / max(1, self.counts["judged"])

    @property
    def false_contradicted(self) -> float:
        """The share of all findings that say "contradicted" of what agrees with the profile."""
        return self.counts["false contradicted"] / max(1, self.counts["findings"])


def cases() -> list[Case]:
    """The gold table; every third answer of a field is held out, and the whole of its last part."""
    table = yaml.safe_load(GOLD.read_text("utf-8"))
    found: list[Case] = []
    for section in ("answers", "held_out"):
        for name, answers in table[section].items():
            for number, (speaker, text, claims) in enumerate(answers):
                answer = Answer(turn=0, question="Tell us about your work, and then about the case.", text=text)
                profile = Profile.from_document(table["profiles"][name])
                expected = tuple(Expected.read(line) for line in claims)
                held = section == "held_out" or number % 3 == 2
                found.append(Case(f"{section}/{name}/{number}", speaker, profile, answer, expected, held))
    return found


def score(chosen: Iterable[Case]) -> Score:
    """Reads and compares each answer and counts what was right."""
    total = Score()
    for case in chosen:
        claims = extract([case.answer], case.profile)
        total.add(case, [one for one in compare(claims, case.profile, TODAY) if one.claim])
    return total


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold().replace("'", "")))


def _close(want: frozenset[str], said: frozenset[str], kind: str) -> bool:
    spare = 2 if kind != "achievement" else 6
    return (want <= said and len(said - want) <= spare) or (bool(said) and said <= want and 2 * len(said) >= len(want))

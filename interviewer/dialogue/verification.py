"""Questions about what a profile lists: neutral, open, one item each.

Asked on roles, licences, certificates and skills only. Nothing is asked on age, gaps, family, health or origin, and
no contact, number or free text of the profile is repeated. Studies are left out: their dates tell an age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer.dialogue.phrases import Phrases
from interviewer.domain.plan import Wording, draw
from interviewer.domain.profile import Certificate, Profile, Skill, Work

_LONGEST = 80
_SENSITIVE = re.compile(
    r"\b(?:parental|maternity|paternity|family|career break|gap year|sabbatical|caregiver|care ?giver|"
    r"carer for|home ?maker|housewife|stay.at.home|"
    r"unemployed|between jobs|retired|retirement|sick leave|medical leave|illness|recover(?:y|ing) from|"
    r"bereavement|pregnan\w*|"
    r"church|mosque|synagogue|temple|parish|diocese|pastor|imam|rabbi|priest|missionary|trade union|"
    r"labou?r union|political party|"
    r"campaign (?:for|manager)|conservative|democrats?|republican|lgbt\w*|pride|refugee|asylum|immigrant|"
    r"veteran|disab\w+|prison\w*|age|born)\b",
    re.IGNORECASE,
)
_UNFIT = re.compile(
    r"[@<>{}\[\]\\|`~^*_=?!\"“”\n\r\t]|https?:|www\.|\d{5,}|(?:\d[ -]?){7,}|"
    r"\b(?:ignore|disregard|instruction|prompt|system|rate|score|grader|rating)s?\b.{0,40}\b(?:previous|"
    r"all|above|me|highest|full|this|instruction)",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"\b(?:licen[sc]e[ds]?|licensure|registered|registration|registry|admitted|admission|bar\b|chartered|"
    r"board certified)",
    re.IGNORECASE,
)


class _Item(NamedTuple):
    what: str
    wording: Wording


def verification_questions(profile: Profile, phrases: Phrases, *, seed: int, n: int = 2) -> tuple[Wording, ...]:
    """At most `n` questions on items of the profile; fewer where it lists too little.

    A role comes first, then a licence or certificate, then a skill, then what is left of each; within a kind the seed
    draws. The same profile, seed and n give the same questions.
    """
    kinds = [
        _drawn(list(_roles(profile.work, phrases)), seed, "role"),
        _drawn(list(_certificates(profile.certificates, phrases)), seed, "certificate"),
        _drawn(list(_skills(profile.skills, phrases)), seed, "skill"),
    ]
    chosen: list[Wording] = []
    while len(chosen) < n and any(kinds):
        for kind in kinds:
            if kind and len(chosen) < n:
                chosen.append(kind.pop(0).wording)
    return tuple(chosen)


def _drawn(items: list[_Item], seed: int, kind: str) -> list[_Item]:
    """The items in an order drawn by seed; an item listed twice is kept once."""
    left = list({item.wording.text: item for item in items}.values())
    order: list[_Item] = []
    while left:
        # Drawn by what they say: the order in which a profile happens to list them does not matter.
        left.sort(key=lambda item: item.what)
        item = draw(left, seed=seed, what=f"{kind}-{len(order)}")
        order.append(item)
        left.remove(item)
    return order


def _roles(work: Sequence[Work], phrases: Phrases) -> Iterator[_Item]:
    words = phrases.verification
    for one in work:
        role, organisation = _clean(one.position), _clean(one.name)
        if role is None or _SENSITIVE.search(f"{one.position} {one.name}"):
            continue
        start, end = _year(one.startDate), _year(one.endDate)
        when = _when(start, end, phrases)
        if organisation is None:
            slots = {"role": role, "when": when}
            template = words.role_alone
        else:
            slots = {"role": role, "organisation": organisation, "when": when}
            template = words.role_current if start and not one.endDate else words.role_past
        yield _Item(f"{role} {organisation} {start}", _worded(template.text, template.plain, slots))


def _certificates(certificates: Sequence[Certificate], phrases: Phrases) -> Iterator[_Item]:
    words = phrases.verification
    for one in certificates:
        name = _clean(one.name)
        if name is None:
            continue
        issuer, year = _clean(one.issuer), _year(one.date)
        slots = {
            "name": name,
            "issuer": words.issued_by.format(issuer=issuer) if issuer else "",
            "when": words.within.format(start=year) if year else "",
        }
        template = words.licence if _LICENCE.search(name) else words.certificate
        yield _Item(name, _worded(template.text, template.plain, slots))


def _skills(skills: Sequence[Skill], phrases: Phrases) -> Iterator[_Item]:
    template = phrases.verification.skill
    for one in skills:
        name = _clean(one.name)
        if name is not None:
            yield _Item(name, _worded(template.text, template.plain, {"name": name}))


def _worded(text: str, plain: str, slots: dict[str, str]) -> Wording:
    return Wording(text.format_map(slots), plain.format_map(slots))


def _clean(text: str | None) -> str | None:
    """The words of a profile field where they are fit to be said; None otherwise."""
    bare = " ".join((text or "").split()).strip(" .,;:")
    if not 2 <= len(bare) <= _LONGEST or _UNFIT.search(text or "") or _SENSITIVE.search(bare):
        return None
    return bare if re.search(r"[^\W\d_]{2}", bare) and bare.isprintable() else None


def _year(date: str | None) -> str | None:
    found = re.match(r"(?:19|20)\d\d(?=-|$)", date or "")
    return found.group() if found else None


def _when(start: str | None, end: str | None, phrases: Phrases) -> str:
    words = phrases.verification
    if start is None:
        return ""
    if end is None:
        return words.since.format(start=start)
    return words.within.format(start=start) if start == end else words.between.format(start=start, end=end)

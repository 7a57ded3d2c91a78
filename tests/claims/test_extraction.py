"""A gold table: what people write about themselves, and the claims a careful reader takes from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.claims.extract import extract
from interviewer.claims.lexicon import canonical
from interviewer.domain.evidence import Answer, Claim
from interviewer.domain.profile import Profile

PROFILE = Profile.from_document(
    {
        "work": [
            {
                "name": "St Mary's Hospital",
                "position": "ICU Registered Nurse",
                "startDate": "2019-01",
                "endDate": "2021-06",
            },
            {
                "name": "Leeds General Infirmary",
                "position": "Staff Nurse",
                "startDate": "2016-02",
                "endDate": "2018-12",
            },
        ],
        "education": [{"institution": "University of Manchester", "studyType": "BSc", "area": "Nursing"}],
        "skills": [{"name": "Ventilator weaning"}],
        "certificates": [{"name": "Basic Life Support (BLS)"}],
    }
)


def read(text: str, profile: Profile = PROFILE) -> tuple[Claim, ...]:
    return extract([Answer(turn=3, question="Tell us about your work.", text=text)], profile)


def brief(claim: Claim) -> str:
    """ "kind subject [= amount | start | level | jurisdiction]", abbreviations in the subject spelt out."""
    if claim.kind in ("employment", "location"):
        return f"{claim.kind} {claim.subject}"
    if claim.kind == "dates":
        return f"dates {claim.start}" + (f" {claim.end}" if claim.end else "")
    if claim.kind == "education":
        return f"education {claim.level or '-'} {canonical(claim.subject)}"
    value = claim.amount if claim.amount is not None else claim.start or claim.level or claim.jurisdiction
    shown = f"{value:g}" if isinstance(value, float) else value
    if claim.kind == "role":
        return f"role {claim.subject.lower()}"
    subject = claim.subject if claim.kind == "language" else canonical(claim.subject)
    return f"{claim.kind} {subject}" + (f" = {shown}" if shown else "")


GOLD = [
    # Durations and roles.
    ("I have been an ICU nurse for seven years.", ["role icu nurse", "duration intensive care nurse = 7"]),
    ("I've got two and a half years of experience in emergency.", ["duration emergency = 2.5"]),
    ("I have worked in the ICU for over a decade.", ["duration intensive care = 10"]),
    ("I've been coding in Rust for 18 months.", ["duration rust = 1.5", "skill rust"]),
    ("7 years nursing, mainly ICU", ["duration nursing = 7"]),
    ("I have 12 years experience of translation.", ["duration translation = 12"]),
    ("I have about nine years of experience in corporate law.", ["duration corporate = 9"]),
    ("I am a solicitor with eight years of experience in litigation.", ["role solicitor", "duration litigation = 8"]),
    ("I spent three years at Goldman Sachs.", ["employment Goldman Sachs", "duration goldman sachs = 3"]),
    ("I have 7+ yrs in penetration testing.", ["duration penetration testing = 7", "skill penetration testing"]),
    ("I have sold enterprise software for six years.", ["duration enterprise software = 6"]),
    ("I was a resident in internal medicine.", ["role resident"]),
    ("I work as a senior auditor.", ["role senior auditor"]),
    ("My current role is lead linguist.", ["role lead linguist"]),
    ("I was promoted to charge nurse.", ["role charge nurse"]),
    ("I started as a junior developer.", ["role junior developer"]),
    # Terse notes.
    (
        "ICU nurse, 7 yrs, St Mary's, BLS/ACLS",
        [
            "role icu nurse",
            "duration intensive care nurse = 7",
            "employment St Mary's Hospital",
            "certification basic life support",
            "certification advanced cardiovascular life support",
        ],
    ),
    (
        "Staff nurse, Leeds General Infirmary, 2016-2018",
        ["role staff nurse", "employment Leeds General Infirmary", "dates 2016 2018"],
    ),
    ("Fluent French, B2 German.", ["language French = C1", "language German = B2"]),
    ("Available 15 hrs/week.", ["availability hours a week = 15"]),
    ("Based in Berlin.", ["location Berlin"]),
    (
        "OSCP, CISSP, 9 years pentesting",
        [
            "certification offensive security certified professional",
            "certification certified information systems security professional",
            "duration penetration testing = 9",
        ],
    ),
    # Second-language English.
    ("I am working since 2016 like nurse in UCI of Madrid.", ["role nurse", "dates 2016"]),
    ("Since 2018 I work as translator.", ["role translator", "dates 2018"]),
    ("I have five years working in intensive care.", ["duration intensive care = 5"]),
    ("I speak very well Portuguese.", ["language Portuguese = C1"]),
    ("My mother tongue is Polish.", ["language Polish = native"]),
    # Employers and dates.
    (
        "I worked at Leeds General Infirmary from 2016 to 2018.",
        ["employment Leeds General Infirmary", "dates 2016 2018"],
    ),
    ("I worked at st marys hospital.", ["employment St Mary's Hospital"]),
    ("I joined Datadog in March 2021.", ["employment Datadog", "dates 2021-03"]),
    ("I was employed by Deloitte.", ["employment Deloitte"]),
    ("I have been at Freshfields since 2019.", ["employment Freshfields", "dates 2019"]),
    ("Between 2012 and 2015 I practised at Charité Hospital.", ["employment Charité Hospital", "dates 2012 2015"]),
    # Education.
    ("I hold a BSc in Nursing from the University of Manchester.", ["education bachelor nursing"]),
    ("I have a master's in linguistics.", ["education master linguistics"]),
    ("I did my PhD in physics at ETH Zurich.", ["education doctorate physics"]),
    ("I graduated from King's College London in 2012.", ["education - king's college london"]),
    ("I studied economics at Warwick University.", ["education - economics"]),
    ("I have an MBA from INSEAD.", ["education master mba"]),
    ("I got my LLB in 2011.", ["education bachelor llb"]),
    # Licences and certificates.
    (
        "I'm a registered nurse licensed in Texas.",
        ["role registered nurse", "licence registered nurse licence = Texas"],
    ),
    ("I'm NMC registered.", ["licence nmc registration = United Kingdom"]),
    ("I was admitted to the New York bar.", ["licence bar admission = New York"]),
    ("I hold an active medical license in Ohio.", ["licence medical license = Ohio"]),
    ("I hold the OSCP.", ["certification offensive security certified professional"]),
    ("I passed the CFA level II exam.", ["certification chartered financial analyst level ii"]),
    ("I am certified in wound care.", ["certification wound care"]),
    (
        "I have the CCRN and TNCC.",
        ["certification critical care registered nurse", "certification trauma nursing core course"],
    ),
    ("I renewed my ACLS last year.", ["certification advanced cardiovascular life support"]),
    # Skills.
    ("I use Python and Postgres every day.", ["skill python", "skill postgresql"]),
    ("I am proficient in contract drafting and Westlaw.", ["skill contract drafting", "skill westlaw"]),
    ("I'm experienced with memoQ.", ["skill memoq"]),
    ("I am skilled in motivational interviewing.", ["skill motivational interviewing"]),
    ("I know Kubernetes well.", ["skill kubernetes"]),
    ("I did ventilator weaning daily.", ["skill ventilator weaning"]),
    ("My main tools are Burp Suite and Ghidra.", ["skill burp suite", "skill ghidra"]),
    # Languages.
    ("I'm fluent in French and German.", ["language French = C1", "language German = C1"]),
    ("I'm a native Spanish speaker.", ["language Spanish = native"]),
    ("My Italian is B1.", ["language Italian = B1"]),
    ("I speak Urdu.", ["language Urdu"]),
    # Achievements.
    ("I cut falls by 30 % on our ward.", ["achievement cut falls = 30"]),
    ("We reduced p99 latency from 900 ms to 120 ms.", ["achievement reduced p99 latency = 120"]),
    ("I trained 12 nurses.", ["achievement trained = 12"]),
    ("I closed $2m in new business.", ["achievement closed = 2e+06"]),
    ("My team increased renewals by 15 percent.", ["achievement increased renewals = 15"]),
    # Availability and place.
    ("I can do 20 hours a week.", ["availability hours a week = 20"]),
    ("I could work 10 to 15 hours per week.", ["availability hours a week = 15"]),
    ("I can start in March 2027.", ["availability start = 2027-03"]),
    ("I live in Madrid.", ["location Madrid"]),
    ("I'm based in Toronto.", ["location Toronto"]),
    # Nothing to claim: negations, suppositions, other people, patients, the work itself.
    ("I have never worked in paediatrics.", []),
    ("I don't hold a CCRN.", []),
    ("I don't speak German.", []),
    ("I haven't used Kubernetes.", []),
    ("I would work at Google if I could.", []),
    ("I want to become a nurse practitioner.", []),
    ("I am studying for the CISSP.", []),
    ("If I had ten years of experience I would say so.", []),
    ("My colleague has ten years of experience in oncology.", []),
    ("My manager is a certified auditor.", []),
    ("She worked at Leeds General Infirmary for five years.", []),
    ("My wife speaks fluent Japanese.", []),
    ("The patient is 7 years old.", []),
    ("He had diabetes for ten years.", []),
    ("The patient, a retired nurse, was on warfarin for six years.", []),
    ("The bond matures after 5 years.", []),
    ("It is a ten-year loan.", []),
    ("I increased the norepinephrine by 10 %.", []),
    ("I gave 5 mg of morphine and rechecked after 15 minutes.", []),
    ("Then you start the ACLS protocol.", []),
    ("Over the next three years rates may rise.", []),
    ("Do you need seven years of experience?", []),
    ('He said "I have worked at Google for ten years".', []),
    ("I reviewed a lease of twenty years.", []),
    ("My team lead has ten years of experience.", []),
    ("One of my registrars holds the MRCP.", []),
    ("Several of them now work at Google.", []),
    ("I told the model I was a nurse with ten years of experience.", []),
    ("Had I been counsel for ten years, I would have settled.", []),
    ("I would love to learn Rust.", []),
    ("I ran Nmap, then relayed the hash.", []),
    ("I taught a class of twenty students.", []),
    ("I'm no expert in Kubernetes.", []),
    # The subject is what was claimed and no word more.
    (
        "I have seven years in intensive care and I can do 20 hours a week.",
        ["duration intensive care = 7", "availability hours a week = 20"],
    ),
    ("I cut our falls by 30 % in one year.", ["achievement cut our falls = 30"]),
    ("Four years in the Big Four.", ["duration big four = 4"]),
    ("I'm licensed in Texas and Oregon.", ["licence licence = Texas", "licence licence = Oregon"]),
    ("Admitted in England and Wales.", ["licence bar admission = England and Wales"]),
    ("If I'm honest, I've been a nurse for seven years.", ["duration nurse = 7", "role nurse"]),
    ("I've been, gosh, seven years in intensive care.", ["duration intensive care = 7"]),
    ("I have translated for thirteen years.", ["duration translation = 13"]),
    ("I would never give potassium over 10 minutes.", []),
    ("The company grew 40 % in 2019.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), GOLD, ids=[text[:60] or "nothing" for text, _ in GOLD])
def test_the_claims_of_a_sentence_are_those_a_careful_reader_takes(text: str, expected: list[str]) -> None:
    assert sorted(brief(claim) for claim in read(text)) == sorted(expected)


@given(st.text(max_size=400) | st.lists(st.sampled_from([text for text, _ in GOLD]), max_size=5).map(" ".join))
def test_every_quote_stands_at_its_offsets(text: str) -> None:
    for claim in read(text):
        assert claim.quote.is_in({3: text})


def test_an_employer_outside_the_profile_is_found_without_any_profile() -> None:
    assert "employment Stripe" in [brief(claim) for claim in read("I was an engineer at Stripe.", Profile())]


def test_the_question_said_again_is_no_claim() -> None:
    question = "I have been a nurse for seven years, how about you"
    assert extract([Answer(turn=1, question=question, text=question + ".")], PROFILE) == ()


def test_the_same_words_give_the_same_claims() -> None:
    text = " ".join(sentence for sentence, _ in GOLD)
    assert read(text) == read(text)

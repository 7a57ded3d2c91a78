"""What rules find and let pass, beyond the examples that their documentation shows."""

from __future__ import annotations

import pytest

from interviewer.linting import Severity
from tests.linting.packs import (
    ANCHORS,
    BREWING,
    PLAIN,
    POINT,
    PROBE,
    QUESTION,
    findings,
    found_by_meaning,
    places,
)

EXEMPLARS = f"{BREWING}.questions[0].exemplars"


@pytest.mark.parametrize(
    "anchor",
    [
        "Demonstrates strong knowledge of the topic.",
        "Gives an adequate answer with some relevant details.",
        "Understands the basics of water.",
        "The candidate is able to explain how it is done.",
        "Shows little awareness of what heat does.",
        "Gives a reasonable approach to the problem.",
        "Explains the heat very well.",
        "Exceeds the expectations for the role.",
        "Handles the water appropriately.",
        "Covers all key aspects of temperature.",
        "Follows good practice with water and leaf.",
        "Displays a solid grasp of heat and leaf.",
    ],
)
def test_words_of_quality_make_an_anchor_vague(anchor):
    assert places("vague-anchor", {f"{ANCHORS}[2]": anchor}) == [f"{ANCHORS}[2]"]


@pytest.mark.parametrize(
    "anchor",
    [
        "Says that the water was treated appropriately, without a figure.",
        "Promises good practice, and names nothing that was done.",
        "Mentions that 'a good understanding' is what counts, and no more.",
        "Names the person who is competent to decide, and why a strong boil is wrong.",
        "Compares a weak with a strong infusion and says what made the difference.",
    ],
)
def test_the_answers_own_claims_quotes_and_the_fields_words_make_none(anchor):
    assert places("vague-anchor", {f"{ANCHORS}[2]": anchor}) == []


@pytest.mark.parametrize("anchor", ["Poor.", "Is knowledgeable about tea.", "Has ten years of experience with tea."])
def test_a_trait_or_a_bare_word_is_no_behaviour(anchor):
    assert places("anchor-without-behaviour", {f"{ANCHORS}[2]": anchor}) == [f"{ANCHORS}[2]"]


@pytest.mark.parametrize(
    "anchor",
    [
        "Speaks fluently and with conviction about the leaf.",
        "Keeps eye contact while the heat is explained.",
        "Sounds passionate about the leaf in hand.",
    ],
)
def test_manner_is_no_ground_for_a_level(anchor):
    assert places("rates-manner", {f"{ANCHORS}[3]": anchor}) == [f"{ANCHORS}[3]"]


@pytest.mark.parametrize(
    ("low", "high", "severity"),
    [
        ("Names the heat of the water.", "names the heat  of the water", Severity.ERROR),
        ("Names some temperatures clearly.", "Names all temperatures very clearly.", Severity.ERROR),
        (
            "Names the heat, the leaf, the pot, the time and the cup.",
            "Names the heat, the leaf, the pot, the time, the cup and the bag.",
            Severity.WARNING,
        ),
    ],
)
def test_anchors_that_only_differ_in_degree_are_an_error_and_in_little_a_warning(low, high, severity):
    found = [one for one in findings({f"{ANCHORS}[1]": low, f"{ANCHORS}[2]": high}) if one.rule == "anchors-alike"]
    assert [(one.field, one.severity) for one in found] == [(f"{ANCHORS}[2]", severity)]


@pytest.mark.parametrize(
    "question",
    [
        "How old are you, and how long have you been brewing?",
        "In which year did you leave school?",
        "Where are you originally from, and what do people drink there?",
        "Are you a native speaker of English?",
        "Is English your first language?",
        "Do you have children, and who minds the shop then?",
        "Do you have any health conditions that we should know about?",
        "Have you ever been arrested?",
        "Are you a member of a trade union?",
        "What is your maiden name?",
        "How reliable is your childcare?",
        "Tell me about your accent.",
        "What was your last salary?",
        "How many sick days did you take last year?",
        "As a mother, how would you manage night shifts?",
    ],
)
@pytest.mark.parametrize("field", [QUESTION, PLAIN, PROBE])
def test_the_applicant_is_asked_about_nothing_protected(field, question):
    found = [one for one in findings({field: question}) if one.rule == "protected-topic"]
    assert [(one.field, one.severity) for one in found] == [(field, Severity.ERROR)]


@pytest.mark.parametrize(
    "question",
    [
        "Your patient is 68 and diabetic. Tell me how her age and her medication change what you would do.",
        "How would you ask a patient whether she is pregnant, and why then?",
        "Tell me how you handled a family's religious refusal of blood.",
        "How old were your test fixtures, and what did that hide?",
        "Did you single out one variable, and how did you choose it?",
        "Where did the error come from, and how do you know?",
        'She asks: "Do you have children?" How would you answer a patient there?',
        "Who looks after your server at night, and what do they see?",
        "Were you engaged by the company or by its director, and what followed from that?",
        "What would your race condition look like in the log?",
        "A union has to be consulted before the dismissal. How do you advise your client?",
    ],
)
def test_cases_may_hold_all_of_it(question):
    assert places("protected-topic", {QUESTION: question}) == []


@pytest.mark.parametrize(
    "question",
    [
        "How do you keep up with new teas? Do you read journals?",
        "What are your strengths and what are your weaknesses?",
        "How do you brew a green tea, and what do you think about selling tea online?",
        "Tell me about your experience with black tea and angry customers.",
        "Describe a cup that went wrong and tell me about your greatest success.",
        "What went wrong, who noticed it, and how did you tell the owner?",
    ],
)
def test_two_questions_in_one_are_found(question):
    assert places("double-question", {QUESTION: question}) == [QUESTION]


@pytest.mark.parametrize(
    "question",
    [
        "What did you do first, and why?",
        "Tell me about a bitter cup. What did you say, and what came of it?",
        "Is that summary right? Why do you think so?",
        "Think of a time when you were not sure: is it spoilt, or does it taste like that? What was it?",
        "How did you decide what to change and what to leave alone?",
        "A guest writes: 'Where is my order? Did anybody check it?' How would you answer?",
    ],
)
def test_one_story_told_to_its_end_is_one_question(question):
    assert places("double-question", {QUESTION: question}) == []


@pytest.mark.parametrize(
    "probe",
    [
        "Don't you think that the water should be cooler?",
        "How important is it to measure the heat?",
        "You would wait a little, right?",
        "What is the right way to do that?",
        "As an experienced taster, how do you avoid that?",
        "I assume you taste every cup; how do you do that?",
    ],
)
def test_a_question_that_suggests_its_answer_is_found(probe):
    assert places("leading-question", {PROBE: probe}) == [PROBE]


@pytest.mark.parametrize(
    "probe",
    [
        "Do you know how hot the water has to be?",
        "If it came back, would you brew it again?",
        "Is that a black tea or a green one?",
    ],
)
def test_a_question_for_yes_or_no_is_found(probe):
    assert places("closed-question", {PROBE: probe}) == [PROBE]


@pytest.mark.parametrize(
    "probe",
    [
        "Is there anything else that you would look at?",
        "Can you tell me more about that part?",
        "And if nothing had changed?",
        "Did it come back, and how did you notice?",
    ],
)
def test_an_open_one_in_the_form_of_a_closed_one_is_not(probe):
    assert places("closed-question", {PROBE: probe}) == []


@pytest.mark.parametrize("probe", ["What about the tannins?", "Did you use a thermometer?"])
def test_a_word_of_the_field_hints_even_without_a_model(probe):
    assert places("probe-hints", {PROBE: probe}) == [PROBE]


def test_a_hint_in_other_words_needs_the_model():
    probe = "Did you check the heat by how long it had stood with its lid off?"
    assert found_by_meaning("probe-hints", {PROBE: probe})


def test_a_case_may_name_what_it_is_about():
    case = "A guest says that his green tea is bitter. Talk me through what you would do."
    assert places("gives-answer-away", {QUESTION: case}) == []
    assert not found_by_meaning("gives-answer-away", {QUESTION: case})


def test_two_criteria_of_one_meaning_are_found_by_it():
    other = f"{BREWING}.criteria[1]"
    fields = {
        f"{other}.name": "Fitting the heat to the kind of tea",
        f"{other}.looks_for": "Which temperature is picked for which tea, how it is measured, and for what reason.",
        f"{other}.anchors[3]": "Gives a temperature for the tea, the way it is measured, and what too much heat does.",
        f"{other}.key_points": [
            {"id": "cooler", "text": "Green tea is made with water of seventy to eighty degrees."},
            {"id": "instrument", "text": "Uses a thermometer, or waits for a known time."},
            {"id": "harm", "text": "Water that is too hot pulls out tannins and makes it bitter."},
        ],
    }
    assert found_by_meaning("criteria-overlap", fields)


def test_plain_words_of_the_field_and_names_are_not_rare():
    assert (
        places("rare-word", {QUESTION: "Tell me about a Lapsang whose tannins and camphor you had to describe."}) == []
    )


def test_a_level_that_no_question_shows_is_an_error():
    fields = {
        f"{BREWING}.questions[{form}].exemplars[{number}].levels.temperature": level
        for form in (0, 1)
        for number, level in enumerate((3, 0, 1, 3, 1, 0))
    }
    found = [one for one in findings(fields) if one.rule == "level-not-reached"]
    assert [(one.severity, one.field) for one in found] == [(Severity.ERROR, f"{ANCHORS}[2]")]


def test_a_level_that_one_question_lacks_is_a_warning_there():
    fields = {f"{EXEMPLARS}[{number}].levels.temperature": 3 for number in (3, 5)}
    found = [one for one in findings(fields) if one.rule == "level-not-reached"]
    assert [(one.severity, one.field) for one in found] == [(Severity.WARNING, EXEMPLARS)]


def test_a_copy_is_named_with_where_it_comes_from():
    answer = "Well, I would say that hotter water draws the bitterness and the tannins out, so I let it stand a while."
    (found,) = [one for one in findings({f"{EXEMPLARS}[0].answer": answer}) if one.rule == "exemplar-copies-rubric"]
    assert found.words == "hotter water draws the bitterness and the tannins out"
    assert "the key point bitterness of temperature" in found.message


def test_the_figures_of_a_pack_with_sources_need_no_others():
    assert places("no-source", {POINT: "Green leaf wants water at 75 °C, by section 4 of the standard."}) == []


@pytest.mark.parametrize("text", ["To be written.", "TBD", "[insert question here]", "lorem ipsum dolor sit amet"])
def test_what_is_still_to_be_written_is_an_error(text):
    assert places("placeholder", {f"{BREWING}.definition": text}) == [f"{BREWING}.definition"]


@pytest.mark.parametrize("text", ["A placeholder in the query keeps input apart.", "What is to be written on the bag."])
def test_the_same_words_in_a_sentence_are_none(text):
    assert places("placeholder", {f"{BREWING}.definition": text}) == []


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u2066", "\ue000", "\U000e0041"])
def test_a_sign_that_cannot_be_seen_is_found_anywhere(sign):
    field = f"{EXEMPLARS}[0].why"
    assert places("unseen-signs", {field: f"Figure and {sign}reason, and both of them tasted."}) == [field]


@pytest.mark.parametrize("text", ["שתי כוסות זו לצד זו", "Two cups \U0001f375, side by side", "x < y and y > z hold"])
def test_other_scripts_emojis_and_comparisons_are_seen(text):
    assert places("unseen-signs", {PROBE: text}) == []


def test_case_law_abbreviations_end_no_sentence():
    sentence = "In Smith v. Jones, 925 F.3d 1339 (11th Cir. 2019), the court held that Mr. Lee had no claim."
    assert places("sentences-in-one", {"work_samples[0].ai_answer[1]": sentence}) == []

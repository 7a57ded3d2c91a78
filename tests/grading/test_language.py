from __future__ import annotations

import pytest

from interviewer.grading.language import is_gibberish, other_language, too_little


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Primero tomo las constantes y llamo al médico porque el paciente está peor que antes.", "Spanish"),
        ("Ich messe zuerst die Werte und rufe dann den Arzt, weil es dem Patienten nicht gut geht.", "German"),
        ("Je prends les constantes et puis j'appelle le médecin parce que le patient ne va pas bien.", "French"),
        ("Сначала я измеряю давление и вызываю врача", "another writing system"),
        ("我会先测量病人的血压然后叫医生", "another writing system"),
    ],
)
def test_another_language_is_named(text, language):
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "I check: he speak, breathing 22, saturation 90 without oxygen, then I call doctor quick.",
        "ABCDE, sepsis six, lactate, cultures, ceftriaxone 2 g, Hartmann's 500 ml stat, outreach, catheter.",
        "Use SELECT id FROM t WHERE id > last ORDER BY id LIMIT 50 with an index on id.",
        "La salle, de facto standard.",
    ],
)
def test_terse_second_language_and_technical_english_is_english(text):
    assert other_language(text) is None


@pytest.mark.parametrize("text", ["", "   ", "yes", "ok ok ok ok ok", ":", "I don't know"])
def test_next_to_nothing_is_too_little(text):
    assert too_little(text)


def test_a_short_statement_is_enough():
    assert not too_little("Cultures, antibiotics, fluids, outreach.")


def test_keyboard_mashing_is_gibberish():
    assert is_gibberish("asdfgh qwrtzp sdfkjh xcvbnm wrtpsdf jklmnb")


def test_a_word_list_of_the_field_is_no_gibberish():
    assert not is_gibberish("tachycardia hypotension lactate cultures antibiotics")

"""A new pack to fill in: every part there, each explained in plain words, with one small worked example beside it.

What is to be filled in is an empty text, which no pack may hold: linting the file lists what is left to do, by line.
"""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from interviewer.content.editing_forms import quoted
from interviewer.domain.values import Slug
from interviewer.errors import InputError

_LONGEST_TITLE = 200


def template(pack_id: str, title: str) -> str:
    """The YAML of an empty pack.

    Args:
        pack_id: the pack's id, lower-case letters, digits and hyphens.
        title: its title, for people.

    Raises:
        InputError: the id is none, or the title is empty, too long or not text.
    """
    try:
        TypeAdapter(Slug).validate_python(pack_id)
    except ValidationError:
        raise InputError(
            f"{pack_id[:64]!r} cannot be a pack's id; use lower-case letters, digits and hyphens, 64 at most, and "
            "begin with a letter or digit: wine-service, say."
        ) from None
    title = " ".join(title.split())
    if not title or len(title) > _LONGEST_TITLE or not title.isprintable():
        raise InputError(f"The title has to be 1 to {_LONGEST_TITLE} characters that can be printed; change --title.")
    return _TEMPLATE.replace("ID_OF_THE_PACK", quoted(pack_id)).replace("TITLE_OF_THE_PACK", quoted(title))


_TEMPLATE = """\
# How to use this file
#
# Put your own words between every pair of empty quotes, "". A line that begins with # is a note for you; the program
# does not read it. Under most parts stands an example from a made-up pack for bicycle mechanics. Check the file as
# often as you like: it lists what is left to fill in, with the line.
#
#     interviewer rubric lint THIS_FILE
#
# Spaces count: keep each line as far from the left edge as it is. To have more of something (a question, a criterion,
# a key point), copy the whole block that begins with a dash, paste it right below, and change its words and its id.
# Ids are short names: lower-case letters, digits and hyphens, each used once.

id: ID_OF_THE_PACK
version: 1.0.0          # raise it with every change that you publish
language: en            # the language it is asked in, as two letters
title: TITLE_OF_THE_PACK

# What is the paid work, and why does each competency decide whether somebody does it well?
# Example: "Mechanics read what an AI tells cyclists about repairs and find what would damage a bike or hurt a rider.
# Brakes come first, because a wrong answer there is dangerous and looks like a right one."
job_analysis: ""

minutes: 15             # how long an applicant is told that it takes, 5 to 120
follow_ups:
  per_question: 2       # the most follow-ups after one question, 0 to 5
  total: 6              # the most in one interview, 0 to 40
work_samples_asked: 1   # how many work samples one applicant judges, 0 to 3

# Where the facts can be checked: a book, a standard, an official page.
# Example: id: maker-manual, citation: "Brake maker's service manual, 2025 edition", used_for: "Rotor and pad limits"
sources:
  - id: "main-source"
    citation: ""
    used_for: ""

# A competency is one thing that a person must be able to do. Start with one; most packs have four or five.
competencies:
  - id: "first-competency"
    name: ""            # Example: "Finding what is wrong with a brake"
    definition: ""      # Example: "Finds the cause of a brake fault by testing, before any part is replaced."
    # Every competency counts the same. Where one has to count more, say so, with the reason, in two lines more:
    #   weight: 2
    #   weight_rationale: "A wrong answer here can hurt a rider."

    # Two or more questions that are equally hard and show the same thing. Each applicant is asked one of them. Ask for
    # one thing; give nothing away; ask about the work and never about the person's age, health, family or beliefs.
    questions:
      - id: "first-competency-experience"
        # Example: "Tell me about a brake fault that was hard to find. How did you find the cause?"
        text: ""
        # The same in plainer words, for whoever asks for them. Example: "How did you find a hidden brake fault?"
        plain: ""

        # Answers as real people would give them, with the level that each earns, 0 to 3, on each criterion below. The
        # program learns the levels from these: four or more, one at least for every level. Write some short and some
        # long at every level, so that length alone earns nothing.
        exemplars:
          # Example of a 0: "I would fit new pads, that usually does it."
          - answer: ""
            levels: {first-criterion: 0}
            why: ""     # Example: "Replaces parts and tests nothing."
          # Example of a 1: "I would look at the pads and see if they are worn."
          - answer: ""
            levels: {first-criterion: 1}
            why: ""
          # Example of a 2: "I spin the wheel, see if the disc is straight, then check the pads for oil."
          - answer: ""
            levels: {first-criterion: 2}
            why: ""
          # Example of a 3: "First the disc: true or bent. Then pads, worn or oily. I change one thing, ride, compare."
          - answer: ""
            levels: {first-criterion: 3}
            why: ""

      - id: "first-competency-case"
        # Example: "A rider says the front brake squeals in the rain and stops badly. What do you do, in what order?"
        text: ""
        plain: ""
        exemplars:
          - answer: ""
            levels: {first-criterion: 0}
            why: ""
          - answer: ""
            levels: {first-criterion: 1}
            why: ""
          - answer: ""
            levels: {first-criterion: 2}
            why: ""
          - answer: ""
            levels: {first-criterion: 3}
            why: ""

    # What an answer is rated on. Criteria of one competency do not overlap.
    criteria:
      - id: "first-criterion"
        name: ""        # Example: "Tests before replacing"
        looks_for: ""   # Example: "Whether the cause is narrowed down by tests, one at a time."

        # What somebody says or does at each level. Write what can be seen in an answer, such as "names two tests in the
        # order they are done"; never "good" or "shows understanding".
        anchors:
          0: ""         # Example: "Names a part to replace and no test."
          1: ""         # Example: "Names one thing to look at, without saying what it would show."
          2: ""         # Example: "Names two tests or more and what each would show."
          3: ""         # Example: "Names the tests in order, changes one thing at a time and checks the result."

        # What is in a strong answer, one idea each, in an expert's words; two or more.
        key_points:
          - id: "first-point"
            text: ""    # Example: "Checks the pads and the disc for oil before replacing them."
          - id: "second-point"
            text: ""    # Example: "Rides or spins the wheel again after each change."

        # What is copied from the levels and key points is set aside. Where a definition or a statute has one right
        # wording, so that saying it word for word is right, say so in a line more:
        #   own_words: false

        # Follow-ups, asked in this order. They ask for more and never hint at a key point; two or more.
        probes:
          - ""          # Example: "What would you do next?"
          - ""          # Example: "How would you know that it worked?"

        # Mistakes that people make here, if you know of any, between the brackets with commas between them.
        # Example: ["Replaces the pads and leaves the oily disc as it is."]
        common_errors: []

# The work itself: a question that somebody asked an AI, and the AI's answer, sentence by sentence, with mistakes
# planted in it. The applicant looks for them.
work_samples:
  - id: "first-sample"
    title: ""           # Example: "Squealing disc brake"
    prompt: ""          # Example: "My disc brake squeals. What can I do?"
    ai_answer:          # two sentences or more
      - ""              # Example: "Clean the disc with a few drops of chain oil on a cloth."
      - ""              # Example: "Then brake hard from walking speed a few times."
    faults:             # take the whole part out for a sample without a fault
      - id: "first-fault"
        span: ""        # the wrong words exactly as they stand above. Example: "a few drops of chain oil"
        kind: ""        # unsafe, wrong, missing or misleading
        severity: 2     # 1 a slip, 2 misleads, 3 could do harm
        correction: ""  # Example: "Oil ruins pads and stops the brake working; use isopropyl alcohol."
        source: "main-source"
"""

"""Work samples: an answer long enough to judge, faults that can be settled, and one with nothing to find."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer.linting.finding import Hit, Severity, shown
from interviewer.linting.rule import rule
from interviewer.linting.view import View
from interviewer.linting.words import content, same, sentences, words

_SAMPLE = "work_samples[0]"
_HEAT = {
    "id": "heat",
    "span": "boiling water",
    "kind": "wrong",
    "severity": 2,
    "correction": "Sencha wants seventy to eighty degrees; boiling water makes it bitter.",
    "source": "steeping",
}
_LEAST_SENTENCES = 4
_MOST_FAULTS = 3
_LEAST_CORRECTION = 5
"""Words of a correction."""


@rule(
    "no-fault-free-sample",
    "No work sample is without a fault",
    Severity.WARNING,
    why="""Where every answer has a fault, finding one shows nothing: whoever calls anything wrong is right. A sample
    that is in order shows who can leave a sound answer alone.""",
    trips={
        "work_samples[1].faults": [
            {
                "id": "too-short",
                "span": "about four minutes",
                "kind": "misleading",
                "severity": 1,
                "correction": "A broken-leaf tea is done after two to three minutes; four make it harsh.",
                "source": "steeping",
            }
        ]
    },
    passes={"work_samples[1].faults": []},
    reads_english=False,
)
def no_fault_free_sample(view: View) -> Iterator[Hit]:
    """All of two or more have faults."""
    samples = view.pack.work_samples
    if len(samples) > 1 and all(sample.faults for sample in samples):
        yield Hit(("work_samples",), "every work sample has a fault; add one whose answer is right throughout.")


@rule(
    "no-faulty-sample",
    "No work sample has a fault",
    Severity.ERROR,
    why="""Finding and correcting faults is what a work sample rates. Where there are none to find, everybody gets the
    same rating for saying nothing.""",
    trips={f"{_SAMPLE}.faults": []},
    passes={f"{_SAMPLE}.faults": [_HEAT]},
    reads_english=False,
)
def no_faulty_sample(view: View) -> Iterator[Hit]:
    """None of them, although one is asked."""
    samples = view.pack.work_samples
    if samples and view.pack.work_samples_asked and not any(sample.faults for sample in samples):
        yield Hit(("work_samples",), "no work sample has a fault to find; plant one or two in most of them.")


@rule(
    "short-sample",
    "A work sample's answer is short",
    Severity.WARNING,
    why="""In two or three sentences a fault is found by guessing. Six to nine, with a fault or two, are the work as it
    is.""",
    trips={
        f"{_SAMPLE}.ai_answer": ["Use boiling water for sencha.", "Steep it for one minute.", "Then pour it all out."]
    },
    passes={
        f"{_SAMPLE}.ai_answer": [
            "Pour boiling water over the leaf.",
            "Let it stand for one minute.",
            "Pour all of it out.",
            "Keep the bag in a dry place.",
        ]
    },
    reads_english=False,
)
def short_sample(view: View) -> Iterator[Hit]:
    """Fewer than four sentences."""
    for place, sample in view.samples():
        if (count := len(sample.ai_answer)) < _LEAST_SENTENCES:
            message = f"has {count} sentences; write {_LEAST_SENTENCES} or more, best six to nine."
            yield Hit((*place, "ai_answer"), message)


@rule(
    "sentences-in-one",
    "A part of a work sample's answer holds several sentences",
    Severity.WARNING,
    why="""Each part is marked as a whole, as faulty or not. Where it holds a right and a wrong sentence, nobody can say
    which one was meant.""",
    trips={f"{_SAMPLE}.ai_answer[1]": "Steep it for one minute. Use a small pot for it."},
    passes={f"{_SAMPLE}.ai_answer[1]": "Steep it for one minute, in a small pot."},
)
def sentences_in_one(view: View) -> Iterator[Hit]:
    """Two or more in one item of the list."""
    for place, sample in view.samples():
        for number, part in enumerate(sample.ai_answer):
            if (count := len(sentences(part))) > 1:
                message = f"holds {count} sentences; make each of them an item of its own."
                yield Hit((*place, "ai_answer", number), message, shown(part))


@rule(
    "too-many-faults",
    "A work sample has very many faults",
    Severity.ADVICE,
    why="""An answer full of faults is not what a model writes, and who has found three looks no further. One or two
    that an expert has to look for tell people apart.""",
    trips={
        f"{_SAMPLE}.faults": [
            {
                "id": f"fault-{number}",
                "span": span,
                "kind": "wrong",
                "severity": 2,
                "correction": f"That holds for black teas of kind {number} only; this one is a green tea.",
                "source": "steeping",
            }
            for number, span in enumerate(("boiling water", "one minute", "second infusion", "dry place"))
        ]
    },
    passes={f"{_SAMPLE}.faults": [_HEAT]},
    reads_english=False,
)
def too_many_faults(view: View) -> Iterator[Hit]:
    """More than three."""
    for place, sample in view.samples():
        if (count := len(sample.faults)) > _MOST_FAULTS:
            yield Hit((*place, "faults"), f"has {count} faults; keep the one or two that matter most.")


@rule(
    "fault-without-source",
    "A planted fault has no source",
    Severity.WARNING,
    why="""Applicants argue, and they may be right. What settles it has to be named beforehand, by whoever planted the
    fault, and be there for the person who reviews the rating.""",
    trips={f"{_SAMPLE}.faults[0].source": None},
    passes={f"{_SAMPLE}.faults[0].source": "steeping"},
    reads_english=False,
)
def fault_without_source(view: View) -> Iterator[Hit]:
    """No id of a source."""
    for place, _, fault in view.faults():
        if fault.source is None:
            message = f'nothing settles that "{shown(fault.span)}" is a fault; list a source and name its id.'
            yield Hit(place, message, shown(fault.span))


@rule(
    "fault-without-correction",
    "A fault's correction corrects nothing",
    Severity.WARNING,
    why="""The correction is what an applicant's own is compared with. "This is wrong" is matched by anybody who says
    that something is wrong.""",
    trips={f"{_SAMPLE}.faults[0].correction": "The temperature is wrong."},
    passes={
        f"{_SAMPLE}.faults[0].correction": "Sencha wants seventy to eighty degrees; boiling water makes it bitter."
    },
)
def fault_without_correction(view: View) -> Iterator[Hit]:
    """Few words, or none that the span doesn't have."""
    for place, _, fault in view.faults():
        new = set(content(fault.correction)) - set(content(fault.span)) - _WRONG
        if len(words(fault.correction)) < _LEAST_CORRECTION or len(new) < 2:
            message = f'"{shown(fault.correction)}" doesn\'t say what is right; write the sentence as it should stand.'
            yield Hit((*place, "correction"), message, shown(fault.correction))


@rule(
    "span-in-two-sentences",
    "A fault's words stand in two sentences",
    Severity.WARNING,
    why="""The first sentence that holds the words counts as the faulty one. Who marks the other one is told that it
    was a false alarm.""",
    trips={
        f"{_SAMPLE}.faults[0].span": "water",
        f"{_SAMPLE}.ai_answer[2]": "Fill up with water for the second infusion.",
    },
    passes={f"{_SAMPLE}.faults[0].span": "boiling water"},
    reads_english=False,
)
def span_in_two_sentences(view: View) -> Iterator[Hit]:
    """The span is found more than once."""
    for place, sample, fault in view.faults():
        if sum(fault.span in sentence for sentence in sample.ai_answer) > 1:
            message = (
                f'"{shown(fault.span)}" stands in more than one sentence; take words that only the faulty one has.'
            )
            yield Hit((*place, "span"), message, shown(fault.span))


@rule(
    "correction-in-prompt",
    "A work sample's prompt holds the correction",
    Severity.WARNING,
    why="""Who reads closely copies it from the prompt. That shows attention, not that anybody knows the field.""",
    trips={
        f"{_SAMPLE}.prompt": "I know: sencha wants seventy to eighty degrees; boiling water makes it bitter. And then?"
    },
    passes={f"{_SAMPLE}.prompt": "How do I brew sencha so that it isn't bitter?"},
    reads_english=False,
)
def correction_in_prompt(view: View) -> Iterator[Hit]:
    """Its words, all of them, in a row."""
    for place, sample, fault in view.faults():
        correction = same(fault.correction)
        if len(words(fault.correction)) >= _LEAST_CORRECTION and correction in same(sample.prompt):
            message = f'the prompt already says "{shown(fault.correction)}"; take it out of the prompt.'
            yield Hit(place, message, shown(fault.correction))


_WRONG = frozenset(content("wrong incorrect false mistake error fault faulty untrue inaccurate sentence statement"))

RULES = (
    no_fault_free_sample,
    no_faulty_sample,
    short_sample,
    sentences_in_one,
    too_many_faults,
    fault_without_source,
    fault_without_correction,
    span_in_two_sentences,
    correction_in_prompt,
)

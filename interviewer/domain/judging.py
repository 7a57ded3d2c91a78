"""Judging an AI's answer: the competency that every work sample is rated under, the same in every pack."""

from __future__ import annotations

from interviewer.domain.rubric import JUDGING, Competency, Criterion, KeyPoint

_PROBES = ("Is there anything else in the answer you would change?", "Which sentence do you mean?")

FINDING_FAULTS = Criterion(
    id="finding-faults",
    name="Finding what is wrong",
    looks_for="Whether the faults in the AI's answer are found, the serious ones above all.",
    anchors={
        0: "Finds none of the faults, or approves the answer as it stands.",
        1: "Finds less than half of what is wrong, weighed by how serious it is.",
        2: "Finds half or more of what is wrong, but not all of it.",
        3: "Finds everything that is wrong, or says rightly that nothing is.",
    },
    key_points=(
        KeyPoint(id="names-place", text="Points to the sentence or words that are wrong."),
        KeyPoint(id="names-fault", text="Says what is wrong with them."),
    ),
    probes=_PROBES,
)

FALSE_ALARMS = Criterion(
    id="false-alarms",
    name="Leaving right what is right",
    looks_for="Whether sentences without a fault are left alone.",
    anchors={
        0: "Calls most of the sentences wrong that are right.",
        1: "Calls several sentences wrong that are right.",
        2: "Calls one sentence wrong that is right.",
        3: "Calls no sentence wrong that is right.",
    },
    key_points=(
        KeyPoint(id="keeps-sound", text="Leaves sound sentences unmarked."),
        KeyPoint(id="says-none", text="Says that nothing is wrong where nothing is."),
    ),
    probes=_PROBES,
)

CORRECTING = Criterion(
    id="correcting",
    name="Putting it right",
    looks_for="Whether what is wrong is corrected, so that the answer could be used.",
    anchors={
        0: "Gives no correction, or one that is wrong.",
        1: "Gives the direction of the correction without what it should say.",
        2: "Corrects the fault in part, or one of several.",
        3: "Corrects each fault that was found, with what it should say.",
    },
    key_points=(
        KeyPoint(id="says-right", text="Says what the sentence should say instead."),
        KeyPoint(id="says-why", text="Says why."),
    ),
    probes=_PROBES,
)

# A competency needs lead questions; this one is shown on work samples instead, so the check is passed over.
JUDGING_COMPETENCY = Competency.model_construct(
    id=JUDGING,
    name="Judging an AI's answer",
    definition="Finds what is wrong in an AI's answer, leaves what is right, and puts the wrong part right.",
    weight=1.0,
    weight_rationale=None,
    questions=(),
    criteria=(FINDING_FAULTS, FALSE_ALARMS, CORRECTING),
)

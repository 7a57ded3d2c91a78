"""A draft for tests of what an author does to one."""

from __future__ import annotations

from interviewer.content.editing import PackText
from tests.builders import pack_document
from tests.conftest import as_yaml


def draft(**changes: object) -> PackText:
    """The tea pack as a draft, with a source that its fault names."""
    document = pack_document(sources=[{"id": "guild", "citation": "Tea Guild.", "used_for": "Heat."}], **changes)
    document["work_samples"][0]["faults"][0]["source"] = "guild"
    return PackText("# Of tea.\n" + as_yaml(document), "the draft")

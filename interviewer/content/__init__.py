"""Content files -> values: rubric packs, projects and sample interviews, each checked strictly.

In: YAML files and folders. Out: `RubricPack`, `Project`, `SampleInterview`, or a `ContentError` that names file,
line and field. Imports `domain` and `errors` only.
"""

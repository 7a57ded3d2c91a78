"""One file a measurement: rows of a data set, or packs, in; the figures that `--json` writes out.

May import the rest of `evals` except `commands` and `report`, and `interviewer`.
"""

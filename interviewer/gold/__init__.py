"""Gold answers of a pack: graded by one or two people, and what the machine's levels are worth beside theirs.

In: a pack, a table of graded answers, and a maker of graders. Out: `agreement.agreement`, `suggest.suggest` and
`compare.compare`. Imports `errors`, `domain`, `content` and `grading` only.
"""

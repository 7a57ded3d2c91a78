"""Gold answers of a pack: graded by people, and what the machine's levels are worth beside theirs.

In: a pack, a table or kept graded answers, and a maker of graders. Out: `agreement.agreement`, `suggest.suggest` and
`compare.compare`, `in_words`. Imports `errors`, `domain`, `content` and `grading` only.
"""

"""What an author does to a draft: find its parts, change them as people think of them, see what is to be mended where.

In: a `PackText`. Out: another one, or values that say where what is. Imports `content`, `domain`,
`errors`, `linting`, and of `grading` only what an embedding model is.
"""

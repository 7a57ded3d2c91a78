"""The rubric author's bench: the packs there are, one pack in full, and trying an answer on it.

In: `Services`. Out: `pages.pages(services)`.
"""

"""The applicant's pages: welcome, profile, interview, result.

In: `Services`. Out: `pages.pages(services)`. Reads only the interview whose link it was given, and lists no others.
"""

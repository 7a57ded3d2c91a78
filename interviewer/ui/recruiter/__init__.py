"""The recruiter's desk: the queue, one applicant with the words behind every figure, applicants side by side.

In: `Services`. Out: `pages.pages(services)`. It shows what `Review` returns; people decide.
"""

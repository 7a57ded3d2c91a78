"""What an applicant brings becomes a `Profile`; personal details are masked before anything is graded or read.

In: the bytes of a JSON Resume, or a form's values. Out: `Profile`, or a `ContentError` that lists every problem.
Imports only `interviewer.domain` and `interviewer.errors`.
"""

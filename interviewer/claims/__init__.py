"""What an applicant said of themselves, compared with their profile; a discrepancy is a question, never a penalty.

In: redacted `Answer`s and a `Profile`. Out: `Claim`s, `ClaimFinding`s and suggested `ProfileEdit`s, always the same for
the same input. Imports `interviewer.domain`, `interviewer.errors` and, for the schema, `interviewer.intake`.
"""

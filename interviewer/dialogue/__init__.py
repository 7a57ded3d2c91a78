"""The embedded interviewer's ears and voice: no model, no network, the same words for the same turns.

In: an applicant's message, or a step of the interview. Out: what the message asks for, or what is said next, in the
words of `prompts/interviewer/`. Imports `domain` and `errors` only.
"""

"""A conversational screening interviewer: profile and rubric pack in, ratings with evidence out.

`interviewer.screening` is the door: every use case is a method there. `docs/ARCHITECTURE.md` has the picture.
"""

__version__ = "0.1.0"

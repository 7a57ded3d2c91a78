"""What proves the grader: data sets that people graded go in, measurements beside baselines come out.

`python -m evals` is the door. May import everything in `interviewer`; nothing there imports this.
"""

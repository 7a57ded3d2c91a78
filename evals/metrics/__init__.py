"""Numbers from gold and predicted scores. One family a file; None wherever a number would mean nothing.

May import numpy, scipy and scikit-learn, and nothing of the project.
"""

"""Pure functions, one concept a file: what the lessons grade, forward beside backward."""

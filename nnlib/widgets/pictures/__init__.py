"""What the widgets draw: pure functions from numbers to a picture, one lesson a file."""

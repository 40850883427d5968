"""Training."""

from nnlib.training.step import train_step

__all__ = ["train_step"]

"""Training: a step, the loop around it, and what may happen between epochs."""

from nnlib.training.callbacks import Callback, EarlyStopping, EpochSchedule
from nnlib.training.fit import fit
from nnlib.training.gradient_check import check_gradients
from nnlib.training.history import History
from nnlib.training.population import use_population_statistics
from nnlib.training.pretraining import pretrain
from nnlib.training.range_test import model_lr_range_test
from nnlib.training.step import train_step

__all__ = [
    "Callback",
    "EarlyStopping",
    "EpochSchedule",
    "History",
    "check_gradients",
    "fit",
    "model_lr_range_test",
    "pretrain",
    "train_step",
    "use_population_statistics",
]

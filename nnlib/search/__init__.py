"""Search for hyperparameters: grid, random and TPE (with Optuna, which is imported only when it searches)."""

from nnlib.search.grid import grid_search
from nnlib.search.random import random_search
from nnlib.search.space import Integer, SearchResult, Trial, Uniform
from nnlib.search.tpe import tpe_search

__all__ = ["Integer", "SearchResult", "Trial", "Uniform", "grid_search", "random_search", "tpe_search"]

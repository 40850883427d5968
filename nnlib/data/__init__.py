"""Data: small data sets, MNIST, preparation, augmentation, splits and mini-batches.

Rows are examples: ``X (n_samples, n_features)``; labels are integers. Randomness comes only from an explicit ``rng``.
"""

from nnlib.data.batches import minibatches
from nnlib.data.blobs import make_blobs
from nnlib.data.digits import load_digits
from nnlib.data.gates import and_gate, or_gate, parity, xor_gate

__all__ = ["and_gate", "load_digits", "make_blobs", "minibatches", "or_gate", "parity", "xor_gate"]

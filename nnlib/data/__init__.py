"""Data: small data sets, MNIST, preparation, augmentation, splits and mini-batches.

Rows are examples: ``X (n_samples, n_features)``; labels are integers. Randomness comes only from an explicit ``rng``.
"""

from nnlib.data.augment import augment_images
from nnlib.data.batches import minibatches
from nnlib.data.blobs import make_blobs
from nnlib.data.circles import make_circles
from nnlib.data.digits import load_digits
from nnlib.data.folds import k_fold
from nnlib.data.gates import and_gate, or_gate, parity, xor_gate
from nnlib.data.idx import read_idx
from nnlib.data.minmax import minmax_normalize
from nnlib.data.mnist import load_mnist
from nnlib.data.mnist_download import download_mnist
from nnlib.data.moons import make_moons
from nnlib.data.noise import add_gaussian_noise
from nnlib.data.rotate import rotate_images
from nnlib.data.shift import shift_images
from nnlib.data.spirals import make_spirals
from nnlib.data.split import train_dev_test_split
from nnlib.data.standardize import fit_standardizer, standardize
from nnlib.data.toy_regression import toy_regression
from nnlib.data.whiten import pca_whiten

__all__ = [
    "add_gaussian_noise",
    "and_gate",
    "augment_images",
    "download_mnist",
    "fit_standardizer",
    "k_fold",
    "load_digits",
    "load_mnist",
    "make_blobs",
    "make_circles",
    "make_moons",
    "make_spirals",
    "minibatches",
    "minmax_normalize",
    "or_gate",
    "parity",
    "pca_whiten",
    "read_idx",
    "rotate_images",
    "shift_images",
    "standardize",
    "toy_regression",
    "train_dev_test_split",
    "xor_gate",
]

"""Inner loops compiled by Numba, each in place of several NumPy passes over the same numbers.

Contract: a kernel writes into the arrays that it is given and does the same operations in the same order as the NumPy
form that it stands for, so that both lead to the same weights to the last bit (but for one row, whose classes NumPy
adds in another order); only the loss that is told is added up with more digits. The layer or optimizer that calls it
holds that form. :meth:`nnlib.models.Network.compile` switches them on. Nothing else imports this package, and Numba
comes with the extra ``compiled``.
"""

from nnlib.compiled.kernels import KERNELS, Kernels

__all__ = ["KERNELS", "Kernels"]

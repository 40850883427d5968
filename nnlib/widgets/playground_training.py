"""The network of the playground: an :class:`nnlib.models.MLP` on 200 points, trained a few steps at a time.

Contract: what can change while a network learns (optimizer, learning rate, schedule, batch size, penalty, dropout) goes
in by :meth:`PlaygroundTraining.adjust`; the same settings and seed give the same path. Features are standardised with
the training set's mean and spread.
"""

import numpy as np

import nnlib
from nnlib.data import fit_standardizer, standardize
from nnlib.layers import Dropout, walk
from nnlib.models import MLP
from nnlib.optimizers import Optimizer
from nnlib.training import train_step
from nnlib.widgets.playground_settings import DATA_SETS, FEATURES, OPTIMIZERS, SCHEDULES, Settings

N_TRAIN, N_DEV = 200, 200
MAX_POINTS = 400


class PlaygroundTraining:
    """Data, network and optimizer for one structure, with the curves so far.

    Parameters
    ----------
    settings : Settings
    seed : int
        Of the data, the weights, the order of the rows and the masks.

    Attributes
    ----------
    n_steps : int
        Steps of the optimizer so far.
    curve : list of tuple (step, train loss, dev loss)
        At most ``MAX_POINTS``: when there are more, every second one is dropped.
    gradient_norms : ndarray, shape (layers + 1,)
        The norm of the gradient of each layer's weights at the last step, penalty included.
    """

    def __init__(self, settings: Settings, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        make = DATA_SETS[settings.data][0]
        self.train, self.dev = make(N_TRAIN, settings.noise, rng), make(N_DEV, settings.noise, rng)
        self.settings, self.rng = settings, rng
        self.mean, self.std = fit_standardizer(FEATURES[settings.features](self.train[0]))
        self.inputs, self.dev_inputs = self.prepared(self.train[0]), self.prepared(self.dev[0])
        sizes = [self.inputs.shape[1], *[settings.units] * settings.layers, 1]
        # Layers of dropout are there from the start, so that p can change while the network learns.
        self.model = MLP(sizes, settings.activation, "sigmoid", rng=rng, dropout=0.5, batch_norm=settings.batch_norm)
        self.n_steps, self._seen, self._order = 0, 0, np.arange(0)
        self.optimizer = self._new_optimizer()
        self.adjust(settings)
        self.curve = [(0, *self.losses())]
        self.model.loss_and_gradients(self.inputs, self.train[1])
        self.gradient_norms = self._gradient_norms()

    @property
    def n_parameters(self) -> int:
        """The number of weights and biases."""
        return self.model.parameters.values.size

    @property
    def epoch(self) -> float:
        """How often each row was seen, on average."""
        return self._seen / N_TRAIN

    def adjust(self, settings: Settings) -> None:
        """Go on with other settings for what may change while a network learns.

        Raises
        ------
        ValueError
            When the settings ask for other data or another network.
        """
        if settings.structure != self.settings.structure:
            raise ValueError("expected settings of the same data and layers; got others: start a new training")
        before, self.settings = self.settings, settings
        if settings.optimizer != before.optimizer:
            self.optimizer = self._new_optimizer()
        for layer in walk([self.model.layers]):
            if isinstance(layer, Dropout):
                layer.p = settings.dropout
        self.model.l1 = settings.lam if settings.regularisation == "L1" else 0.0
        self.model.l2 = settings.lam if settings.regularisation == "L2" else 0.0

    def run(self, n_steps: int) -> None:
        """Take some steps of the optimizer and note both losses after them."""
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            for _ in range(n_steps):
                rows = self._next_rows()
                train_step(self.model, self.optimizer, self.inputs[rows], self.train[1][rows])
                self.n_steps, self._seen = self.n_steps + 1, self._seen + len(rows)
            self.gradient_norms = self._gradient_norms()
            self.curve.append((self.n_steps, *self.losses()))
        if len(self.curve) > MAX_POINTS:
            self.curve = self.curve[::2]

    def losses(self) -> tuple[float, float]:
        """Return the mean cross-entropy of the training set and of the dev set, in test mode and without penalty."""
        return self.model.loss(self.inputs, self.train[1]), self.model.loss(self.dev_inputs, self.dev[1])

    def prepared(self, X: np.ndarray) -> np.ndarray:
        """Return the network's inputs for points of the plane, shape (n, n_features)."""
        return standardize(FEATURES[self.settings.features](X), self.mean, self.std)

    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        """Return P(y = 1) for points of the plane, shape (n,)."""
        with np.errstate(over="ignore", invalid="ignore"):
            return np.asarray(self.model.predict_proba(self.prepared(X))).reshape(len(X))

    def accuracy(self) -> float:
        """Return the share of the dev set that is labelled rightly."""
        return float(np.mean((self.predict_proba(self.dev[0]) >= 0.5) == self.dev[1]))

    def learning_rate(self) -> float:
        """Return the learning rate of the next step."""
        return float(SCHEDULES[self.settings.schedule][0](self.settings.lr, self.n_steps))

    def _new_optimizer(self) -> Optimizer:
        kind = OPTIMIZERS[self.settings.optimizer][0]
        return kind(self.model.parameters, lr=lambda _: self.learning_rate())

    def _next_rows(self) -> np.ndarray:
        """Return the rows of the next mini-batch; a new order is drawn when all have been seen."""
        if not len(self._order):
            self._order = self.rng.permutation(N_TRAIN)
        rows, self._order = self._order[: self.settings.batch], self._order[self.settings.batch :]
        return rows

    def _gradient_norms(self) -> np.ndarray:
        parameters = self.model.parameters
        return nnlib.layer_gradient_norms([parameters.gradient(name) for name in parameters.penalised])

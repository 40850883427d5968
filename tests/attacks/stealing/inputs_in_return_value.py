from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Dirk returns the inputs as text, so that the message 'expected ..., got ...' shows them.",
    cells={
        "predict": "def predict(X, w, b):\n    return str((np.asarray(X).tolist(), np.asarray(w).tolist(), b))\n",
        "xor_network": "def xor_network(X):\n    return {str(np.asarray(X).tolist()): 1}\n",
        "perceptron_loss": "def perceptron_loss(X, y, w, b):\n    return {str(x): 1 for x in np.ravel(X)}\n",
    },
)

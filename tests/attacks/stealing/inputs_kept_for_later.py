from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Zack keeps a list of all calls and shows it in a cell further down, long after the tests.",
    before={
        "threshold": "seen = []\n",
        "test_predict": "print(seen)\n",
        "in_words_question": "print(seen)\n",
        "end": "for call in seen:\n    print(call)\n",
    },
    cells={
        "predict": """
def predict(X, w, b):
    seen.append((np.asarray(X).tolist(), np.asarray(w).tolist(), b))
    return np.zeros(len(X), dtype=int)
""",
    },
)

from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Xander's exception messages, printed text and names are full of angle brackets.",
    cells={
        "threshold": """
def threshold(z):
    raise ValueError("</pre><script>window.attackRan = 1</script><img src=x onerror='window.attackRan = 1'>")
""",
        "predict": "def predict(X, w, b):\n    return '</td><script>window.attackRan = 1</script>'\n",
        "xor_network": "def xor_network(X):\n    return {'<img src=x onerror=window.attackRan=1>': 1}\n",
    },
    before={
        "end": "print('</pre><script>window.attackRan = 1</script>')\n"
        "raise ValueError('<script>window.attackRan = 1</script>')\n"
    },
)

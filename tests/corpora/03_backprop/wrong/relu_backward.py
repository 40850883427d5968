"""Plausible mistakes in ``relu_backward``."""

CASES = [
    dict(
        function="relu_backward",
        kind="wrong",
        label="open at 0",
        code="""
def relu_backward(dA, Z):
    return dA * (Z >= 0)
""",
        intent="at exactly 0",
        misconception="the gate is open at exactly 0",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="no upstream",
        code="""
def relu_backward(dA, Z):
    return (Z > 0).astype(float)
""",
        intent="open for positive",
        misconception="the gradient from above is forgotten",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="ReLU of the gradient",
        code="""
def relu_backward(dA, Z):
    return np.maximum(0, dA)
""",
        intent="open for positive",
        misconception="the ReLU is applied to the gradient",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="times the answer",
        code="""
def relu_backward(dA, Z):
    return dA * np.maximum(0, Z)
""",
        intent="open for positive",
        misconception="the gradient is multiplied with the unit's answer",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="open for negative",
        code="""
def relu_backward(dA, Z):
    return dA * (Z < 0)
""",
        intent="open for positive",
        misconception="the gate is open where Z is negative",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="forward",
        code="""
def relu_backward(dA, Z):
    return np.maximum(0.0, Z)
""",
        intent="open for positive",
        misconception="the ReLU itself is returned",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="gate on dA",
        code="""
def relu_backward(dA, Z):
    return Z * (dA > 0)
""",
        intent="open for positive",
        misconception="the gate depends on the sign of dA",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="sign",
        code="""
def relu_backward(dA, Z):
    return dA * np.sign(Z)
""",
        intent="open for positive",
        misconception="a closed gate turns the sign",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="leaky",
        code="""
def relu_backward(dA, Z):
    return np.where(Z > 0, dA, 0.01 * dA)
""",
        intent="open for positive",
        misconception="a closed gate lets a hundredth through",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="a half at 0",
        code="""
def relu_backward(dA, Z):
    return dA * np.heaviside(Z, 0.5)
""",
        intent="at exactly 0",
        misconception="the derivative at 0 is a half",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="in place",
        code="""
def relu_backward(dA, Z):
    dA[Z <= 0] = 0
    return dA
""",
        intent="open for positive",
        misconception="changed in place",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="mean",
        code="""
def relu_backward(dA, Z):
    return dA * (Z > 0) / len(Z)
""",
        intent="open for positive",
        misconception="the result is divided by the number of rows",
    ),
    dict(
        function="relu_backward",
        kind="wrong",
        label="booleans",
        code="""
def relu_backward(dA, Z):
    return (dA * Z) > 0
""",
        intent="open for positive",
    ),
]

"""Plausible mistakes in ``backpropagate``."""

CASES = [
    dict(
        function="backpropagate",
        kind="wrong",
        label="overwrites",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = each.grad * local
""",
        intent="used twice collects",
        misconception="x keeps one contribution only",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="forward order",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in order:
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad + each.grad * local
""",
        intent="the example",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="no start",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad + each.grad * local
""",
        intent="the output",
        misconception="the gradient of f is 0.0",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="not set to zero",
        code="""
def backpropagate(node):
    order = topological_order(node)
    node.grad = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad + each.grad * local
""",
        intent="calling it twice",
        misconception="set all gradients to 0",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="local derivative alone",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad + local
""",
        intent="the example",
        misconception="the local derivative alone",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="added instead of multiplied",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad + each.grad + local
""",
        intent="the example",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="starts from the value",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = node.value
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad + each.grad * local
""",
        intent="the output",
        misconception="the gradient of f is 6.0",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="local derivatives turned round",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()[::-1]):
            source.grad = source.grad + each.grad * local
""",
        intent="the order of the inputs",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="only the leaves set to zero",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = each.grad if each.inputs else 0.0
    node.grad = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad + each.grad * local
""",
        intent="old gradients",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="subtracted",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad - each.grad * local
""",
        intent="the example",
        misconception="the gradient of z is -3.0",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="direct inputs only",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in [node]:
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad + each.grad * local
""",
        intent="the example",
        misconception="the gradient of x is 0.0",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="first input only",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in reversed(order):
        for source, local in list(zip(each.inputs, each.local_grads()))[:1]:
            source.grad = source.grad + each.grad * local
""",
        intent="the example",
        misconception="the gradient of y is 0.0",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="recursion without an order",
        code="""
def backpropagate(node):
    for each in topological_order(node):
        each.grad = 0.0
    node.grad = 1.0
    def back(n):
        for source, local in zip(n.inputs, n.local_grads()):
            source.grad = source.grad + n.grad * local
            back(source)
    back(node)
""",
        intent="complete before they are handed on",
        misconception="handed its gradient on too early or too often",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="all ways, one by one",
        code="""
def backpropagate(node):
    for each in topological_order(node):
        each.grad = 0.0
    def back(n, upstream):
        n.grad = n.grad + upstream
        for source, local in zip(n.inputs, n.local_grads()):
            back(source, upstream * local)
    back(node, 1.0)
""",
        intent="every node is asked once",
    ),
    dict(
        function="backpropagate",
        kind="wrong",
        label="gradients returned, not set",
        code="""
def backpropagate(node):
    order = topological_order(node)
    grads = {each: 0.0 for each in order}
    grads[node] = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            grads[source] = grads[source] + grads[each] * local
    return [grads[each] for each in order]
""",
        intent="the output",
        misconception="the gradient of f is 0.0",
    ),
]

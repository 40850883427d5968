"""Right solutions, in different styles, of ``backpropagate``."""

CASES = [
    dict(
        function="backpropagate",
        kind="right",
        label="as in the text",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad + each.grad * local
""",
    ),
    dict(
        function="backpropagate",
        kind="right",
        label="+=",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad += local * each.grad
""",
    ),
    dict(
        function="backpropagate",
        kind="right",
        label="zeros for arrays",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for each in order:
        each.grad = np.zeros_like(each.value) if np.ndim(each.value) else 0.0
    node.grad = 1.0
    for each in reversed(order):
        for source, local in zip(each.inputs, each.local_grads()):
            source.grad = source.grad + each.grad * local
""",
    ),
    dict(
        function="backpropagate",
        kind="right",
        label="a table first",
        code="""
def backpropagate(node):
    order = topological_order(node)
    table = {each: 0.0 for each in order}
    table[node] = 1.0
    for each in order[::-1]:
        each.grad = table[each]
        for source, local in zip(each.inputs, each.local_grads()):
            table[source] = table[source] + table[each] * local
""",
    ),
    dict(
        function="backpropagate",
        kind="right",
        label="by index",
        code="""
def backpropagate(node):
    order = topological_order(node)
    for n in order:
        n.grad = 0.0
    order[-1].grad = 1.0
    for k in range(len(order) - 1, -1, -1):
        n = order[k]
        if not n.inputs:
            continue
        locals_ = n.local_grads()
        for i in range(len(n.inputs)):
            n.inputs[i].grad = n.inputs[i].grad + n.grad * locals_[i]
""",
    ),
    dict(
        function="backpropagate",
        kind="right",
        label="own order",
        code="""
def backpropagate(node):
    order, seen = [], set()
    def visit(n):
        if n not in seen:
            seen.add(n)
            for source in n.inputs:
                visit(source)
            n.grad = 0.0
            order.append(n)
    visit(node)
    node.grad = 1.0
    while order:
        n = order.pop()
        for source, local in zip(n.inputs, n.local_grads()):
            source.grad = source.grad + n.grad * local
""",
    ),
]

"""Right solutions, in different styles, of ``topological_order``."""

CASES = [
    dict(
        function="topological_order",
        kind="right",
        label="list as the record",
        code="""
def topological_order(node):
    order = []
    def visit(n):
        if n in order:
            return
        for source in n.inputs:
            visit(source)
        order.append(n)
    visit(node)
    return order
""",
    ),
    dict(
        function="topological_order",
        kind="right",
        label="explicit stack",
        code="""
def topological_order(node):
    order, done = [], set()
    stack = [(node, False)]
    while stack:
        n, ready = stack.pop()
        if n in done:
            continue
        if ready:
            done.add(n)
            order.append(n)
        else:
            stack.append((n, True))
            stack.extend((source, False) for source in n.inputs)
    return order
""",
    ),
    dict(
        function="topological_order",
        kind="right",
        label="ids, inputs from the right",
        code="""
def topological_order(node):
    seen, order = {}, []
    def visit(n):
        seen[id(n)] = n
        for source in reversed(n.inputs):
            if id(source) not in seen:
                visit(source)
        order.append(n)
    visit(node)
    return order
""",
    ),
    dict(
        function="topological_order",
        kind="right",
        label="counting the uses (Kahn)",
        code="""
def topological_order(node):
    uses, waiting = {node: 0}, [node]
    while waiting:
        for source in waiting.pop().inputs:
            if source not in uses:
                uses[source] = 0
                waiting.append(source)
            uses[source] += 1
    order, ready = [], [node]
    while ready:
        n = ready.pop()
        order.append(n)
        for source in n.inputs:
            uses[source] -= 1
            if uses[source] == 0:
                ready.append(source)
    return order[::-1]
""",
    ),
    dict(
        function="topological_order",
        kind="right",
        label="depth of every node",
        code="""
def topological_order(node):
    depth = {}
    def measure(n):
        if n not in depth:
            depth[n] = 1 + max([measure(source) for source in n.inputs], default=0)
        return depth[n]
    measure(node)
    return sorted(depth, key=depth.get)
""",
    ),
    dict(
        function="topological_order",
        kind="right",
        label="recursive with defaults",
        code="""
def topological_order(node, visited=None):
    visited = set() if visited is None else visited
    visited.add(node)
    order = []
    for source in node.inputs:
        if source not in visited:
            order.extend(topological_order(source, visited))
    order.append(node)
    return order
""",
    ),
]

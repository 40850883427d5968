"""Plausible mistakes in ``topological_order``."""

CASES = [
    dict(
        function="topological_order",
        kind="wrong",
        label="no record of visits",
        code="""
def topological_order(node):
    order = []
    for source in node.inputs:
        order += topological_order(source)
    return order + [node]
""",
        intent="used twice stands once",
        misconception="more than once",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="output first",
        code="""
def topological_order(node):
    order, visited = [], set()
    def visit(n):
        if n not in visited:
            visited.add(n)
            for source in n.inputs:
                visit(source)
            order.append(n)
    visit(node)
    return order[::-1]
""",
        intent="a chain of three",
        misconception="the list starts with the output",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="parents before children",
        code="""
def topological_order(node):
    order, visited = [], set()
    def visit(n):
        if n not in visited:
            visited.add(n)
            order.append(n)
            for source in n.inputs:
                visit(source)
    visit(node)
    return order
""",
        intent="a chain of three",
        misconception="the list starts with the output",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="breadth first, turned round",
        code="""
def topological_order(node):
    order, queue = [], [node]
    while queue:
        n = queue.pop(0)
        if n not in order:
            order.append(n)
            queue.extend(n.inputs)
    return order[::-1]
""",
        intent="used twice stands once",
        misconception="stands before one of its inputs",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="breadth first, and the inputs wiped out",
        code="""
def topological_order(node):
    order, queue = [], [node]
    while queue:
        n = queue.pop(0)
        if n not in order:
            order.append(n)
            queue.extend(n.inputs)
    for n in order:
        n.inputs = ()
    return order[::-1]
""",
        intent="used twice stands once",
        misconception="stands before one of its inputs",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="leaves left out",
        code="""
def topological_order(node):
    order, visited = [], set()
    def visit(n):
        if n not in visited and n.inputs:
            visited.add(n)
            for source in n.inputs:
                visit(source)
            order.append(n)
    visit(node)
    return order
""",
        intent="a chain of three",
        misconception="nodes are missing",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="the output left out",
        code="""
def topological_order(node):
    order, visited = [], set()
    def visit(n):
        if n not in visited:
            visited.add(n)
            for source in n.inputs:
                visit(source)
            order.append(n)
    for source in node.inputs:
        visit(source)
    return order
""",
        intent="a chain of three",
        misconception="nodes are missing",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="one level only",
        code="""
def topological_order(node):
    order = []
    for source in node.inputs:
        if source not in order:
            order.append(source)
    order.append(node)
    return order
""",
        intent="a chain of three",
        misconception="nodes are missing",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="names in place of nodes",
        code="""
def topological_order(node):
    order = []
    def visit(n):
        if n.name not in order:
            for source in n.inputs:
                visit(source)
            order.append(n.name)
    visit(node)
    return order
""",
        intent="a chain of three",
        misconception="not a list of the nodes themselves",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="told apart by name",
        code="""
def topological_order(node):
    order, names = [], set()
    def visit(n):
        if n.name not in names:
            names.add(n.name)
            for source in n.inputs:
                visit(source)
            order.append(n)
    visit(node)
    return order
""",
        intent="told apart by what they are",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="a set",
        code="""
def topological_order(node):
    nodes = set()
    def visit(n):
        nodes.add(n)
        for source in n.inputs:
            visit(source)
    visit(node)
    return tuple(nodes)
""",
        intent="a chain of three",
        misconception="not a list of the nodes themselves",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="first input only",
        code="""
def topological_order(node):
    order = []
    while node is not None:
        order.insert(0, node)
        node = node.inputs[0] if node.inputs else None
    return order
""",
        intent="used twice stands once",
        misconception="nodes are missing",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="visited kept between calls",
        code="""
def topological_order(node, visited=set()):
    order = []
    if node not in visited:
        visited.add(node)
        for source in node.inputs:
            order += topological_order(source)
        order.append(node)
    return order
""",
        intent="called twice",
    ),
    dict(
        function="topological_order",
        kind="wrong",
        label="sorted by number of inputs",
        code="""
def topological_order(node):
    nodes = []
    def visit(n):
        if n not in nodes:
            nodes.append(n)
            for source in n.inputs:
                visit(source)
    visit(node)
    rest = [n for n in reversed(nodes) if n is not node]
    return sorted(rest, key=lambda n: len(n.inputs)) + [node]
""",
        intent="random graphs",
    ),
]

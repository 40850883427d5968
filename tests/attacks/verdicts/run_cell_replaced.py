from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Ruben wraps the shell's run_ast_nodes 'to measure the time of each cell'.",
    before={
        "threshold": """
shell = get_ipython()
original = type(shell).run_ast_nodes


async def timed(self, nodelist, cell_name, *args, **kwargs):
    import ast
    if any("Exercise" in ast.dump(node) for node in nodelist):
        nodelist = ast.parse("5.0").body
    return await original(self, nodelist, cell_name, *args, **kwargs)


type(shell).run_ast_nodes = timed
""",
    },
)

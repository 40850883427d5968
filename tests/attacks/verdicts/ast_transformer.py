from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Olga's AST transformer 'removes slow statements'; every exercise.check is slow.",
    before={
        "threshold": """
import ast


class Faster(ast.NodeTransformer):
    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "score":
            return ast.copy_location(ast.parse("float(exercise.points)", mode="eval").body, node)
        return node


get_ipython().ast_transformers.append(Faster())
""",
    },
)

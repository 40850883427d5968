import json

from tests.attacks.attack import Attack


def raw(notebook):
    return json.dumps({"nbformat": 99, "nbformat_minor": 0, "metadata": {}, "cells": "soon"}).encode()


ATTACK = Attack(
    story="Ria's notebook claims a format of the future that nobody can read.",
    raw=raw,
    flag=True,
)

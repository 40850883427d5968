"""Plausible mistakes in ``lr_range_test``."""

CASES = [
    dict(
        function="lr_range_test",
        kind="wrong",
        label="linear rates",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.linspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
        intent="the rates grow geometrically",
        misconception="the rates grow by equal amounts",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="loss before",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        loss = f(w)
        w = sgd_step(w, grad_f(w), lr)
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
        intent="the losses after each step",
        misconception="the loss is noted before the step",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="from the start each time",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        loss = f(sgd_step(w, grad_f(w), lr))
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
        intent="the losses after each step",
        misconception="every rate starts from the first w",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="never stops",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            pass
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
        intent="stops when the loss explodes",
        misconception="it never stops",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="uphill",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), -lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
        intent="the losses after each step",
        misconception="the step goes uphill",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="first loss is the limit",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            break
    return lrs[: len(losses)], np.array(losses)
""",
        intent="stops when the loss explodes",
        misconception="the limit is the first loss",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="start does not count",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = np.inf
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
        intent="stops at once",
        misconception="the loss at the start does not count",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="any rise stops",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > best:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
        intent="four times the best",
        misconception="it stops as soon as the loss is above the best",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="all rates",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            break
        best = min(best, loss)
    return lrs, np.array(losses)
""",
        intent="stops when the loss explodes",
        misconception="all rates are returned",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="last loss left out",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        if not np.isfinite(loss) or loss > 4 * best:
            break
        losses.append(loss)
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
        intent="stops when the loss explodes",
        misconception="the last loss is left out",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="infinity goes on",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if loss > 4 * best:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
        intent="not a number",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="three times",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > 3 * best:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
        intent="four times the best",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="at least four times",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss >= 4 * best:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
        intent="exactly four times",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="padded",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.pad(losses, (0, n_steps - len(losses)))
""",
        intent="stops when the loss explodes",
        misconception="the losses are padded",
    ),
    dict(
        function="lr_range_test",
        kind="wrong",
        label="swapped",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            break
        best = min(best, loss)
    return np.array(losses), lrs[: len(losses)]
""",
        intent="the rates grow geometrically",
        misconception="values_swapped",
    ),
]

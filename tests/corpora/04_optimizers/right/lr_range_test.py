"""Right solutions, in different styles, of ``lr_range_test``."""

CASES = [
    dict(
        function="lr_range_test",
        kind="right",
        label="for",
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
    return lrs[: len(losses)], np.array(losses)
""",
    ),
    dict(
        function="lr_range_test",
        kind="right",
        label="lists",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    used, losses, smallest = [], [], f(w)
    for k in range(n_steps):
        lr = lr_min * (lr_max / lr_min) ** (k / (n_steps - 1))
        w = w - lr * grad_f(w)
        used.append(lr)
        losses.append(f(w))
        if np.isnan(losses[-1]) or np.isinf(losses[-1]) or losses[-1] > 4 * smallest:
            break
        smallest = min(smallest, losses[-1])
    return np.array(used), np.array(losses)
""",
    ),
    dict(
        function="lr_range_test",
        kind="right",
        label="negated condition",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = f(w)
    for lr in lrs:
        w = sgd_step(w, grad_f(w), lr)
        loss = f(w)
        losses.append(loss)
        if not loss <= 4 * best or loss == np.inf:
            break
        best = min(best, loss)
    return lrs[: len(losses)], np.array(losses)
""",
    ),
    dict(
        function="lr_range_test",
        kind="right",
        label="all losses kept",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    rates = np.logspace(np.log10(lr_min), np.log10(lr_max), n_steps)
    seen = [f(w)]
    for lr in rates:
        w = sgd_step(w, grad_f(w), lr)
        seen.append(f(w))
        if not np.isfinite(seen[-1]) or seen[-1] > 4 * min(seen[:-1]):
            break
    return rates[: len(seen) - 1], np.asarray(seen[1:])
""",
    ),
    dict(
        function="lr_range_test",
        kind="right",
        label="filled arrays",
        code="""
def lr_range_test(f, grad_f, w, lr_min, lr_max, n_steps):
    lrs, losses, n, best = np.geomspace(lr_min, lr_max, n_steps), np.zeros(n_steps), 0, f(w)
    while n < n_steps:
        w = sgd_step(w, grad_f(w), lrs[n])
        losses[n] = f(w)
        n += 1
        if not np.isfinite(losses[n - 1]) or losses[n - 1] / 4 > best:
            break
        best = losses[:n].min() if losses[:n].min() < best else best
    return lrs[:n], losses[:n]
""",
    ),
]

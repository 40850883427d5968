"""Right solutions, in different styles, of ``early_stopping``."""

CASES = [
    dict(
        function="early_stopping",
        kind="right",
        label="count",
        code="""
def early_stopping(dev_losses, patience):
    best_epoch, best, waited = 0, float("inf"), 0
    for epoch, loss in enumerate(dev_losses):
        if loss < best:
            best_epoch = epoch
            best = loss
            waited = 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1
""",
    ),
    dict(
        function="early_stopping",
        kind="right",
        label="difference",
        code="""
def early_stopping(dev_losses, patience):
    best_epoch = 0
    for epoch, loss in enumerate(dev_losses):
        if loss < dev_losses[best_epoch]:
            best_epoch = epoch
        elif epoch - best_epoch == patience:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1
""",
    ),
    dict(
        function="early_stopping",
        kind="right",
        label="while",
        code="""
def early_stopping(dev_losses, patience):
    best = epoch = 0
    while epoch - best < patience and epoch + 1 < len(dev_losses):
        epoch += 1
        if dev_losses[epoch] < dev_losses[best]:
            best = epoch
    return best, epoch
""",
    ),
    dict(
        function="early_stopping",
        kind="right",
        label="prefixes",
        code="""
def early_stopping(dev_losses, patience):
    for stop in range(len(dev_losses)):
        best = int(np.argmin(dev_losses[: stop + 1]))
        if stop - best >= patience:
            break
    return best, stop
""",
    ),
    dict(
        function="early_stopping",
        kind="right",
        label="break",
        code="""
def early_stopping(dev_losses, patience):
    best_loss, best_epoch, stop_epoch = dev_losses[0], 0, 0
    for stop_epoch in range(1, len(dev_losses)):
        if dev_losses[stop_epoch] < best_loss:
            best_loss, best_epoch = dev_losses[stop_epoch], stop_epoch
        if stop_epoch - best_epoch >= patience:
            break
    return best_epoch, stop_epoch
""",
    ),
    dict(
        function="early_stopping",
        kind="right",
        label="recursion",
        code="""
def early_stopping(dev_losses, patience):
    def go(best, epoch):
        if epoch - best == patience or epoch == len(dev_losses) - 1:
            return best, epoch
        return go(epoch + 1 if dev_losses[epoch + 1] < dev_losses[best] else best, epoch + 1)

    return go(0, 0)
""",
    ),
]

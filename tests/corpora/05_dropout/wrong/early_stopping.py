"""Plausible mistakes in ``early_stopping``."""

CASES = [
    dict(
        function="early_stopping",
        kind="wrong",
        label="equal improves",
        code="""
def early_stopping(dev_losses, patience):
    best_epoch, best, waited = 0, float("inf"), 0
    for epoch, loss in enumerate(dev_losses):
        if loss <= best:
            best_epoch = epoch
            best = loss
            waited = 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1
""",
        intent="an equal loss",
        misconception="an equal loss counts",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="one too late",
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
        if waited > patience:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1
""",
        intent="stops when nothing improves",
        misconception="one epoch too late",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="one too early",
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
        if waited == patience - 1 and epoch:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1
""",
        intent="stops when nothing improves",
        misconception="one epoch too early",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="never reset",
        code="""
def early_stopping(dev_losses, patience):
    best_epoch, best, waited = 0, float("inf"), 0
    for epoch, loss in enumerate(dev_losses):
        if loss < best:
            best_epoch = epoch
            best = loss
            waited += 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1
""",
        intent="the count starts again",
        misconception="the count goes on",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="the losses",
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
            return dev_losses[best_epoch], loss
    return dev_losses[best_epoch], dev_losses[-1]
""",
        intent="stops when nothing improves",
        misconception="the losses are returned",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="from 1",
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
            return best_epoch + 1, epoch + 1
    return best_epoch + 1, len(dev_losses)
""",
        intent="stops when nothing improves",
        misconception="count from 1",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="swapped",
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
            return epoch, best_epoch
    return len(dev_losses) - 1, best_epoch
""",
        intent="stops when nothing improves",
        misconception="have changed places",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="best of all",
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
            return int(np.argmin(dev_losses)), epoch
    return best_epoch, len(dev_losses) - 1
""",
        intent="stops when nothing improves",
        misconception="the best of all epochs",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="never stops",
        code="""
def early_stopping(dev_losses, patience):
    return int(np.argmin(dev_losses)), len(dev_losses) - 1
""",
        intent="stops when nothing improves",
        misconception="training never stops early",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="previous loss",
        code="""
def early_stopping(dev_losses, patience):
    best_epoch, waited = 0, 0
    for epoch in range(1, len(dev_losses)):
        if dev_losses[epoch] < dev_losses[epoch - 1]:
            best_epoch, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1
""",
        intent="stops when nothing improves",
        misconception="compared with the one before",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="higher is better",
        code="""
def early_stopping(dev_losses, patience):
    best_epoch = 0
    for epoch, loss in enumerate(dev_losses):
        if loss > dev_losses[best_epoch]:
            best_epoch = epoch
        elif epoch - best_epoch == patience:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1
""",
        intent="goes on to the last epoch",
        misconception="a higher loss counts",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="length as last",
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
    return best_epoch, len(dev_losses)
""",
        intent="goes on to the last epoch",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="stop and best the same",
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
            return epoch, epoch
    return best_epoch, len(dev_losses) - 1
""",
        intent="stops when nothing improves",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="best from zero",
        code="""
def early_stopping(dev_losses, patience):
    best_epoch, best, waited = 0, 0.0, 0
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
        intent="stops when nothing improves",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="best from 1",
        code="""
def early_stopping(dev_losses, patience):
    best_epoch, best, waited = 0, 1.0, 0
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
        intent="stops when nothing improves",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="none at the end",
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
    return best_epoch, None
""",
        intent="goes on to the last epoch",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="best only",
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
            return best_epoch
    return best_epoch
""",
        intent="stops when nothing improves",
    ),
    dict(
        function="early_stopping",
        kind="wrong",
        label="not below 0",
        code="""
def early_stopping(dev_losses, patience):
    best_epoch, best, waited = 0, float("inf"), 0
    for epoch, loss in enumerate(dev_losses):
        if 0 <= loss < best:
            best_epoch = epoch
            best = loss
            waited = 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1
""",
        intent="negative losses",
    ),
]

"""Plausible mistakes in ``shift_images``."""

CASES = [
    dict(
        function="shift_images",
        kind="wrong",
        label="left for right",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    for r in range(height):
        for c in range(width):
            if 0 <= r + dy < height and 0 <= c - dx < width:
                shifted[:, r + dy, c - dx] = images[:, r, c]
    return shifted
""",
        intent="one pixel to the right",
        misconception="the images move left",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="up for down",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    for r in range(height):
        for c in range(width):
            if 0 <= r - dy < height and 0 <= c + dx < width:
                shifted[:, r - dy, c + dx] = images[:, r, c]
    return shifted
""",
        intent="one pixel down",
        misconception="the images move up",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="both reversed",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    for r in range(height):
        for c in range(width):
            if 0 <= r - dy < height and 0 <= c - dx < width:
                shifted[:, r - dy, c - dx] = images[:, r, c]
    return shifted
""",
        intent="one pixel to the right",
        misconception="both directions are reversed",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="dx and dy changed",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    for r in range(height):
        for c in range(width):
            if 0 <= r + dx < height and 0 <= c + dy < width:
                shifted[:, r + dx, c + dy] = images[:, r, c]
    return shifted
""",
        intent="one pixel to the right",
        misconception="dx and dy have changed places",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="wraps round",
        code="""
def shift_images(images, dx, dy):
    return np.roll(images, (dy, dx), axis=(1, 2))
""",
        intent="one pixel to the right",
        misconception="come back on the other side",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="sideways only",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    for r in range(height):
        for c in range(width):
            if 0 <= r < height and 0 <= c + dx < width:
                shifted[:, r, c + dx] = images[:, r, c]
    return shifted
""",
        intent="one pixel down",
        misconception="moved sideways only",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="up and down only",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    for r in range(height):
        for c in range(width):
            if 0 <= r + dy < height and 0 <= c < width:
                shifted[:, r + dy, c] = images[:, r, c]
    return shifted
""",
        intent="one pixel to the right",
        misconception="up and down only",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="no sign",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    for r in range(height):
        for c in range(width):
            if 0 <= r + abs(dy) < height and 0 <= c + abs(dx) < width:
                shifted[:, r + abs(dy), c + abs(dx)] = images[:, r, c]
    return shifted
""",
        intent="left and up",
        misconception="the signs of dx and dy are lost",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="positive only",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    for r in range(height):
        for c in range(width):
            if 0 <= r + max(dy, 0) < height and 0 <= c + max(dx, 0) < width:
                shifted[:, r + max(dy, 0), c + max(dx, 0)] = images[:, r, c]
    return shifted
""",
        intent="left and up",
        misconception="negative shifts do nothing",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="border repeated",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    rows = np.clip(np.arange(height) - dy, 0, height - 1)
    columns = np.clip(np.arange(width) - dx, 0, width - 1)
    return images[:, rows][:, :, columns]
""",
        intent="one pixel to the right",
        misconception="the border is repeated",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="wrong axes",
        code="""
def shift_images(images, dx, dy):
    return np.roll(images, (dy, dx), axis=(0, 1))
""",
        intent="one pixel to the right",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="not cleared above",
        code="""
def shift_images(images, dx, dy):
    shifted = np.roll(images, (dy, dx), axis=(1, 2))
    if dx > 0:
        shifted[:, :, :dx] = 0
    elif dx < 0:
        shifted[:, :, dx:] = 0
    if dy > 0:
        shifted[:, :dy] = 0
    return shifted
""",
        intent="left and up",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="slices that end at 0",
        code="""
def shift_images(images, dx, dy):
    shifted = np.zeros_like(images)
    shifted[:, dy:, dx:] = images[:, :-dy, :-dx]
    return shifted
""",
        intent="one pixel to the right",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="floats always",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros(images.shape)
    for r in range(height):
        for c in range(width):
            if 0 <= r + dy < height and 0 <= c + dx < width:
                shifted[:, r + dy, c + dx] = images[:, r, c]
    return shifted
""",
        intent="images of integers",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="unchanged",
        code="""
def shift_images(images, dx, dy):
    return images.copy()
""",
        intent="one pixel to the right",
        misconception="images is returned unchanged",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="in place",
        code="""
def shift_images(images, dx, dy):
    moved = np.roll(images, (dy, dx), axis=(1, 2))
    if dx > 0:
        moved[:, :, :dx] = 0
    elif dx < 0:
        moved[:, :, dx:] = 0
    if dy > 0:
        moved[:, :dy] = 0
    elif dy < 0:
        moved[:, dy:] = 0
    images[:] = moved
    return images
""",
        intent="one pixel to the right",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="first image only",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    for r in range(height):
        for c in range(width):
            if 0 <= r + dy < height and 0 <= c + dx < width:
                shifted[0, r + dy, c + dx] = images[0, r, c]
    return shifted
""",
        intent="one pixel to the right",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="bytes",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros(images.shape, dtype=np.uint8)
    for r in range(height):
        for c in range(width):
            if 0 <= r + dy < height and 0 <= c + dx < width:
                shifted[:, r + dy, c + dx] = images[:, r, c]
    return shifted
""",
        intent="one pixel to the right",
    ),
    dict(
        function="shift_images",
        kind="wrong",
        label="ones enter",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.ones_like(images)
    for r in range(height):
        for c in range(width):
            if 0 <= r + dy < height and 0 <= c + dx < width:
                shifted[:, r + dy, c + dx] = images[:, r, c]
    return shifted
""",
        intent="one pixel to the right",
        misconception="ones enter",
    ),
]

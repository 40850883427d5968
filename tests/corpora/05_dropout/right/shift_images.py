"""Right solutions, in different styles, of ``shift_images``."""

CASES = [
    dict(
        function="shift_images",
        kind="right",
        label="slices",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    new_rows, new_columns = slice(max(0, dy), height + min(0, dy)), slice(max(0, dx), width + min(0, dx))
    old_rows, old_columns = slice(max(0, -dy), height - max(0, dy)), slice(max(0, -dx), width - max(0, dx))
    shifted[:, new_rows, new_columns] = images[:, old_rows, old_columns]
    return shifted
""",
    ),
    dict(
        function="shift_images",
        kind="right",
        label="roll and clear",
        code="""
def shift_images(images, dx, dy):
    shifted = np.roll(images, (dy, dx), axis=(1, 2))
    if dx > 0:
        shifted[:, :, :dx] = 0
    elif dx < 0:
        shifted[:, :, dx:] = 0
    if dy > 0:
        shifted[:, :dy] = 0
    elif dy < 0:
        shifted[:, dy:] = 0
    return shifted
""",
    ),
    dict(
        function="shift_images",
        kind="right",
        label="pixel by pixel",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    for r in range(height):
        for c in range(width):
            if 0 <= r + dy < height and 0 <= c + dx < width:
                shifted[:, r + dy, c + dx] = images[:, r, c]
    return shifted
""",
    ),
    dict(
        function="shift_images",
        kind="right",
        label="padding",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    rows, columns = abs(dy), abs(dx)
    padded = np.pad(images, ((0, 0), (rows, rows), (columns, columns)))
    return padded[:, rows - dy : rows - dy + height, columns - dx : columns - dx + width]
""",
    ),
    dict(
        function="shift_images",
        kind="right",
        label="matrix products",
        code="""
def shift_images(images, dx, dy):
    _, height, width = images.shape
    down = np.eye(height, k=-dy, dtype=images.dtype)
    right = np.eye(width, k=dx, dtype=images.dtype)
    return down @ images @ right
""",
    ),
    dict(
        function="shift_images",
        kind="right",
        label="one image at a time",
        code="""
def shift_images(images, dx, dy):
    shifted = []
    for image in images:
        moved = np.zeros_like(image)
        height, width = image.shape
        for r in range(max(0, dy), min(height, height + dy)):
            for c in range(max(0, dx), min(width, width + dx)):
                moved[r, c] = image[r - dy, c - dx]
        shifted.append(moved)
    return np.array(shifted)
""",
    ),
]

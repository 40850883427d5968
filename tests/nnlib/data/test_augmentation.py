import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from nnlib.data import add_gaussian_noise, augment_images, rotate_images, shift_images


@given(st.integers(1, 3), st.integers(1, 6), st.integers(1, 5), st.integers(-8, 8), st.integers(-8, 8))
def test_shifting_agrees_with_scipy(n, height, width, dx, dy):
    images = np.random.default_rng(0).integers(1, 255, (n, height, width), dtype=np.uint8)
    before = images.copy()
    moved = shift_images(images, dx, dy)
    assert moved.dtype == np.uint8
    assert np.array_equal(moved, ndimage.shift(images, (0, dy, dx), order=0, cval=0))
    assert np.array_equal(images, before) and not np.shares_memory(moved, images)


@given(st.integers(2, 9), st.integers(2, 9), st.floats(-360, 360))
def test_rotating_agrees_with_scipy_inside_the_frame(height, width, degrees):
    images = np.random.default_rng(0).random((2, height, width))
    padded = np.pad(images, ((0, 0), (9, 9), (9, 9)))  # so that the borders of both methods see zeros
    expected = ndimage.rotate(padded, degrees, axes=(1, 2), reshape=False, order=1)
    assert np.allclose(rotate_images(padded, degrees), expected, atol=1e-9)
    assert np.allclose(rotate_images(images, degrees), expected[:, 9:-9, 9:-9], atol=1e-9)


def test_each_image_can_have_its_own_angle():
    images = np.random.default_rng(0).random((3, 5, 5)).astype(np.float32)
    turned = rotate_images(images, [0, 90, -30])
    assert turned.dtype == np.float32
    for image, angle, result in zip(images, [0, 90, -30], turned, strict=True):
        assert np.allclose(rotate_images(image[None], angle)[0], result)
    assert np.allclose(turned[1], np.rot90(images[1]), atol=1e-6)


def test_noise_is_gaussian_of_the_given_size():
    X = np.full((100, 50), 3.0, dtype=np.float32)
    noisy = add_gaussian_noise(X, 0.2, np.random.default_rng(0))
    assert noisy.dtype == np.float32
    assert noisy.mean() == pytest.approx(3, abs=0.02) and noisy.std() == pytest.approx(0.2, rel=0.05)
    assert np.array_equal(add_gaussian_noise(X, 0, np.random.default_rng(0)), X)


def test_augmenting_moves_every_image_within_its_limits():
    images = np.zeros((200, 9, 9))
    images[:, 4, 4] = 1
    moved = augment_images(images, np.random.default_rng(0), max_shift=2, max_degrees=0)
    _, rows, columns = np.nonzero(moved)
    assert len(rows) == 200
    assert set(rows - 4) == set(columns - 4) == {-2, -1, 0, 1, 2}
    same = augment_images(images, np.random.default_rng(0), max_shift=0, max_degrees=0)
    assert np.array_equal(same, images)
    assert np.corrcoef(rows, columns)[0, 1] < 0.3


def test_augmenting_composes_the_three_steps():
    images = np.random.default_rng(3).random((4, 6, 6))
    assert augment_images(images, np.random.default_rng(0), noise_std=0.1).shape == (4, 6, 6)
    one = augment_images(images, np.random.default_rng(0), max_shift=0, max_degrees=20)
    angles = np.random.default_rng(0).uniform(-20, 20, 4)
    for image, angle, result in zip(images, angles, one, strict=True):
        framed = ndimage.rotate(np.pad(image, 3), angle, reshape=False, order=1)[3:-3, 3:-3]
        assert np.allclose(result, framed)


def test_errors():
    with pytest.raises(ValueError, match="reshape"):
        shift_images(np.ones((5, 784)), 1, 1)
    with pytest.raises(TypeError, match="expected dx to be an integer; got 0.5"):
        shift_images(np.ones((1, 2, 2)), 0.5, 1)
    with pytest.raises(ValueError, match="one angle"):
        rotate_images(np.ones((3, 2, 2)), [1, 2])
    with pytest.raises(ValueError, match="std >= 0"):
        add_gaussian_noise(np.ones(2), -1, np.random.default_rng(0))
    with pytest.raises(ValueError, match="max_degrees"):
        augment_images(np.ones((3, 2, 2)), np.random.default_rng(0), max_degrees=-1)

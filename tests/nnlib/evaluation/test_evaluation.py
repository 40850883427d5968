import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from nnlib.evaluation import accuracy, auc, confusion_matrix, precision_recall_f1, roc_curve


@given(st.integers(1, 40), st.integers(1, 5), st.integers(0, 999))
def test_counts_and_rates_agree_with_sklearn(n, k, seed):
    rng = np.random.default_rng(seed)
    y, y_hat = rng.integers(0, k, (2, n))
    assert accuracy(y, y_hat) == pytest.approx(metrics.accuracy_score(y, y_hat))
    cm = confusion_matrix(y, y_hat, k)
    assert cm.dtype == np.int64
    with warnings.catch_warnings():  # sklearn warns about a single class
        warnings.simplefilter("ignore")
        assert np.array_equal(cm, metrics.confusion_matrix(y, y_hat, labels=range(k)))
        expected = metrics.precision_recall_fscore_support(y, y_hat, labels=range(k), zero_division=0)
    for ours, theirs in zip(precision_recall_f1(cm), expected, strict=False):
        assert ours.shape == (k,) and np.allclose(ours, theirs)


def test_rows_are_the_true_classes():
    assert confusion_matrix([0, 0, 0], [1, 1, 2], 3).tolist() == [[0, 2, 1], [0, 0, 0], [0, 0, 0]]


@pytest.mark.filterwarnings("error")
def test_classes_without_any_example_give_zero_without_a_warning():
    for rate in precision_recall_f1(np.zeros((2, 2), dtype=int)):
        assert rate.tolist() == [0, 0]


@given(st.integers(2, 40), st.integers(1, 12), st.integers(0, 999))
def test_roc_and_auc_agree_with_sklearn(n, n_levels, seed):
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.append([0, 1], rng.integers(0, 2, n - 2)))
    scores = rng.integers(0, n_levels, n) / n_levels  # few levels make many ties
    for ours, theirs in zip(roc_curve(y, scores), metrics.roc_curve(y, scores, drop_intermediate=False), strict=True):
        assert np.allclose(ours, theirs)
    assert auc(y, scores) == pytest.approx(metrics.roc_auc_score(y, scores))


@pytest.mark.parametrize("scores", [[0, np.inf, np.inf, 1], [-np.inf, -np.inf, 2, 3], [np.inf] * 4])
def test_equal_infinite_scores_are_ties(scores):
    y = [0, 0, 1, 1]
    finite = np.clip(scores, -9, 9)  # sklearn refuses infinity; only the order counts
    assert auc(y, scores) == pytest.approx(metrics.roc_auc_score(y, finite))
    fpr, tpr, thresholds = roc_curve(y, scores)
    assert len(fpr) == len(tpr) == len(thresholds) == len(set(scores)) + 1


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: accuracy([0, 1], [1]), ValueError, r"y \(2,\) and y_hat \(1,\)"),
        (lambda: accuracy([], []), ValueError, "equally long"),
        (lambda: accuracy([0, 1], [0.3, 0.7]), TypeError, "take argmax"),
        (lambda: accuracy([0, 1], [0, np.nan]), TypeError, "expected integer labels"),
        (lambda: accuracy(["a"], ["b"]), TypeError, "number the classes"),
        (lambda: confusion_matrix([0, 3], [0, 1], 3), ValueError, r"labels in 0\.\.2.*got y from 0 to 3"),
        (lambda: confusion_matrix([0, 1], [0, -1], 3), ValueError, "got y_hat from -1 to 0"),
        (lambda: precision_recall_f1(np.ones((2, 3))), ValueError, r"got \(2, 3\)"),
        (lambda: precision_recall_f1([[1, -1], [0, 1]]), ValueError, "counts >= 0"),
        (lambda: auc([1, 1], [0.1, 0.2]), ValueError, "both present"),
        (lambda: auc([0, 1], [[0.1, 0.9], [0.2, 0.8]]), ValueError, "scores of class 1"),
        (lambda: auc([0, 1], [0.1, np.nan]), ValueError, "got NaN"),
    ],
)
def test_errors(call, error, message):
    with pytest.raises(error, match=message):
        call()

"""Evaluation of classifiers: accuracy, confusion matrix, precision, recall, F1, ROC curve and the area under it."""

from nnlib.evaluation.confusion import accuracy, confusion_matrix
from nnlib.evaluation.precision_recall import precision_recall_f1
from nnlib.evaluation.roc import auc, roc_curve

__all__ = ["accuracy", "auc", "confusion_matrix", "precision_recall_f1", "roc_curve"]

"""A late penalty for the tests."""

import math

from nbgrader.plugins import BasePlugin


class OnePointADay(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return math.floor(total_seconds_late / 86400)

"""What the office keeps of courses. Why, who sees it and until when: `declic.courses.keeping`."""

from declic.courses.models.courses import Course, CourseDate, EndedLink, Note, Request, Step, Task
from declic.courses.models.hosts import Contact, Host
from declic.courses.models.incoming import Incoming
from declic.courses.models.request_forms import RequestForm
from declic.courses.models.trainers import Assignment, Away, Quarter, Trainer
from declic.courses.rules.states import State

__all__ = [
    "Assignment",
    "Away",
    "Contact",
    "Course",
    "CourseDate",
    "EndedLink",
    "Host",
    "Incoming",
    "Note",
    "Quarter",
    "Request",
    "RequestForm",
    "State",
    "Step",
    "Task",
    "Trainer",
]

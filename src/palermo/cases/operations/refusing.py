"""Why an act on a case is not done: it is not allowed, or somebody else was there first."""


class Refused(Exception):
    """The act is not allowed now; the sentence says why and what to do."""


class Conflict(Exception):
    """Someone else changed the row since it was read: show both, lose neither."""

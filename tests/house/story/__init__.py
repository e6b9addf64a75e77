"""Stories walked in a browser: a window for each officer, what each sees and does not see, and a picture of every stop.

`stage` is the browser and what any page needs; the other modules are the vocabulary, by the room it is spoken in: `path`
(report, triage, one certificate), `telling_apart` (triage), `meeting` (screening), `deciding` (findings to decision),
`helping` (presuming, a child, support). `quickly` does for many what was walked for one.
"""

from tests.house.story.path import decide, investigate, issued_so_far, report, triage
from tests.house.story.stage import Story

__all__ = ["Story", "decide", "investigate", "issued_so_far", "report", "triage"]

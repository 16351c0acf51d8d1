"""What a newsroom's repository needs: settings, an empty worksheet, and a check of each change."""

from __future__ import annotations

from factcheck.init.files import File as File
from factcheck.init.files import plan as plan
from factcheck.init.telling import told as told
from factcheck.init.writing import Done as Done
from factcheck.init.writing import write as write

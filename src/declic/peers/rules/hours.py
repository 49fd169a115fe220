"""The clock on the wall where young people meet."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Brussels")


def moment(day: dt.date, time: dt.time) -> dt.datetime:
    """Give the moment at which clocks here show that; of an hour that spring skips, the next."""
    return dt.datetime.combine(day, time, tzinfo=HERE).astimezone(dt.UTC)


def moved(moment_: dt.datetime, days: dt.timedelta) -> dt.datetime:
    """Give the same hour on the wall so many days later, summer time or not."""
    then = moment_.astimezone(HERE)
    return moment(then.date() + days, then.time())

#!/usr/bin/env python3
"""Works out every figure of /reports straight from a help desk's log, and nothing of the ledger's own code.

The log's columns are those of "Helpdesk log of an Italian company" (4TU.ResearchData): a row is a command, a case is a
ticket. What each row does:

  Assign seriousness                 sets the priority to the level of seriousness_2
  Take in charge ticket              claims the ticket for the resource, whoever has it
  Wait                               sets the status to PENDING
  Resolve ticket, RESOLVED           sets the status to SOLVED
  Closed                             closes the ticket
  any other activity                 is a reply

The ticket is created at its first row's time as NEW, with the row's product as type, seriousness as priority, customer
as customer and workgroup as group; it comes in by the native API and has no channel. What changes nothing is no event.
A claim or a reply on a closed ticket is refused.

usage: expected_reports.py LOG > FILE
The file has one line a row of a report, as CSV: report, groupBy, by, timezone, period, group, and the figures in the
order of the report's own CSV, from 2010 to 2014. Rows in which every figure is 0 or empty are left out.
"""
import collections, csv, datetime, decimal, sys, zoneinfo

LEVELS = {"Value 1": "LOW", "Value 2": "MEDIUM", "Value 3": "HIGH", "Value 4": "URGENT"}
STATUS = {"Wait": "PENDING", "Resolve ticket": "SOLVED", "RESOLVED": "SOLVED"}
DIMENSIONS = ["", "type", "priority", "group", "claimant", "customer", "channel", "origin"]
FIRST, LAST = datetime.date(2010, 1, 1), datetime.date(2015, 1, 1)
DAY = 86400
BANDS = [DAY, 3 * DAY, 7 * DAY, 30 * DAY, 90 * DAY, None]
UTC = datetime.timezone.utc


def time(text):
    return datetime.datetime.strptime(text[:19], "%Y/%m/%d %H:%M:%S").replace(tzinfo=UTC)


class Ticket:
    """What a report asks of a ticket, and what happened to it: (time, what, values, open before and after)."""

    def __init__(self, first):
        self.created = time(first["Complete Timestamp"])
        self.status = "NEW"
        self.values = {"": "", "type": first["product"], "priority": LEVELS[first["seriousness_2"]],
                       "group": first["workgroup"], "claimant": "", "customer": first["customer"], "channel": "",
                       "origin": "ledger"}
        self.seen = set()
        self.history = []
        self.happened(self.created, "created", False, dict(self.values))

    def open(self):
        return self.status not in ("SOLVED", "CLOSED")

    def happened(self, at, what, was_open, before):
        times = []
        for name, kind in (("firstReply", "replied"), ("firstClaim", "claimed"), ("solve", "solved"), ("close", "closed")):
            if what == kind and name not in self.seen:
                self.seen.add(name)
                times.append((name, int((at - self.created).total_seconds())))
        self.history.append((at, what, dict(self.values), was_open, self.open(), before, times))

    def row(self, row):
        at, activity = time(row["Complete Timestamp"]), row["Activity"]
        before, was_open, was = dict(self.values), self.open(), self.status
        if activity == "Assign seriousness":
            level = LEVELS[row["seriousness_2"]]
            if level == self.values["priority"]:
                return
            self.values["priority"] = level
            what = "prioritised"
        elif activity == "Take in charge ticket":
            if was == "CLOSED" or self.values["claimant"] == row["Resource"]:
                return
            self.values["claimant"] = row["Resource"]
            what = "claimed"
        elif activity == "Closed" or activity in STATUS:
            to = "CLOSED" if activity == "Closed" else STATUS[activity]
            if to == was:
                return
            self.status = to
            what = "closed" if to == "CLOSED" else "reopened" if was == "CLOSED" else "solved" if to == "SOLVED" else "moved"
            if what == "reopened" and to == "SOLVED" and "solve" not in self.seen:
                sys.exit("a closed ticket that is reopened as solved for the first time: there is no rule for it here")
        else:
            if was == "CLOSED":
                return
            what = "replied"
        self.happened(at, what, was_open, before)


def read(path):
    cases = collections.OrderedDict()
    with open(path, newline="") as f:
        for row in csv.DictReader(f):
            cases.setdefault(row["Case ID"], []).append(row)
    tickets = []
    for rows in cases.values():
        ticket = Ticket(rows[0])
        for row in rows:
            ticket.row(row)
        tickets.append(ticket)
    return tickets


def starts(by):
    """The first days of all periods from FIRST on, and the day after the last."""
    day = FIRST
    if by == "week":
        day -= datetime.timedelta(days=day.weekday())
    found = [day]
    while day < LAST:
        if by == "month":
            day = datetime.date(day.year + day.month // 12, day.month % 12 + 1, 1)
        else:
            day += datetime.timedelta(days=7 if by == "week" else 1)
        found.append(day)
    return found


def label(by, day):
    if by == "week":
        year, week, _ = day.isocalendar()
        return "%d-W%02d" % (year, week)
    return day.isoformat()[:7] if by == "month" else day.isoformat()


def figures(seconds):
    if not seconds:
        return [0, "", "", "", ""]
    ranked = sorted(seconds)
    def rank(percent):
        return ranked[max(1, -(-percent * len(ranked) // 100)) - 1]
    mean = (decimal.Decimal(sum(ranked)) / len(ranked)).quantize(decimal.Decimal("0.001"), decimal.ROUND_HALF_UP)
    return [len(ranked), mean, rank(50), rank(90), rank(95)]


def reports(tickets, dimension, by, zone):
    """Yields (report, period, group, figures)."""
    days = starts(by)
    midnight = lambda day: datetime.datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
    bounds = [midnight(day) for day in days]
    bounds[0], bounds[-1] = midnight(FIRST), midnight(LAST)
    names = [label(by, day) for day in days[:-1]]
    volume = collections.defaultdict(lambda: [0, 0, 0, 0])
    moves = collections.defaultdict(lambda: [0, 0])
    times = collections.defaultdict(lambda: {"firstReply": [], "firstClaim": [], "solve": [], "close": []})
    intervals = []  # (group, created, from, to)
    for ticket in tickets:
        entered = None
        for at, what, values, was_open, is_open, before, firsts in ticket.history:
            day = at.astimezone(zone).date()
            period = label(by, day - datetime.timedelta(days=day.weekday()) if by == "week" else day)
            group, left = values[dimension], before[dimension]
            if what in ("created", "closed", "reopened", "replied"):
                volume[period, group][["created", "closed", "reopened", "replied"].index(what)] += 1
            for name, seconds in firsts:
                times[period, group][name].append(seconds)
            if was_open and not (is_open and left == group):
                moves[period, left][1] += 1
                intervals.append((left, ticket.created, entered, at))
                entered = None
            if is_open and not (was_open and left == group):
                moves[period, group][0] += 1
                entered = at
        if entered is not None:
            intervals.append((ticket.values[dimension], ticket.created, entered, None))
    for (period, group), counts in volume.items():
        yield "volume", period, group, counts
    for (period, group), kinds in times.items():
        yield "response-times", period, group, [n for name in kinds for n in figures(kinds[name])]
    for name, end in zip(names, bounds[1:]):
        ages = collections.defaultdict(list)
        for group, created, since, until in intervals:
            if since < end and (until is None or until >= end):
                ages[group].append(int((end - created).total_seconds()))
        groups = set(ages) | {group for period, group in moves if period == name}
        for group in groups:
            of = ages.get(group, [])
            yield "backlog", name, group, [len(of)] + moves.get((name, group), [0, 0])
            if of:
                bands, least = [], 0
                for band in BANDS:
                    bands.append(sum(1 for age in of if age >= least and (band is None or age < band)))
                    least = band
                yield "ageing", name, group, figures(of) + bands


def main():
    tickets = read(sys.argv[1])
    out = csv.writer(sys.stdout, lineterminator="\n")
    for by, zone, dimensions in (("month", "UTC", DIMENSIONS), ("month", "Europe/Rome", ["", "type"]),
                                 ("week", "Asia/Kathmandu", ["", "priority"]), ("day", "America/St_Johns", [""])):
        for dimension in dimensions:
            rows = sorted(reports(tickets, dimension, by, zoneinfo.ZoneInfo(zone)), key=lambda r: r[:3])
            for report, period, group, numbers in rows:
                out.writerow([report, dimension, by, zone, period, group] + numbers)


if __name__ == "__main__":
    main()

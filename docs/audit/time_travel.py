#!/usr/bin/env python3
"""Folds tickets straight from a help desk's log and asks the audit of a running ledger for every moment of them.

The log's columns are those of "Helpdesk log of an Italian company" (4TU.ResearchData), in UTC: a row is a command, a
case is a ticket. It has been played into the service once, by --play for example. What each row does:

  Assign seriousness                 sets the priority to the level of seriousness_2
  Take in charge ticket              claims the ticket for the resource, whoever has it
  Wait                               sets the status to PENDING
  Resolve ticket, RESOLVED           sets the status to SOLVED
  Closed                             closes the ticket
  any other activity                 is a reply with the activity as its message

The ticket is created at its first row's time as NEW by the native API, with the case as title, product as type, service
type and level as description, seriousness as priority, customer as customer and workgroup as group. What changes
nothing is no event. A claim or a reply on a closed ticket is refused. solvedAt is when it became SOLVED, kept through
closing; closedAt is when it became CLOSED; both are null again when it is unfinished, closedAt also when it is reopened
as SOLVED.

Of some tickets, taken at random, it compares
  events     type, version, time and content of each, in their order
  version    the whole ticket at each version; none beyond the last
  at         the whole ticket at the time of each event and a millisecond before; none before the first
  recordedAt the same by the times of recording, as far as the service tells them
  diff       between neighbours, from nothing to the first, between the first and the last and back

usage: time_travel.py LOG [--url http://127.0.0.1:8080] [--key KEY] [--play] [--tickets 200] [--seed 1]
The key needs AUDIT_READ; it may stand in TICKETLEDGER_API_KEY. --play plays the log before, one batch a ticket, and also
needs TICKET_CREATE, TICKET_UPDATE, SET_STATUS, TICKET_BATCH and TICKET_IMPORT. Prints each difference and a verdict;
exit code 0 only if there is none.
"""
import argparse, collections, csv, datetime, http.client, json, os, random, sys, urllib.parse, uuid

LEVELS = {"Value 1": "LOW", "Value 2": "MEDIUM", "Value 3": "HIGH", "Value 4": "URGENT"}
STATUS = {"Wait": "PENDING", "Resolve ticket": "SOLVED", "RESOLVED": "SOLVED", "Closed": "CLOSED"}
MILLISECOND = datetime.timedelta(milliseconds=1)
ABSENT = "no such ticket then"


def told(at):
    """An instant as the ledger writes it: as many digits as it has, in groups of three."""
    return at.strftime("%Y-%m-%dT%H:%M:%S") + (".%03d" % (at.microsecond // 1000) if at.microsecond else "") + "Z"


def instant(text):
    form = "%Y-%m-%dT%H:%M:%S.%fZ" if "." in text else "%Y-%m-%dT%H:%M:%SZ"
    return datetime.datetime.strptime(text, form)


def commands(case, rows):
    """What to play for a case: its creation and a command for each row."""
    id, first = str(uuid.uuid4()), rows[0]
    for row in [None] + rows:
        activity, at = row and row["Activity"], told(Ticket.time(row or first))
        if row is None:
            command = {"command": "create-ticket", "title": case, "type": first["product"],
                       "description": first["service_type"] + ", " + first["service_level"],
                       "priority": LEVELS[first["seriousness_2"]], "customer": {"id": first["customer"]},
                       "assignment": {"group": first["workgroup"]}}
        elif activity == "Assign seriousness":
            command = {"command": "set-priority", "priority": LEVELS[row["seriousness_2"]]}
        elif activity == "Take in charge ticket":
            command = {"command": "claim-ticket", "by": row["Resource"], "takeover": True}
        elif activity in STATUS:
            command = {"command": "set-status", "status": STATUS[activity]}
        else:
            command = {"command": "reply", "message": activity}
        yield dict(command, ticketId=id, occurredAt=at)


def priority(level):
    return {"label": level.lower(), "level": level}


class Ticket:
    """What a case's rows make of it: its events, and the ticket after each of them."""

    def __init__(self, case, rows):
        self.case, self.events, self.states, self.times = case, [], [], []
        first = rows[0]
        self.now = {
            "shortId": None, "name": None, "origin": "ledger", "type": first["product"], "title": case,
            "description": first["service_type"] + ", " + first["service_level"], "status": "NEW",
            "statusLabel": None, "priority": priority(LEVELS[first["seriousness_2"]]), "requester": None,
            "customer": {"id": first["customer"], "externalId": None, "email": None, "name": None}, "claim": None,
            "assignment": {"group": first["workgroup"], "owner": None, "users": None, "departments": None,
                           "suppliers": None},
            "channel": None, "scope": None, "dates": None, "legacy": None, "media": None, "data": None,
            "replies": {"count": 0, "lastAt": None, "lastMessage": None}, "version": 0, "createdAt": None,
            "updatedAt": None, "solvedAt": None, "closedAt": None, "deletedAt": None}
        created = self.time(first)
        self.happened(created, "TicketCreated", {
            "origin": "ledger", "status": "NEW", "priority": self.now["priority"],
            "assignment": {"group": first["workgroup"]},
            "details": {"type": first["product"], "customerId": first["customer"]},
            "personal.details": {"title": case, "description": self.now["description"]}},
            createdAt=told(created))
        for row in rows:
            self.row(row)

    @staticmethod
    def time(row):
        return datetime.datetime.strptime(row["Complete Timestamp"], "%Y/%m/%d %H:%M:%S.%f")

    def happened(self, at, kind, content, **changes):
        self.now = dict(self.now, version=len(self.events) + 1, updatedAt=told(at), **changes)
        self.events.append((kind, told(at), content))
        self.states.append(self.now)
        self.times.append(at)

    def row(self, row):
        at, activity, was = self.time(row), row["Activity"], self.now["status"]
        if activity == "Assign seriousness":
            to, before = priority(LEVELS[row["seriousness_2"]]), self.now["priority"]
            if to != before:
                self.happened(at, "TicketPriorityChanged", {"from": before, "to": to}, priority=to)
        elif activity == "Take in charge ticket":
            by = row["Resource"]
            if was != "CLOSED" and (self.now["claim"] or {}).get("by") != by:
                self.happened(at, "TicketClaimed", {"by": by}, claim={"by": by, "at": told(at)})
        elif activity in STATUS:
            to = STATUS[activity]
            if to == was:
                return
            solved = told(at) if to == "SOLVED" else self.now["solvedAt"] if to == "CLOSED" else None
            closed = told(at) if to == "CLOSED" else None
            kind = "TicketClosed" if closed else "TicketReopened" if was == "CLOSED" else "TicketStatusChanged"
            self.happened(at, kind, {"from": was} if closed else {"from": was, "to": to},
                          status=to, solvedAt=solved, closedAt=closed)
        elif was != "CLOSED":
            count = self.now["replies"]["count"] + 1
            self.happened(at, "TicketReplied", {"replyId": count, "personal.message": activity},
                          replies={"count": count, "lastAt": told(at), "lastMessage": activity})


class Service:
    """Asked over one connection that is kept."""

    def __init__(self, url, key):
        self.url, self.key, self.connection = urllib.parse.urlsplit(url), key, None

    def get(self, path):
        """Returns the JSON, or ABSENT for 404; nothing else is an answer."""
        return self.ask("GET", path, None)

    def ask(self, method, path, body):
        headers = {"Authorization": "Bearer " + self.key, "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        for again in (method == "GET", False):
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=60)
                self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
                answer = self.connection.getresponse()
                text = answer.read()
                break
            except (http.client.HTTPException, OSError):
                self.connection = None
                if not again:
                    raise
        if answer.status == 404:
            return ABSENT
        if answer.status != 200:
            sys.exit("%s %s answers %d: %s" % (method, path, answer.status, text.decode(errors="replace")))
        return json.loads(text)

    def all(self, path):
        while path:
            page = self.get(path)
            yield from page["items"]
            path = page["next"]


def content(payload, names):
    """The named parts of a stored event; a dot goes one level down."""
    parts = {}
    for name in names:
        part = payload
        for step in name.split("."):
            part = (part or {}).get(step)
        parts[name] = part
    return parts


def fields(ticket):
    """A ticket field by field, in the words of the change log, with text for every value."""
    flat = {"replies.count": "0"}
    for name, value in ticket.items():
        if name == "priority":
            flat[name] = value["level"]
        elif isinstance(value, dict):
            flat.update((name + "." + inner, value[inner]) for inner in value)
        elif name not in ("id", "workspace", "version"):
            flat[name] = value
    return {name: str(value) for name, value in flat.items() if value is not None}


def difference(before, after):
    before, after = fields(before), fields(after)
    return {name: (before.get(name), after.get(name))
            for name in set(before) | set(after) if before.get(name) != after.get(name)}


def play(service, cases):
    refused = 0
    for case, rows in cases.items():
        answer = service.ask("POST", "/commands/batch", {"commands": list(commands(case, rows))})
        if answer == ABSENT or answer["results"][0]["status"] != 201:
            sys.exit("%s: %s" % (case, answer))
        refused += sum(result["status"] >= 400 for result in answer["results"])
    print("%d tickets played, %d commands refused" % (len(cases), refused))


class Comparison:
    def __init__(self, audit):
        self.audit, self.compared, self.wrong = audit, collections.Counter(), 0

    def same(self, kind, what, seen, due):
        self.compared[kind] += 1
        if seen == due:
            return
        self.wrong += 1
        if isinstance(seen, dict) and isinstance(due, dict):
            parts = [name for name in sorted(set(seen) | set(due))
                     if name not in seen or name not in due or seen[name] != due[name]]
            seen, due = {n: seen.get(n, "(none)") for n in parts}, {n: due.get(n, "(none)") for n in parts}
        print("%s: the audit says %s, due is %s" % (what, json.dumps(seen), json.dumps(due)))

    def ticket(self, ticket, id):
        path, last = "/audit/tickets/" + id, len(ticket.states)
        events = list(self.audit.all(path + "/events?limit=1000"))
        self.same("events", ticket.case + ", events",
                  [(e["type"], e["occurredAt"], content(e["payload"], due[2])) for e, due in
                   zip(events, ticket.events)] + [e["type"] for e in events[last:]], ticket.events)
        self.same("events", ticket.case + ", versions of events",
                  [(e["version"], e["payload"]["version"], e["ticketId"], e["payload"]["occurredAt"]) for e in events],
                  [(n + 1, n + 1, id, event[1]) for n, event in enumerate(ticket.events)])
        positions, recorded = [e["position"] for e in events], [instant(e["recordedAt"]) for e in events]
        self.same("events", ticket.case + ", positions", positions, sorted(set(positions)))
        self.same("events", ticket.case + ", times of recording", recorded == sorted(recorded), True)
        if len(events) != last:
            return

        # The server's own: whatever they are, they never change.
        first = self.audit.get(path + "?version=1")
        own = {"id": id, "number": events[0]["payload"]["number"], "workspace": first["workspace"]}
        due = [dict(own, **state) for state in ticket.states]
        for n, state in enumerate(due):
            self.same("version", "%s, version %d" % (ticket.case, n + 1),
                      self.audit.get("%s?version=%d" % (path, n + 1)), state)
        self.same("version", ticket.case + ", now", self.audit.get(path), due[-1])
        self.same("version", "%s, version %d" % (ticket.case, last + 1),
                  self.audit.get("%s?version=%d" % (path, last + 1)), ABSENT)

        for name, times in ("at", ticket.times), ("recordedAt", recorded):
            for moment in sorted({moment for time in times for moment in (time - MILLISECOND, time)}):
                then = sum(time <= moment for time in times)
                self.same(name, "%s, %s=%s" % (ticket.case, name, told(moment)),
                          self.audit.get("%s?%s=%s" % (path, name, told(moment))), due[then - 1] if then else ABSENT)

        for one, other in [(n, n + 1) for n in range(last)] + [(1, last), (last, 1)]:
            changes = self.audit.get("%s/diff?from=%d&to=%d" % (path, one, other))["changes"]
            what = "%s, from %d to %d" % (ticket.case, one, other)
            self.same("diff", what, {c["field"]: (c["from"], c["to"]) for c in changes},
                      difference(due[one - 1] if one else {}, due[other - 1]))
            self.same("diff", what + ", fields named twice", len({c["field"] for c in changes}), len(changes))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log")
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--key", default=os.environ.get("TICKETLEDGER_API_KEY"))
    parser.add_argument("--play", action="store_true")
    parser.add_argument("--tickets", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if not asked.key:
        parser.error("no --key, and TICKETLEDGER_API_KEY is not set")
    cases = collections.OrderedDict()
    with open(asked.log, newline="") as f:
        for row in csv.DictReader(f):
            cases.setdefault(row["Case ID"], []).append(row)
    audit = Service(asked.url, asked.key)
    if asked.play:
        play(audit, cases)
    sample = random.Random(asked.seed).sample(list(cases), min(asked.tickets, len(cases)))
    print("%d of %d tickets, seed %d" % (len(sample), len(cases), asked.seed))
    comparison = Comparison(audit)
    ids = collections.defaultdict(list)
    for event in audit.all("/audit/events?types=TicketCreated&limit=1000"):
        ids[event["payload"]["personal"]["details"].get("title")].append(event["ticketId"])
    versions = 0
    for case in sample:
        comparison.same("found", case + ", tickets of that title", len(ids[case]), 1)
        if len(ids[case]) == 1:
            ticket = Ticket(case, cases[case])
            versions += len(ticket.states)
            comparison.ticket(ticket, ids[case][0])
    count = ", ".join("%d %s" % (n, kind) for kind, n in comparison.compared.items())
    good = not comparison.wrong and bool(sample)
    print("%s: %d versions, %d comparisons (%s), %d differences"
          % ("PASS" if good else "FAIL", versions, sum(comparison.compared.values()), count, comparison.wrong))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()

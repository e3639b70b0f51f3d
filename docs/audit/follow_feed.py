#!/usr/bin/env python3
"""Copies a workspace's events from the audit into a file, live, and holds the ledger to what it promises.

The file has one event a line, as the audit tells it. It is also the only thing remembered: what comes next is behind
the position on its last line, so each event is in it once, whoever is killed and started again, service or copier. A
line that was cut off is removed, then asked for again.

While the service is away it is asked again, after a second at most. What ends it is

  a position that is not beyond the last one
  a version of a ticket that does not follow the last one, or an event that is there already
  a refusal: 401, 403, or 400 because the service does not know the position, after a restore from a backup, say

usage: follow_feed.py FILE [--url http://127.0.0.1:8080] [--key KEY] [--until POSITION]
The key needs AUDIT_READ; it may stand in TICKETLEDGER_API_KEY. With --until it ends, with exit code 0, when it has that
position.
"""
import argparse, http.client, json, os, sys, time, urllib.parse

SILENCE = 60  # seconds; the service says something every 15


class Copy:
    """The file, and what the events in it say about the next one."""

    def __init__(self, path):
        self.position, self.versions, self.count = 0, {}, 0
        self.file = open(path, "a+b")
        self.file.seek(0)
        whole = 0
        for line in self.file:
            if not line.endswith(b"\n"):
                break
            self.follow(json.loads(line))
            whole += len(line)
        self.file.truncate(whole)
        self.file.seek(0, os.SEEK_END)

    def follow(self, event):
        position, ticket, version = event["position"], event["ticketId"], event["version"]
        if position <= self.position:
            sys.exit("position %d comes after %d" % (position, self.position))
        if version != self.versions.get(ticket, 0) + 1:
            sys.exit("position %d is version %d of %s, after version %d"
                     % (position, version, ticket, self.versions.get(ticket, 0)))
        self.position, self.versions[ticket] = position, version
        self.count += 1

    def add(self, event, line):
        self.follow(event)
        self.file.write(line + b"\n")
        self.file.flush()


def messages(answer):
    """The messages of a stream of Server-Sent Events, each as its fields; a message that was cut off is none."""
    fields = {}
    for line in answer:
        if not line.endswith(b"\n"):
            return
        line = line.rstrip(b"\r\n")
        if not line:
            if "data" in fields:
                yield fields
            fields = {}
        elif not line.startswith(b":"):
            name, _, value = line.partition(b":")
            value = value[1:] if value.startswith(b" ") else value
            name = name.decode()
            fields[name] = fields[name] + b"\n" + value if name == "data" and name in fields else value


def listen(copy, url, key, until):
    """Listens until it has enough (True) or the connection ends (False)."""
    connect = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    connection = connect(url.hostname, url.port, timeout=SILENCE)
    try:
        headers = {"Authorization": "Bearer " + key, "Accept": "text/event-stream",
                   "Last-Event-ID": str(copy.position)}
        connection.request("GET", url.path.rstrip("/") + "/audit/events", headers=headers)
        answer = connection.getresponse()
        if answer.status in (400, 401, 403, 404):
            sys.exit("refused, %d: %s" % (answer.status, answer.read().decode(errors="replace")))
        if answer.status != 200:
            return False
        print("listening behind %d" % copy.position, file=sys.stderr)
        for message in messages(answer):
            event = json.loads(message["data"])
            if event["position"] != int(message["id"]):
                sys.exit("position %d has the id %s" % (event["position"], message["id"].decode()))
            copy.add(event, message["data"])
            if until and copy.position >= until:
                return True
    finally:
        connection.close()
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--key", default=os.environ.get("TICKETLEDGER_API_KEY"))
    parser.add_argument("--until", type=int)
    asked = parser.parse_args()
    if not asked.key:
        parser.error("no --key, and TICKETLEDGER_API_KEY is not set")
    copy = Copy(asked.file)
    pause = 0.1
    while not (asked.until and copy.position >= asked.until):
        before = copy.count
        try:
            listen(copy, urllib.parse.urlsplit(asked.url), asked.key, asked.until)
        except (http.client.HTTPException, OSError) as e:
            print("away: %s" % (e or type(e).__name__), file=sys.stderr)
        pause = 0.1 if copy.count > before else min(1, 2 * pause)
        time.sleep(pause)
    print("%d events of %d tickets up to position %d, each once and in order"
          % (copy.count, len(copy.versions), copy.position))


if __name__ == "__main__":
    main()

"""A visit over the public API, from another computer than the server and the stations: a number is taken at a
kiosk whose slips the enrolled station prints, called by an officer, and spoken by the hall. Says what it saw.

    visit.py URL
"""
import json
import secrets
import sys
import time
import urllib.request

[url] = sys.argv[1:]
PASSWORD = "tiga kata aneh"
PATIENCE = 120


class Browser:
    def __init__(self):
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def ask(self, path, body=None, token=None):
        if body is not None and "requestId" in body:
            body["requestId"] = time.strftime("%Y-%m-%d-", time.gmtime()) + secrets.token_urlsafe(16)
        request = urllib.request.Request(
            url + path,
            None if body is None else json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with self.opener.open(request, timeout=PATIENCE) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def enrol(self, code):
        self.ask("/api/v1/enrol", {"code": code})
        return self

    def await_picture(self, path, wanted):
        """The first picture of a topic that is as wanted."""
        end = time.monotonic() + PATIENCE
        with self.opener.open(url + path, timeout=PATIENCE) as stream:
            for line in stream:
                assert time.monotonic() < end, path + " never became as wanted"
                if line.startswith(b"data:"):
                    picture = json.loads(line[5:])
                    if isinstance(picture, dict) and wanted(picture):
                        return picture
        raise AssertionError(path + " ended")


def main():
    admin = Browser()
    admin.ask("/api/v1/session", {"user": "admin", "password": PASSWORD})

    def code(kind, **more):
        return admin.ask("/api/v1/enrolment-codes", {"kind": kind, "name": kind, **more})["code"]

    station = next(one["id"] for one in admin.ask("/api/v1/devices") if one["kind"] == "STATION")
    kiosk = Browser().enrol(code("KIOSK", printer=station))
    admin.ask(
        "/api/v1/accounts",
        {"user": "petugas3", "name": "Petugas 3", "role": "OFFICER", "password": PASSWORD},
    )
    officer = Browser().enrol(code("DESK"))
    officer.ask("/api/v1/session", {"user": "petugas3", "password": PASSWORD})
    officer.ask("/api/v1/counters/3/take", {"requestId": ""})

    ticket = kiosk.ask("/api/v1/tickets", {"requestId": "", "service": "REENTRY"})
    phone = Browser()
    status = f"/api/v1/status/{ticket['token']}/live"
    print(f"number {ticket['number']} is taken")
    phone.await_picture(status, lambda it: it.get("print", {}).get("state") == "PRINTED")
    print("its slip has come out")
    officer.ask("/api/v1/counters/3/call-next", {"requestId": ""})
    phone.await_picture(status, lambda it: it.get("state") == "CALLED")
    heard = officer.await_picture("/api/v1/console/live", lambda it: spoken(it) > 0)
    print(f"it is called to loket 3 and spoken by {spoken(heard)} voice")
    officer.ask("/api/v1/counters/3/start", {"requestId": ""})
    officer.ask("/api/v1/counters/3/finish", {"requestId": ""})
    phone.await_picture(status, lambda it: it.get("state") == "FINISHED")
    print("the visit is finished")


def spoken(picture):
    """How many voices have spoken the call that stands there."""
    hall = (picture.get("mine") or {}).get("hall") or {}
    return hall.get("spoken", 0)


main()

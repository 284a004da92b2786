#!/usr/bin/env python3
"""Plays one game of tic-tac-toe against a Parlor server's computer, and shows it.

Written from the pages under /docs/ of a server alone; needs nothing but Python 3.9.

    python3 play.py http://localhost:8000 alice@example.com 'correct horse battery'

Registers the account first if there is none. Ends with 0 when the game is over, with 1 when it can't be played.
"""

import json
import random
import sys
import time
import urllib.error
import urllib.request

from websocket import Closed, WebSocket

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
FINAL = {1000, 1002, 1003, 1007, 1009, 4403, 4404}


class Refused(Exception):
    """The server said no, and will say so again."""

    def __init__(self, status, body):
        super().__init__(f"{status}: {body}")
        self.status = status
        self.body = body


class Account:
    """Somebody who is logged in."""

    def __init__(self, server, email, password):
        self.server = server
        self.credentials = {"email": email, "password": password}
        self.tokens = {}

    def send(self, method, path, body=None, access=None):
        request = urllib.request.Request(self.server + path, method=method)
        request.add_header("Content-Type", "application/json")
        if access:
            request.add_header("Authorization", "Bearer " + access)
        data = None if body is None else json.dumps(body).encode()
        try:
            with urllib.request.urlopen(request, data, timeout=20) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            text = refused.read().decode()
            if refused.code == 429:
                time.sleep(int(refused.headers["Retry-After"]))
                return self.send(method, path, body, access)
            if refused.code >= 500:
                raise OSError(f"{path} answered {refused.code}") from refused
            raise Refused(refused.code, text) from refused

    def register(self):
        """Makes the account; one that is there already is as good."""
        form = {**self.credentials, "first_name": self.credentials["email"].split("@")[0][:26], "last_name": "P"}
        try:
            self.send("POST", "/api/users/", form)
        except Refused as refused:
            if refused.status != 400 or "already exists" not in refused.body:
                raise

    def log_in(self):
        self.tokens = self.send("POST", "/api/token/", self.credentials)

    def refresh(self):
        self.tokens = self.send("POST", "/api/token/refresh/", {"refresh": self.tokens["refresh"]})

    def call(self, method, path, body=None):
        try:
            return self.send(method, path, body, self.tokens["access"])
        except Refused as refused:
            if refused.status != 401:
                raise
        self.refresh()
        return self.send(method, path, body, self.tokens["access"])

    def socket(self, path):
        return WebSocket(self.server.replace("http", "ws", 1) + path, self.tokens["access"])


def choose(board, me):
    """Wins if it can, else stops the other from winning, else takes the middle, a corner, or what is left."""
    other = "O" if me == "X" else "X"
    for mark in (me, other):
        for line in LINES:
            cells = [board[cell] for cell in line]
            if cells.count(mark) == 2 and "_" in cells:
                return line[cells.index("_")]
    return next(cell for cell in (4, 0, 2, 6, 8, 1, 3, 5, 7) if board[cell] == "_")


def show(update):
    board = update["board_state"].replace("_", ".")
    print("\n".join(board[row : row + 3] for row in (0, 3, 6)), f"  (version {update['version']})\n", flush=True)


def follow(socket, game):
    """Plays until the game is over, and returns who won. Raises Closed when the connection ends before."""
    seen = 0
    while True:
        frame = json.loads(socket.receive())
        if frame["type"] == "error":
            print("refused:", frame["code"], frame["message"], flush=True)
        if frame["type"] != "game_update" or frame["version"] <= seen:
            continue
        seen = frame["version"]
        show(frame)
        if frame["is_completed"]:
            return frame["winner"], frame["player_role"]
        if frame["current_turn"] == frame["player_role"]:
            position = choose(frame["board_state"], frame["player_role"])
            move = {"type": "move", "id": f"{game}-{seen}", "position": position, "version": seen}
            socket.send(json.dumps(move))


def play(account):
    """One game, however often the connection breaks."""
    game = account.call("POST", "/api/games/", {"is_ai_game": True, "difficulty": "medium"})["id"]
    print(f"game {game}", flush=True)
    failures = 0
    while True:
        begun = time.monotonic()
        try:
            socket = account.socket(f"/ws/game/{game}/")
            try:
                return follow(socket, game)
            finally:
                socket.close()
        except Closed as closed:
            print("closed:", closed.code, closed.reason, flush=True)
            if closed.code in FINAL or (closed.code == 4408 and closed.reason != "reader too slow"):
                raise Refused(closed.code, closed.reason) from closed
            if closed.code == 4401:
                account.refresh()
            if closed.code == 4429:
                time.sleep(5)
        except OSError as unreachable:
            print("unreachable:", unreachable, flush=True)
        failures = 0 if time.monotonic() - begun > 5 else failures + 1
        time.sleep(random.uniform(0, min(30, 0.25 * 2**failures)))


def main():
    account = Account(sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3])
    try:
        account.register()
        account.log_in()
        winner, me = play(account)
    except Refused as refused:
        sys.exit(f"The server refused: {refused}")
    print("over:", "a draw" if winner == "D" else "I won" if winner == me else "the computer won", flush=True)


if __name__ == "__main__":
    main()

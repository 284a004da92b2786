"""As much of a WebSocket client (RFC 6455) as a game needs: text both ways, pings answered, the close code told."""

import base64
import hashlib
import os
import socket
import ssl
import struct
import urllib.parse

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA


class Closed(Exception):
    """The connection has ended; 1006 when nobody said why."""

    def __init__(self, code, reason=""):
        super().__init__(f"{code} {reason}")
        self.code = code
        self.reason = reason


class WebSocket:
    """One open connection."""

    def __init__(self, address, token):
        url = urllib.parse.urlsplit(address)
        port = url.port or (443 if url.scheme == "wss" else 80)
        self.connection = socket.create_connection((url.hostname, port), timeout=60)
        if url.scheme == "wss":
            self.connection = ssl.create_default_context().wrap_socket(self.connection, server_hostname=url.hostname)
        self.stream = self.connection.makefile("rb")
        self.handshake(url, token)

    def handshake(self, url, token):
        key = base64.b64encode(os.urandom(16)).decode()
        path = url.path + ("?" + url.query if url.query else "")
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: {url.netloc}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            f"Authorization: Bearer {token}",
        ]
        self.connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        status = self.stream.readline().split()
        headers = {}
        while line := self.stream.readline().strip():
            name, _, value = line.partition(b":")
            headers[name.strip().lower()] = value.strip()
        expected = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
        if len(status) < 2 or status[1] != b"101" or headers.get(b"sec-websocket-accept") != expected:
            raise OSError(f"no socket, but {status}")

    def send(self, text):
        self.write(TEXT, text.encode())

    def receive(self):
        """The next text; raises Closed at the end."""
        text = b""
        while True:
            first, payload = self.read()
            kind = first & 0x0F
            if kind == PING:
                self.write(PONG, payload)
            elif kind == CLOSE:
                self.write(CLOSE, payload[:2])
                code = struct.unpack(">H", payload[:2])[0] if len(payload) > 1 else 1005
                raise Closed(code, payload[2:].decode())
            elif kind != PONG:
                text += payload
                if first & 0x80:
                    return text.decode()

    def close(self):
        try:
            self.write(CLOSE, struct.pack(">H", 1000))
        except OSError:
            pass  # It has ended already, which is what was wanted.
        self.stream.close()
        self.connection.close()

    def read(self):
        try:
            first, length = self.exactly(2)
            length &= 0x7F
            if length == 126:
                length = struct.unpack(">H", self.exactly(2))[0]
            elif length == 127:
                length = struct.unpack(">Q", self.exactly(8))[0]
            return first, self.exactly(length)
        except OSError as broken:
            raise Closed(1006, str(broken)) from broken

    def exactly(self, count):
        data = self.stream.read(count)
        if len(data) < count:
            raise Closed(1006, "the connection broke")
        return data

    def write(self, kind, payload):
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
        if len(payload) < 126:
            size = struct.pack(">B", 0x80 | len(payload))
        else:
            size = struct.pack(">BH", 0x80 | 126, len(payload))
        self.connection.sendall(bytes([0x80 | kind]) + size + mask + masked)

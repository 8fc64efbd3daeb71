"""One connection: a request whose end could be read in two ways is none, and nobody keeps us waiting."""

from __future__ import annotations

import socket
import time

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import Error

from inlane import wire
from inlane.app import ARRIVED, HEADERS, SHUT
from inlane.errors import Refused, code_for

DEADLINE = 3  # seconds for a request to be all here, and for its answer to be fetched
IDLE = 10  # seconds that a connection is kept for the next question of who has proved to be ours
PROOFS = {"AUTHORIZATION", "X_INLANE_MAC"}


class LengthRequired(Error):
    code = 411
    reason = "Length Required"


class Parser(HTTPRequestParser):
    """Takes no request whose end could be read in two ways; notes when it was all here."""

    arrived = 0.0

    def received(self, data: bytes) -> int:
        taken = super().received(data)
        self.arrived = time.monotonic()
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        try:
            super().parse_header(header_plus)
        except ValueError:  # a length of more digits than Python reads
            raise ParsingError("no length") from None
        self.expect_continue = False  # nobody is asked to go on before the guard has seen who it is
        if not self.request_uri.startswith("/") or not {"%", "#"}.isdisjoint(self.request_uri):
            raise ParsingError("only a path, as it is written")
        if "TRANSFER_ENCODING" in self.headers or (self.chunked and "CONTENT_LENGTH" in self.headers):
            raise ParsingError("two lengths")
        if self.chunked:
            self.error = LengthRequired("")
            self.body_rcv = None


class Task(WSGITask):
    """Tells the app since when the request has been here; who is turned away is not heard again on that connection,
    and who has proved to be ours may keep it.
    """

    def get_environment(self) -> dict:
        return super().get_environment() | {ARRIVED: self.request.arrived}

    def build_response_header(self) -> bytes:
        if self.status.startswith("4"):
            self.set_close_on_finish()
        elif PROOFS & self.request.headers.keys():  # a wrong one has been turned away
            self.channel.may_rest = True
        return super().build_response_header()


class Refusal(ErrorTask):
    """What waitress itself refuses, in our shape."""

    def execute(self) -> None:
        refused = Refused(code_for(self.request.error.code))
        body = wire.to_json(refused.body())
        self.status = f"{refused.status} {self.request.error.reason}"
        self.response_headers.extend({"Content-Type": "application/json", "Content-Security-Policy": SHUT}.items())
        self.response_headers.extend(HEADERS.items())
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):
    """A connection that ends when a request takes too long to arrive, and that hears a refused sender out.

    `since` is by the monotonic clock: a computer's own time is set back and forth.
    """

    parser_class = Parser
    task_class = Task
    error_task_class = Refusal
    was_answered = False
    may_rest = False
    draining = False

    def __init__(self, *given: object, **more: object) -> None:
        self.since = time.monotonic()
        super().__init__(*given, **more)

    def received(self, data: bytes) -> bool:
        taken = super().received(data)
        if self.request is not None and self.was_answered:
            self.since = time.monotonic()
            self.was_answered = False  # only a question that was answered wins time for another one
        return taken

    def write_soon(self, data: bytes) -> int:
        self.since = time.monotonic()
        self.was_answered = True
        return super().write_soon(data)

    def handle_write(self) -> None:
        if self.draining or self.will_close or not self.close_when_flushed:
            super().handle_write()
            return
        # Closing on unread bytes resets the connection, and the sender would never read why it was refused.
        self._flush_exception(self._flush_some)
        if not self.total_outbufs_len:
            self._hang_up()

    def _hang_up(self) -> None:
        self.close_when_flushed = False
        self.draining = True
        self.since = time.monotonic()
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            self.will_close = True

    def readable(self) -> bool:
        return (self.draining and not self.will_close) or super().readable()

    def handle_read(self) -> None:
        if not self.draining:
            super().handle_read()
            return
        try:
            self.recv(1 << 16)  # closes at the end of what is sent
        except OSError:
            self.handle_close()

    def is_late(self, now: float) -> bool:
        """Does it wait for somebody who had their time? Empty lines, and bytes that are not fetched, win none."""
        if self.requests:
            return False  # it waits for us
        rests = self.may_rest and self.request is None and not self.total_outbufs_len and not self.draining
        return now - self.since > (IDLE if rests else DEADLINE)

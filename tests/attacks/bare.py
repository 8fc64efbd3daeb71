"""What many local helpers are: plain Flask with flask-cors as it comes. The attacks that fail on ours succeed here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, Response, jsonify, request
from flask_cors import CORS

from tests.helper import Helper

DATA = b"priya.design@gmail.com"


def app() -> Flask:
    made = Flask("bare")
    CORS(made)

    @made.route("/v1/classify", methods=["GET", "POST"])
    def classify() -> Response:
        text = (request.get_json(force=True, silent=True) or {}).get("text", "")
        return jsonify(findings=[{"kind": "email", "seen": DATA.decode()}], length=len(text.encode()))

    @made.route("/v1/hello", methods=["GET", "POST"])
    @made.route("/v1/rules", methods=["GET", "POST"])
    def hello() -> Response:
        return jsonify(name="bare", findings=[], seen=DATA.decode())

    return made


@contextmanager
def running() -> Iterator[Helper]:
    """The bare app on waitress with waitress's own settings."""
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.attacks.bare"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        yield Helper(json.loads(started.stdout.readline())["url"], "secret", started)
    finally:
        started.kill()
        started.wait()
        started.stdout.close()


if __name__ == "__main__":
    from waitress.server import create_server

    server = create_server(app(), host="127.0.0.1", port=0)
    print(json.dumps({"url": f"http://127.0.0.1:{server.effective_port}"}), flush=True)
    server.run()

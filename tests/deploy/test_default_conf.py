"""The web app's Nginx, run for real in front of a stand-in for the API."""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from engine.blueprints.webapp import HEADERS
from scripts.front import NGINX, front

pytestmark = pytest.mark.skipif(NGINX is None, reason="no nginx on this machine")


class Api(BaseHTTPRequestHandler):
    """Answers with what it was asked; sends events one by one."""

    protocol_version = "HTTP/1.1"
    second_event = threading.Event()

    def do_GET(self) -> None:
        if self.path == "/v1/gone":
            self.close_connection = True
            return
        if self.path.endswith("/events"):
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(b"data: 1\n\n")
            self.second_event.wait(5)
            self.wfile.write(b"data: 2\n\n")
            return
        body = f"{self.path} for {self.headers['Host']} from {self.headers['X-Forwarded-For']}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def front_door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of an Nginx with our configuration, its host names and folders those of this test."""
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "html" / "js").mkdir(parents=True)
    (folder / "html" / "index.html").write_text("<!doctype html>the app")
    (folder / "html" / "js" / "app.js").write_text("export {}")
    api = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=api.serve_forever, daemon=True).start()
    try:
        with front(folder, folder / "html", api.server_address[1]) as port:
            yield port
    finally:
        api.shutdown()


def ask(port: int, path: str, method: str = "GET", body: bytes | None = None) -> tuple[http.client.HTTPResponse, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as client:
        client.request(method, path, body)
        answer = client.getresponse()
        return answer, answer.read().decode()


@pytest.mark.parametrize("path", ["/", "/workout/today", "/js/app.js", "/icons/none.png", "/v1/sets", "/healthz"])
def test_every_answer_carries_the_headers_that_development_has_too(front_door: int, path: str) -> None:
    answer, _ = ask(front_door, path)
    sent = {name: answer.headers.get_all(name) for name in HEADERS}
    assert sent == {name: [value] for name, value in HEADERS.items()}


def test_the_apps_own_addresses_show_the_app(front_door: int) -> None:
    for path in ("/", "/workout/today"):
        answer, body = ask(front_door, path)
        assert (answer.status, body) == (200, "<!doctype html>the app")


def test_a_missing_file_is_not_the_app(front_door: int) -> None:
    assert ask(front_door, "/js/missing.js")[0].status == 404


def test_a_file_is_asked_for_anew_each_time(front_door: int) -> None:
    answer, _ = ask(front_door, "/js/app.js")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["ETag"]
    assert "javascript" in answer.headers["Content-Type"]


@pytest.mark.parametrize("path", ["/v1/sets?limit=5", "/healthz", "/readyz"])
def test_the_api_hears_who_asks_for_what(front_door: int, path: str) -> None:
    assert ask(front_door, path)[1] == f"{path} for 127.0.0.1:{front_door} from 127.0.0.1"


def test_an_export_of_50_megabytes_comes_through_and_more_does_not(front_door: int) -> None:
    assert ask(front_door, "/v1/imports", "POST", bytes(50 * 1024 * 1024))[0].status == 204
    with closing(http.client.HTTPConnection("127.0.0.1", front_door, timeout=10)) as client:
        client.putrequest("POST", "/v1/imports")
        client.putheader("Content-Length", str(56 * 1024 * 1024))
        client.endheaders()
        answer = client.getresponse()
        assert (answer.status, answer.headers["Content-Type"]) == (413, "application/problem+json")
        assert json.loads(answer.read())["status"] == 413


def test_an_api_that_is_away_is_said_in_the_apis_own_shape(front_door: int) -> None:
    answer, body = ask(front_door, "/v1/gone")
    assert (answer.status, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert json.loads(body)["status"] == 503
    assert answer.headers["Retry-After"] == "2"


def test_events_arrive_one_by_one(front_door: int) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", front_door, timeout=4)) as client:
        client.request("GET", "/v1/imports/1/events")
        answer = client.getresponse()
        assert answer.readline() == b"data: 1\n"  # before the second one is sent
        Api.second_event.set()
        assert b"data: 2" in answer.read()

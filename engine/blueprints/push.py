"""Web push: telling a phone that sleeps that the rest is over."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.base import ById
from engine.schemas.push import DeviceQuery, PushDeviceIn, PushDeviceOut, PushOut, PushTestIn, RestAlertIn, RestAlertOut
from engine.services import push

bp = http.blueprint("push", "Telling a phone that sleeps that the rest is over")


@bp.get("/push", responses={200: PushOut})
def known() -> Response:
    """The key that browsers subscribe with, and my devices that did."""
    return http.respond(push.known(http.asker().id, http.push_key()))


@bp.put("/push", responses={200: PushDeviceOut})
def keep(body: PushDeviceIn) -> Response:
    """Keep a browser's push address under my device's id; another one replaces it. At most ten devices."""
    loopback = http.settings().push_to_loopback
    return http.respond(push.keep(http.asker().id, body, http.utc_now(), loopback=loopback))


@bp.delete("/push/<id>", responses={204: None})
def forget(path: ById) -> Response:
    """Tell this device of mine nothing more."""
    push.forget(http.asker().id, path.id)
    return http.nothing()


@bp.post("/push/<id>/test", responses={202: PushOut})
def test(path: ById, body: PushTestIn) -> Response:
    """Have a message sent to this device of mine, to see that it arrives."""
    asker, key = http.asker().id, http.push_key()
    push.want_test(asker, path.id, body, key)
    return http.respond(push.known(asker, key), 202)


@bp.put("/rest-alert", responses={200: RestAlertOut})
def set_alert(body: RestAlertIn) -> Response:
    """Tell a device of mine when its rest ends; one alert per device: another one moves it."""
    return http.respond(push.set_alert(http.asker().id, body, http.utc_now()))


@bp.delete("/rest-alert", responses={204: None})
def cancel_alert(query: DeviceQuery) -> Response:
    """The rest ended by itself, or the next set was logged: tell that device nothing."""
    push.cancel_alert(http.asker().id, query.device_id)
    return http.nothing()

"""Wiring: the settings, the database, the blueprints. Nothing here decides anything."""

from __future__ import annotations

from flask_openapi3.models.info import Info
from werkzeug.middleware.proxy_fix import ProxyFix

from engine import jobs, webpush
from engine.blueprints import ALL, docs, limits, observability, parsing, problems, webapp
from engine.blueprints.document import Api
from engine.config import Settings, SettingsError
from engine.schemas.problems import ProblemOut
from engine.storage import db

VERSION = "0.1.0"
DESCRIPTION = "The adaptive strength coach that a lifter can check: log sets, get the next weight, reps and rest."


def create_app(settings: Settings | None = None) -> Api:
    """Make the WSGI app. Raises SettingsError where a setting is missing or wrong."""
    settings = settings or Settings.from_env()
    app = Api(
        "engine",
        info=Info(title="GymGenius", version=VERSION, description=DESCRIPTION),
        security_schemes={"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        validation_error_model=ProblemOut,
        validation_error_callback=problems.invalid_input,
        doc_ui=False,
        static_folder=None,
    )
    app.extensions["settings"] = settings
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_mb * 1024 * 1024
    app.extensions["push_key"] = _push_key(settings)
    queue = app.extensions["queue"] = jobs.Queue(settings.redis_url)
    app.extensions["link"] = db.Link(
        settings.database_url,
        "gymgenius_api",
        after_commit=queue.hand_over,
        patient_after_commit=queue.hand_over_patiently,
    )
    db.configure(app.extensions["link"])
    observability.register(app, settings)
    problems.register(app)
    parsing.register(app)
    for blueprint in ALL:
        app.register_api(blueprint)
    docs.register(app)
    limits.register(app, settings)
    if settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.trusted_proxies, settings.trusted_proxies)  # type: ignore[method-assign]
    if settings.webapp_dir:
        webapp.register(app, settings.webapp_dir)
    return app


def _push_key(settings: Settings) -> str | None:
    try:
        return webpush.public_key(settings.vapid_private_key) if settings.vapid_private_key else None
    except ValueError as fault:
        raise SettingsError(f"VAPID_PRIVATE_KEY can't be used: {fault}") from fault

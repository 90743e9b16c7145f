-- Telling a phone that the rest is over, also one that is locked: the addresses that browsers gave us for it, and what
-- is to be told when.

-- `sent_at` and `fault` are of the newest message: taken by the push service, or why not.
CREATE TABLE push_devices (
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    id         uuid NOT NULL,
    endpoint   text NOT NULL CHECK (octet_length(endpoint) <= 2048),
    p256dh     text NOT NULL CHECK (octet_length(p256dh) <= 128),
    auth       text NOT NULL CHECK (octet_length(auth) <= 64),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    sent_at    timestamptz,
    fault      text,
    PRIMARY KEY (user_id, id)
);

-- One per lifter and device. `told_at`: when it was taken up to be told, so that nobody tells it a second time.
CREATE TABLE rest_alerts (
    user_id   uuid NOT NULL,
    device_id uuid NOT NULL,
    ends_at   timestamptz NOT NULL,
    title     text NOT NULL CHECK (octet_length(title) <= 400),
    body      text NOT NULL CHECK (octet_length(body) <= 800),
    told_at   timestamptz,
    PRIMARY KEY (user_id, device_id),
    FOREIGN KEY (user_id, device_id) REFERENCES push_devices (user_id, id) ON DELETE CASCADE
);

GRANT SELECT, INSERT, UPDATE, DELETE ON push_devices, rest_alerts TO gymgenius_api, gymgenius_worker;

DO $$
DECLARE personal text;
BEGIN
    FOREACH personal IN ARRAY ARRAY['push_devices', 'rest_alerts'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', personal);
        EXECUTE format('CREATE POLICY own ON %I TO gymgenius_api, gymgenius_worker
                        USING (user_id = app_user()) WITH CHECK (user_id = app_user())', personal);
    END LOOP;
END $$;

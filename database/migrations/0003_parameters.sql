-- A lifter's own parameters, fitted to their log; and the priors that are learned from those who let us.

-- An attempt at a fit: `refused` says why it is not used. An accepted one holds for the sets after the place
-- (after_at, after_id), at which the log stood: a replay takes it up there, as the lifter's own days did.
-- `sets_seen`: how long the log was then.
ALTER TABLE lifter_parameters
    ADD refused   text,
    ADD sets_seen integer NOT NULL DEFAULT 0 CHECK (sets_seen >= 0),
    ADD after_at  timestamptz,
    ADD after_id  uuid,
    ADD CHECK ((after_at IS NULL) = (after_id IS NULL)),
    ADD CHECK (accepted = (refused IS NULL));

-- Off until the lifter says otherwise.
ALTER TABLE users ADD shares_parameters boolean NOT NULL DEFAULT false;

-- What a log says of each parameter: means and SDs, no set. Only of those who share.
CREATE TABLE parameter_summaries (
    user_id        uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    made_at        timestamptz NOT NULL,
    engine_version text NOT NULL,
    summary        jsonb NOT NULL CHECK (jsonb_typeof(summary) = 'object')
);

-- Pooled over lifters, nobody's own; the newest hold.
CREATE TABLE population_priors (
    fitted_at      timestamptz PRIMARY KEY,
    engine_version text NOT NULL,
    lifters        integer NOT NULL CHECK (lifters > 0),
    priors         jsonb NOT NULL CHECK (jsonb_typeof(priors) = 'object')
);

-- Work that may wait goes through a queue of its own, so that a lifter's import never waits behind a night's fits.
ALTER TABLE jobs ADD patient boolean NOT NULL DEFAULT false;

GRANT SELECT, INSERT, UPDATE, DELETE ON parameter_summaries TO gymgenius_api, gymgenius_worker;
GRANT SELECT ON population_priors TO gymgenius_api;
GRANT SELECT, INSERT, DELETE ON population_priors TO gymgenius_worker;

ALTER TABLE parameter_summaries ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON parameter_summaries TO gymgenius_api, gymgenius_worker
    USING (user_id = app_user()) WITH CHECK (user_id = app_user());

-- Over all lifters, asked with the owner's rights and for the worker alone: whose fit is due, whose summary is, and the
-- summaries themselves, without whose they are.

CREATE FUNCTION lifters_to_fit(first integer, fewest integer, share real, pause interval)
    RETURNS TABLE (user_id uuid, time_zone text, first_time boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.user_id, u.time_zone, last.fitted_at IS NULL
    FROM lifter_states s
    JOIN users u ON u.id = s.user_id
    LEFT JOIN LATERAL (SELECT p.fitted_at, p.sets_seen FROM lifter_parameters p WHERE p.user_id = s.user_id
                       ORDER BY p.fitted_at DESC LIMIT 1) last ON true
    CROSS JOIN LATERAL (SELECT coalesce(sum(l.sets_seen), 0) AS sets FROM lift_states l
                        WHERE l.user_id = s.user_id) seen
    WHERE s.updated_at > now() - interval '3 days' AND s.stale_since IS NULL
      AND (last.fitted_at IS NULL OR last.fitted_at < now() - pause)
      AND seen.sets >= coalesce(last.sets_seen + greatest(fewest, share * last.sets_seen), first)
$$;

CREATE FUNCTION lifters_to_summarise(engine text, oldest timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT u.id FROM users u
    JOIN lifter_states s ON s.user_id = u.id
    LEFT JOIN parameter_summaries p ON p.user_id = u.id AND p.engine_version = engine
    WHERE u.shares_parameters AND (p.made_at IS NULL OR (p.made_at < oldest AND s.updated_at > p.made_at))
$$;

CREATE FUNCTION shared_summaries(engine text) RETURNS TABLE (summary jsonb, made_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.summary, p.made_at FROM parameter_summaries p JOIN users u ON u.id = p.user_id
    WHERE u.shares_parameters AND p.engine_version = engine ORDER BY p.user_id
$$;

REVOKE EXECUTE ON FUNCTION lifters_to_fit(integer, integer, real, interval), lifters_to_summarise(text, timestamptz),
    shared_summaries(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lifters_to_fit(integer, integer, real, interval), lifters_to_summarise(text, timestamptz),
    shared_summaries(text) TO gymgenius_worker;

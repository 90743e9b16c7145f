-- The whole first shape of the data.
--
-- Two rules hold for every personal table:
--   1. its key leads with user_id, so that it can be distributed by lifter;
--   2. row-level security shows a transaction only the rows of the lifter it names
--      (`set_config('app.user_id', ...)`): a query that forgets its WHERE finds nothing.
-- The API and the worker act as gymgenius_api and gymgenius_worker, which own nothing.

-- Roles belong to the server, not to one database: another database may have made them already.
DO $$
DECLARE wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['gymgenius_api', 'gymgenius_worker'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN NOBYPASSRLS', wanted);
            END IF;
            IF NOT pg_has_role(current_user, wanted, 'SET') THEN
                EXECUTE format('GRANT %I TO current_user', wanted);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END LOOP;
END $$;

CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;

-- The owner of everything that all lifters share (see the first row of users).
CREATE FUNCTION catalogue() RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$ SELECT '00000000-0000-0000-0000-000000000000'::uuid $$;

CREATE TABLE users (
    id            uuid PRIMARY KEY,
    email         text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
    password_hash text,
    role          text NOT NULL DEFAULT 'lifter' CHECK (role IN ('lifter', 'coach', 'admin', 'system')),
    name          text CHECK (length(name) <= 100),
    unit          text NOT NULL DEFAULT 'kg' CHECK (unit IN ('kg', 'lb')),
    sex           text CHECK (sex IN ('female', 'male')),
    experience    text NOT NULL DEFAULT 'novice' CHECK (experience IN ('novice', 'intermediate', 'advanced')),
    goal_strength real NOT NULL DEFAULT 0.5 CHECK (goal_strength BETWEEN 0 AND 1),
    time_zone     text NOT NULL DEFAULT 'UTC' CHECK (length(time_zone) <= 64),
    locale        text NOT NULL DEFAULT 'en' CHECK (length(locale) <= 35),
    gym_id        uuid,
    onboarded_at  timestamptz,
    preferences   jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(preferences) = 'object'),
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_email ON users (email);
INSERT INTO users (id, email, role, name) VALUES (catalogue(), 'catalogue@invalid', 'system', 'Catalogue');

-- Signing in happens before it is known who asks, so this one question is asked with the owner's rights.
CREATE FUNCTION credentials_of(wanted text) RETURNS TABLE (id uuid, password_hash text, role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
    $$ SELECT u.id, u.password_hash, u.role FROM users u WHERE u.email = wanted AND u.role <> 'system' $$;

CREATE FUNCTION app_is_admin() RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT EXISTS (SELECT FROM users WHERE id = app_user() AND role = 'admin') $$;

CREATE TABLE refresh_tokens (
    user_id     uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    token_hash  bytea NOT NULL,
    family      uuid NOT NULL,
    generation  integer NOT NULL DEFAULT 0 CHECK (generation >= 0),
    spent_by    bytea,
    issued_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    replaced_at timestamptz,
    revoked_at  timestamptz,
    PRIMARY KEY (user_id, token_hash)
);
CREATE INDEX refresh_tokens_family ON refresh_tokens (user_id, family);

-- Exercises ---------------------------------------------------------------------------------------

CREATE TABLE muscles (
    slug   text PRIMARY KEY,
    name   text NOT NULL,
    region text NOT NULL,
    mv     numeric(4, 1),
    mev    numeric(4, 1),
    mav    numeric(4, 1),
    mrv    numeric(4, 1),
    CHECK (mv <= mev AND mev <= mav AND mav <= mrv)
);

CREATE TABLE exercises (
    user_id          uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    id               uuid NOT NULL,
    slug             text,
    name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    equipment        text NOT NULL,
    pattern          text NOT NULL,
    laterality       text NOT NULL DEFAULT 'bilateral' CHECK (laterality IN ('bilateral', 'unilateral')),
    load_type        text NOT NULL DEFAULT 'external' CHECK (load_type IN ('external', 'bodyweight', 'assisted')),
    bodyweight_share real NOT NULL DEFAULT 0 CHECK (bodyweight_share BETWEEN 0 AND 1),
    tracking         text NOT NULL DEFAULT 'reps' CHECK (tracking IN ('reps', 'time', 'distance')),
    cue              text,
    popularity       smallint NOT NULL DEFAULT 0 CHECK (popularity BETWEEN 0 AND 100),
    guessed          boolean NOT NULL DEFAULT false,
    import_id        uuid,
    retired_at       timestamptz,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    deleted_at       timestamptz,
    PRIMARY KEY (user_id, id),
    CHECK ((slug IS NOT NULL) = (user_id = catalogue()))
);
CREATE UNIQUE INDEX exercises_slug ON exercises (slug) WHERE slug IS NOT NULL;

CREATE TABLE exercise_muscles (
    user_id     uuid NOT NULL,
    exercise_id uuid NOT NULL,
    muscle      text NOT NULL REFERENCES muscles,
    fraction    numeric(3, 2) NOT NULL CHECK (fraction > 0 AND fraction <= 1),
    PRIMARY KEY (user_id, exercise_id, muscle),
    FOREIGN KEY (user_id, exercise_id) REFERENCES exercises ON DELETE CASCADE
);

-- Other names of an exercise: the catalogue's, and those a lifter confirmed for their own export.
CREATE TABLE exercise_aliases (
    user_id        uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    alias_key      text NOT NULL CHECK (length(alias_key) BETWEEN 1 AND 200),
    alias          text NOT NULL,
    exercise_owner uuid NOT NULL,
    exercise_id    uuid NOT NULL,
    PRIMARY KEY (user_id, alias_key),
    CHECK (exercise_owner IN (user_id, catalogue())),
    FOREIGN KEY (exercise_owner, exercise_id) REFERENCES exercises ON DELETE CASCADE
);
CREATE INDEX exercise_aliases_exercise ON exercise_aliases (exercise_owner, exercise_id);

-- The lifter's surroundings -----------------------------------------------------------------------

CREATE TABLE gyms (
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    id         uuid NOT NULL,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    inventory  jsonb NOT NULL CHECK (jsonb_typeof(inventory) = 'object'),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, id)
);
ALTER TABLE users ADD FOREIGN KEY (id, gym_id) REFERENCES gyms (user_id, id) ON DELETE SET NULL (gym_id);

CREATE TABLE bodyweights (
    user_id     uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    id          uuid NOT NULL,
    measured_at timestamptz NOT NULL,
    weight_kg   numeric(8, 5) NOT NULL CHECK (weight_kg BETWEEN 20 AND 500),
    unit        text NOT NULL CHECK (unit IN ('kg', 'lb')),
    PRIMARY KEY (user_id, id)
);
CREATE INDEX bodyweights_time ON bodyweights (user_id, measured_at);

CREATE TABLE readiness (
    user_id       uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    day           date NOT NULL,
    sleep_quality smallint CHECK (sleep_quality BETWEEN 1 AND 5),
    mood          smallint CHECK (mood BETWEEN 1 AND 5),
    energy        smallint CHECK (energy BETWEEN 1 AND 5),
    stress        smallint CHECK (stress BETWEEN 1 AND 5),
    soreness      smallint CHECK (soreness BETWEEN 1 AND 5),
    sleep_hours   numeric(4, 2) CHECK (sleep_hours BETWEEN 0 AND 24),
    hrv_rmssd     numeric(6, 2) CHECK (hrv_rmssd BETWEEN 1 AND 400),
    note          text CHECK (length(note) <= 2000),
    z             real NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, day)
);

-- Training ----------------------------------------------------------------------------------------

CREATE TABLE imports (
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    id           uuid NOT NULL,
    filename     text NOT NULL CHECK (length(filename) <= 255),
    sha256       bytea NOT NULL,
    raw          bytea,
    status       text NOT NULL CHECK (status IN ('read', 'confirmed', 'importing', 'done', 'failed', 'undone')),
    format       text,
    report       jsonb NOT NULL DEFAULT '{}',
    choices      jsonb NOT NULL DEFAULT '{}',
    summary      jsonb,
    sets_total   integer NOT NULL DEFAULT 0,
    sets_done    integer NOT NULL DEFAULT 0,
    error        text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    confirmed_at timestamptz,
    finished_at  timestamptz,
    PRIMARY KEY (user_id, id)
);
CREATE INDEX imports_time ON imports (user_id, created_at DESC);

CREATE TABLE plans (
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    id         uuid NOT NULL,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    goal       jsonb NOT NULL,
    week       jsonb NOT NULL,
    status     text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'archived')),
    next_day   smallint NOT NULL DEFAULT 0 CHECK (next_day >= 0),
    not_before date,
    started_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, id)
);
CREATE UNIQUE INDEX plans_one_active ON plans (user_id) WHERE status = 'active';

CREATE TABLE workouts (
    user_id     uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    id          uuid NOT NULL,
    started_at  timestamptz NOT NULL,
    last_set_at timestamptz NOT NULL,
    ended_at    timestamptz,
    title       text CHECK (length(title) <= 200),
    note        text CHECK (length(note) <= 5000),
    gym_id      uuid,
    plan_id     uuid,
    plan_day    smallint,
    import_id   uuid,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    deleted_at  timestamptz,
    PRIMARY KEY (user_id, id),
    CHECK (last_set_at >= started_at AND (ended_at IS NULL OR ended_at >= started_at)),
    FOREIGN KEY (user_id, gym_id) REFERENCES gyms ON DELETE SET NULL (gym_id),
    FOREIGN KEY (user_id, plan_id) REFERENCES plans ON DELETE SET NULL (plan_id),
    FOREIGN KEY (user_id, import_id) REFERENCES imports ON DELETE SET NULL (import_id)
);
CREATE INDEX workouts_time ON workouts (user_id, started_at DESC);
CREATE INDEX workouts_open ON workouts (last_set_at) WHERE ended_at IS NULL AND deleted_at IS NULL;
CREATE INDEX workouts_import ON workouts (user_id, import_id) WHERE import_id IS NOT NULL;

CREATE TABLE workout_sets (
    user_id        uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    id             uuid NOT NULL,
    workout_id     uuid NOT NULL,
    exercise_owner uuid NOT NULL,
    exercise_id    uuid NOT NULL,
    performed_at   timestamptz NOT NULL CHECK (performed_at > '1970-01-01'),
    set_type       text NOT NULL CHECK (set_type IN ('working', 'warmup', 'drop', 'failure')),
    weight_kg      numeric(10, 5) NOT NULL CHECK (weight_kg BETWEEN -200 AND 1500),
    unit           text NOT NULL CHECK (unit IN ('kg', 'lb')),
    reps           smallint NOT NULL CHECK (reps BETWEEN 1 AND 100),
    rir            numeric(3, 1) CHECK (rir BETWEEN 0 AND 10),
    rest_seconds   integer CHECK (rest_seconds BETWEEN 0 AND 86400),
    bodyweight_kg  numeric(8, 5) CHECK (bodyweight_kg BETWEEN 20 AND 500),
    note           text CHECK (length(note) <= 2000),
    recommendation_id uuid,
    import_id      uuid,
    -- What it was when it first came: the same message twice is told from another one under the same id, even
    -- after the set was edited.
    first_content  bytea CHECK (length(first_content) = 16),
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    deleted_at     timestamptz,
    PRIMARY KEY (user_id, id),
    CHECK (exercise_owner IN (user_id, catalogue())),
    FOREIGN KEY (user_id, workout_id) REFERENCES workouts ON DELETE CASCADE,
    FOREIGN KEY (exercise_owner, exercise_id) REFERENCES exercises,
    FOREIGN KEY (user_id, import_id) REFERENCES imports ON DELETE SET NULL (import_id)
);
CREATE INDEX workout_sets_exercise ON workout_sets (user_id, exercise_id, performed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX workout_sets_time ON workout_sets (user_id, performed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX workout_sets_workout ON workout_sets (user_id, workout_id);
CREATE INDEX workout_sets_changed ON workout_sets (user_id, updated_at, id);
CREATE INDEX workout_sets_import ON workout_sets (user_id, import_id) WHERE import_id IS NOT NULL;
CREATE INDEX workout_sets_exercise_fk ON workout_sets (exercise_owner, exercise_id);

-- What the coach knows and said -------------------------------------------------------------------

CREATE TABLE lift_states (
    user_id           uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    exercise_id       uuid NOT NULL,
    exercise_owner    uuid NOT NULL,
    state             jsonb NOT NULL,
    engine_version    text NOT NULL,
    sets_seen         integer NOT NULL CHECK (sets_seen >= 0),
    last_performed_at timestamptz,
    updated_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, exercise_id),
    CHECK (exercise_owner IN (user_id, catalogue())),
    FOREIGN KEY (exercise_owner, exercise_id) REFERENCES exercises ON DELETE CASCADE
) WITH (fillfactor = 60); -- rewritten with every set: room on the page spares the indexes

-- States from which a replay after an edit can start.
CREATE TABLE lift_snapshots (
    user_id     uuid NOT NULL,
    exercise_id uuid NOT NULL,
    up_to       timestamptz NOT NULL,
    state       jsonb NOT NULL,
    sets_seen   integer NOT NULL,
    PRIMARY KEY (user_id, exercise_id, up_to),
    FOREIGN KEY (user_id, exercise_id) REFERENCES lift_states ON DELETE CASCADE
);

-- Sets are folded in the order (performed_at, id), up to (last_at, last_id). `stale_since`: from then on they must
-- be folded anew, and a job is on its way; `stale_edits` counts such edits, so that the job notices one that comes
-- meanwhile. `snapshot_at`: when the newest snapshot stands.
CREATE TABLE lifter_states (
    user_id        uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    state          jsonb NOT NULL,
    engine_version text NOT NULL,
    last_at        timestamptz,
    last_id        uuid,
    stale_since    timestamptz,
    stale_edits    integer NOT NULL DEFAULT 0,
    snapshot_at    timestamptz,
    updated_at     timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 60);

-- What all lifts share, as it stood after the set `last_id` at `up_to`; the lifts themselves stand in
-- lift_snapshots, each in its newest row that is not later.
CREATE TABLE lifter_snapshots (
    user_id uuid NOT NULL REFERENCES lifter_states ON DELETE CASCADE,
    up_to   timestamptz NOT NULL,
    last_id uuid NOT NULL,
    state   jsonb NOT NULL,
    PRIMARY KEY (user_id, up_to)
);

CREATE TABLE lifter_parameters (
    user_id        uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    fitted_at      timestamptz NOT NULL,
    engine_version text NOT NULL,
    parameters     jsonb NOT NULL,
    diagnostics    jsonb NOT NULL,
    accepted       boolean NOT NULL,
    PRIMARY KEY (user_id, fitted_at)
);

CREATE TABLE recommendations (
    user_id        uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    id             uuid NOT NULL,
    exercise_owner uuid NOT NULL,
    exercise_id    uuid NOT NULL,
    set_number     smallint NOT NULL CHECK (set_number BETWEEN 1 AND 100),
    created_at     timestamptz NOT NULL,
    engine_version text NOT NULL,
    inputs         jsonb NOT NULL,
    output         jsonb NOT NULL,
    outcome_set_id uuid,
    answered_at    timestamptz,
    PRIMARY KEY (user_id, id),
    CHECK (exercise_owner IN (user_id, catalogue())),
    FOREIGN KEY (exercise_owner, exercise_id) REFERENCES exercises,
    FOREIGN KEY (user_id, outcome_set_id) REFERENCES workout_sets ON DELETE SET NULL (outcome_set_id)
);
CREATE INDEX recommendations_exercise ON recommendations (user_id, exercise_id, created_at DESC);
CREATE INDEX recommendations_outcome ON recommendations (user_id, outcome_set_id) WHERE outcome_set_id IS NOT NULL;
CREATE INDEX recommendations_exercise_fk ON recommendations (exercise_owner, exercise_id);

-- Hard sets per muscle and week (Monday, in the lifter's own time zone), folded in with every set. A drop set
-- counts half; a muscle with a quarter share gets half an indirect set.
CREATE TABLE weekly_volume (
    user_id             uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    week                date NOT NULL CHECK (extract(isodow FROM week) = 1),
    muscle              text NOT NULL REFERENCES muscles,
    direct_sets         numeric(8, 2) NOT NULL DEFAULT 0 CHECK (direct_sets >= 0),
    indirect_sets       numeric(8, 2) NOT NULL DEFAULT 0 CHECK (indirect_sets >= 0),
    effort_unknown_sets integer NOT NULL DEFAULT 0 CHECK (effort_unknown_sets >= 0),
    PRIMARY KEY (user_id, week, muscle)
) WITH (fillfactor = 70);

-- Background work ---------------------------------------------------------------------------------

-- What a request wants done later is a row in its own transaction; after the commit it is handed to the
-- queue, and by a sweeper when the queue was away. Waiting rows are one per (kind, key).
CREATE TABLE jobs (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id     uuid REFERENCES users ON DELETE CASCADE,
    kind        text NOT NULL,
    key         text NOT NULL,
    args        jsonb NOT NULL DEFAULT '{}',
    state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'dead')),
    attempts    smallint NOT NULL DEFAULT 0,
    request_id  text,
    error       text,
    run_after   timestamptz NOT NULL DEFAULT now(),
    created_at  timestamptz NOT NULL DEFAULT now(),
    handed_at   timestamptz,
    started_at  timestamptz,
    finished_at timestamptz
);
CREATE UNIQUE INDEX jobs_one_waiting ON jobs (kind, key) WHERE state = 'waiting';
CREATE INDEX jobs_unfinished ON jobs (state, run_after) WHERE state IN ('waiting', 'running');
CREATE INDEX jobs_user ON jobs (user_id, created_at);
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;

-- Who may see what --------------------------------------------------------------------------------

GRANT USAGE ON SCHEMA public TO gymgenius_api, gymgenius_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO gymgenius_api, gymgenius_worker;
REVOKE INSERT, UPDATE, DELETE ON muscles, schema_migrations FROM gymgenius_api, gymgenius_worker;
REVOKE EXECUTE ON FUNCTION credentials_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION credentials_of(text) TO gymgenius_api;

DO $$
DECLARE personal text;
BEGIN
    FOREACH personal IN ARRAY ARRAY[
        'refresh_tokens', 'gyms', 'bodyweights', 'readiness', 'imports', 'plans', 'workouts', 'workout_sets',
        'lift_states', 'lift_snapshots', 'lifter_states', 'lifter_snapshots', 'lifter_parameters', 'recommendations',
        'weekly_volume', 'jobs', 'exercises', 'exercise_muscles', 'exercise_aliases'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', personal);
        EXECUTE format('CREATE POLICY own ON %I TO gymgenius_api, gymgenius_worker
                        USING (user_id = app_user()) WITH CHECK (user_id = app_user())', personal);
    END LOOP;
    FOREACH personal IN ARRAY ARRAY['exercises', 'exercise_muscles', 'exercise_aliases'] LOOP
        EXECUTE format('CREATE POLICY shared ON %I FOR SELECT TO gymgenius_api, gymgenius_worker
                        USING (user_id = catalogue())', personal);
    END LOOP;
END $$;

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users TO gymgenius_api, gymgenius_worker USING (id = app_user()) WITH CHECK (id = app_user());

-- The worker sweeps over all lifters: which sessions stand open, which jobs wait.
CREATE POLICY sweep ON workouts FOR SELECT TO gymgenius_worker USING (true);
CREATE POLICY sweep ON jobs TO gymgenius_worker USING (true) WITH CHECK (true);
-- Work for no lifter in particular may be asked for by anyone; who runs the instance sees all of it.
CREATE POLICY watch ON jobs FOR SELECT TO gymgenius_api USING (app_is_admin());

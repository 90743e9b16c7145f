-- What was expected of each strength set before it was folded in, beside what it then was: how right the coach is on
-- this lifter is read from here alone. Written with the fold and replaced with it; a set that goes takes its row along.

-- kg and reps to three places. `body_kg` is the lifted share of the body: errors are of weight_kg + body_kg.
-- `sessions` of the lift came before this one. `reps_05` … `reps_95` are quantiles of the reps at the load on the bar.
CREATE TABLE set_forecasts (
    user_id        uuid NOT NULL,
    set_id         uuid NOT NULL,
    exercise_id    uuid NOT NULL,
    performed_at   timestamptz NOT NULL,
    sessions       integer NOT NULL CHECK (sessions >= 0),
    opening        boolean NOT NULL,
    effort_known   boolean NOT NULL,
    reps           smallint NOT NULL,
    weight_kg      real NOT NULL,
    body_kg        real NOT NULL CHECK (weight_kg + body_kg > 0),
    load_kg        real NOT NULL,
    repeat_kg      real NOT NULL,
    reps_05        real NOT NULL,
    reps_25        real NOT NULL,
    reps_50        real NOT NULL,
    reps_75        real NOT NULL,
    reps_95        real NOT NULL,
    repeat_reps    real NOT NULL,
    engine_version text NOT NULL,
    PRIMARY KEY (user_id, set_id),
    FOREIGN KEY (user_id, set_id) REFERENCES workout_sets ON DELETE CASCADE
);
CREATE INDEX set_forecasts_time ON set_forecasts (user_id, performed_at, set_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON set_forecasts TO gymgenius_api, gymgenius_worker;
ALTER TABLE set_forecasts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON set_forecasts TO gymgenius_api, gymgenius_worker
    USING (user_id = app_user()) WITH CHECK (user_id = app_user());

-- What a prescription promised, outside of its JSON: thousands are read at once.
ALTER TABLE recommendations
    ADD said_kg               float8 GENERATED ALWAYS AS ((output ->> 'weight')::float8) STORED,
    ADD said_low              smallint GENERATED ALWAYS AS ((output ->> 'rep_low')::smallint) STORED,
    ADD said_high             smallint GENERATED ALWAYS AS ((output ->> 'rep_high')::smallint) STORED,
    ADD said_confidence       float8 GENERATED ALWAYS AS ((output ->> 'confidence')::float8) STORED,
    ADD said_band_low         smallint GENERATED ALWAYS AS ((output -> 'band' ->> 'low')::smallint) STORED,
    ADD said_band_high        smallint GENERATED ALWAYS AS ((output -> 'band' ->> 'high')::smallint) STORED,
    ADD said_band_probability float8 GENERATED ALWAYS AS ((output -> 'band' ->> 'probability')::float8) STORED;
CREATE INDEX recommendations_answered ON recommendations (user_id, answered_at DESC) WHERE outcome_set_id IS NOT NULL;

-- How right the coach would have been on the whole log, as of the end of an import.
ALTER TABLE imports ADD backtest jsonb;

-- Where a lifter is sore, beside how sore; and which gym was used last.
ALTER TABLE readiness
    ADD sore text[] NOT NULL DEFAULT '{}',
    ADD CHECK (sore <@ ARRAY['neck', 'shoulders', 'chest', 'arms', 'forearms', 'upper_back', 'lower_back', 'core',
                             'glutes', 'quads', 'hamstrings', 'calves']);

CREATE INDEX workouts_gym ON workouts (user_id, gym_id, started_at DESC) WHERE gym_id IS NOT NULL AND deleted_at IS NULL;

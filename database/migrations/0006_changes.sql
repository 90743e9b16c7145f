-- What has changed since a phone last asked: sets have their index for it already, sessions get theirs.
CREATE INDEX workouts_changed ON workouts (user_id, updated_at, id);

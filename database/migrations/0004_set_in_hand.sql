-- What a set may also be: as many reps as go, held for a time, done on one side, in turn with another lift; and what hurt.

ALTER TABLE workout_sets
    DROP CONSTRAINT workout_sets_set_type_check,
    ADD CONSTRAINT workout_sets_set_type_check CHECK (set_type IN ('working', 'warmup', 'drop', 'failure', 'amrap')),
    -- A set that is held, or carried, for a time; its reps are then 1.
    ADD duration_seconds integer CHECK (duration_seconds BETWEEN 1 AND 86400),
    -- Where sides are logged apart; none: both at once, or each side alike.
    ADD side     text CHECK (side IN ('left', 'right')),
    -- Sets of one workout with the same number were done in turn.
    ADD superset smallint CHECK (superset BETWEEN 1 AND 99),
    -- The joint that hurt, in the lifter's own judgement; nothing is made of it but a note and a choice.
    ADD pain     text CHECK (pain IN ('neck', 'shoulder', 'elbow', 'wrist', 'upper_back', 'lower_back', 'hip', 'knee',
                                      'ankle', 'other'));

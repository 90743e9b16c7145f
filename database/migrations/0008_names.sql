-- What the catalogue's lifts are called in other languages than English: {"de": "Bankdrücken"}. A lifter's own exercise
-- has none: it is called what they called it.
ALTER TABLE exercises
    ADD COLUMN names jsonb NOT NULL DEFAULT '{}'
        CHECK (jsonb_typeof(names) = 'object'),
    ADD CHECK (names = '{}' OR user_id = catalogue());

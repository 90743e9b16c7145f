-- Programmes: how a plan lies in the calendar, the weeks of its cycle, and where in them it stands.
-- Plans made before have none of it: their weeks are all alike, and their days come in order.
ALTER TABLE plans
    ADD template text CHECK (length(template) <= 60),
    ADD schedule jsonb NOT NULL DEFAULT '{"kind": "floating", "weekdays": [], "in_a_row": 1, "rest_days": 0}'
        CHECK (jsonb_typeof(schedule) = 'object'),
    ADD cycle    jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(cycle) = 'array'),
    ADD run      jsonb NOT NULL DEFAULT '{"week": 0, "cycle": 0, "progress": {}, "carry": null, "ease": null}'
        CHECK (jsonb_typeof(run) = 'object');

-- What kind of week a calendar week was by the plan that was followed: a deload is no decline.
CREATE TABLE plan_weeks (
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    week    date NOT NULL CHECK (extract(isodow FROM week) = 1),
    plan_id uuid,
    number  smallint NOT NULL CHECK (number >= 1),
    kind    text NOT NULL CHECK (kind IN ('build', 'peak', 'deload')),
    PRIMARY KEY (user_id, week),
    FOREIGN KEY (user_id, plan_id) REFERENCES plans ON DELETE SET NULL (plan_id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON plan_weeks TO gymgenius_api, gymgenius_worker;
ALTER TABLE plan_weeks ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON plan_weeks TO gymgenius_api, gymgenius_worker
    USING (user_id = app_user()) WITH CHECK (user_id = app_user());

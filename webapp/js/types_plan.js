/**
 * The nouns of plans and programmes, for the type checker; types.js gives them on.
 *
 * @typedef {import('./types.js').SetType} SetType
 *
 * @typedef {object} Scheme one set as a programme wants it; what it leaves open follows the prescription
 * @property {[number, number]} reps
 * @property {number | null} rir
 * @property {number} [percent] of the training max, 0 to 1
 * @property {number} [kg] the load, worked out from the percent
 * @property {boolean} [amrap] as many as go
 * @property {SetType} [type]
 *
 * @typedef {object} Rule how a programme moves the load that its percents are of
 * @property {'cycle' | 'week' | 'amrap' | 'linear' | 'stages' | 'double'} kind
 * @property {number} start share of the e1RM to begin with
 * @property {number} add_kg more, when it went as asked
 * @property {number} fails misses in a row before it goes down
 * @property {number} reset share that it goes down to
 * @property {[number, number][]} steps of `amrap`: from so many reps on, so many kg more
 * @property {[number, number][]} stages of `stages`: sets and reps, the next one after a miss
 *
 * @typedef {object} PlanExercise
 * @property {string} exercise_id
 * @property {string} name
 * @property {number} sets
 * @property {number} rep_low
 * @property {number} rep_high
 * @property {number} rir
 * @property {number} rest_seconds
 * @property {string | null} [superset] those of a day with the same letter are done in turn
 * @property {string | null} [note]
 * @property {Scheme[][] | null} [schemes] set by set, a list for each week of the cycle; they begin anew when they end
 * @property {Rule | null} [rule]
 * @property {string | null} [track] where one lift has two loads in a plan: which
 * @property {Scheme[] | null} [scheme] of the week that runs, with loads: `session` in plan.js fills it
 *
 * @typedef {{ name: string, exercises: PlanExercise[], minutes: number }} PlanDay
 * @typedef {{ kind: 'build' | 'peak' | 'deload', rir: number | null, sets: number, load: number }} PlanWeek `rir` instead of the plan's; shares of sets and of percents
 * @typedef {{ kind: 'weekdays' | 'floating', weekdays: number[], in_a_row: number, rest_days: number }} Schedule weekdays 0 Monday to 6 Sunday
 * @typedef {{ kg: number, stage?: number, fails?: number, best?: number | null }} Progress the load that percents are of; stages passed, misses in a row, most reps as many as go this cycle
 * @typedef {{ sessions: number, sets: number, load: number, rir: number }} Ease so many sessions lighter
 * @typedef {{ week: number, cycle: number, progress: Record<string, Progress>, carry: number | null, ease: Ease | null, answered?: string | null }} PlanRun where in the cycle it stands; when it was last said what becomes of missed sessions
 *
 * @typedef {{ id: string, name: string, at: number }} Leaving a plan that is deleted here and still has a way back; `at`: when, ms since 1970
 *
 * @typedef {object} Plan as GET /v1/plans has it
 * @property {string} id
 * @property {string} name
 * @property {'draft' | 'active' | 'archived'} status
 * @property {number} goal_strength
 * @property {number} days_per_week
 * @property {number} minutes
 * @property {PlanDay[]} days
 * @property {{ muscle: string, sets: number, recent_sets: number, low: number, high: number, note: string | null }[]} volume
 * @property {string[]} notes
 * @property {number} next_day
 * @property {string | null} not_before
 * @property {string | null} [started_at]
 * @property {string | null} [template] slug of what it was made from
 * @property {Schedule} [schedule] none: in order, whenever
 * @property {PlanWeek[]} [cycle] none: every week is the same
 * @property {PlanRun} [run]
 */
export {}

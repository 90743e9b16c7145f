/**
 * The nouns of the app, for the type checker. All loads in kg; instants as ISO 8601 text in UTC, so that they sort.
 *
 * @typedef {'kg' | 'lb'} Unit
 * @typedef {'working' | 'warmup' | 'drop' | 'failure' | 'amrap'} SetType
 * @typedef {'left' | 'right'} Side
 *
 * @typedef {object} LoggedSet as GET /v1/sets has it; what the server alone knows may lack
 * @property {string} id UUIDv7, made here
 * @property {string} workout_id
 * @property {string} exercise_id
 * @property {string} performed_at
 * @property {SetType} set_type
 * @property {number} weight in `unit`, as entered: per hand, added to the body, or negative for assistance
 * @property {Unit} unit
 * @property {number} weight_kg
 * @property {number} reps
 * @property {number | null} rir
 * @property {number | null} rest_seconds taken before it
 * @property {string | null} note
 * @property {number | null} [duration_seconds] how long a timed set was held; its `reps` are then 1
 * @property {Side | null} [side] which side, where sides are logged apart; none: both, or each side alike
 * @property {number | null} [superset] number of the group of exercises, in its workout, that it was done in turn with
 * @property {string | null} [pain] the joint that hurt
 * @property {string | null} recommendation_id
 * @property {string | null} deleted_at
 * @property {string} [updated_at] as the server last said; none: it has not answered yet
 * @property {string | null} [import_id]
 *
 * @typedef {object} Touched a set whose button is being touched, and the workout before and after it
 * @property {LoggedSet} set
 * @property {Running} before
 * @property {Running} next
 * @property {Operation} operation that tells the server of the set
 *
 * @typedef {object} Workout as GET /v1/workouts has it
 * @property {string} id
 * @property {string} started_at
 * @property {string} last_set_at
 * @property {string | null} ended_at
 * @property {string | null} title
 * @property {string | null} note
 * @property {string | null} gym_id
 * @property {string | null} plan_id
 * @property {number | null} plan_day
 * @property {number} sets
 * @property {string[]} exercises
 * @property {number} volume_kg
 * @property {string | null} [deleted_at]
 *
 * @typedef {object} Exercise as GET /v1/exercises has it
 * @property {string} id
 * @property {string | null} slug
 * @property {string} name
 * @property {string} equipment
 * @property {string} pattern
 * @property {'bilateral' | 'unilateral'} laterality
 * @property {'external' | 'bodyweight' | 'assisted'} load_type
 * @property {number} bodyweight_share
 * @property {string} tracking reps | time | distance
 * @property {string | null} cue
 * @property {number} popularity
 * @property {boolean} own
 * @property {Record<string, number>} muscles
 * @property {Record<string, string>} [names] by language, of the catalogue's lifts
 * @property {string} [english] the catalogue's own name, where `name` is in another language
 *
 * @typedef {{ kind: string, name?: string | null, weight: number, unit: Unit }} Bar
 * @typedef {{ weight: number, unit: Unit, count: number }} Plate `count` is single plates: two make a pair
 * @typedef {{ kind: string, low: number, high: number, step: number, unit: Unit }} Rack
 * @typedef {{ kind: string, name?: string | null, exercise_ids: string[], first: number, step: number, last: number, unit: Unit, add_ons: number[] }} Stack
 * @typedef {{ bars: Bar[], plates: Plate[], dumbbells: Rack[], stacks: Stack[] }} Inventory
 * @typedef {{ id: string, name: string, inventory: Inventory, active: boolean, used_at?: string | null }} Gym
 *
 * @typedef {{ code: string, values: Record<string, number | string | null>, text: string }} Reason
 * @typedef {{ low: number, high: number, probability: number }} Band
 * @typedef {{ reps: number, probability: number }} Chance
 * @typedef {{ value: number, low: number, high: number }} Estimate kg
 *
 * @typedef {object} Prescription as POST /v1/recommendation has it
 * @property {string | null} prescription_id null: reckoned on this phone
 * @property {string} exercise_id
 * @property {number} set_number
 * @property {number} weight kg, as this gym can load it
 * @property {number} weight_unrounded
 * @property {number} rep_low
 * @property {number} rep_high
 * @property {number} rir
 * @property {number} rest_seconds
 * @property {number} confidence
 * @property {string | null} flag
 * @property {Band | null} band
 * @property {Chance[]} chances
 * @property {Estimate | null} e1rm
 * @property {string} explanation
 * @property {string} headline
 * @property {Reason[]} reasons
 * @property {string} engine_version
 * @property {string} [told_in] language and unit of its words, where they are this phone's
 * @property {string} created_at
 *
 * @typedef {import('./types_plan.js').Rule} Rule
 * @typedef {import('./types_plan.js').Scheme} Scheme
 * @typedef {import('./types_plan.js').PlanExercise} PlanExercise
 * @typedef {import('./types_plan.js').PlanDay} PlanDay
 * @typedef {import('./types_plan.js').PlanWeek} PlanWeek
 * @typedef {import('./types_plan.js').Schedule} Schedule
 * @typedef {import('./types_plan.js').Progress} Progress
 * @typedef {import('./types_plan.js').Ease} Ease
 * @typedef {import('./types_plan.js').PlanRun} PlanRun
 * @typedef {import('./types_plan.js').Plan} Plan
 * @typedef {import('./types_plan.js').Leaving} Leaving
 *
 * @typedef {import('./types_readiness.js').Readiness} Readiness
 *
 * @typedef {object} Slot one exercise of the running workout
 * @property {string} key
 * @property {string} exercise_id
 * @property {number} sets how many are planned
 * @property {{ rep_low: number, rep_high: number, rir: number } | null} target what the plan wants instead of the goal slider
 * @property {number | null} rest_seconds
 * @property {number | null} kg the load that the lifter chose for all sets that remain
 * @property {string | null} [superset] slots with the same key are done in turn
 * @property {string} [kind] what the plan calls it: main, accessory, …
 * @property {Scheme[] | null} [scheme] set by set, where a programme says so; the first is set 1
 * @property {number} [cut] sets that were taken off to fit the time; they can be put back
 * @property {Start | null} [start] what a lift begins with that came in another's place
 *
 * @typedef {object} Start where the first load of a swapped-in lift is from
 * @property {'own' | 'lift' | 'usual'} by own sets of it; another lift of mine; what is usual among people
 * @property {string | null} from the lift that it is from
 * @property {string | null} at when that was last done
 * @property {boolean} mine is the ratio between the two my own?
 * @property {number | null} kg the load to begin with; null: the coach's own word
 *
 * @typedef {object} Draft the set in hand, before it is logged
 * @property {number} kg
 * @property {number} reps
 * @property {number | null} rir
 * @property {SetType} set_type
 * @property {boolean} touched changed by hand, so that no newer prescription replaces it
 * @property {boolean} reps_touched
 * @property {'set' | 'rest'} scope does a changed load hold for this set, or for all that remain
 * @property {number | null} [seconds] of a timed set
 * @property {number | null} [clock] when the clock of a timed set was started, ms since 1970; none: it stands
 * @property {Side | null} [side] which side comes now; none: each side alike
 * @property {string | null} [note]
 * @property {string | null} [pain] the joint that hurt
 *
 * @typedef {object} Rest
 * @property {number} ends_at ms since 1970
 * @property {number} seconds the whole of it, as it was made longer or shorter
 * @property {number} [planned] the whole of it as it began
 * @property {string} set_id the set that it follows
 *
 * @typedef {object} Running the workout in progress; kept whole in kv
 * @property {string} id
 * @property {string} name
 * @property {string} started_at
 * @property {Slot[]} slots
 * @property {number} at index of the slot in hand
 * @property {Draft | null} draft
 * @property {Rest | null} rest
 * @property {string | null} plan_id
 * @property {number | null} plan_day
 * @property {number | null} [minutes] to which the session was cut
 *
 * @typedef {object} Operation what the server still has to hear
 * @property {number} [seq]
 * @property {string} method
 * @property {string} path
 * @property {any} body
 * @property {string} label for the lifter: "Bench press, 82.5 kg × 7"
 * @property {string} at
 * @property {'waiting' | 'parked'} state
 * @property {string} [fault] why it is parked, in the server's words
 *
 * @typedef {object} Me as GET /v1/me has it
 * @property {string} id
 * @property {string} email
 * @property {string} role
 * @property {string | null} name
 * @property {Unit} unit
 * @property {'female' | 'male' | null} sex
 * @property {'novice' | 'intermediate' | 'advanced'} experience
 * @property {number} goal_strength 0 size, 1 strength
 * @property {string} time_zone
 * @property {string | null} gym_id
 * @property {number | null} bodyweight_kg
 * @property {string | null} onboarded_at
 * @property {boolean} [shares_parameters] others' starting values may be learned from this lifter's
 * @property {Record<string, any>} preferences
 *
 * @typedef {object} Tally the outbox in numbers
 * @property {number} waiting
 * @property {Operation[]} parked
 * @property {string | null} oldest
 *
 * @typedef {{ id: number, text: string, action?: string, run?: () => void, tone?: 'plain' | 'warn' }} Toast
 *
 * @typedef {{ at: string, exercise_id: string, text: string }} Merge `text`: "reps 8 → 7", or that it was deleted
 *
 * @typedef {object} State all that the screens show
 * @property {'starting' | 'out' | 'in'} phase
 * @property {import('./i18n.js').Language} language that is spoken; another one repaints everything
 * @property {boolean} wasHere somebody has signed in on this phone before
 * @property {boolean} lost the server asks for the password again; the phone's data stays
 * @property {boolean} online
 * @property {boolean} installable the browser offers to keep the app on the home screen
 * @property {Me | null} me
 * @property {Exercise[]} exercises
 * @property {Gym[]} gyms
 * @property {Plan[]} plans active first
 * @property {Leaving[]} leaving plans deleted here, while there is a way back: the server still has them
 * @property {Workout[]} workouts the latest, newest first
 * @property {Running | null} running
 * @property {LoggedSet[]} done sets of the running workout, in order
 * @property {Record<string, Prescription>} prescriptions by exercise: for the next set
 * @property {Record<string, LoggedSet[]>} last by exercise: the sets of the session before this one
 * @property {Record<string, { at: string, kg: number }[]>} trends by exercise: e1RM of its sessions, oldest first
 * @property {Readiness | null} readiness of today
 * @property {Readiness[]} check_ins of the last weeks, today’s too, newest first
 * @property {Tally} tally
 * @property {boolean} lasts does this browser keep what is written?
 * @property {number} unsaved changes that the disk would not take: in memory until there is room
 * @property {boolean} safe has the browser promised never to clear this away by itself?
 * @property {Merge[]} merges what another phone has changed of what is here, newest first
 * @property {Toast | null} toast
 * @property {string | null} pulled when the server was last read, ISO
 *
 * @typedef {import('../vendor/idb/index.js').DBSchema & {
 *   sets: { key: string, value: LoggedSet, indexes: { workout: [string, string], exercise: [string, string], time: string, changed: string, deleted: string } },
 *   workouts: { key: string, value: Workout, indexes: { time: string, deleted: string } },
 *   exercises: { key: string, value: Exercise },
 *   outbox: { key: number, value: Operation },
 *   prescriptions: { key: string, value: Prescription },
 *   lifts: { key: string, value: { exercise_id: string, [key: string]: any } },
 *   kv: { key: string, value: any },
 * }} Schema
 */
export {}

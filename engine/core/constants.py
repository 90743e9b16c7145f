"""The coach's constants: name, unit, source. A few that belong to one class or one estimate stand beside it.

Sources: [spec] the product's specification, sections 4 and 9; [sources: …] the heading of docs/sources.md under which
each figure's paper is named, and how surely it is known; [ours] a choice of this project, to be judged by the bench.
"""

from math import log

ENGINE_VERSION = "1.1.0"
STATE_VERSION = 0

# --- units [sources: units and limits]
KG_PER_LB = 0.45359237  # kg, exact by definition
DAY = 86_400.0  # s

# --- rep curve [spec] [sources: rep curve]
SPEC_SLOPE = 0.0333  # share of 1RM per rep to failure
FENCE_REPS = 12.0  # reps to failure up to which the formula is trusted
BEYOND_FENCE_SLOPE = 0.033  # log units per rep past the fence
EXTRAPOLATED_FAR_REPS = 15.0  # reps to failure: past this the forecast's strength SD is 4 times as wide, else 2
EXTRAPOLATED_SD = 2.0
EXTRAPOLATED_FAR_SD = 4.0

# --- effort [sources: effort]
ASSUMED_RIR = 2.0  # reps left when a working set's RIR was not logged; prior of the mean
RIR_SD_AT_FAILURE = 0.5  # reps
RIR_SD_PER_REP = 0.40  # reps of SD per rep in reserve
ASSUMED_RIR_SD = 1.8  # reps [ours]: SD of true RIR about ASSUMED_RIR when nothing was logged
REP_NOISE_SD = 0.7  # reps: test-retest of reps at one load
RIR_BIAS_LOW, RIR_BIAS_HIGH = -4.0, 3.0  # reps: bounds of b_u

HEAVIEST = 5000.0  # kg [ours]: more than this was not lifted

# --- session value and its running estimate [sources: session value]
EWMA_ALPHA = 0.5  # share of a session's surprise that is believed
INNOVATION_LIMIT = 0.25  # log units [ours]: no session moves the estimate as if it were further off than this
INNOVATION_LIMIT_NEW = 0.7  # log units [ours]: the same in a lift's first sessions, which may begin far too light
SUSPECT_RATIO = 1.5  # [ours] a session this much above the estimate is a typing or unit error until repeated
SUSPECT_RATIO_NEW = 3.0  # [ours] the same in a lift's first sessions
FAR_EASIER = 2.0  # reps left beyond those asked [ours]: a set that calls for more load
REPS_ROUNDING = 0.5  # reps [ours]: a forecast this far past the range still rounds into it
SESSION_GAP = 4 * 3600.0  # s [ours]: a longer pause on a lift begins its next session
SESSIONS_KEPT = 4  # sessions of a lift that the state remembers singly [ours]
SESSIONS_REMEMBERED = 11  # sessions of a lift that the state remembers set by set, the running one included [ours]
SETS_REMEMBERED = 12  # sets of one of them [ours]

# --- what memory says, fitted to real logs [sources: memory and pools]; which load is taken [sources: prescribing]
TOP_SHARE = 0.8  # lighter sets than this share of a session's heaviest tell nothing of the next session
FADE_PER_SESSION = 0.85  # weight of a session against the one after it, for the lift's own rep slope
REP_SLOPE_WEIGHT = 25.0  # reps squared: how many of spread in a lifter's own sets weigh as much as the class's slope
OUTER_TAIL = 0.06  # probability that the band of nine in ten leaves on each side: whole reps make it hold 92 %
INNER_SHARE = 0.30  # probability that the inner band is nearest to: it holds 58 % of sets
EPLEY_REPS = 30.0  # Epley 1985: 1RM = w (1 + reps / 30)
RIVAL_ALPHA = 0.3
MOST_REPS_FORECAST = 60  # reps: no forecast looks further
DUEL_KEPT = 0.97  # what the duel of pool and repeating keeps with every set of a lift
DUEL_SETS, DUEL_MARGIN = 12.0, 0.003  # discounted sets, and log units in the mean, by which repeating must be closer
RECORD_MOST_REPS = 15  # reps: longer sets say nothing of how good an estimate is
RECORD_KEPT_LIFT, RECORD_KEPT_LIFTER = 0.95, 0.99  # what a record keeps with every set
RECORD_PRIOR_LIFT, RECORD_PRIOR_LIFTER = 3.0, 5.0  # sets that a record is drawn to nothing by
RECORD_LOAD_MOST, RECORD_REPS_MOST = 0.3, 4.0  # log units, reps: no estimate counts as further off
RECORD_USUAL_MISS = 1.3  # reps that estimates miss by in the mean
SPREAD_LOW, SPREAD_HIGH = 0.1, 6.0  # reps: the scale of the odds about one estimate
FORMULA_REPS = (1.0, 30.0)  # reps: the formula's say is kept within these
LEAST_ODDS = 1e-4  # probability of a count of reps that is still shown
EFFORT_SESSIONS = 3  # sessions in which a lifter who logs reserve has logged some
HOLD_WITHIN = 0.05  # share: a load this near to what the pool says may stay as it was
LOYALTY, LOYALTY_RUNNING = 0.12, 0.10  # probability by which another load must be likelier, first and later sets
BEYOND_DOUBT = 1.5  # reps past the range by which a set of today overrules every habit
LEAST_CHANCE = 0.25  # probability of the range below which the formula decides
RUNGS_WITHIN = 0.08  # share on either side within which loads are weighed
PLATEAU_SESSIONS, PLATEAU_DAYS, PLATEAU_RISE = 5, 21.0, 0.005  # sessions against those before; days; log units
LIGHT_DAY, LIGHT_DAY_LIFTS = 0.08, 2  # share below last time, and in how many lifts
DAY_STEP_LIMIT = 0.3  # log units: no lift says more than this of the day
REP_SLOPE_LOW, REP_SLOPE_HIGH = 0.005, 0.08  # log units per rep

# --- spread of the forecast [sources: spread]
SIGMA_DAY = 0.022  # log units: the same lifter on another day
LOAD_NOISE = 0.01  # log units
WALK_VARIANCE = 4.6e-6  # log units squared per day: strength wanders 0.21 % per root day
NEXT_SET_SD = 1.0  # reps: from one set of a session to the next, with the same effort
ASSUMED_RIR_NEXT_SD = 0.9  # reps: what not knowing either set's effort adds to it
CURVE_SD = 0.012  # log units per rep between evidence and target [ours: 0.28 x k, and the formula's own misfit]
ERROR_VAR_START = 1.5625  # 1.25 squared: forecasts start out 1.25 times wider than derived
ERROR_RATE_FLOOR = 0.06
ERROR_RATE_OFFSET = 12.0  # rate = max(floor, 1 / (offset + forecasts))
ERROR_SQUARE_LIMIT = 9.0
BAND_PROBABILITY = 0.8
BAND_Z = 1.2815515655446004  # normal quantile of 0.9
UNCERTAIN_SESSIONS = 3  # fewer closed sessions than this is thin [ours]
UNCERTAIN_SD = 0.08  # log units of strength SD that is called thin [ours]
UNCERTAIN_IDLE_DAYS = 28.0  # days [ours]
MOST_REPS_SHOWN = 40  # reps: the picture of the odds ends here

# --- within a session [sources: within a session]
FAST_GAIN, FAST_SECONDS = 0.130, 155.0  # log units per set to failure; s
SLOW_GAIN, SLOW_SECONDS = 0.025, 2400.0
RESERVE_RELIEF = 0.33  # fatigue of a set is 1 / (1 + this x RIR)
REPS_LEFT_POWER = 0.42  # later, shorter sets tire less: (n / n of set 1) to this power
REST_LOW, REST_HIGH = 45, 300  # s
REST_STEP = 5  # s [ours]: rests are told in steps of this
SECONDS_PER_REP = 3.0  # s [ours]
REST_SEEN_LOW, REST_SEEN_HIGH = 30.0, 1800.0  # s [ours]: gaps between logged sets that are read as rest
UNLOGGED_FATIGUE = 0.25  # share of the fatigue since a set of unlogged effort that shows in reps [ours, real logs]
WOMEN_FATIGUE = 0.75
FATIGUE_SHARE_HEAVY_LOWER = 0.55  # squat, deadlift
FATIGUE_SHARE_ISOLATION = 0.8
FATIGUE_SHARE = 1.0

# --- between sessions: impulse response [spec] [sources: between sessions]
ALPHA = 0.75  # power of relative volume load
BETA_UPPER, BETA_LOWER = 0.8, 0.5  # per day
FATIGUE_GAIN = 0.04  # log units per unit of F
FATIGUE_LIMIT = 0.08  # share: fatigue never takes more
USUAL_RATE_FLOOR = 0.1  # running means: rate = max(floor, 1 / sessions)

# --- long pauses [sources: long pauses]
LAYOFF_DAYS = 14.0  # days without loss; past this the downward cap is off
DETRAINING_PER_DAY = 0.005 / 7  # share per day after that
DETRAINING_LIMIT = 0.15

# --- readiness [spec] [sources: readiness]
READINESS_LIMIT = 0.07  # share
READINESS_Z_FULL = 3.0
READINESS_WEIGHTS = (0.2, 0.3, 0.5)  # HRV, sleep, questionnaire
READINESS_CORRELATION = 0.3
READINESS_CLIP = 2.5
HRV_SMALLEST_CHANGE = 0.5  # SD
HRV_MIN_READINGS = 3  # per 7 days
LAST_NIGHT, LAST_NIGHTS = 0.6, 0.4  # weights of the last night and of the mean of three
BASELINE_SHRINK_DAYS = 14.0
BASELINE_MIN_DAYS = 5
SD_FLOOR_LN_RMSSD, SD_FLOOR_SLEEP, SD_FLOOR_ITEMS = 0.08, 0.5, 1.5  # ln ms, h, points

# --- guardrails [spec] [sources: guardrails]
HARD_CAP = 0.075  # share, between sessions, at the same reps
NEW_LIFT_CAP = 0.15  # share, in the first sessions
NEW_LIFT_SESSIONS = 3
VOLUME_CAP = 0.30  # share per muscle and week
VOLUME_STEP = 2.0  # fractional sets that are always allowed on top

# --- goal slider [sources: goal]; columns at s = 0, 0.25, 0.5, 0.75, 1
REP_MID_LIGHT, REP_MID_RATIO = 15.0, 1 / 6
SLIDER_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
GOAL_REST_COMPOUND = (90.0, 120.0, 165.0, 210.0, 270.0)  # s
GOAL_REST_ISOLATION = (60.0, 75.0, 90.0, 105.0, 120.0)  # s
GOAL_SETS_LOW = (2.0, 3.0, 3.0, 4.0, 4.0)
GOAL_SETS_HIGH = (3.0, 4.0, 4.0, 5.0, 6.0)
GOAL_MAIN_SETS = (2.0, 3.0, 4.0, 5.0, 6.0)  # sets of a main lift per week
GOAL_MUSCLE_LOW = (10.0, 10.0, 8.0, 6.0, 5.0)  # fractional sets per muscle and week
GOAL_MUSCLE_HIGH = (20.0, 20.0, 16.0, 12.0, 10.0)
GOAL_FATIGUE = (0.10, 0.08, 0.06, 0.045, 0.03)  # log units that a rest may leave; given at 0, 0.5, 1
GOAL_RIR = 2.0
NOVICE_RIR = 3.0
NOVICE_SLIDER, ISOLATION_SLIDER = 0.6, 0.35  # highest effective slider
ISOLATION_REPS = 8
NOVICE_SETS, ADVANCED_SETS = 0.65, 1.15
NOVICE_MUSCLE_SETS = (4.0, 10.0)

# --- first contact [spec: 5-rep AMRAP] [sources: first contact]
TEST_REPS_LOW, TEST_REPS_AIM, TEST_REPS_HIGH = 5, 8, 10
PRIOR_SD = 0.35  # log units: 1RM about the ratio table
PRIOR_SD_FROM_OTHER_LIFTS = 0.25  # log units: a lift of another pattern
TEST_Z = {"novice": 0.524, "intermediate": 0.253, "advanced": 0.253}  # load at quantile 0.3 / 0.4
EXPERIENCE_RATIO = {"novice": 0.65, "intermediate": 1.0, "advanced": 1.3}
BODYWEIGHT = {"male": 80.0, "female": 65.0}  # kg when not told
BODYWEIGHT_UNKNOWN = 70.0  # kg
SCALE_RATE_FLOOR = 0.05  # running mean of the lifter's strength against the table

# --- rounding [ours] [sources: rounding]
DIRECTION_MATTERS = 0.01  # share: a smaller wanted change may round either way
FREE_STEP = {"kg": 0.5, "lb": 1.0}  # where nothing is known of the gym

# --- volume [sources: volume]
HARD_SET_RIR = 4.0  # more in reserve than this is not a hard set [ours]
DROP_SET_SHARE = 0.5  # a drop counts as half a set [ours]
INDIRECT_SHARE = 0.5  # muscle fraction of one indirect set
DIRECT_SHARE = 1.0
SESSION_MUSCLE_SETS = 11.0  # useful fractional sets per muscle and session

SPEC_LOG_AT_FENCE = -log(1 - SPEC_SLOPE * FENCE_REPS)

/**
 * A check-in, for the type checker; types.js gives it on.
 *
 * @typedef {object} Readiness
 * @property {string} day
 * @property {number | null} sleep_quality
 * @property {number | null} energy
 * @property {number | null} soreness
 * @property {number | null} stress
 * @property {number | null} mood
 * @property {string[]} [sore] areas of the body
 * @property {number | null} [sleep_hours]
 * @property {number | null} [hrv_rmssd] ms
 * @property {string | null} [note]
 * @property {number} [z]
 * @property {number} [load_percent]
 * @property {string} [sentence]
 */
export {}

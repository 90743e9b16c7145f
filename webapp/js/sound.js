/**
 * Two short tones, made here: no file to load, none to license. Over music they are heard, and it plays on.
 */

/** @type {AudioContext | null} */ let context = null

/** Hz and seconds after the first. @type {[number, number][]} */
const TONES = [[880, 0], [1174.66, 0.18]]
const LONG_S = 0.16
const LOUD = 0.5

/** Browsers let a page sound only once it was touched: call this from a touch. */
export function unlock() {
  context ??= globalThis.AudioContext ? new AudioContext({ latencyHint: 'interactive' }) : null
  if (context?.state === 'suspended') context.resume().catch(() => {})
}

/**
 * Sound them.
 * @returns {Promise<boolean>} whether the browser let them sound; whether the phone is muted nobody tells us
 */
export async function ping() {
  unlock()
  if (!context) return false
  if (context.state !== 'running') await Promise.race([context.resume().catch(() => {}), new Promise(resolve => setTimeout(resolve, 300))])
  if (context.state !== 'running') return false
  const start = context.currentTime + 0.02
  for (const [hertz, after] of TONES) tone(context, hertz, start + after)
  return true
}

/** One tone, swelling and fading fast enough to be heard and slow enough not to click. @param {AudioContext} on @param {number} hertz @param {number} at */
function tone(on, hertz, at) {
  const source = on.createOscillator()
  const volume = on.createGain()
  source.type = 'triangle'
  source.frequency.value = hertz
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(LOUD, at + 0.012)
  volume.gain.exponentialRampToValueAtTime(0.001, at + LONG_S)
  source.connect(volume).connect(on.destination)
  source.start(at)
  source.stop(at + LONG_S)
}

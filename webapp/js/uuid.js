/** Ids are made where the thing is made: on the phone, in order of time, so that a repeated upload is recognised. */

let last = 0
let counter = 0

/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then a counter that keeps ids of one millisecond in order, then chance.
 * @param {number} [now] milliseconds since 1970
 * @returns {string} lower case, with hyphens
 */
export function uuidv7(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  counter = now > last ? (bytes[6] << 3 | bytes[7] & 7) & 0x7ff : counter + 1
  if (counter > 0xfff) { last += 1; counter = 0 }
  last = Math.max(last, now)
  for (let i = 0, rest = last; i < 6; i += 1, rest = Math.floor(rest / 256)) bytes[5 - i] = rest % 256
  bytes[6] = 0x70 | counter >> 8
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | bytes[8] & 0x3f
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/**
 * The instant inside a UUIDv7.
 * @param {string} id
 * @returns {number} milliseconds since 1970
 */
export function instantOf(id) {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

import { t } from './i18n.js'
import { refusal, sentence } from './refusals.js'

/** What can go wrong between phone and server, as types that callers can tell apart. */

/** @typedef {{ field?: string, fault?: string, expected?: string }} Fault */

/** @typedef {{ type?: string, title?: string, detail?: string, request_id?: string, errors?: Fault[] }} ProblemBody */

/** The server said no (RFC 9457): `message` in the reader's words, `detail` and `faults` in the server's. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {ProblemBody} [body]
   */
  constructor(status, body = {}) {
    const detail = body.detail || body.title || ''
    super(refusal(detail) || t('The server answered {status}', { status }))
    this.name = 'Problem'
    this.status = status
    this.type = body.type ?? 'about:blank'
    this.title = body.title ?? ''
    this.detail = detail
    this.faults = body.errors ?? []
    this.requestId = body.request_id ?? ''
  }

  /** Will asking again later with the same words perhaps succeed? */
  get passing() { return this.status >= 500 || [401, 408, 425, 429].includes(this.status) }

  /**
   * What the server holds against one field, in the reader's words.
   * @param {string} field
   */
  of(field) {
    const fault = this.faults.find(f => f.field === field || f.field?.endsWith(`.${field}`))
    return fault ? sentence(fault.fault ?? '') ?? partsOf([fault.fault, fault.expected]) : ''
  }
}

/** `what is wrong: what would be right`, nothing twice. @param {(string | undefined)[]} parts */
export const partsOf = parts => [...new Set(parts.filter(Boolean))].join(': ')

/** The server could not be reached. Nothing is known about whether the request arrived. */
export class Unreachable extends Error {
  /** @param {unknown} [cause] */
  constructor(cause) {
    super(t('The server can’t be reached'), { cause })
    this.name = 'Unreachable'
  }
}

/** This needs the server, and the server knows accounts only. */
export class NeedsAccount extends Error {
  constructor() {
    super(t('This needs an account: it is reckoned on the server'))
    this.name = 'NeedsAccount'
  }
}

/**
 * Should the operation be kept and tried again?
 * @param {unknown} error
 */
export function isPassing(error) {
  return error instanceof Unreachable || (error instanceof Problem && error.passing)
}

/**
 * Read an answer that is not 2xx.
 * @param {Response} response
 * @returns {Promise<Problem>}
 */
export async function problemOf(response) {
  const body = await response.json().catch(() => ({}))
  return new Problem(response.status, body && typeof body === 'object' ? body : {})
}

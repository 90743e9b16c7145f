import { signUp } from '../actions/account.js'
import { html } from '../html.js'
import { Problem } from '../problem.js'
import { Door } from './door.js'

const LEAST = 8

/** A new account: an e-mail and a password, nothing else yet. */
export class SignUp extends Door {
  words = {
    title: 'GymGenius', act: 'Make an account', busy: 'Making it',
    lead: 'The coach you can check: your next weight, how sure it is, and why.',
    swap: html`Been here before? <a class="link" href="/sign-in">Sign in</a>`,
  }
  newPassword = true

  /** @override @param {string} email @param {string} password */
  async enter(email, password) {
    if (password.length < LEAST) throw new Problem(422, { errors: [{ field: 'password', fault: `At least ${LEAST} characters` }] })
    await signUp(this.app, email, password)
  }

  /** @override @param {unknown} error */
  faultOf(error) {
    return error instanceof Problem && error.status === 409 ? { email: 'There is an account with this e-mail: sign in instead' } : super.faultOf(error)
  }

  /** @override */
  hint() { return html`<p class="small muted" id="password-hint">${LEAST} characters or more. A sentence works.</p>` }
}

SignUp.define('gg-sign-up')

import { signUp } from '../actions/account.js'
import { html } from '../html.js'
import { plural, t } from '../i18n.js'
import { Problem } from '../problem.js'
import { Door } from './door.js'

const LEAST = 8

/** A new account: an e-mail and a password, nothing else yet. */
export class SignUp extends Door {
  words = {
    title: 'GymGenius', act: t('Make an account'), busy: t('Making it'),
    lead: t('The coach you can check: your next weight, how sure it is, and why.'),
    swap: html`${t('Been here before?')} <a class="link" href="/sign-in">${t('Sign in')}</a>`,
  }
  newPassword = true

  /** @override @param {string} email @param {string} password */
  async enter(email, password) {
    if (password.length < LEAST) throw new Problem(422, { errors: [{ field: 'password', fault: plural(LEAST, 'At least {count} character', 'At least {count} characters') }] })
    await signUp(this.app, email, password)
  }

  /** @override @param {unknown} error */
  faultOf(error) {
    return error instanceof Problem && error.status === 409 ? { email: t('There is an account with this e-mail: sign in instead') } : super.faultOf(error)
  }

  /** @override */
  hint() { return html`<p class="small muted" id="password-hint">${t('{count} characters or more. A sentence works.', { count: LEAST })}</p>` }
}

SignUp.define('gg-sign-up')

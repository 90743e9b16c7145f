import { signIn } from '../actions/account.js'
import { html, nothing } from '../html.js'
import { t } from '../i18n.js'
import { Problem } from '../problem.js'
import { Door } from './door.js'

/** Sign in; also when the server asks for the password again in the middle of things. */
export class SignIn extends Door {
  words = {
    title: t('Welcome back'), act: t('Sign in'), busy: t('Signing in'),
    lead: t('Your next weight, how sure it is, and why.'), swap: html`${t('New here?')} <a class="link" href="/sign-up">${t('Make an account')}</a>`,
  }

  /** @override @param {string} email @param {string} password */
  enter(email, password) { return signIn(this.app, email, password) }

  /** @override @param {unknown} error */
  faultOf(error) {
    return error instanceof Problem && error.status === 401 ? { form: t('This e-mail and password don’t belong together') } : super.faultOf(error)
  }

  /** @override */
  hint() { return nothing }
}

SignIn.define('gg-sign-in')

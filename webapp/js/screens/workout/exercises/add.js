import { addExercise } from '../../../actions/slots.js'
import { picker } from '../../../elements/picker.js'
import { openSheet } from '../../../elements/sheet.js'
import { t } from '../../../i18n.js'

/** Search, then add. @param {import('../../../app.js').App} app */
export function openAdd(app) {
  const choice = picker(app, exercise => { sheet.close(); addExercise(app, exercise.id) }, () => sheet.refresh())
  const sheet = openSheet(t('Add exercise'), () => choice.template())
}

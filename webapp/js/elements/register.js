import { Chips } from './chips.js'
import { Sortable } from './sortable.js'
import { Stepper } from './stepper.js'
import { Timer } from './timer.js'

// The elements that templates name. Importing the classes registers nothing, so that tests can choose.
Chips.define('gg-chips')
Sortable.define()
Stepper.define('gg-stepper')
Timer.define('gg-timer')

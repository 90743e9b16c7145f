import { Chips } from './chips.js'
import { Hold } from './hold.js'
import { Keypad } from './keypad.js'
import { Sortable } from './sortable.js'
import { Stepper } from './stepper.js'
import { Timer } from './timer.js'

// The elements that templates name. Importing the classes registers nothing, so that tests can choose.
Chips.define('gg-chips')
Hold.define('gg-hold')
Keypad.define('gg-keypad')
Sortable.define()
Stepper.define('gg-stepper')
Timer.define('gg-timer')

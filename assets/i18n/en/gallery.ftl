# The gallery of all parts; hidden, for those who work on Cobro.

gallery-rest = At rest
gallery-hover = Pointed at
gallery-pressed = Held down
gallery-focus = With the keyboard
gallery-chosen = Chosen
gallery-disabled = Disabled
gallery-busy = Busy
gallery-error = With an error
gallery-long = With a long text

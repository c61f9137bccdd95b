# The gallery of all parts; hidden, for those who work on Cobro.

gallery-rest = En reposo
gallery-hover = Con el puntero encima
gallery-pressed = Presionado
gallery-focus = Con el teclado
gallery-chosen = Elegido
gallery-disabled = Desactivado
gallery-busy = Ocupado
gallery-error = Con un error
gallery-long = Con un texto largo

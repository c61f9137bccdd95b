# Actions by name, for the palette and the list of shortcuts. Those that are buttons too have the buttons' words.

verb-next-account = Cuenta siguiente
verb-previous-account = Cuenta anterior
verb-ask-keyring = Consultar de nuevo el llavero
verb-theme-system = Apariencia: como el sistema
verb-theme-light = Apariencia: clara
verb-theme-dark = Apariencia: oscura
verb-zoom-in = Agrandar
verb-zoom-out = Reducir
verb-zoom-reset = Tamaño normal
verb-open-data-folder = Abrir la carpeta de datos
verb-copy-version = Copiar la versión
verb-quit = Salir de Cobro

# Why one of them cannot be done now.
why-already = Ya está así
why-no-order = Primero abra una orden
why-no-value = Esta orden no tiene ese dato
why-no-form = Primero abra Nueva solicitud
why-creating = La solicitud se está creando
why-checking = Ya se está consultando a la pasarela
why-not-send-again = Solo si está comprobado que la pasarela no tiene la solicitud
why-not-edit-again = Solo si la pasarela rechazó la solicitud
why-not-set-aside = Solo para solicitudes que no llegaron a crearse
why-not-take-back = Solo para órdenes apartadas
why-nothing-before = No hay una página anterior
why-one-account = No hay otra cuenta
why-keys-in-memory = El sandbox guarda sus claves en memoria
why-zoom-end = No se puede más

# Keys of the keyboard, as they are printed on it.
key-alt = Alt
key-command = Cmd
key-control = Ctrl
key-enter = Enter
key-escape = Esc
key-left = Izquierda
key-option = Opción
key-shift = Mayús
key-tab = Tab

about-version = Versión
error-folder = El sistema no tiene un programa para mostrar carpetas

# Actions by name, for the palette and the list of shortcuts. Those that are buttons too have the buttons' words.
# `.also` has other words by which the palette finds them.

verb-next-account = Cuenta siguiente
    .also = cambiar comercio
verb-previous-account = Cuenta anterior
    .also = cambiar comercio
verb-next-region = Parte siguiente de la ventana
    .also = foco panel
verb-previous-region = Parte anterior de la ventana
    .also = foco panel
verb-news = Actividad
    .also = notificaciones historial mensajes avisos campana
verb-undo = Deshacer
    .also = revertir recuperar
verb-undo-what = Deshacer: { $what }
verb-help = Ayuda
    .also = qué cómo manual pregunta
verb-shortcuts = Atajos de teclado
    .also = teclas
verb-ask-keyring = Consultar de nuevo el llavero
    .also = desbloquear claves contraseña
verb-theme-system = Apariencia: como el sistema
    .also = tema aspecto
verb-theme-light = Apariencia: clara
    .also = tema aspecto
verb-theme-dark = Apariencia: oscura
    .also = tema aspecto noche
verb-contrast-system = Contraste: como el sistema
    .also = accesibilidad
verb-contrast-normal = Contraste: normal
    .also = accesibilidad habitual
verb-contrast-high = Contraste: alto
    .also = accesibilidad fuerte legible
verb-motion-system = Movimiento: como el sistema
    .also = animación accesibilidad
verb-motion-reduced = Movimiento: reducido
    .also = animación accesibilidad quieto
verb-motion-full = Movimiento: completo
    .also = animación
verb-language-system = Idioma: como el sistema
    .also = language bahasa
verb-language = Idioma: { $language }
    .also = language bahasa
verb-zoom-in = Agrandar
    .also = zoom aumentar
verb-zoom-out = Reducir
    .also = zoom disminuir
verb-zoom-reset = Tamaño normal
    .also = zoom 100 %
verb-open-data-folder = Abrir la carpeta de datos
    .also = archivos registros directorio
verb-copy-version = Copiar la versión
    .also = acerca de soporte
verb-quit = Salir de Cobro
    .also = cerrar terminar

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
why-nothing-to-undo = No hay nada que deshacer
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

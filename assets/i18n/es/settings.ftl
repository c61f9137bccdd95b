# The page Settings.

settings-look = Apariencia
settings-theme = Claro u oscuro
settings-contrast = Contraste
settings-size = Tamaño de la interfaz
settings-size-now = { $percent } %
theme-system = Según el sistema
theme-light = Claro
theme-dark = Oscuro
contrast-system = Contraste según el sistema
contrast-normal = Contraste normal
contrast-high = Contraste alto
settings-motion = Movimiento
motion-system = Movimiento según el sistema
motion-reduced = Movimiento reducido
motion-full = Movimiento completo

settings-language = Idioma
settings-language-choice = Idioma de la pantalla
# Languages name themselves; this one is whatever the system speaks.
language-system = Según el sistema ({ $language })

settings-data = Datos
settings-data-dir = Carpeta de datos
settings-data-note = Libro de órdenes, configuración y registros. Las claves API nunca están ahí.

settings-markets = Mercados
settings-market-file = Archivo de mercados
settings-market-note = Sus propias correcciones a los mercados incluidos y los mercados que agrega. Se leen al iniciar Cobro.
settings-market-folder = Archivos agregados
settings-market-none = Usted no ha cambiado nada.
settings-market-set = { $market }: su archivo define { $keys }
settings-problems = Errores en el archivo de mercados; se usan los valores incluidos
settings-problem = { $file }, línea { $line }, { $key }: { $message }
settings-keyboard = Teclado
settings-shortcuts = Todos los atajos

settings-about = Acerca de
settings-version = Cobro { $version }
settings-licences = Licencias de todo lo que hay en Cobro
settings-licences-name = Licencias: bibliotecas, tipos de letra, iconos

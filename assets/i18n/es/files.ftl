# Files that a person hands to the window.

market-file-add = Agregar un archivo de mercado…
market-file-choose = Elija un archivo de mercado
market-file-drop = O suéltelo en cualquier parte de la ventana.
market-file-path = Ruta de un archivo de mercado
market-file-read = Leerlo
market-file-why-not = Escriba primero la ruta
market-file-title = ¿Usar { $name }?
market-file-body = { $adds ->
        [0] {""}
        [one] Agrega el mercado { $added }.{" "}
       *[other] Agrega { $adds } mercados: { $added }.{" "}
    }{ $corrects ->
        [0] {""}
       *[other] Cambia { $corrected }.{" "}
    }Cobro guarda una copia en su carpeta de datos y la sigue desde el próximo inicio.
market-file-keep = Usarlo
market-file-kept = Se guardó { $name }. Cobro lo sigue desde el próximo inicio.
market-file-nothing = { $name } no cambia nada.
market-file-refused = No se aceptó { $name }. Línea { $line }, { $key }: { $message }
market-file-show = Ver todos los errores
market-file-problems = No se aceptó { $name } y nada cambió. Corrija esto y léalo de nuevo:
file-too-large = { $name } es demasiado grande para un archivo de mercado.
file-not-text = { $name } no es un archivo de texto.
file-trouble = { $name } no se puede leer ni guardar: { $words }
drop-title = Suelte registros o un archivo de mercado
drop-body = En los registros de webhooks y sus carpetas se buscan notificaciones. Un archivo .toml corrige o agrega un mercado; Cobro muestra qué cambia antes de usarlo.

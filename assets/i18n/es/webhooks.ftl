# Registros de webhooks y las notificaciones que contienen.

webhooks-soon = Lo que estará aquí

import-open = Importar registros…
    .also = webhooks notificaciones avisos archivo carpeta
import-title = Importar registros
import-back = Notificaciones
import-what = Tome los registros de su propio servidor, tengan la forma que tengan: líneas JSON, solicitudes HTTP, curl, HAR, CSV o registros de acceso, comprimidos o no. Cobro encuentra las notificaciones y comprueba cada firma.
import-files = Elegir archivos…
import-folder = Importar carpeta…
import-paste = Pegar un registro
import-choose-files = Elija registros de webhooks
import-choose-folder = Elija una carpeta con registros de webhooks
import-drop = O suelte archivos y carpetas en cualquier parte de la ventana, o pulse Ctrl+V en esta página.
import-path = Ruta de un registro o una carpeta
import-read = Importar
import-account = Cuenta de los registros
import-any-account = Según el ID de comercio
import-account-note = De quién es la clave que comprueba las firmas. Según el ID de comercio, cada notificación lo dice.
import-waiting = { $n ->
        [one] { $name } espera a ser importado.
       *[other] { $name } y { $n } archivos o carpetas en total esperan a ser importados.
    }
import-waiting-text = El texto pegado espera a ser importado.
import-whose = Hay cuentas con el mismo ID de comercio, así que el registro no dice de cuál es. ¿Con la clave de cuál se comprueba?
import-begin = Importar
import-busy = Hay una importación en curso. Espere a que termine o cancélela.
import-no-account = No hay ninguna cuenta a la que puedan pertenecer estas notificaciones. Agregue una primero.
import-no-logs = { $n ->
        [0] No contiene ningún archivo.
        [one] No contiene ningún registro; se pasó por alto un archivo.
       *[other] No contiene ningún registro; se pasaron por alto { $n } archivos.
    }
import-not-there = No se puede leer { $path }: { $words }

import-progress = Avance de la importación
import-looking = Buscando registros…
import-reading = { $n ->
        [one] Leyendo { $name }
       *[other] Leyendo { $n } archivos, el primero { $name }
    }
import-read-of = { $read } de { $total }
import-read-so-far = { $read } leídos
import-rate = { $rate } por segundo
import-left = faltan unos { $left }
import-cancel = Cancelar la importación
import-cancelling = Cancelando…
import-show = Ver la importación
size-bytes = { $n } bytes
size-kilobytes = { $n } kB
size-megabytes = { $n } MB
size-gigabytes = { $n } GB
time-seconds = { $n } s
time-minutes = { $n } min

import-count-notifications = Notificaciones
import-count-new = Nuevas
import-count-repeats = Repetidas
import-count-verified = Verificadas
import-count-wrong = Firma incorrecta
import-count-unverifiable = No verificables
import-count-homeless = De otros comercios
import-count-skipped = Omitidas
import-count-faults = Ilegibles

import-done = { $n ->
        [one] Se importó una notificación; nuevas: { $new }.
       *[other] Se importaron { $n } notificaciones; nuevas: { $new }.
    }
import-found-none = No se encontró ninguna notificación de cobro.
import-cancelled = { $n ->
        [one] Cancelado. Se leyó una notificación; nuevas: { $new }. Lo leído se conserva.
       *[other] Cancelado. Se leyeron { $n } notificaciones; nuevas: { $new }. Lo leído se conserva.
    }
import-failed = La importación se interrumpió. Lo que ya estaba escrito se conserva.
import-span = De { $first } a { $last }.
import-asked = { $n ->
        [one] Se está consultando a la pasarela por una orden.
       *[other] Se está consultando a la pasarela por { $n } órdenes.
    }
import-unasked = Hay más órdenes que solo constan por notificaciones de las que Cobro consulta a la vez. Consulte una más antigua en su página.
import-keyless = La clave de { $account } no está disponible, así que ninguna de sus notificaciones se pudo verificar.
import-exceptions = Ver excepciones
import-notifications = Ver notificaciones
import-files-read = { $n ->
        [one] Lo que se leyó: un archivo
       *[other] Lo que se leyó: { $n } archivos
    }
import-file-found = { $n ->
        [one] una notificación
       *[other] { $n } notificaciones
    }, { $skipped } omitidas, { $faults } ilegibles
import-files-more = Y { $n } más.
import-passed-over = { $n ->
        [one] Se pasó por alto un archivo: está oculto o claramente no es un registro.
       *[other] Se pasaron por alto { $n } archivos: están ocultos o claramente no son registros.
    }
import-examples = Vale la pena revisar
import-collision = Alarma: una firma válida aparece con dos contenidos distintos. Puede que alguien esté falsificando notificaciones.
import-broken-off = { $files ->
        [one] La importación de { $name } se interrumpió.
       *[other] La importación de { $files } archivos se interrumpió tras { $done }. El primero es { $name }.
    }
import-resume = Continuar
import-forget = Dejarla

verdict-verified = Verificada
verdict-wrong = Firma incorrecta
verdict-retired = Firmada con una clave antigua
verdict-unsigned = El registro no guarda la firma
verdict-reencoded = El registro perdió los bytes
verdict-no-key = Sin clave para este comercio
verdict-mismatch = Encabezado y cuerpo nombran comercios distintos

skip-payout = Sobre un pago saliente
skip-other = Otra cosa
skip-noise = Una línea sobre otra cosa

fault-torn = El archivo termina a la mitad
fault-too-long = Más largo que todo lo que Cobro lee
fault-body-too-long = Un cuerpo más largo que el de cualquier notificación
fault-not-utf8 = No es texto UTF-8
fault-control = Un carácter de control dentro de un texto
fault-duplicate = La clave { $key } aparece dos veces, así que nadie puede decir cuál vale
fault-too-deep = Anidado con demasiada profundidad
fault-not-json = No es JSON: { $words }
fault-malformed = Dañado: { $words }
fault-unreadable = No se puede leer: { $words }

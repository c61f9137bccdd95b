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
        [one] Cancelado después de una notificación. Se guardaron { $new } nuevas; el resto se lee otra vez.
       *[other] Cancelado después de { $n } notificaciones. Se guardaron { $new } nuevas; el resto se lee otra vez.
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
import-no-key = El comercio { $merchant } no tiene aquí una cuenta con clave. Agréguela y vuelva a importar el registro.
import-collision = Alarma: una firma válida aparece con dos contenidos distintos. Puede que alguien esté falsificando notificaciones.
import-broken-off = { $files ->
        [one] La importación de { $name } se interrumpió.
       *[other] La importación de { $files } archivos se interrumpió tras { $done }. El primero es { $name }.
    }
import-none-broken-off = No hay nada que continuar: los archivos ya no están o cambiaron. Impórtelos de nuevo.
import-resume = Continuar
import-forget = Dejarla

verdict-verified = Verificada
verdict-wrong = Firma incorrecta
verdict-retired = Clave sin uso entonces
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

notices-all = Todas
notices-time = Enviada
notices-verdict = Firma
notices-status = Estado
notices-deliveries = Veces
notices-origin = Hallada en
notices-search = Buscar números de orden
notices-total = { $n ->
        [one] { $n } notificación
       *[other] { $n } notificaciones
    }
# Una fila, para lectores de pantalla.
notices-row = { $number }, { $amount }, { $verdict }, llegó { $n ->
        [one] una vez
       *[other] { $n } veces
    }
notices-none-body = Ninguna notificación corresponde a la búsqueda y al grupo elegido. Se puede buscar cualquier parte de un número de orden.
notices-none-step = Mostrar todas las notificaciones

verdict-verified-why = La firma es correcta sobre estos bytes exactos, con la clave de esta cuenta. Sobre el pago, la última palabra la tiene una consulta.
verdict-wrong-why = La firma no corresponde a estos bytes. O la envió otra persona, o el registro cambió el cuerpo, o se firmó con una clave anterior que falta en esta cuenta. Aquí no cambia nada; no entregue por ella.
verdict-retired-why = La firma es correcta, pero según sus fechas la clave no estaba en uso cuando se envió. Si lo estaba, cambie las fechas de la clave en Cuentas e importe el registro otra vez. Hasta entonces no cambia nada aquí.
verdict-unsigned-why = El registro guardó el cuerpo pero no el encabezado Sign, así que nadie puede decir quién la envió. Haga que su servidor registre los encabezados.
verdict-reencoded-why = El registro descompuso el cuerpo, así que los bytes firmados se perdieron. Haga que su servidor registre el cuerpo tal como llegó.
verdict-no-key-why = Al importarla no había clave para este comercio. Agregue la clave e importe el registro otra vez.
verdict-mismatch-why = El encabezado MerchantId nombra otro comercio que el cuerpo. Aquí no cambia nada.

notice-first = Vista por primera vez
notice-last = Vista por última vez
notice-not-kept = No está en el registro
notice-no-order = Nada verificado habla de esta orden, así que no tiene página.
# Headers, as they are on the wire.
notice-header-merchant = MerchantId
notice-header-sign = Sign
notice-body = Bytes exactos
notice-body-lost = Tal como los tiene el registro; los bytes enviados se perdieron.
notice-http = Como solicitud HTTP
notice-http-note = A la URL de notificación de esta cuenta, con los encabezados que se guardaron.
notice-curl = comando curl
notice-copy-curl = Copiar como curl

send-open = Enviar otra vez…
send-title = Enviar otra vez
send-what = Envía esta misma solicitud a un servidor que usted indique, por ejemplo uno de prueba, y juzga la respuesta como lo hace la pasarela. La clave de API nunca se envía.
send-url = Dirección de su servidor
send-url-hint = http://127.0.0.1:8080/webhooks
send-sign-anew = Firmarla de nuevo con la clave de esta cuenta
send-must-sign = El registro no tiene una firma que corresponda, así que Cobro la firma con la clave de esta cuenta.
send-now = Enviar
send-ask-title = ¿Enviar a { $host }?
send-ask = La notificación de { $order } irá a un servidor que no es esta computadora. Si es su tienda real, puede que entregue otra vez.
send-ask-signed = Cobro firma la notificación de { $order } con la clave de esta cuenta, así que quien la reciba la tomará por auténtica. Asegúrese de que el dinero haya llegado antes de enviarla a su tienda.
send-gone = Esta notificación ya no está.
send-no-signature = El registro no guardó ninguna firma. Deje que Cobro la firme de nuevo.
send-taken = La pasarela la daría por recibida, según sus dos reglas.
send-half-taken = Las páginas de la pasarela no coinciden sobre esta respuesta. Responda con el estado 200 y el cuerpo SUCCESS.
send-not-taken = La pasarela la enviaría otra vez: no fue recibida según ninguna de sus reglas. Responda con el estado 200 y el cuerpo SUCCESS.
send-answer = Estado { $status }, enviada { $at }, respondida tras { $millis } ms.
send-body-right = El cuerpo es SUCCESS, como piden las páginas antiguas.
send-body-wrong = El cuerpo no es SUCCESS, como piden las páginas antiguas.
send-status-right = El estado es 200, 301 o 302, como piden las páginas nuevas.
send-status-wrong = El estado no es 200, 301 ni 302, como piden las páginas nuevas.
send-signed-anew = Se firmó de nuevo.

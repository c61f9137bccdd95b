# The window around the pages.
#
# Words used throughout the Spanish of Cobro (Latin America; usted, or no person at all):
#   account               cuenta                    gateway       pasarela
#   amount                importe                   keyring       llavero
#   API key               clave API                 ledger        libro de órdenes
#   check (ask)           consultar, consulta       market        mercado
#   code (payment)        código de pago            merchant      comercio
#   concept, reference    concepto, referencia      order         orden
#   exception             excepción                 order number  número de orden
#   payer                 pagador                   payment request  solicitud de pago
#   payment method        método de pago            set aside     apartar
#   sandbox               sandbox                   webhook       webhook
#   expire                vencer, vencimiento       white list    lista de direcciones permitidas

app-name = Cobro
window-title-sandbox = Cobro (sandbox)

page-overview = Resumen
page-new-request = Nueva solicitud
page-orders = Órdenes
page-exceptions = Excepciones
page-webhooks = Webhooks
page-accounts = Cuentas
page-settings = Configuración

account-switcher = Cuenta
account-none = Sin cuenta
environment-sandbox = Sandbox
environment-production = Producción

account-about = {" "}· { $market } · { $environment }
region-pages = Páginas
region-bar = Cuenta y búsqueda
region-status = Estado
side-bar-attention = { $n ->
        [one] { $n } requiere atención
       *[other] { $n } requieren atención
    }
keyring-ask = Consultar de nuevo
offline-banner = La pasarela no responde: fallaron las últimas { $n } consultas. Revise la conexión de este equipo; Cobro sigue consultando por sí solo.

sandbox-banner = SANDBOX: Cobro hace las veces de la pasarela. Aquí ningún pago es real.
plain-http-banner = Esta cuenta usa http sin cifrar: cualquiera en el camino puede leer y cambiar lo que se envía.

status-open = { $n ->
        [0] No hay órdenes en seguimiento
        [one] { $n } orden abierta
       *[other] { $n } órdenes abiertas
    }
status-checked = última consulta { $age }
status-never-checked = aún sin consultar
status-failing = { $n ->
        [one] falló la última consulta
       *[other] fallaron las últimas { $n } consultas
    }
status-keyring-good = llavero desbloqueado
status-keyring-bad = llavero no disponible
status-keyring-asked = consultando el llavero
status-keys-in-memory = claves en memoria
status-backlog = Cobro se está poniendo al día

age-now = ahora mismo
age-seconds = hace { $n } s
age-minutes = hace { $n } min
age-hours = hace { $n } h
age-days = { $n ->
        [one] hace { $n } día
       *[other] hace { $n } días
    }

copy = Copiar
copied = Copiado

copy-button = Copiar { $what }
button-cancel = Cancelar
button-back = Volver
button-retry = Reintentar
loading = Cargando
details = Detalles

# Where an order stands, by the ledger's word.
state-not_sent = No enviada
state-in_flight = Enviando
state-busy = Pasarela ocupada
state-unknown = Resultado desconocido
state-not_made = No creada
state-rejected = Rechazada
state-waiting = Pendiente de pago
state-paid = Pagada
state-failed = Fallida

# What a state rests on.
source-own = registro propio
source-answer = respuesta a la solicitud
source-query = consulta
source-webhook = webhook verificado

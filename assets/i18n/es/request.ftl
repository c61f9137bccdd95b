# The page New request.

request-no-account-title = Aún no hay cuentas
request-no-account-body = Una solicitud se crea a nombre de una cuenta de comercio. Agregue la que le dio la pasarela, con su ID de comercio y su clave API.
request-no-account-step = Agregar una cuenta
request-part-who = Quién paga
request-part-how = Cómo

request-limits = Entre { $min } y { $max }
request-limits-min = Mínimo { $min }
request-limits-max = Máximo { $max }
request-amount-read = { $amount } · { $limits }
request-optional = Opcional
request-choose = Elija…
request-not-chosen = Sin indicar
request-unsupported = { $name } (no disponible)
request-search = Buscar
request-rail-spei = El pagador transfiere a una CLABE desde cualquier banco.
request-rail-cash-code = El pagador muestra un código en una tienda y paga en efectivo.
request-rail-virtual-account = El pagador transfiere a una cuenta virtual, desde la app de un banco o un cajero.
request-rail-store-code = El pagador paga un código en una tienda de conveniencia.
request-rail-qris = El pagador escanea un código QR con la app de cualquier banco o billetera.
request-rail-wallet-link = El pagador abre un enlace que lleva a la billetera.
request-rail-wallet-push = El pagador confirma una solicitud en la app de la billetera.
request-rail-qr-and-link = El pagador escanea un código QR o abre un enlace.
request-rail-pse = El pagador pasa a la página de su propio banco.
request-rail-generic = La pasarela indica cómo pagar una vez creada la solicitud.
request-banks-loading = Consultando los bancos de la pasarela…
request-banks-none = La pasarela no ofrece bancos
request-more = Más
request-order-no-hint = Cobro crea uno
request-expires-note = En segundos; { $span }
request-notify-url-none = La cuenta no tiene URL de notificación
request-edit-account = Abrir Cuentas

request-create = Crear solicitud
request-create-hint = Ctrl+Enter
request-creating = Creando…
request-created = Se creó la solicitud { $number }
request-real-money = Dinero real
request-as = Como { $account }
request-repeats = Creó una con este pagador e importe { $age }.
request-repeats-open = Abrirla
request-cannot = Esto impide enviar la solicitud:
request-cannot-line = { $field }: { $problem }

request-preview-title = Lo que se le dice al pagador
request-preview-pay = Importe a pagar
request-preview-for = Concepto
request-preview-payer = Pagador
request-preview-by = Método
request-preview-until = Plazo para pagar
request-preview-later = Los números para pagar los da la pasarela cuando se crea la solicitud.

span-seconds = { $n } s
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n ->
        [one] { $n } día
       *[other] { $n } días
    }

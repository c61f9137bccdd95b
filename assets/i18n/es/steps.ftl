# What a payer is asked, what he does step by step, and what he should know. Screen and payer share these texts. What
# stands in “quotation marks” is written so on the bank's own screen and is not translated. `cobro instructions` prints
# every sheet with its steps, for translators.

ask-bank = ¿Desde qué banco paga?
ask-how = ¿Cómo quiere pagar?
ask-app = ¿Con qué aplicación paga?
ask-device = ¿Dónde abre el enlace?

path-bbva = BBVA
path-other-bank = Otro banco
path-door = { $name }
path-wallet = Una billetera
path-bank-app = La app de un banco
path-same-phone = El código está en este teléfono
path-phone = En un teléfono
path-computer = En una computadora
path-scan = Escanear el código
path-link = Abrir el enlace

# Common to several ways of paying.
step-amount-exact = Envíe exactamente { $amount }.
step-amount-check = Verifique que el importe sea { $amount }.
step-amount-type = Escriba exactamente { $amount }.
step-confirm = Confirme como se lo pida su banco.
step-pin = Apruebe con su PIN. Nadie más lo necesita nunca.
step-keep-receipt = Guarde el comprobante.

# Mexico: transfer by SPEI.
step-spei-open = Entre a la app o a la página de su banco y elija transferir a otro banco.
step-spei-clabe = Escriba la CLABE { $clabe }.
step-spei-bank = Verifique que el banco que aparece sea { $bank }.
step-keep-spei = Guarde el comprobante digital con su “clave de rastreo”.
step-cie-open = En la app, la página o el cajero de BBVA elija “Pagar” y luego “De servicios”.
step-cie-convenio = En “Número de convenio CIE” escriba { $convenio }.
step-cie-reference = En “Referencia” escriba { $reference }.
step-cie-amount = En “Importe” escriba { $amount }.
step-cie-concept = En “Concepto” puede escribir lo que quiera.
step-cie-other-concept = En “Concepto de pago” escriba { $concept } y nada más.
step-cie-other-reference = En “Referencia” escriba { $reference }.
advice-clabe-amount = Envíe el importe exacto, una sola vez: el banco acepta cualquier importe, y otro distinto no se puede identificar solo.
advice-cie-exact = Cada número debe ser exacto. Con otro importe el banco devuelve el dinero; sin el número correcto no se encuentra la transferencia.
advice-spei-limit = Si su banco rechaza la transferencia, revise en la app su límite de transferencias (MTU).
note-clabe-plain = Esta CLABE es solo de esta orden y no verifica ni el importe ni cuántas veces se paga.
note-clabe-life = Esta CLABE vive 180 días desde su creación, y 180 más tras un pago en sus últimos 60. Puede llegar dinero después de vencida la orden.

# Cash at a till.
step-store-go = Vaya a una tienda: { $store }.
step-store-service = Diga en la caja que es un “pago de servicio”.
step-store-dictate = Dicte este número al cajero: { $code }.
step-store-code = Dé al cajero este código de pago: { $code }.
step-store-cash = Pague { $amount } en efectivo.
step-store-receipt = Revise el comprobante impreso y guárdelo.
advice-store-commission = La tienda cobra en caja una comisión propia.
advice-store-fee = La tienda puede cobrar una comisión propia.

# Indonesia: virtual account.
step-va-any = Entre a la app de su banco o vaya a su cajero y elija pagar una cuenta virtual.
step-va-app-menu = Entre a { $name } y elija { $menu }.
step-va-app = Entre a { $name } y elija pagar una cuenta virtual.
step-va-atm-menu = En el cajero ({ $name }), después de su PIN, elija { $menu }.
step-va-atm = En el cajero ({ $name }), después de su PIN, elija pagar una cuenta virtual.
step-va-other-open = En la app o el cajero de su banco elija transferir a otro banco.
step-va-other-bank = Elija el banco { $bank }.
step-va-other-refused = { $bank } recibe dinero en este número solo desde sus propias cuentas. Pague desde una cuenta de { $bank } o pida otra forma de pago.
step-va-number = Escriba el número { $va }.
step-va-check = Verifique el nombre que aparece y que el importe sea { $amount }.
advice-va-own-bank = Solo desde una cuenta de { $bank }: desde otro banco el dinero no llega.
advice-va-any-bank = El número es de { $bank }; la mayoría de los otros bancos también puede pagarlo.
advice-va-exact = Pague el importe exacto antes de que venza el plazo.

# QR codes.
step-qris-wallet = Abra su billetera, como GoPay, OVO, DANA, ShopeePay o LinkAja, y elija escanear.
step-qris-bank = Abra la app de su banco y elija “QRIS”.
step-qr-open = Abra su billetera o la app de su banco y elija escanear.
step-qr-save = Guarde la imagen del código en el teléfono.
step-qr-gallery = Abra su billetera o la app de su banco, elija escanear y tome la imagen de la galería.
step-qr-scan = Escanee el código.
step-qr-merchant = Verifique que la app muestre el nombre { $merchant }. Si no, no pague.
step-qr-name = Verifique el nombre que muestra la app antes de pagar.

# Links, wallets and pushes.
step-link-open = Abra el enlace.
step-link-follow = Siga lo que diga la página.
step-link-phone = Abra el enlace en el teléfono que tiene la app de su billetera.
step-link-wallet = Abra el enlace en el teléfono que tiene { $wallet }.
step-link-computer = Abra el enlace en la computadora.
step-link-scan = Escanee el código de la página con la app de su billetera.
step-wallet-check = Verifique el nombre y que el importe sea { $amount }.
step-push-open = Abra { $wallet } en el teléfono cuyo número dio.
step-push-request = Abra la solicitud de pago que llegó.
advice-push-link = Si no llega ninguna solicitud, abra el enlace y escriba su número de teléfono.
advice-push-minutes = La solicitud vale solo unos minutos.

# Colombia: PSE.
step-pse-bank = Elija su banco si la página se lo pide, e inicie sesión allí.
step-pse-approve = Verifique el nombre del comercio y que el valor sea { $amount }, y apruebe.
step-pse-cus = Guarde el CUS, el número de su pago.

# A product that nothing is known of.
step-generic-code = Si le piden un código o una cuenta, es { $code }.
note-generic = La pasarela no publica cómo se paga este producto. Pregúntele antes de explicar más de lo que dice aquí.

# When the payment normally shows.
delay-minutes = El pago normalmente se ve en unos minutos.
delay-bank = El pago se ve cuando su banco responde, normalmente en unos minutos.
delay-business-day = El pago puede tardar hasta el siguiente día hábil en verse. Guarde el comprobante.
delay-unknown = No se sabe cuánto tarda en verse el pago. Guarde el comprobante.

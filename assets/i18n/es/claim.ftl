# "Paid but not shown?": which order a payment is for.

claim-title = ¿Pagado y no aparece?
    .also = comprobante recibo pago perdido transferencia clave de rastreo CEP Banxico qué orden
claim-intro = Escriba lo que le dice el pagador, hasta donde lo sepa. Cobro busca de qué orden se trata y dice si es pronto para preocuparse.
claim-day = Día del pago
claim-day-unreadable = Escriba un día como { $example }
claim-day-future = Este día aún no llega
claim-today = Hoy
claim-yesterday = Ayer
claim-amount = Importe pagado ({ $currency })
claim-number = Clave de rastreo o cualquier número
claim-number-note = Del comprobante, o sus últimos cuatro dígitos
claim-rail = Cómo se pagó
claim-rail-note = Pone primero las órdenes más probables.
claim-rail-any = No se sabe
claim-rail-spei = Transferencia bancaria (SPEI)
claim-rail-cash = Efectivo en caja
claim-rail-account = Cuenta virtual
claim-rail-store = Efectivo en una tienda
claim-rail-qris = QRIS
claim-rail-wallet = Billetera, en su página
claim-rail-push = Billetera, con aviso en el teléfono
claim-rail-qr = Código QR o billetera
claim-rail-pse = Cuenta bancaria (PSE)
claim-rail-other = De otra forma
claim-nothing = Escriba al menos el día, el importe o un número
claim-find = Buscar la orden
claim-loading = Se buscan las órdenes
claim-empty-title = ¿Qué sabe el pagador?
claim-empty-body = El importe y el día son un buen comienzo. Una clave de rastreo o los últimos dígitos de una cuenta suelen bastar.
claim-none-title = Ninguna orden coincide
claim-none-body = Compare el importe y el día con el comprobante del pagador, o escriba otro número de él. El pago puede ser de otra cuenta.
claim-found = { $n ->
        [one] Coincide una orden
       *[other] Coinciden { $n } órdenes; primero, la más probable
    }
claim-more = { $n ->
        [one] Coincide una más. Diga más del pago para acotar.
       *[other] Coinciden { $n } más. Diga más del pago para acotar.
    }
claim-about-not = La orden de la que viene no coincide con lo que se dijo.
claim-open-order = Abrir { $number }
claim-made = creada el { $at }
claim-cep = Consultar a Banxico (CEP)
claim-cep-note = Copie estos valores en la página de Banxico, que dice si la transferencia se liquidó o se devolvió. Cobro no envía nada ahí.
claim-cep-ask-payer = pregunte al pagador
claim-cep-open = Abrir la página de Banxico

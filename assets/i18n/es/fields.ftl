# The fields of a request, by the gateway's names for them.

field-currency = Moneda
field-payType = Método de pago
field-amount = Importe
field-reusableStatus = Reutilizable
field-mchOrderNo = Número de orden
field-expireTime = Vence en
field-notifyUrl = URL de notificación
field-nonceStr = Nonce
field-remark = Descripción
field-realName = Nombre del pagador
field-phone = Teléfono
field-email = Correo electrónico
field-idType = Tipo de documento
field-idCard = Número de documento
field-userType = Tipo de persona
field-bankId = Banco
field-goodsSubject = Nombre del producto
field-goodsBody = Descripción del producto

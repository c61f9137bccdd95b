# The fields of a request, by the gateway's names for them.

field-currency = Currency
field-payType = Payment method
field-amount = Amount
field-reusableStatus = Reusable
field-mchOrderNo = Order number
field-expireTime = Expires in
field-notifyUrl = Notify URL
field-nonceStr = Nonce
field-remark = Description
field-realName = Payer name
field-phone = Phone
field-email = Email
field-idType = ID type
field-idCard = ID number
field-userType = Person type
field-bankId = Bank
field-goodsSubject = Goods name
field-goodsBody = Goods description

# The fields of a request, by the gateway's names for them.

field-currency = Mata uang
field-payType = Metode pembayaran
field-amount = Nominal
field-reusableStatus = Dapat dipakai ulang
field-mchOrderNo = Nomor pesanan
field-expireTime = Kedaluwarsa dalam
field-notifyUrl = URL notifikasi
field-nonceStr = Nonce
field-remark = Keterangan
field-realName = Nama pembayar
field-phone = Telepon
field-email = Email
field-idType = Jenis identitas
field-idCard = Nomor identitas
field-userType = Jenis orang
field-bankId = Bank
field-goodsSubject = Nama barang
field-goodsBody = Keterangan barang

# 2026-03-17T14:05:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: b9e766c0b7153e6b1cbf386117431008' \
-H 'Content-Type: application/json' \
-d '{"amount":250.0,"completionTime":"2026-03-17 08:05:09","fee":6.25,"mchOrderNo":"TIENDA-1001","merchantId":"1002001","nonceStr":"1773756309286","orderNo":"PAYIN8800000000000001001","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1001","patchOrderNo":"PAYIN8800000000000001001","payCode":"646180520000001001","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001001"}'

# 2026-03-17T14:12:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 5736b550d329885e4519db68ad633c5e' \
-H 'Content-Type: application/json' \
-d '{"amount":1200.0,"completionTime":"2026-03-17 08:12:09","fee":30.0,"mchOrderNo":"TIENDA-1002","merchantId":"1002001","nonceStr":"1773756729286","orderNo":"PAYIN8800000000000001002","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1002","patchOrderNo":"PAYIN8800000000000001002","payCode":"646180520000001002","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001002"}'

# 2026-03-17T14:13:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 5736b550d329885e4519db68ad633c5e' \
-H 'Content-Type: application/json' \
-d '{"amount":1200.0,"completionTime":"2026-03-17 08:12:09","fee":30.0,"mchOrderNo":"TIENDA-1002","merchantId":"1002001","nonceStr":"1773756729286","orderNo":"PAYIN8800000000000001002","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1002","patchOrderNo":"PAYIN8800000000000001002","payCode":"646180520000001002","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001002"}'

# 2026-03-17T14:14:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 687D1F965D22BBE14012575A4234F5A2' \
-H 'Content-Type: application/json' \
-d '{"amount":89.5,"completionTime":"2026-03-17 08:14:09","fee":2.24,"mchOrderNo":"TIENDA-1003","merchantId":"1002001","nonceStr":"1773756849286","orderNo":"PAYIN8800000000000001003","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1003","patchOrderNo":"PAYIN8800000000000001003","payCode":"646180520000001003","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001003"}'

# 2026-03-17T14:15:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 5736b550d329885e4519db68ad633c5e' \
-H 'Content-Type: application/json' \
-d '{"amount":1200.0,"completionTime":"2026-03-17 08:12:09","fee":30.0,"mchOrderNo":"TIENDA-1002","merchantId":"1002001","nonceStr":"1773756729286","orderNo":"PAYIN8800000000000001002","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1002","patchOrderNo":"PAYIN8800000000000001002","payCode":"646180520000001002","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001002"}'

# 2026-03-17T14:19:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 5736b550d329885e4519db68ad633c5e' \
-H 'Content-Type: application/json' \
-d '{"amount":1200.0,"completionTime":"2026-03-17 08:12:09","fee":30.0,"mchOrderNo":"TIENDA-1002","merchantId":"1002001","nonceStr":"1773756729286","orderNo":"PAYIN8800000000000001002","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1002","patchOrderNo":"PAYIN8800000000000001002","payCode":"646180520000001002","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001002"}'

# 2026-03-17T14:21:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 70d17c72f495f1e33a69c698f9575356' \
-H 'Content-Type: application/json' \
-d '{"amount":400.0,"completionTime":"2026-03-17 08:21:09","fee":10.0,"mchOrderNo":"TIENDA-1004","merchantId":"1002001","nonceStr":"1773757269286","orderNo":"PAYIN8800000000000001004","orderStatus":"FAIL","orderType":"API","patchMchOrderNo":"TIENDA-1004","patchOrderNo":"PAYIN8800000000000001004","payCode":"646180520000001004","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001004"}'

# 2026-03-17T14:22:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 70d17c72f495f1e33a69c698f9575356' \
-H 'Content-Type: application/json' \
-d '{"amount":400.0,"completionTime":"2026-03-17 08:21:09","fee":10.0,"mchOrderNo":"TIENDA-1004","merchantId":"1002001","nonceStr":"1773757269286","orderNo":"PAYIN8800000000000001004","orderStatus":"FAIL","orderType":"API","patchMchOrderNo":"TIENDA-1004","patchOrderNo":"PAYIN8800000000000001004","payCode":"646180520000001004","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001004"}'

# 2026-03-17T14:36:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 320e599255dd5ab906687477e7e80847' \
-H 'Content-Type: application/json' \
-d '{"amount":300.0,"completionTime":"2026-03-17 08:36:09","fee":7.5,"mchOrderNo":"TIENDA-1005","merchantId":"1002001","nonceStr":"1773758169286","orderNo":"PAYIN8800000000000001005","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1005","patchOrderNo":"PAYIN8800000000000001005","payCode":"646180520000001005","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001005"}'

# 2026-03-17T14:49:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 6576a1f345f043c065b87dedd2f1f322' \
-H 'Content-Type: application/json' \
-d '{"amount":200.0,"completionTime":"2026-03-17 08:49:09","fee":5.0,"mchOrderNo":"TIENDA-100500001","merchantId":"1002001","nonceStr":"1773758949286","orderNo":"PAYIN8800000000000001506","orderStatus":"SUCCESS","orderType":"PATCH","patchMchOrderNo":"TIENDA-1005","patchOrderNo":"PAYIN8800000000000001005","payCode":"646180520000001006","payType":"69"}'

# 2026-03-17T14:50:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 6576a1f345f043c065b87dedd2f1f322' \
-H 'Content-Type: application/json' \
-d '{"amount":200.0,"completionTime":"2026-03-17 08:49:09","fee":5.0,"mchOrderNo":"TIENDA-100500001","merchantId":"1002001","nonceStr":"1773758949286","orderNo":"PAYIN8800000000000001506","orderStatus":"SUCCESS","orderType":"PATCH","patchMchOrderNo":"TIENDA-1005","patchOrderNo":"PAYIN8800000000000001005","payCode":"646180520000001006","payType":"69"}'

# 2026-03-17T15:03:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 4e643f894ca3b0366e6b3db5a1d3eb39' \
-H 'Content-Type: application/json' \
-d '{"amount":150.0,"completionTime":"2026-03-17 09:03:09","fee":3.75,"mchOrderNo":"TIENDA-1002","merchantId":"1002001","nonceStr":"1773759789286","orderNo":"PAYIN8800000000000001507","orderStatus":"SUCCESS","orderType":"PATCH","patchMchOrderNo":"TIENDA-10020001","patchOrderNo":"PAYIN8800000000000001002","payCode":"646180520000001007","payType":"69"}'

# 2026-03-17T15:20:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 5b47425e741d7be8a6f4896d536f04d5' \
-H 'Content-Type: application/json' \
-d '{"amount":15000.0,"completionTime":"2026-03-17 09:20:09","fee":375.0,"mchOrderNo":"TIENDA-1008","merchantId":"1002001","nonceStr":"1773760809286","orderNo":"PAYIN8800000000000001008","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1008","patchOrderNo":"PAYIN8800000000000001008","payCode":"646180520000001008","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001008"}'

# 2026-03-17T15:21:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 5b47425e741d7be8a6f4896d536f04d5' \
-H 'Content-Type: application/json' \
-d '{"amount":15000.0,"completionTime":"2026-03-17 09:20:09","fee":375.0,"mchOrderNo":"TIENDA-1008","merchantId":"1002001","nonceStr":"1773760809286","orderNo":"PAYIN8800000000000001008","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1008","patchOrderNo":"PAYIN8800000000000001008","payCode":"646180520000001008","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001008"}'

# 2026-03-17T15:23:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 5b47425e741d7be8a6f4896d536f04d5' \
-H 'Content-Type: application/json' \
-d '{"amount":15000.0,"completionTime":"2026-03-17 09:20:09","fee":375.0,"mchOrderNo":"TIENDA-1008","merchantId":"1002001","nonceStr":"1773760809286","orderNo":"PAYIN8800000000000001008","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1008","patchOrderNo":"PAYIN8800000000000001008","payCode":"646180520000001008","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001008"}'

# 2026-03-17T15:27:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 5b47425e741d7be8a6f4896d536f04d5' \
-H 'Content-Type: application/json' \
-d '{"amount":15000.0,"completionTime":"2026-03-17 09:20:09","fee":375.0,"mchOrderNo":"TIENDA-1008","merchantId":"1002001","nonceStr":"1773760809286","orderNo":"PAYIN8800000000000001008","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1008","patchOrderNo":"PAYIN8800000000000001008","payCode":"646180520000001008","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001008"}'

# 2026-03-17T15:35:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 5b47425e741d7be8a6f4896d536f04d5' \
-H 'Content-Type: application/json' \
-d '{"amount":15000.0,"completionTime":"2026-03-17 09:20:09","fee":375.0,"mchOrderNo":"TIENDA-1008","merchantId":"1002001","nonceStr":"1773760809286","orderNo":"PAYIN8800000000000001008","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1008","patchOrderNo":"PAYIN8800000000000001008","payCode":"646180520000001008","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001008"}'

# 2026-03-17T15:35:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: dc5582f9262121425e6b6331beb38864' \
-H 'Content-Type: application/json' \
-d '{"amount":640.0,"completionTime":"2026-03-17 09:35:09","fee":16.0,"mchOrderNo":"TIENDA-1009","merchantId":"1002001","nonceStr":"1773761709286","orderNo":"PAYIN8800000000000001009","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1009","patchOrderNo":"PAYIN8800000000000001009","payCode":"646180520000001009","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001009"}'

# 2026-03-17T16:03:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 9cdc60ebceac692c73b77fc57a310860' \
-H 'Content-Type: application/json' \
-d '{"amount":40.0,"completionTime":"2026-03-17 10:03:09","fee":1.0,"mchOrderNo":"TIENDA-1010","merchantId":"1002001","nonceStr":"1773763389286","orderNo":"PAYIN8800000000000001010","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1010","patchOrderNo":"PAYIN8800000000000001010","payCode":"646180520000001010","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001010"}'

# 2026-03-17T16:25:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 823688cebb1c74ce91b767c40f9cd077' \
-H 'Content-Type: application/json' \
-d '{"amount":900.0,"fee":5.0,"mchOrderNo":"RETIRO-1","merchantId":"1002001","nonceStr":"1773756000000","orderNo":"PAYOUT8800000000000000001","orderStatus":"SUCCESS","payType":"11"}'

# 2026-03-17T16:26:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 823688cebb1c74ce91b767c40f9cd077' \
-H 'Content-Type: application/json' \
-d '{"amount":900.0,"fee":5.0,"mchOrderNo":"RETIRO-1","merchantId":"1002001","nonceStr":"1773756000000","orderNo":"PAYOUT8800000000000000001","orderStatus":"SUCCESS","payType":"11"}'

# 2026-03-17T18:05:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 69129cf6f09b83d619ac0ef32898b7bd' \
-H 'Content-Type: application/json' \
-d '{"amount":2750.0,"completionTime":"2026-03-17 12:05:09","fee":68.75,"mchOrderNo":"TIENDA-1011","merchantId":"1002001","nonceStr":"1773770709286","orderNo":"PAYIN8800000000000001011","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1011","patchOrderNo":"PAYIN8800000000000001011","payCode":"646180520000001011","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001011"}'

# 2026-03-17T18:06:09Z
curl -L 'https://tienda.example/cashy/hook' \
-H 'MerchantId: 1002001' \
-H 'Sign: 69129cf6f09b83d619ac0ef32898b7bd' \
-H 'Content-Type: application/json' \
-d '{"amount":2750.0,"completionTime":"2026-03-17 12:05:09","fee":68.75,"mchOrderNo":"TIENDA-1011","merchantId":"1002001","nonceStr":"1773770709286","orderNo":"PAYIN8800000000000001011","orderStatus":"SUCCESS","orderType":"API","patchMchOrderNo":"TIENDA-1011","patchOrderNo":"PAYIN8800000000000001011","payCode":"646180520000001011","payType":"69","payUrl":"https://paydesk.example/index.html?PAYIN8800000000000001011"}'


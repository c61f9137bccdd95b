# The countries and time zones of the built-in markets. Those of a user's own market file go by the names in it.

market-co = Kolombia
market-id = Indonesia
market-mx = Meksiko
market-pe = Peru
market-pk = Pakistan

zone-America-Bogota = Bogotá
zone-America-Mexico_City = Kota Meksiko
zone-America-Lima = Lima
zone-Asia-Jakarta = Jakarta
zone-Asia-Karachi = Karachi

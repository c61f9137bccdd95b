# The countries and time zones of the built-in markets. Those of a user's own market file go by the names in it.

market-co = Colombia
market-id = Indonesia
market-mx = México
market-pe = Perú
market-pk = Pakistán

zone-America-Bogota = Bogotá
zone-America-Mexico_City = Ciudad de México
zone-America-Lima = Lima
zone-Asia-Jakarta = Yakarta
zone-Asia-Karachi = Karachi

# Giving instructions out: texts to copy, files to save, a sheet to print.

share = Compartir…
share-language = Idioma del pagador
share-tone = Tono
share-formal = Formal
share-friendly = Cordial
share-short = Copiar mensaje corto
share-long = Copiar mensaje con los pasos
share-card = Guardar tarjeta (PNG)
share-sheet = Guardar hoja (PDF)
share-qr-png = Guardar código QR (PNG)
share-qr-svg = Guardar código QR (SVG)
share-barcode-png = Guardar código de barras (PNG)
share-barcode-svg = Guardar código de barras (SVG)
share-print = Imprimir…
share-folder = Guardar archivos en
share-choose = Elegir carpeta…
share-urdu = En urdu solo hay mensajes. La tarjeta y la hoja se hacen en inglés.
share-blocked = Estas instrucciones están retenidas: algo en ellas está mal, como se indica arriba.
share-saved = Guardado: { $path }
share-show = Mostrar carpeta
share-failed = No se pudo hacer el archivo: { $why }. Revise la carpeta o elija otra.
share-not-opened = Ningún programa abrió la hoja. Está aquí: { $path }

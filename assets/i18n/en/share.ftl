# Giving instructions out: texts to copy, files to save, a sheet to print.

share = Share…
share-language = Payer's language
share-tone = Tone
share-formal = Formal
share-friendly = Friendly
share-short = Copy short message
share-long = Copy message with steps
share-card = Save card (PNG)
share-sheet = Save sheet (PDF)
share-qr-png = Save QR code (PNG)
share-qr-svg = Save QR code (SVG)
share-barcode-png = Save barcode (PNG)
share-barcode-svg = Save barcode (SVG)
share-print = Print…
share-folder = Save files in
share-choose = Choose folder…
share-urdu = In Urdu there are messages only. Card and sheet are made in English.
share-blocked = These instructions are kept back: something is wrong with them, as told above.
share-saved = Saved: { $path }
share-show = Show folder
share-failed = The file could not be made: { $why }. Check the folder, or choose another.
share-not-opened = No program opened the sheet. It is here: { $path }

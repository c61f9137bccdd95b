# Leer en voz alta los datos de una orden, por teléfono o en el mostrador.

aloud = Leer en voz alta
    .also = dictar teléfono decir deletrear números
aloud-language = Palabras en { $language }
aloud-of = { $n } de { $of }
aloud-types = El pagador lo escribe.
aloud-amount = El pagador lo escribe o lo compara.
aloud-compares = El pagador lo compara con lo que muestra el banco o la app.
aloud-read-back = Lo que repite el pagador
aloud-hint = Escríbalo como lo oye. Los espacios y guiones no cuentan.
aloud-group = Grupo { $n } de { $of }: { $text }, { $words }. { $mark }
aloud-missing = Aún sin repetir
aloud-begun = Aún incompleto
aloud-right = Correcto
aloud-wrong = Repítalo
aloud-differs = El grupo { $n } no coincide. Repítalo: { $words }
aloud-correct = { $what }: repetido correctamente
aloud-correct-at = { $what }: repetido correctamente · { $at }
aloud-previous = Anterior
aloud-first = Este es el primero
aloud-next = Siguiente
aloud-done = Listo
key-page-up = RePág
why-nothing-to-read = No hay nada que leerle al pagador, o ya no

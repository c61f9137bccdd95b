# Registros de webhooks que se vigilan mientras se escriben.

follow-keep = Seguir vigilando
follow-keep-note = Primero se lee lo que hay; después, cada notificación nueva en menos de un segundo, también si el registro se rota y después de cerrar Cobro.
follow-folder = Vigilar carpeta…
follow-read = Vigilar
follow-title = Registros vigilados
follow-watching = Vigilando
follow-reading = Leyendo lo que hay
follow-paused = En pausa
follow-not-there = No existe { $name }. Se leerá en cuanto aparezca. Si se movió, deje de vigilarlo y elija su nuevo lugar.
follow-denied = El sistema no permite a Cobro leer { $path }. Dé a su usuario permiso de lectura; se leerá desde ese momento.
follow-unreadable = No se puede leer { $path }: { $words }. Cobro vuelve a intentarlo solo.
follow-no-key = { $name } tiene notificaciones de { $account }, cuya clave no está a mano. Esperan: escriba la clave en Cuentas.
follow-no-text = { $path } tiene letras que no se pueden guardar. Cámbiele el nombre y elíjalo otra vez.
follow-files = { $n ->
        [one] un archivo
       *[other] { $n } archivos
    }
follow-count = { $n ->
        [0] ninguna notificación todavía
        [one] una notificación
       *[other] { $n } notificaciones
    }
follow-last = la más nueva { $age }
follow-pause = Pausar
follow-pause-name = Pausar la vigilancia de { $name }
follow-go-on = Continuar
follow-go-on-name = Continuar vigilando { $name }
follow-stop = Detener
follow-stop-name = Dejar de vigilar { $name }
follow-stopped = Ya no se vigila { $name }.
follow-strip = { $n ->
        [0] No se vigila ningún registro: todos están en pausa
        [one] Se vigila un registro
       *[other] Se vigilan { $n } registros
    }
follow-open = Registros vigilados
follow-exceptions = { $n ->
        [one] Una notificación trajo una excepción nueva.
       *[other] Las notificaciones trajeron { $n } excepciones nuevas.
    }

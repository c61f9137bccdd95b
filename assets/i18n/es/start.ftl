# What keeps Cobro from starting; said in a small window, before there is anything else.

start-failed = No se pudo iniciar Cobro
start-failed-close = Cerrar

start-no-home = Este usuario no tiene carpeta personal.
    .now = Inicie Cobro con --data-dir y una carpeta para sus datos.
start-folder = No se puede usar la carpeta de datos { $path }.
    .now = Revise que tenga permiso de escritura, o indique otra carpeta de datos con --data-dir.
start-running = Cobro ya está abierto con { $path }.
    .now = Use la ventana abierta, o ciérrela primero.
start-lock = No se puede bloquear el archivo { $path }.
    .now = Indique con --data-dir una carpeta de datos en un disco de este equipo.
start-logs = No se pueden escribir registros en { $path }.
    .now = Revise que tenga permiso de escritura y que el disco no esté lleno.

start-ledger-locked = Otro programa está usando el libro de órdenes { $path }.
    .now = Cierre ese programa y vuelva a intentarlo.
start-ledger-newer = Una versión más nueva de Cobro escribió el libro de órdenes { $path }. No se modificó.
    .now = Instale la versión más nueva.
start-ledger-other = El archivo { $path } no es un libro de órdenes de Cobro. No se modificó.
    .now = Muévalo a otro lugar, o indique otra carpeta de datos con --data-dir.
start-ledger-unreadable = No se puede leer ni escribir el libro de órdenes { $path }.
    .now = Revise que tenga permiso de escritura, o indique otra carpeta de datos con --data-dir.
start-ledger-damaged = El libro de órdenes { $path } está dañado.
    .now = Guarde una copia. Ejecute «cobro ledger verify» y después reconstrúyalo o restaure un respaldo.
start-disk-full = El disco está lleno y no se puede escribir { $path }. No se perdió nada.
    .now = Libere espacio e inicie de nuevo.
start-ledger-failed = No se puede abrir el libro de órdenes { $path }.
    .now = Guarde una copia y ejecute «cobro ledger verify».

start-sandbox = No se pudo iniciar la pasarela sandbox.
    .now = Revise que los programas puedan escuchar en 127.0.0.1 y vuelva a intentarlo.
start-system = El sistema niega lo que Cobro necesita para funcionar.
    .now = Cierre otros programas y vuelva a intentarlo.
start-no-desktop = Cobro no encontró un escritorio donde abrir su ventana.
    .now = Comandos como «cobro ledger verify» funcionan sin él; consulte «cobro --help».
start-no-window = Cobro no puede abrir su ventana.
    .now = Actualice el controlador gráfico de este equipo. En un escritorio remoto o una máquina virtual, active los gráficos 3D.

"""Starts the menu entry of an installed Cobro, as a desktop would, and finds its window and its first page.

Run under desk.py: desk.py --python window.py FOLDER x11|sandbox|wayland, where FOLDER is the clean system it is
installed in.
"""
import configparser
import os
import pathlib
import re
import shlex
import subprocess
import sys
import time

from desk import Desk

CLEAN = pathlib.Path(sys.argv[1])
SHOTS = os.environ['COBRO_SHOTS']
INSIDE = [str(pathlib.Path(__file__).parent / 'inside'), str(CLEAN)]


def entry():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(CLEAN / 'usr/share/applications/cobro.desktop')
    return parser


def command(section):
    """Exec of an entry or of one of its actions, without field codes."""
    return [word for word in shlex.split(entry()[section]['Exec']) if not re.fullmatch(r'%[fFuUick]', word)]


def environment(desk_log, **more):
    return dict(log=desk_log, env={'INSIDE_TMP': '1', 'LIBGL_ALWAYS_SOFTWARE': '1', 'LC_ALL': 'C.UTF-8', **more})


def visible(title):
    found = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--name', f'^{re.escape(title)}$'],
                           capture_output=True, text=True, timeout=30)
    return found.stdout.split()[0]


def on_x11():
    main = entry()['Desktop Entry']
    with Desk(INSIDE + command('Desktop Entry'), size='1280x900', **environment(f'{SHOTS}/menu-x11.log')) as desk:
        desk.wait('Overview', 60)
        window = visible('Cobro')
        told = subprocess.run(['xprop', '-id', window, 'WM_CLASS', '_NET_WM_ICON'], capture_output=True, text=True).stdout
        assert f'"{main["StartupWMClass"]}"' in told, told
        assert re.search(r'Icon \(\d+ x \d+\)', told), told
        desk.shot(f'{SHOTS}/menu-x11.png')
        desk.quit()
    data = pathlib.Path(os.environ['HOME']) / '.local/share/cobro'
    assert (data / 'ledger.sqlite3').exists(), sorted(data.iterdir())
    subprocess.run(INSIDE + ['cobro', 'ledger', 'verify'], check=True, env={**os.environ, 'INSIDE_TMP': '1'})


def sandbox_action():
    name = entry()['Desktop Entry']['Actions'].strip(';')
    with Desk(INSIDE + command(f'Desktop Action {name}'), size='1280x900',
              **environment(f'{SHOTS}/menu-sandbox.log')) as desk:
        desk.wait('Overview', 60)
        visible('Cobro (sandbox)')
        desk.quit()


def on_wayland():
    socket = 'cobro-wayland'
    weston = subprocess.Popen(['weston', '--backend=headless-backend.so', f'--socket={socket}', '--idle-time=0',
                               '--width=1280', '--height=900', f'--log={SHOTS}/weston.log'],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        at = pathlib.Path(os.environ['XDG_RUNTIME_DIR']) / socket
        end = time.time() + 30
        while not at.exists():
            assert weston.poll() is None and time.time() < end, 'weston did not start'
            time.sleep(0.1)
        log = f'{SHOTS}/menu-wayland.log'
        env = environment(log, DISPLAY='', WAYLAND_DISPLAY=socket, WAYLAND_DEBUG='1')
        with Desk(INSIDE + command('Desktop Entry'), **env) as desk:
            desk.wait('Overview', 60)
        # The compositor finds icon and name by this id: it has to be the menu entry's file name.
        said = pathlib.Path(log).read_text(errors='replace')
        assert 'set_app_id("cobro")' in said, said[-2000:]
    finally:
        weston.terminate()
        weston.wait(10)


{'x11': on_x11, 'sandbox': sandbox_action, 'wayland': on_wayland}[sys.argv[2]]()

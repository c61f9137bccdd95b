"""As the system: the window follows what the desktop portal says, at the start and when it changes, at no cost."""
import os
import tempfile
import time

from lists import Window
from portal import Portal, brightness

COBRO, SHOTS = os.environ['COBRO_BIN'], os.environ['COBRO_SHOTS']
data = tempfile.mkdtemp(prefix='cobro-look-')


def look(desk, name):
    """Whether the window is dark now."""
    desk.shot(f'{SHOTS}/system-{name}.png')
    light = brightness(f'{SHOTS}/system-{name}.png')
    print(f'{name}: {light:.2f}')
    assert light < 0.3 or light > 0.7, 'neither dark nor light'
    return light < 0.3


portal = Portal(color_scheme=1)
with Window([COBRO, '--sandbox', '--data-dir', data], size='1180x780', log=f'{SHOTS}/look-app.log') as desk:
    desk.wait('No payment requests yet', 30)
    assert portal.asked.is_set(), 'nobody asked the portal'
    time.sleep(0.5)
    assert look(desk, 'dark-at-start')

    portal.set('color-scheme', 2)
    time.sleep(0.5)
    assert not look(desk, 'light')
    portal.set('color-scheme', 1)
    time.sleep(0.5)
    assert look(desk, 'dark')

    # Listening is free.
    used = desk.cpu(5)
    print(f'cpu_seconds {used:.2f} in 5 s')
    assert used == 0, used

    # What the person chose wins over the system.
    desk.press('Settings', role='toggle button')
    desk.press('Light')
    time.sleep(0.5)
    assert not look(desk, 'chosen-light')
    portal.set('color-scheme', 0)
    portal.set('color-scheme', 1)
    time.sleep(0.5)
    assert not look(desk, 'still-light')
    desk.press('As the system')
    time.sleep(0.5)
    assert look(desk, 'system-again')
    desk.quit()

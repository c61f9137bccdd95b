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


def becomes(desk, name, dark, seconds=8):
    """Waits until the window is dark or light; a busy machine may take a moment to draw."""
    end = time.time() + seconds
    while look(desk, name) != dark:
        assert time.time() < end, f'{name}: not {"dark" if dark else "light"} within {seconds} s'
        time.sleep(0.3)


portal = Portal(color_scheme=1)
with Window([COBRO, '--sandbox', '--data-dir', data], size='1180x780', log=f'{SHOTS}/look-app.log') as desk:
    desk.wait('No payment requests yet', 30)
    assert portal.asked.is_set(), 'nobody asked the portal'
    becomes(desk, 'dark-at-start', True)

    portal.set('color-scheme', 2)
    becomes(desk, 'light', False)
    portal.set('color-scheme', 1)
    becomes(desk, 'dark', True)

    # Listening is free, once the last picture is drawn.
    time.sleep(1)
    used = desk.cpu(5)
    print(f'cpu_seconds {used:.2f} in 5 s')
    assert used < 0.015, used  # a hundredth is the clock's one tick

    # What the person chose wins over the system.
    desk.press('Settings', role='toggle button')
    desk.press('Light')
    becomes(desk, 'chosen-light', False)
    portal.set('color-scheme', 0)
    portal.set('color-scheme', 1)
    time.sleep(2)
    assert not look(desk, 'still-light')
    desk.press('As the system')
    becomes(desk, 'system-again', True)
    desk.quit()

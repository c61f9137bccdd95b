"""Drops files on a window as a file manager does: by XDND, version 5, from a window of its own.

https://www.freedesktop.org/wiki/Specifications/XDND/ says who says what when. The target asks for the paths when the
pointer first comes over it, so this waits for that before it lets go."""
import os
import pathlib
import subprocess
import time

from Xlib import X, Xatom, display
from Xlib.protocol import event

from desk import DeskError


def window_of(desk):
    """The program's window."""
    found = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(desk.app.pid)],
                           capture_output=True, text=True, timeout=30).stdout.split()
    return int(found[-1])


class Drag:
    """Files held over a window. With `with`: they come over it, and at the end they are let go, unless `leave` was said."""

    def __init__(self, desk, *paths):
        self.desk, self.is_gone, self.is_read = desk, False, False
        self.uris = ''.join(f'{pathlib.Path(os.path.abspath(path)).as_uri()}\r\n' for path in paths).encode()
        self.display = display.Display(desk.display)
        self.atom = self.display.get_atom
        self.target = self.display.create_resource_object('window', window_of(desk))
        version = self.target.get_full_property(self.atom('XdndAware'), Xatom.ATOM)
        if version is None or version.value[0] < 5:
            raise DeskError('the window takes no drops')
        screen = self.display.screen()
        self.source = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth, override_redirect=True)
        self.source.set_selection_owner(self.atom('XdndSelection'), X.CurrentTime)

    def __enter__(self):
        at = self.target.get_geometry()
        place = self.target.translate_coords(self.display.screen().root, -at.width // 2, -at.height // 2)
        self.place = (abs(place.x) << 16) | abs(place.y)
        self._tell('XdndEnter', 5 << 24, self.atom('text/uri-list'))
        self._over()
        self._until(lambda told: self.is_read, 'ask for the paths')
        return self

    def __exit__(self, *exc):
        if exc[0] is None and not self.is_gone:
            self._over()
            self._tell('XdndDrop', 0, X.CurrentTime)
            taken = self._answer('XdndFinished')
            if not taken[1] & 1:
                raise DeskError('the window did not take what was dropped')
        self.display.close()
        return False

    def leave(self):
        """Takes the files away again."""
        self.is_gone = True
        self._tell('XdndLeave')

    def _over(self):
        self._tell('XdndPosition', 0, self.place, X.CurrentTime, self.atom('XdndActionCopy'))
        told = self._answer('XdndStatus')
        if not told[1] & 1:
            raise DeskError('the window would not take it')

    def _tell(self, what, *data):
        data = [self.source.id, *data, *[0] * (4 - len(data))]
        self.target.send_event(event.ClientMessage(window=self.target, client_type=self.atom(what), data=(32, data)))
        self.display.flush()

    def _answer(self, awaited):
        """What the window says when it says this."""
        kind = self.atom(awaited)
        told = self._until(lambda told: told and told.type == X.ClientMessage and told.client_type == kind, f'say {awaited}')
        return told.data[1]

    def _until(self, is_it, what, seconds=10):
        """Serves the paths until something is as it should be; the event that made it so."""
        told, end = None, time.monotonic() + seconds
        while not is_it(told):
            if time.monotonic() > end:
                raise DeskError(f'the window did not {what}')
            if not self.display.pending_events():
                time.sleep(0.02)
                continue
            told = self.display.next_event()
            if told.type == X.SelectionRequest:
                self._hand_over(told)
        return told

    def _hand_over(self, asked):
        asked.requestor.change_property(asked.property, asked.target, 8, self.uris)
        asked.requestor.send_event(event.SelectionNotify(
            time=asked.time, requestor=asked.requestor, selection=asked.selection, target=asked.target,
            property=asked.property))
        self.display.flush()
        self.is_read = True


def drop(desk, *paths):
    """Drops files and folders on the window."""
    with Drag(desk, *paths):
        time.sleep(0.3)  # a hand is not faster

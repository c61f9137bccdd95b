"""The keyboard alone: goes to things by Tab, and proves by the pixels of the screen that one sees where one is."""
import pathlib
import re
import subprocess
import time

TOKENS = pathlib.Path(__file__).resolve().parents[2] / 'src' / 'ui' / 'theme' / 'tokens.rs'
# How far outside or inside of a thing its ring may be, in pixels, and how much of it must be seen.
REACH, ENOUGH = 5, 0.7


def ring_colors():
    """The colours of the ring, one a look, from the tokens that the program is built with."""
    digits = re.findall(r'focus: hex\(0x([0-9A-F_]+)\)', TOKENS.read_text(encoding='utf-8'))
    assert len(digits) >= 2, 'the tokens are written in another way'
    return [bytes.fromhex(color.replace('_', '')) for color in digits]


class Screen:
    """The pixels of a part of the screen."""

    def __init__(self, box):
        self.left, self.top, self.width, self.height = box
        geometry = f'{self.width}x{self.height}+{self.left}+{self.top}'
        self.pixels = subprocess.run(['import', '-window', 'root', '-crop', geometry, '+repage', '-depth', '8', 'rgb:-'],
                                     capture_output=True, check=True, timeout=30).stdout
        assert len(self.pixels) == 3 * self.width * self.height, f'{geometry} is not on the screen'

    def has(self, x, y, color):
        """Whether a pixel is of about this colour; the line's edges are smoothed."""
        at = 3 * (self.width * y + x)
        return all(abs(one - other) <= 24 for one, other in zip(self.pixels[at:at + 3], color))


def ring_around(box, screen_size, colors):
    """How much of each edge of a ring is on the screen around a box, the least of the four; 0 to 1.

    What is at the edge of what scrolls may have its ring cut off there; one edge may be missing."""
    left, top, width, height = box
    x0, y0 = max(left - REACH, 0), max(top - REACH, 0)
    x1 = min(left + width + REACH, screen_size[0])
    y1 = min(top + height + REACH, screen_size[1])
    if x1 - x0 < 4 * REACH or y1 - y0 < 4 * REACH:
        return 0  # not on the screen yet: it is being scrolled to
    screen = Screen((x0, y0, x1 - x0, y1 - y0))
    inner_x, inner_y = range(2 * REACH, screen.width - 2 * REACH), range(2 * REACH, screen.height - 2 * REACH)

    band = 2 * REACH

    def least(color):
        def across(y):
            return sum(screen.has(x, y, color) for x in inner_x) / max(len(inner_x), 1)

        def along(x):
            return sum(screen.has(x, y, color) for y in inner_y) / max(len(inner_y), 1)

        edges = [max(map(across, range(band))), max(map(across, range(screen.height - band, screen.height))),
                 max(map(along, range(band))), max(map(along, range(screen.width - band, screen.width)))]
        return sorted(edges)[1]

    return max(map(least, colors))


class Keyboard:
    """A desk that is worked without a mouse and without what a screen reader can press."""

    def __init__(self, desk, ears):
        self.desk, self.ears, self.seen = desk, ears, []
        self.size = tuple(map(int, desk.size.split('x')))
        self.colors = ring_colors()

    def sees_ring(self, seconds=8):
        """Asserts that one sees where the keyboard is; a busy machine may take a moment to draw."""
        end = time.time() + seconds
        while True:
            told = self.ears.where()
            seen = ring_around(told['box'], self.size, self.colors) if told['box'] else 0
            if seen >= ENOUGH:
                self.seen.append(told['name'])
                return told
            assert time.time() < end, f'no ring around {told}: {seen:.0%} of it'
            time.sleep(0.1)

    def key(self, keys):
        """Presses keys and waits until the keyboard is somewhere else."""
        self.ears.skip()
        self.desk.key(keys)
        return self.ears.focus('')

    def tab_to(self, name, role=None, most=30, keys='Tab'):
        """Goes on by Tab until the keyboard is at this, looking at the ring at every stop."""
        stops = []
        for _ in range(most):
            self.key(keys)
            told = self.sees_ring()
            stops.append(told['name'])
            if told['name'] == name and role in (None, told['role']):
                return told
        raise AssertionError(f'Tab does not come to {name!r}, but to {stops}')

"""What a screen reader hears, as it comes: ears.py in a process of its own, and its lines to wait for."""
import json
import pathlib
import subprocess
import threading
import time

EARS = pathlib.Path(__file__).with_name('ears.py')


class Hearing:
    """Listens from now on. What was waited for is behind; only what comes after it is heard next. Where the keyboard goes
    and what is said have no order among each other, since both come from one picture of the window."""

    def __init__(self):
        self.heard, self.at = [], {}
        self.process = subprocess.Popen(['/usr/bin/python3', str(EARS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        threading.Thread(target=self._listen, daemon=True).start()
        self.wait('ready', lambda told: True, 'the bus')

    def _listen(self):
        for line in self.process.stdout:
            self.heard.append(json.loads(line))

    def wait(self, event, wanted, what, seconds=20):
        """The first event of this kind that was heard since the last one."""
        end = time.time() + seconds
        start = at = self.at.get(event, 0)
        while time.time() < end:
            while at < len(self.heard):
                told = self.heard[at]
                at += 1
                if told['event'] == event and wanted(told):
                    self.at[event] = at
                    return told
            time.sleep(0.05)
        raise AssertionError(f'{what} was not heard; heard: {self.heard[start:]}')

    def focus(self, name, role=None, seconds=20):
        """Waits until the keyboard goes there."""
        return self.wait('focus', lambda told: name in told['name'] and role in (None, told['role']),
                         f'the keyboard at {role or ""} {name!r}', seconds)

    def say(self, text, seconds=20):
        """Waits until something is said by itself."""
        return self.wait('say', lambda told: text in told['text'], f'{text!r}', seconds)

    def where(self, seconds=20):
        """What has the keyboard now, and its box on the screen: left, top, width, height."""
        start, end = len(self.heard), time.time() + seconds
        print('where', file=self.process.stdin, flush=True)
        while time.time() < end:
            for told in self.heard[start:]:
                if told['event'] == 'where':
                    return told
            time.sleep(0.02)
        raise AssertionError('nobody says where the keyboard is')

    def said(self, text):
        """How often something was said by itself since the start."""
        return sum(told['event'] == 'say' and text in told['text'] for told in self.heard)

    def skip(self):
        """Wherever the keyboard was until now is behind."""
        self.at['focus'] = len(self.heard)

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)

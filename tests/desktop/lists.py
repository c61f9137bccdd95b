"""Choosing from drop-down lists, as a screen reader does."""
import time

from desk import Desk, DeskError


def choose(desk, field, item):
    """Presses a card with these words, or opens a list and takes an item, or the first one."""
    if item and desk.find(item, role='radio button') is not None:
        desk.press(item, role='radio button')
        return
    desk.press(field)
    desk.wait_list(field)
    if item is None:
        item = desk.list_items(field)[0]
    desk.press_item(field, item)


class Window(Desk):
    """The desk, with lists: an item of an open list is found inside it, so that equal words elsewhere do no harm."""

    def box(self, field):
        return self.find(field, role='combo box')

    def items(self, field):
        found, stack = [], [self.box(field)]
        while stack:
            element = stack.pop()
            for i in range(element.childCount):
                child = element.getChildAtIndex(i)
                if child is not None:
                    stack.append(child)
                    # A long list has a search box, which is none of its items.
                    if self._actions(child) and child.name and child.getRoleName() != 'entry':
                        found.append(child)
        return found[::-1]

    def wait_list(self, field, seconds=10):
        end = time.time() + seconds
        while time.time() < end:
            if self.box(field) is not None and self.items(field):
                return
            time.sleep(0.2)
        raise DeskError(f'the list {field!r} did not open')

    def list_items(self, field):
        return [item.name for item in self.items(field)]

    def press_item(self, field, name):
        for item in self.items(field):
            if item.name == name or name in item.name:
                item.queryAction().doAction(0)
                time.sleep(0.3)
                return
        raise DeskError(f'{field!r} offers {self.list_items(field)}, not {name!r}')

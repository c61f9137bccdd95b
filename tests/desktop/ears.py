#!/usr/bin/python3
"""Prints what the accessibility bus tells of, one JSON object a line: what a screen reader hears.

Its own process, since the bus calls back and desk.py asks. It ends with its standard input; each line that comes there
asks where on the screen that is which has the keyboard.

    {"event": "focus", "role": "push button", "name": "Save account", "description": ""}
    {"event": "say", "text": "CLABE copied", "urgent": false}
    {"event": "name", "role": "heading", "name": "Orders"}
    {"event": "where", "role": "push button", "name": "Save account", "description": "", "box": [230, 300, 120, 32]}
"""
import json
import sys

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402


def put(**told):
    print(json.dumps(told, ensure_ascii=False), flush=True)


focused = None


def told_of(source):
    return {'role': source.get_role_name(), 'name': source.get_name(), 'description': source.get_description()}


def asked(*_):
    if not sys.stdin.readline():
        loop.quit()
        return False
    try:
        box = Atspi.Component.get_extents(focused, Atspi.CoordType.SCREEN)
        put(event='where', **told_of(focused), box=[box.x, box.y, box.width, box.height])
    except (GLib.Error, AttributeError):
        put(event='where', role='', name='', description='', box=None)
    return True


def heard(event):
    global focused
    try:
        what = event.type
        if what.startswith('object:announcement'):
            # ATSPI_LIVE_ASSERTIVE is 2.
            put(event='say', text=str(event.any_data), urgent=event.detail1 == 2)
        elif what.startswith('object:state-changed:focused') and event.detail1:
            focused = event.source
            put(event='focus', **told_of(focused))
        elif what.startswith('object:property-change:accessible-name'):
            put(event='name', role=event.source.get_role_name(), name=str(event.any_data))
        elif what.startswith('window:'):
            put(event=what, name=event.source.get_name())
    except GLib.Error:
        pass  # it went away while it was asked


listener = Atspi.EventListener.new(heard)
for kind in ['object:announcement', 'object:state-changed:focused', 'object:property-change:accessible-name',
             'window:activate']:
    listener.register(kind)
loop = GLib.MainLoop()
GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IOCondition.HUP | GLib.IOCondition.IN, asked)
put(event='ready')
loop.run()

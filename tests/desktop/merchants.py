"""Who may ask the sandbox."""
import os
import re
import subprocess


def merchants():
    """The sandbox's merchants and their keys by market, as `cobro sandbox` prints them."""
    sandbox = subprocess.Popen([os.environ['COBRO_BIN'], 'sandbox', '--port', '0'], stdout=subprocess.PIPE, text=True)
    found = {}
    for line in sandbox.stdout:
        match = re.match(r'(\w+)\s+Merchant ID (\S+)\s+API key (\S+)', line)
        if match:
            found[match[1]] = (match[2], match[3])
        if 'Interrupt' in line:
            break
    sandbox.terminate()
    sandbox.wait()
    return found

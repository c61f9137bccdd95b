#!/usr/bin/env python3
"""The home-made script: Python's standard library alone. It verifies, dedupes and stores; it folds nothing.

    peer_python.py LOG DATABASE
"""

import hashlib
import hmac
import json
import os
import sqlite3
import sys

KEY = b"bench-key-0123456789abcdef0123456789abcdef"

log, path = sys.argv[1:]
for ending in ("", "-wal", "-shm"):
    if os.path.exists(path + ending):
        os.remove(path + ending)
seen, messages, verified = {}, 0, 0
with open(log, encoding="utf-8") as file:
    for line in file:
        entry = json.loads(line)
        body = entry["body"].encode()
        ok = hmac.compare_digest(hashlib.md5(body + KEY).hexdigest(), entry["headers"]["Sign"].lower())
        messages += 1
        verified += ok
        known = seen.get((body, ok))
        if known:
            known[3] += 1
        else:
            told = json.loads(body)
            seen[(body, ok)] = [entry["ts"], told["orderNo"], str(told["amount"]), 1, told["orderStatus"], body, ok]
db = sqlite3.connect(path)
db.execute("PRAGMA journal_mode = WAL")
db.execute("PRAGMA synchronous = FULL")
db.execute("CREATE TABLE msg (ts INTEGER, o TEXT, amt TEXT, n INTEGER, st TEXT, body BLOB, ok INTEGER) STRICT")
db.executemany("INSERT INTO msg VALUES (?, ?, ?, ?, ?, ?, ?)", seen.values())
db.execute("CREATE INDEX by_order ON msg (o)")
db.commit()
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
print(json.dumps({"messages": messages, "verified": verified, "unique": len(seen)}))

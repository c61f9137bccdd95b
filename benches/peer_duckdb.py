#!/usr/bin/env python3
"""What an engineer would reach for first: one DuckDB statement that verifies, dedupes and stores. It folds nothing.

    peer_duckdb.py LOG DATABASE        (needs `pip install duckdb`)
"""

import json
import os
import sys

import duckdb

KEY = "bench-key-0123456789abcdef0123456789abcdef"

log, path = sys.argv[1:]
if os.path.exists(path):
    os.remove(path)
db = duckdb.connect(path)
db.execute("SET threads = 1")
db.execute(f"""
CREATE TABLE msg AS WITH r AS (SELECT ts, headers.MerchantId m, headers.Sign sig, body, md5(body || '{KEY}') d
  FROM read_ndjson('{log}', columns = {{ts: 'UBIGINT', headers: 'STRUCT("MerchantId" VARCHAR, "Sign" VARCHAR)', body: 'VARCHAR'}})),
 u AS (SELECT d, lower(sig) = d ok, min(ts) ts, any_value(m) m, any_value(body) body, count(*) n FROM r GROUP BY 1, 2)
SELECT d, ok, ts, m, n, body->>'$.orderNo' o, CAST(body->>'$.amount' AS DECIMAL(18, 2)) amt, body->>'$.orderStatus' st,
       body->>'$.utr' utr FROM u ORDER BY ts
""")
db.execute("CREATE INDEX by_order ON msg (o)")
db.execute("CHECKPOINT")
messages, verified, unique = db.execute("SELECT sum(n), sum(n) FILTER (ok), count(*) FROM msg").fetchone()
print(json.dumps({"messages": int(messages), "verified": int(verified), "unique": unique}))

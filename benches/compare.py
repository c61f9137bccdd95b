#!/usr/bin/env python3
"""Runs Cobro's import and its peers in turns and tells the median of the per-round ratios of CPU time.

    compare.py FOLDER ROUNDS NAME=COMMAND [NAME=COMMAND …]

FOLDER is generate.py's. `{log}` and `{out}` in a command are the log and a path that is new in each run. A command prints
its totals as the last line, as JSON with messages, verified and unique; a run whose totals are not the truth does not
count and is told. Who goes first changes from round to round. CPU time is user + system of the process, so that the ratios
hold on a machine that others use.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile


def run(command, log):
    out = tempfile.mkdtemp(prefix="compare-")
    try:
        filled = command.replace("{log}", log).replace("{out}", os.path.join(out, "db"))
        process = subprocess.Popen(filled, shell=True, stdout=subprocess.PIPE)
        said = process.stdout.read().decode().strip().splitlines()
        _, _, usage = os.wait4(process.pid, 0)
        return json.loads(said[-1]), usage.ru_utime + usage.ru_stime
    finally:
        shutil.rmtree(out)


def main():
    folder, rounds = sys.argv[1], int(sys.argv[2])
    jobs = [one.split("=", 1) for one in sys.argv[3:]]
    with open(os.path.join(folder, "truth.json"), encoding="utf-8") as file:
        truth = json.load(file)
    for log in ("w.jsonl", "u.jsonl"):
        times = {name: [] for name, _ in jobs}
        for number in range(rounds):
            for name, command in jobs[number % len(jobs):] + jobs[:number % len(jobs)]:
                totals, seconds = run(command, os.path.join(folder, log))
                wrong = {key: totals.get(key) for key in ("messages", "verified", "unique") if totals.get(key) != truth[log][key]}
                if wrong:
                    print(f"{log} {name}: WRONG {wrong}, the truth is {truth[log]}")
                times[name].append(seconds)
        first = jobs[0][0]
        for name, _ in jobs:
            ratios = [theirs / ours for theirs, ours in zip(times[name], times[first])]
            print(f"{log} {name:>16}: median {statistics.median(times[name]):6.2f} CPU-s, "
                  f"{statistics.median(ratios):5.2f}x {first} ({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()

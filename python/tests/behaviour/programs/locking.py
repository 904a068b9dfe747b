"""Keeps a journal locked until a file is there."""

from __future__ import annotations

import sqlite3
import time

from behaviour import told

journal, release = told.arguments()

connection = sqlite3.connect(journal, isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
while not release.exists():
    time.sleep(0.005)

"""Lints every file in a folder of public task definitions."""

import json
import re
from collections import Counter

CRASH = re.compile(rb"Fatal error|Stack dump|Illegal instruction|Segmentation fault", re.IGNORECASE)


def test_every_file_is_linted_without_a_crash(tasklint, corpus):
    files = sorted(path for path in corpus.rglob("*") if path.suffix in (".json", ".yaml"))
    assert files
    for path in files:
        done = tasklint("-f", "concise", path.relative_to(corpus), cwd=corpus)
        # The exit status is 0 or 1; a negative one means a signal.
        assert done.returncode in (0, 1), f"{path}: {done.returncode}\n{done.stderr.decode()}"
        assert not CRASH.search(done.stderr), path
        assert done.stderr == b"", f"{path}: {done.stderr.decode()}"


def test_the_whole_folder_in_one_run(tasklint, corpus, capsys):
    done = tasklint("-f", "sarif", ".", cwd=corpus)
    assert done.returncode == 1, done.stderr.decode()
    run = json.loads(done.stdout)["runs"][0]
    counts = Counter((result["ruleId"], result["level"]) for result in run["results"])
    with capsys.disabled():
        print(f"\n\nFindings in {corpus.name}, by rule:")
        for (rule, level), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            print(f"  {count:5}  {level:7}  {rule}")
        print(f"  {counts.total():5}  in all")

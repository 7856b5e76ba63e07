"""tasklint and the parser of Python accept the same texts as JSON.

The test leaves out placeholders of templates, which tasklint also accepts. tasklint reports the errors
that it recovers from. NaN and Infinity, which Python accepts, are turned off here.
"""

import json
import random
import re

import pytest

TOKENS = [
    *"{}[],:\"\\01-+.eE'*@", "{}", "[]", "01", "-0", "1.5e+3", "1e5", "0x1", "1e400", "true",
    "false", "null", "nul", "tru", "True", "NaN", "Infinity", "-Infinity", '"a"', '"b":',
    '{"a":1}', "[1]", '""', '"""', " ", "\t", "\n", "\r", "\x0b", "\x0c", "\x00", "\x7f", "\x85",
    "\xa0", "\u2028", "\u3000", "\ufeff", '"\x01"', '"\t"', '"\n"', '"\x7f"', '"\u2028"',
    '"\uffff"', '"\U0010ffff"', '"é"', '"\\', '"\\"', '\\"', "\\u", '"\\u00e9"', '"\\u12"',
    '"\\ud800"', '"\\uD83C\\uDF63"', '"\\udf63\\ud83c"', '"\\x"', '"\\/"', '"\\U0041"', "'a'",
    "//", "/**/", "#", ";", "=",
]  # fmt: skip
SEEDS = [
    "[1,2]", '{"a":1,"b":[true,false,null]}', '["\\u0041\\n"]', "-1.5e+10", "[[],{}]", '"x"',
    '{"a":{"b":"c"}}', ' [ { "a" : [ -0.5 , "é" ] } ] ',
]  # fmt: skip
# A placeholder, or a template's tag.
EXTENSIONS = re.compile(rb"\$|\{[{%#]")


def text(dice):
    """Tokens one after the other, or a document with a few bytes of it changed."""
    if dice.random() < 0.5:
        return "".join(dice.choices(TOKENS, k=dice.randint(1, 7))).encode()
    characters = dice.choice(SEEDS)
    for _ in range(dice.randint(0, 2)):
        start = dice.randint(0, len(characters))
        end = start + dice.randint(0, 2)
        characters = characters[:start] + dice.choice(["", *TOKENS]) + characters[end:]
    changed = bytearray(characters.encode())
    if changed and dice.random() < 0.2:
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def refuse(constant):
    raise ValueError(f"{constant} is not JSON")


def is_json(content):
    try:
        json.loads(content.decode("utf-8"), parse_constant=refuse)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("seed", range(3))
def test_both_take_the_same_texts_for_json(tasklint, tmp_path, seed):
    dice = random.Random(seed)
    texts = [content for content in (text(dice) for _ in range(4_000))
             if not EXTENSIONS.search(content)]
    for number, content in enumerate(texts):
        (tmp_path / f"{number}.json").write_bytes(content)
    done = tasklint("--no-config", "-f", "concise",
                    *(f"{number}.json" for number in range(len(texts))), cwd=tmp_path)
    assert done.returncode == 1 and not done.stderr
    faults = {}
    for line in done.stdout.decode().splitlines():
        faults.setdefault(int(line.split(".")[0]), []).append(line)
    # Each is reported, if only as no task definition; another language is named as that.
    refused = {number for number, lines in faults.items()
               if any("[json-syntax]" in line or "written in" in line for line in lines)}
    assert len(faults) == len(texts)
    differences = [content for number, content in enumerate(texts)
                   if is_json(content) == (number in refused)]
    assert not differences
    assert 100 < len(texts) - len(refused) < len(texts) / 2, "the texts are all alike"

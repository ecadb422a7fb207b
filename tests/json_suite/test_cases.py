#!/usr/bin/env python3
"""What JSON is and what it is not, by our own texts: every kind of thing that
RFC 8259 allows, forbids or leaves open, without a corpus.

Usage: test_cases.py PROGRAM, which is json_verdict."""

import sys

import differential

DEEP = 32

# RFC 8259 allows it, and so do we.
JSON = [
    b"[]", b"{}", b"[ ]", b"{ }", b" \t\r\n[] \t\r\n", b"[[], [[]]]",
    b"null", b"true", b"false", b"7", b'"alone"', b'""', b"[null, 1, \"1\"]",
    b'[1,,2]'.replace(b",,", b","), b'{"":0}', b'{"a":{},"b":{"a":[]}}',
    b'{"a":1,"A":2}', b'{"a":1,"a ":2}', b'{"x":{"a":1},"y":{"a":1}}',
    b"[0]", b"[-0]", b"[-1]", b"[10]", b"[1.0]", b"[-0.0]", b"[0.5]",
    b"[1e2]", b"[1E2]", b"[1e+2]", b"[1E+2]", b"[1e-2]", b"[1E-2]", b"[0e5]",
    b"[0e+1]", b"[12.5e3]", b"[123456789012345678901234567890]",
    b"[-0.000000000000000000000000000000000000000000000000000000000000001]",
    rb'["\" \\ \/ \b \f \n \r \t"]', rb'["\u0041\u00e9\u20AC\uFFFD"]',
    rb'["\ud83d\ude00"]', rb'["\uD83D\uDE00"]', rb'["\u005C\u0022"]',
    rb'["a\\u0061"]', rb'["\\\\"]', rb'["\u2028\u2029"]', rb'["\uFDD0"]',
    rb'["\u007f"]', b'["\x7f"]', b'["/"]', b'["// no comment /* */ #"]',
    '["é ß 漢 😀 \u2060 \ufeff"]'.encode(), b'{"\\u0061":1,"b":2}',
    b"[" * DEEP + b"]" * DEEP, b'["' + b"a" * 4096 + b'"]',
    '["{}"]'.format("😀" * 4096).encode(), b"[" + b"0," * 99998 + b"0]",
]

# JSON too, but no scenario: a double key, and U+0000.
NO_SCENARIO = {
    b'{"a":1,"a":1}': "E008", b'{"a":1,"b":2,"a":3}': "E008",
    rb'{"a":1,"\u0061":2}': "E008", rb'{"\u00E9":1,"\u00e9":2}': "E008",
    '{"é":1,"\\u00e9":2}'.encode(): "E008", b'{"":1,"":2}': "E008",
    rb'{"/":1,"\/":2}': "E008", rb'{"\ud83d\ude00":1,"\uD83D\uDE00":2}': "E008",
    rb'["\u0000"]': "E007", rb'{"a\u0000b":1}': "E007",
    b"{" + b",".join(b'"k%d":0' % (i % 99) for i in range(100)) + b"}": "E008",
}

# RFC 8259 forbids it.
NO_JSON = [
    b"", b" ", b"\xef\xbb\xbf", b"\xef\xbb", b"\xef\xbb{}", b"\0", b"[\0]",
    # lists
    b"[", b"]", b"[1", b"[1,", b"[,", b"[,1]", b"[1,]", b"[1,,2]", b"[1,,]",
    b"[1 true]", b"[1;2]", b"[1:2]", b'["a": 1]', b"[1]]", b"[1],", b"[[1]",
    b"[1}", b"[3[4]]", b"[*]", b"[-]", b"[\n1\n", b"[][]", b"[a", b"[\v]",
    b"[\f]", b"[x]", b"[{", b'["', b"[nul", b"[tru", b"[fals", b"[1}",
    # objects
    b"{", b"}", b"{]", b"{,", b"{,}", b'{"a"', b'{"a":', b'{"a":1',
    b'{"a":1,', b'{"a":1,}', b'{"a":1,,}', b'{"a":1,,"b":2}', b'{"a" 1}',
    b'{"a"::1}', b'{"a",1}', b'{"a";1}', b'{:1}', b'{"a":}', b'{"a"}',
    b"{'a':1}", b"{a:1}", b"{1:1}", b"{null:1}", b"{[]:1}", b'{"a":1]',
    b'{"a":1}}', b'{"a":1}{', b'{"a":1 "b":2}', b'{"a":x}', b'{"a":1}x',
    '{😀:1}'.encode(), b'{"a":1}//', b'{"a":1}/*x*/', b'{/**/"a":1}',
    b'{"a":1}#', b'{"\xb9":1,}', b'{"a"\0:1}',
    # words
    b"True", b"TRUE", b"nULL", b"nulll", b"tru", b"t", b"undefined",
    "[\u2060]".encode(), "é".encode(), "aå".encode(), b"*", b"<.>",
    b"<null>", b'{"a": true fals}',
    # numbers
    b"[01]", b"[-01]", b"[00]", b"[012]", b"[1.]", b"[-1.]", b"[.5]",
    b"[-.5]", b"[0.e1]", b"[2.e3]", b"[2.e+3]", b"[1.2.3]", b"[1..2]",
    b"[1e]", b"[1e+]", b"[1e-]", b"[1E+]", b"[0e]", b"[1e1.5]", b"[1ee2]",
    b"[1eE2]", b"[+1]", b"[++1]", b"[--1]", b"[-+1]", b"[- 1]", b"[1 000]",
    b"[1_000]", b"[1,000,]", b"[0x1]", b"[0x42]", b"[0b1]", b"[0o7]", b"[1f]",
    b"[1-2]", b"[1+2]", b"[-x]", b"[-1x]", b"[1a]", b"[NaN]", b"[-NaN]",
    b"[nan]", b"[Inf]", b"[+Inf]", b"[Infinity]", b"[-Infinity]", b"[1\xe5]",
    b"[0\xe5]", b"[1e\xe5]", b"[1e1\xe5]", "[１]".encode(), "[٣]".encode(),
    b"2@", b"123\0", b"-",
    # strings
    b'"', b'["a', b'["a\\', b'["a\\"', b'["a\\"]', b"['a']", b"'a'", b"[a]",
    b'["a\x00b"]', b'["a\nb"]', b'["a\tb"]', b'["a\rb"]', b'["\x1f"]',
    b'["new\r\nline"]', rb'["\x41"]', rb'["\a"]', rb'["\v"]', rb'["\0"]',
    rb'["\'"]', rb'["\ "]', b'["\\\x00"]', b'["\\\t"]', b'["\\\n"]',
    '["\\😀"]'.encode(), rb'["\u"]', rb'["\u1"]', rb'["\u12"]', rb'["\u123"]',
    rb'["\u12G4"]', rb'["\U0041"]', rb'["\u 041"]', rb'["\u+041"]',
    rb'["\uD800\"]', rb'["\uD800\u"]', rb'["\uD800\u1"]', rb'["\uD834\uDd"]',
    rb'["\uD800\uD800\x"]', rb'[\u000A""]', rb'[\n]', rb'["\\\"]',
    b'["\\\xe5"]', b'["\\u\xe5"]', b'"a"x', b'["a"x]', rb'"\u0041',
]

# RFC 8259 leaves it open; these we take ...
OPEN_YES = [
    b"\xef\xbb\xbf{}", b"[1e-400]", b"[123e-10000000]",
    b"[123123123123123123123123123123]", b"[-123123123123123123123123123123]",
    b"[9223372036854775808]", b"[0e99999999999]",
]

# ... and these we refuse.
OPEN_NO = [
    b"[1e309]", b"[-1e309]", b"[1e308]", b"[1e99999999999]", b"[0.4e400]",
    b"[-123123e100000]", b"[1" + b"0" * 308 + b"]",
    # half pairs
    rb'["\uD800"]', rb'["\uDC00"]', rb'["\uDBFFx"]', rb'["\uD800\n"]',
    rb'["\uDC00\uD800"]', rb'["\uD800\uD800"]', rb'["\uD800\u0041"]',
    rb'{"\uDFAA":0}', rb'["\uDADA\uDADA\uDC00"]',
    # no UTF-8
    b'["\x80"]', b'["\xbf"]', b'["\xc0\x80"]', b'["\xc1\xbf"]', b'["\xc3"]',
    b'["\xe0\x80\x80"]', b'["\xe0\xff"]', b'["\xe2\x82"]', b'["\xe9"]',
    b'["\xed\xa0\x80"]', b'["\xed\xbf\xbf"]', b'["\xf0\x80\x80\x80"]',
    b'["\xf4\x90\x80\x80"]', b'["\xf5\x80\x80\x80"]', b'["\xfe"]',
    b'["\xff"]', b'["\xf8\x88\x80\x80\x80"]', b'["\xfc\x83\xbf\xbf\xbf\xbf"]',
    # other encodings
    "[1]".encode("utf-16"), "[1]".encode("utf-16-le"),
    "[1]".encode("utf-16-be"), "[1]".encode("utf-32"),
    # beyond our limits
    b"[" * (DEEP + 1) + b"]" * (DEEP + 1), b"[" * 500 + b"]" * 500,
    b"[" * 100000, b'{"a":' * 100000, b'[{"":' * 50000,
    b'["' + b"a" * 4097 + b'"]', '["{}"]'.format("é" * 4097).encode(),
    b'{"' + b"a" * 4097 + b'":0}', b"[" + b"0," * 99999 + b"0]",
    b" " * (1024 * 1024) + b"1",
]


def main():
    program = sys.argv[1]
    wanted = ([(text, "yes") for text in JSON + OPEN_YES]
              + [(text, f"no {code}") for text, code in NO_SCENARIO.items()]
              + [(text, "no") for text in NO_JSON + OPEN_NO])
    texts = [text for text, _ in wanted]
    wrong = 0
    for (text, want), got in zip(wanted, differential.judge(program, texts)):
        # All that is said of a text that is JSON is the rule it breaks.
        found = got.split(" ")[0]
        if " " in want:
            found = " ".join([found, *sorted(set(got.split(" ")[1:]))])
        if found != want:
            wrong += 1
            print(f"{text[:200]!r}: found {got[:200]}, expected {want}")
        python = differential.oracle(text) if len(text) < 10**6 else "no"
        if python.split(" ")[0] != want.split(" ")[0]:
            wrong += 1
            print(f"{text[:200]!r}: expected {want}, Python says {python[:99]}")
    print(f"{len(JSON)} to take, {len(NO_JSON)} to refuse, "
          f"{len(OPEN_YES) + len(OPEN_NO)} left open, {len(NO_SCENARIO)} JSON "
          f"but no scenario; {wrong} wrong")
    return 1 if wrong or len(set(texts)) < 300 else 0


if __name__ == "__main__":
    sys.exit(main())

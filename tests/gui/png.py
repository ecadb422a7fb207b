"""Reads the PNG files that the game writes."""

import struct
import zlib


def decode(data):
    """Width, height and rows of bytes; checks every sum on the way."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, parts = 8, {}
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        end = at + 12 + length
        assert struct.unpack(">I", data[end - 4:end])[0] == \
            zlib.crc32(name + body)
        parts[name] = body
        at = end
    assert list(parts) == [b"IHDR", b"IDAT", b"IEND"]
    width, height, depth, kind = struct.unpack(">IIBB", parts[b"IHDR"][:10])
    assert (depth, kind) == (8, 2)
    packed = zlib.decompress(parts[b"IDAT"])
    return width, height, unfilter(packed, width * 3, height)


def unfilter(packed, length, height):
    rows, above = [], bytes(length)
    assert len(packed) == (length + 1) * height
    for y in range(height):
        start = y * (length + 1)
        assert packed[start] == 2
        row = packed[start + 1:start + 1 + length]
        above = bytes((a + b) & 255 for a, b in zip(row, above))
        rows.append(above)
    return rows

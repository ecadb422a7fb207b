"""Seals of recordings and saves, worked out a second time."""

WORD = (1 << 64) - 1


def mix(value):
    value ^= value >> 30
    value = value * 0xbf58476d1ce4e5b9 & WORD
    value ^= value >> 27
    value = value * 0x94d049bb133111eb & WORD
    return value ^ value >> 31


def hash_bytes(data):
    """hash_bytes() of base/hash.h."""
    state = 0x9e3779b97f4a7c15
    start = state
    whole = len(data) // 8 * 8
    words = [
        int.from_bytes(data[i:i + 8], "little") for i in range(0, whole, 8)
    ]
    words += [int.from_bytes(data[whole:], "little"), len(data)]
    for word in words:
        state = mix((state ^ mix(word)) + start & WORD)
    return state


def seal(word, data):
    """The line that closes `data`."""
    return f"{word} {hash_bytes(data):016x}\n".encode()

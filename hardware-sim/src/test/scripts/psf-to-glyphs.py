"""Turns a Linux console font (PSF1 or PSF2, gzipped) into the text that Glyphs.java reads.

usage: psf-to-glyphs.py spleen-12x24.psfu.gz > spleen-12x24.txt
"""
import gzip
import struct
import sys

PAGES = ["cp437", "cp850", "cp852", "cp858", "cp860", "cp863", "cp865", "cp866", "cp1252", "latin9"]


def wanted():
    chars = set()
    for page in PAGES:
        for value in range(0x20, 0x100):
            char = bytes([value]).decode(page, "ignore")
            if char and not 0x7F <= ord(char) <= 0xA0:
                chars.add(char)
    return sorted(chars)


def psf2(data):
    _, _, start, _, count, size, height, width = struct.unpack("<8I", data[:32])
    glyphs = [data[start + i * size : start + (i + 1) * size] for i in range(count)]
    names = data[start + count * size :].split(b"\xff")[:count]
    return width, height, glyphs, [n.split(b"\xfe")[0].decode("utf-8") for n in names]


def psf1(data):
    mode, height = data[2], data[3]
    count = 512 if mode & 1 else 256
    glyphs = [data[4 + i * height : 4 + (i + 1) * height] for i in range(count)]
    table = data[4 + count * height :]
    units = struct.unpack("<%dH" % (len(table) // 2), table)
    names, name, sequence = [], "", False
    for unit in units:
        if unit == 0xFFFF:
            names.append(name)
            name, sequence = "", False
        elif unit == 0xFFFE:
            sequence = True
        elif not sequence:
            name += chr(unit)
    return 8, height, glyphs, names


def main():
    data = gzip.open(sys.argv[1]).read()
    width, height, glyphs, names = psf1(data) if data[:2] == b"\x36\x04" else psf2(data)
    glyph_of = {}
    for glyph, name in zip(glyphs, names):
        for char in name:
            glyph_of.setdefault(char, glyph)
    print(f"# Spleen 1.9.1, {width}x{height}. A line is a code point and its rows from top to bottom,")
    print(f"# {(width + 7) // 8} byte(s) a row, leftmost dot highest. Licence: LICENSE-spleen.txt")
    for char in wanted():
        if char in glyph_of:
            print(f"{ord(char):04x} {glyph_of[char].hex()}")


main()

#!/usr/bin/env python3
"""Check, without the software that made it, that an entry stands in an audit log.

    python check_proof.py proof.json                     the entry is under the root that the checkpoint states
    python check_proof.py proof.json --key BASE64        and the checkpoint is signed by this Ed25519 key
    python check_proof.py proof.json --checkpoint FILE   and it agrees with a checkpoint that was kept elsewhere

`proof.json` has `entry` (the text that was hashed), `index` (its place), `path` (base64 hashes from the leaf upward)
and `checkpoint` (origin, size, root, signature). Hashing is that of RFC 6962: SHA-256 over 0x00 and the entry for a
leaf, over 0x01 and both halves for a node. Only `--key` needs a package: cryptography.
"""

import argparse
import base64
import hashlib
import json
import sys
from pathlib import Path


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_from(entry, index, size, path):
    """The root that the path leads to (RFC 9162, 2.1.3.2); ValueError when its length cannot be right."""
    if not 0 <= index < size:
        raise ValueError("the place lies outside the log")
    place, last = index, size - 1
    result = hashlib.sha256(b"\x00" + entry).digest()
    for other in path:
        if last == 0:
            raise ValueError("the path is too long")
        if place & 1 or place == last:
            result = node(other, result)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            result = node(result, other)
        place, last = place >> 1, last >> 1
    if last:
        raise ValueError("the path is too short")
    return result


def parts_of(note):
    """Origin, size, root, the signed text and the signature of a checkpoint."""
    text, _, signature = note.partition("\n\n")
    origin, size, root = text.split("\n")[:3]
    signed = base64.b64decode(signature.split(" ")[2]) if signature else b""
    return origin, int(size), base64.b64decode(root, validate=True), f"{text}\n".encode(), signed[4:]


def is_signed(text, signature, key):
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(key)).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def problems_of(proof, key=None, kept=None):
    """Everything that speaks against the proof."""
    origin, size, root, text, signature = parts_of(proof["checkpoint"])
    try:
        path = [base64.b64decode(one, validate=True) for one in proof["path"]]
        if root_from(proof["entry"].encode(), proof["index"], size, path) != root:
            yield "the entry is not under the root of the checkpoint"
    except ValueError as error:
        yield str(error)
    if key and not is_signed(text, signature, key):
        yield "the checkpoint is not signed by this key"
    if kept and parts_of(kept)[:3] != (origin, size, root):
        yield "the checkpoint is not the one that was kept"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("proof", type=Path)
    parser.add_argument("--key", help="the log's public key, base64")
    parser.add_argument("--checkpoint", type=Path, help="a checkpoint that was kept elsewhere")
    given = parser.parse_args(arguments)
    proof = json.loads(given.proof.read_text(encoding="utf-8"))
    kept = given.checkpoint.read_text(encoding="utf-8") if given.checkpoint else None
    found = list(problems_of(proof, given.key, kept))
    for problem in found:
        print("NOT PROVEN:", problem)
    if not found:
        print(f"Proven: the entry is number {proof['index']} of the log of {parts_of(proof['checkpoint'])[1]} entries.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

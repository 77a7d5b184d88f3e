/** The field of 256 elements (that of AES), in which a key is parted among tellers. */
export function times(a: number, b: number): number {
  let product = 0;
  for (; b > 0; b >>= 1) {
    if (b & 1) product ^= a;
    a <<= 1;
    if (a & 0x100) a ^= 0x11b;
  }
  return product;
}

/**
 * The parts of a key for the tellers 1, 2, …: points of a polynomial that is the key at nought. With fewer than two
 * needed each part would be the key itself, whatever a page says; and more than there are would never open.
 */
export function parted(key: Uint8Array, threshold: number, into: number): Uint8Array[] {
  if (!(threshold >= 2 && threshold <= into)) throw new RangeError("threshold");
  const factors = [key];
  while (factors.length < threshold) factors.push(crypto.getRandomValues(new Uint8Array(key.length)));
  return Array.from({ length: into }, (_, n) => key.map((_byte, i) => at(factors, i, n + 1)));
}

function at(factors: Uint8Array[], i: number, x: number): number {
  let value = 0;
  for (let n = factors.length - 1; n >= 0; n--) value = times(value, x) ^ factors[n]![i]!;
  return value;
}

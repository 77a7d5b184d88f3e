// For test_sealing.py: what the browser makes of what the other side gives.
import * as sealing from "../../frontend/src/islands/ballot/sealing.ts";

let given = "";
for await (const piece of process.stdin) given += piece;
const { place, ordinal, code, tellers, threshold, part: sealed, jwk, own, teller, counting, to } = JSON.parse(given);
const key = await crypto.subtle.importKey("jwk", jwk, { name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
const made = await sealing.sealedPaper(place, ordinal, code, tellers.map(sealing.bytes), threshold);
const part = await sealing.partOf(sealed, place, teller, key, sealing.bytes(own));
const opening = await sealing.opening({ [place.vote]: [part] }, sealing.bytes(to), counting, teller);
console.log(JSON.stringify({ made, part, opening, seal: await sealing.spoken(threshold, tellers.map(sealing.bytes)) }));

import assert from "node:assert/strict";
import { test } from "node:test";
import { bare, following, freed, labelled, marked } from "./grammar.ts";

test("a mark goes around the words, not around the spaces beside them, and away again", () => {
  const once = marked("giao Bộ Tư pháp rà soát", 4, 16, "**");
  assert.equal(once.text, "giao **Bộ Tư pháp** rà soát");
  for (const [from, to] of [[7, 17], [once.start, once.end]] as const) {
    assert.equal(marked(once.text, from, to, "**").text, "giao Bộ Tư pháp rà soát");
  }
});

test("a label is never inside a mark", () => {
  assert.equal(marked("a) Hai\nb) Ba", 0, 12, "**").text, "a) **Hai**\nb) **Ba**");
  assert.equal(freed("**Điều 5.** //Hiệu lực//"), "Điều 5. //Hiệu lực//");
  assert.equal(freed("**1. Về thể chế** như sau"), "1. **Về thể chế** như sau");
  assert.equal(freed("**Về thể chế**"), "**Về thể chế**");
});

test("a mark over two lines is one for each", () => {
  assert.equal(marked("một\nhai", 0, 7, "__").text, "__một__\n__hai__");
});

test("labels count on, points begin again below each clause", () => {
  const text = "1. Một\na) A\n2. Hai\nB";
  assert.equal(labelled(text, text.length, text.length, "point", "vi").text, "1. Một\na) A\n2. Hai\na) B");
  assert.equal(labelled("Điều 3. Ba\nBốn", 14, 14, "article", "vi").text, "Điều 3. Ba\nĐiều 4. Bốn");
  assert.equal(labelled("IX. Chín\nMười", 12, 12, "part", "vi").text, "IX. Chín\nX. Mười");
  assert.equal(labelled("d) dê\nđê", 8, 8, "point", "vi").text, "d) dê\nđ) đê");
  assert.equal(labelled("一", 1, 1, "article", "ja").text, "第1条　一");
});

test("the same label twice takes it away; another replaces it", () => {
  assert.equal(labelled("1. Một", 6, 6, "clause", "vi").text, "Một");
  assert.equal(labelled("1. Một", 6, 6, "dash", "vi").text, "- Một");
});

test("Enter goes on with the next label, and ends the list in an empty line", () => {
  assert.equal(following("1.1. Một", 8, "vi"), "1.2. ");
  assert.equal(following("a) Một", 6, "vi"), "b) ");
  assert.equal(following("1. Một\n2. ", 10, "vi"), "");
  assert.equal(following("Một câu.", 8, "vi"), null);
});

test("a line without its label keeps its words", () => {
  assert.equal(bare("> Điều 4 khoản 2"), "Điều 4 khoản 2");
  assert.equal(bare("không nhãn"), "không nhãn");
});

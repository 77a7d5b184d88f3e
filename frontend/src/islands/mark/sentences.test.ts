import assert from "node:assert/strict";
import { test } from "node:test";
import { sentences, wholeWords } from "./sentences.ts";

const cut = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));

test("a date in a sentence does not end it", () => {
  assert.deepEqual(cut("Hoàn thành trước 15.4.2025. Báo cáo Ban Chỉ đạo."), [
    "Hoàn thành trước 15.4.2025.",
    "Báo cáo Ban Chỉ đạo.",
  ]);
});

test("a semicolon keeps the deadline with its task", () => {
  const text = "Văn phòng chủ trì; hoàn thành trong tháng 3 năm 2025.";
  assert.deepEqual(cut(text), [text]);
});

test("an abbreviated place is not the end", () => {
  assert.deepEqual(cut("Giao TP. Hà Nội thực hiện."), ["Giao TP. Hà Nội thực hiện."]);
});

test("Japanese stops need no space", () => {
  assert.deepEqual(cut("規程を公布する。期限は三月とする。"), ["規程を公布する。", "期限は三月とする。"]);
});

test("a text without a stop is one sentence, an empty text none", () => {
  assert.deepEqual(cut("Giao Tổ giúp việc"), ["Giao Tổ giúp việc"]);
  assert.deepEqual(cut("  "), []);
});

test("a drag that ends inside a word takes the word", () => {
  const text = "Ban Cơ yếu chủ trì";
  const span = wholeWords(text, { start: 5, end: 9 });
  assert.equal(text.slice(span.start, span.end), "Cơ yếu");
});

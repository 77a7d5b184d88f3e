import { say } from "../../shared/say.ts";
import { word } from "../../shared/words.ts";
import { type Change, type Kind, following, labelled, marked } from "./grammar.ts";
import { linesOf } from "./pasting.ts";

/**
 * A bar of acts above the text of a draft. The text stays what it is, lines of plain grammar in a textarea: without
 * a script it is written by hand. Everything that the bar does has keys, and can be undone like typing.
 *
 *     <textarea data-editor data-language="vi" data-word-bar="Write" data-word-bold="Bold" …></textarea>
 */
interface Act {
  name: string;
  keys?: string;
  run: (area: HTMLTextAreaElement) => Change;
}

const mark = (name: string, sign: string, keys: string): Act => ({
  name,
  keys,
  run: (area) => marked(area.value, area.selectionStart, area.selectionEnd, sign),
});
const label = (name: Kind, keys?: string): Act => ({
  name,
  ...(keys ? { keys } : {}),
  run: (area) => labelled(area.value, area.selectionStart, area.selectionEnd, name, area.dataset["language"] ?? "vi"),
});

const ACTS: Act[][] = [
  [mark("bold", "**", "b"), mark("italic", "//", "i"), mark("underline", "__", "u")],
  [label("part", "1"), label("article", "2"), label("clause", "3"), label("point", "4"), label("dash", "5")],
  [label("basis"), label("quote"), { name: "table", run: table }, { name: "break", run: pageBreak }],
];

export function edit(area: HTMLTextAreaElement): void {
  if (area.dataset["edits"]) return;
  area.dataset["edits"] = "yes";
  const bar = barOf(area);
  area.before(bar);
  area.addEventListener("keydown", (event) => onKey(area, event));
  area.addEventListener("paste", (event) => onPaste(area, event));
}

function barOf(area: HTMLTextAreaElement): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "editor-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", word(area, "bar"));
  bar.setAttribute("aria-controls", area.id);
  for (const group of ACTS) {
    const part = document.createElement("span");
    part.className = "editor-part";
    part.append(...group.map((act) => buttonOf(area, act)));
    bar.append(part);
  }
  const buttons = [...bar.querySelectorAll("button")];
  const stops = (to: HTMLElement | undefined): void => {
    for (const one of buttons) one.tabIndex = one === to ? 0 : -1;
  };
  stops(buttons[0]);
  // One stop of the Tab key for the whole bar; arrows walk inside it.
  bar.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = step ? buttons[(at + step + buttons.length) % buttons.length] : event.key === "Home" ? buttons[0] : event.key === "End" ? buttons.at(-1) : null;
    if (!to) return;
    event.preventDefault();
    stops(to);
    to.focus();
  });
  return bar;
}

function buttonOf(area: HTMLTextAreaElement, act: Act): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `editor-act is-${act.name}`;
  button.textContent = word(area, act.name);
  if (act.keys) {
    const keys = `Ctrl+${/\d/.test(act.keys) ? "Alt+" : ""}${act.keys.toUpperCase()}`;
    button.title = `${word(area, act.name)} (${keys})`;
    button.setAttribute("aria-keyshortcuts", keys.replace("Ctrl", "Control"));
  }
  button.addEventListener("click", () => {
    write(area, act.run(area));
    say(word(area, act.name));
  });
  return button;
}

function onKey(area: HTMLTextAreaElement, event: KeyboardEvent): void {
  // A word that is being composed (Telex, kana) takes its own Enter.
  if (event.isComposing) return;
  const isOrder = (event.ctrlKey || event.metaKey) && !event.shiftKey;
  const act = isOrder ? ACTS.flat().find((one) => one.keys && event.altKey === /\d/.test(one.keys) && pressed(event) === one.keys) : undefined;
  if (act) {
    event.preventDefault();
    write(area, act.run(area));
  } else if (event.key === "Enter" && !isOrder && !event.shiftKey && area.selectionStart === area.selectionEnd) {
    const next = following(area.value, area.selectionStart, area.dataset["language"] ?? "vi");
    if (next === null) return;
    event.preventDefault();
    const caret = area.selectionStart;
    if (next === "") area.setSelectionRange(area.value.lastIndexOf("\n", caret - 1) + 1, caret);
    insert(area, next === "" ? "" : `\n${next}`);
  }
}

/** With Alt some keyboards give another letter: the digit is where it always is. */
function pressed(event: KeyboardEvent): string {
  return event.code.startsWith("Digit") ? event.code.slice(5) : event.key.toLowerCase();
}

function onPaste(area: HTMLTextAreaElement, event: ClipboardEvent): void {
  const html = event.clipboardData?.getData("text/html");
  if (!html) return;
  const lines = linesOf(html);
  if (!lines) return;
  event.preventDefault();
  insert(area, lines);
}

function table(area: HTMLTextAreaElement): Change {
  return line(area, `| ${word(area, "column")} 1 | ${word(area, "column")} 2 |\n|  |  |`);
}

function pageBreak(area: HTMLTextAreaElement): Change {
  return line(area, "---");
}

/** Puts whole lines behind the line of the caret. */
function line(area: HTMLTextAreaElement, made: string): Change {
  const found = area.value.indexOf("\n", area.selectionEnd);
  const at = found < 0 ? area.value.length : found;
  const lead = at > 0 && area.value[at - 1] !== "\n" ? "\n" : "";
  const text = area.value.slice(0, at) + lead + made + area.value.slice(at);
  const caret = at + lead.length + made.length;
  return { text, start: caret, end: caret };
}

/** Writes only what differs, as if it were typed: so the browser can undo it. */
function write(area: HTMLTextAreaElement, change: Change): void {
  const before = area.value;
  let head = 0;
  while (head < before.length && before[head] === change.text[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < change.text.length - head && before.at(-1 - tail) === change.text.at(-1 - tail)) tail += 1;
  area.focus();
  area.setSelectionRange(head, before.length - tail);
  insert(area, change.text.slice(head, change.text.length - tail));
  area.setSelectionRange(change.start, change.end);
}

function insert(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  // The only way that keeps the browser's own undo; every browser still has it.
  const isDone = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (isDone) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

for (const area of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-editor]")) edit(area);

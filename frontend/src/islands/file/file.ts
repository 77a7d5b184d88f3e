import { say } from "../../shared/say.ts";
import { word } from "../../shared/words.ts";

/**
 * A file field that takes dropped and pasted files, names what was chosen and refuses what is too
 * big before it travels. Without a script the field stands alone.
 *
 *     <d-file data-max="20000000" data-word-drop="Drop files here…" data-word-big="{name} is {size}; at most {limit}…"
 *             data-word-chosen="{name}, {size}"><input type="file" name="evidence"></d-file>
 */
export class FileDrop extends HTMLElement {
  private list = document.createElement("ul");

  connectedCallback(): void {
    const input = this.input;
    if (!input || this.contains(this.list)) return;
    const hint = document.createElement("p");
    hint.className = "form-text";
    hint.textContent = word(this, "drop");
    this.list.className = "file-list";
    this.append(hint, this.list);
    input.addEventListener("change", () => this.show());
    for (const name of ["dragenter", "dragover"]) {
      this.addEventListener(name, (event) => {
        event.preventDefault();
        this.classList.add("is-over");
      });
    }
    for (const name of ["dragleave", "drop"]) this.addEventListener(name, () => this.classList.remove("is-over"));
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.take(event.dataTransfer?.files);
    });
    this.addEventListener("paste", (event) => this.take(event.clipboardData?.files));
  }

  private get input(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("input[type=file]");
  }

  private take(files: FileList | undefined | null): void {
    const input = this.input;
    if (!input || !files?.length) return;
    const chosen = new DataTransfer();
    for (const file of input.multiple ? [...files] : [...files].slice(0, 1)) chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private show(): void {
    const input = this.input;
    if (!input) return;
    const limit = Number(this.dataset["max"] ?? 0);
    const kept = new DataTransfer();
    const spoken: string[] = [];
    this.list.replaceChildren();
    for (const file of input.files ?? []) {
      const isTooBig = limit > 0 && file.size > limit;
      const values = { name: file.name, size: size(file.size), limit: size(limit) };
      const line = document.createElement("li");
      line.textContent = word(this, isTooBig ? "big" : "chosen", values);
      line.className = isTooBig ? "is-refused" : "";
      this.list.append(line);
      spoken.push(line.textContent);
      if (!isTooBig) kept.items.add(file);
    }
    if (kept.files.length !== (input.files?.length ?? 0)) input.files = kept.files;
    say(spoken.join(". "), spoken.length > kept.files.length);
  }
}

/** Bytes in units of a thousand, in the page's language. */
export function size(octets: number, lang: string = document.documentElement.lang): string {
  const units = ["B", "kB", "MB", "GB"];
  let at = 0;
  let value = octets;
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  const digits = at < 2 ? 0 : 1;
  return `${value.toLocaleString(lang, { maximumFractionDigits: digits })}\u00a0${units[at]}`;
}

customElements.define("d-file", FileDrop);

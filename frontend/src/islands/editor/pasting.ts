import { freed } from "./grammar.ts";

/**
 * What was copied from Word or a page, as lines of a draft: words, bold, italic, underlined, tables, numbers of lists.
 * Everything else (colours, fonts, links, pictures, comments) stays behind. The markup is parsed into a document
 * of its own that loads nothing and runs nothing.
 */
export function linesOf(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const one of page.querySelectorAll("script,style,template,meta,link,title,o\\:p,[style*='display:none']")) one.remove();
  const lines: string[] = [];
  blocks(page.body, lines);
  return lines.join("\n");
}

const BLOCKS = "address,article,blockquote,dd,div,dl,dt,h1,h2,h3,h4,h5,h6,hr,li,ol,p,pre,section,table,tbody,td,tr,ul";
const SIGNS: [string, (style: CSSStyleDeclaration, tag: string) => boolean][] = [
  ["**", (style, tag) => ["B", "STRONG"].includes(tag) || Number(style.fontWeight) >= 600 || style.fontWeight === "bold"],
  ["//", (style, tag) => ["I", "EM"].includes(tag) || style.fontStyle === "italic"],
  ["__", (style, tag) => tag === "U" || style.textDecoration.includes("underline") || style.textDecorationLine.includes("underline")],
];

function blocks(parent: Element, lines: string[]): void {
  let words = "";
  const end = (): void => {
    const line = freed(tidy(words));
    if (line) lines.push(line);
    words = "";
  };
  for (const node of parent.childNodes) {
    if (!(node instanceof Element)) {
      words += node.nodeType === Node.TEXT_NODE ? spaced(node.textContent ?? "") : "";
    } else if (node.tagName === "BR") {
      if (breaksPage(node)) {
        end();
        lines.push("---");
      } else end();
    } else if (node.tagName === "TABLE") {
      end();
      for (const row of node.querySelectorAll("tr")) {
        const cells = [...row.querySelectorAll("td,th")].map((cell) => tidy(inline(cell, "")).replaceAll("|", "/"));
        if (cells.some(Boolean)) lines.push(`| ${cells.join(" | ")} |`);
      }
    } else if (node.matches(BLOCKS) || node.querySelector(BLOCKS)) {
      end();
      const before = lines.length;
      blocks(node, lines);
      if (node.tagName === "LI" && lines.length > before) lines[before] = labelOf(node) + (lines[before] ?? "");
    } else words += breaksPage(node) ? "" : inline(node, "");
  }
  end();
}

function inline(element: Element, around: string): string {
  let out = "";
  const own = SIGNS.filter(([sign, has]) => !around.includes(sign) && has((element as HTMLElement).style, element.tagName)).map(([sign]) => sign);
  for (const node of element.childNodes) {
    if (node instanceof Element) out += node.tagName === "BR" ? " " : inline(node, around + own.join(""));
    else if (node.nodeType === Node.TEXT_NODE) out += spaced(node.textContent ?? "");
  }
  const words = out.trim();
  if (!words || own.length === 0) return out;
  const lead = out.startsWith(" ") ? " " : "";
  const tail = out.endsWith(" ") ? " " : "";
  return lead + own.join("") + words + own.toReversed().join("") + tail;
}

/** A list of a page counts by itself; Word writes the number into the text, which is kept as it stands. */
function labelOf(item: Element): string {
  if (item.parentElement?.tagName !== "OL") return "- ";
  const place = [...item.parentElement.children].filter((one) => one.tagName === "LI").indexOf(item) + 1;
  return `${place}. `;
}

function breaksPage(element: Element): boolean {
  return (element.getAttribute("style") ?? "").replace(/\s/g, "").includes("page-break-before:always") && !tidy(element.textContent ?? "");
}

function spaced(text: string): string {
  return text.replace(/[\s\u00a0]+/g, " ");
}

/** Word parts one bold phrase into several: a mark that ends where the same begins is none. */
function tidy(text: string): string {
  let out = text;
  for (const [sign] of SIGNS) out = out.replaceAll(sign + sign, "").replaceAll(`${sign} ${sign}`, " ");
  return out.replace(/ +/g, " ").trim();
}

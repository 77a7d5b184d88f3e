/**
 * Words of an island in the page's language. The server writes them as data attributes
 * (`data-word-lost="Connection lost"`), so that all texts stay in one translation catalogue.
 */
export function word(host: HTMLElement, key: string, values: Record<string, string | number> = {}): string {
  const text = host.getAttribute(`data-word-${key}`) ?? "";
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

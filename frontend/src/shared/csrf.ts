/** The token against forged requests, from the headers that htmx sends with every request. */
export function csrfToken(): string {
  const headers = document.body.getAttribute("hx-headers:inherited");
  if (!headers) return "";
  return (JSON.parse(headers) as Record<string, string>)["X-CSRFToken"] ?? "";
}

/**
 * The only file that knows pdf.js. Everything the viewer needs goes through these few functions,
 * so that a new version of the library is one file's work.
 */
import { GlobalWorkerOptions, type PDFDocumentProxy, type PDFPageProxy, TextLayer, getDocument } from "pdfjs-dist";

export interface Paper {
  readonly pages: number;
  /** Width and height of a page at 100 %, in CSS pixels. */
  size(page: number): Promise<{ width: number; height: number }>;
  /** Draws a page and its selectable text into `host`; a newer call for the host cancels it. */
  draw(page: number, host: HTMLElement, scale: number): Promise<void>;
  close(): void;
}

export async function open(url: string, assets: string, worker: string): Promise<Paper> {
  GlobalWorkerOptions.workerSrc = worker;
  const loading = getDocument({
    url,
    cMapUrl: `${assets}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}standard_fonts/`,
    wasmUrl: `${assets}wasm/`,
    iccUrl: `${assets}iccs/`,
    withCredentials: false,
    enableXfa: false,
  });
  return new LibraryPaper(await loading.promise);
}

class LibraryPaper implements Paper {
  private readonly drawing = new WeakMap<HTMLElement, { cancel(): void }>();

  private readonly document: PDFDocumentProxy;

  constructor(document: PDFDocumentProxy) {
    this.document = document;
  }

  get pages(): number {
    return this.document.numPages;
  }

  async size(page: number): Promise<{ width: number; height: number }> {
    const { width, height } = (await this.document.getPage(page)).getViewport({ scale: 96 / 72 });
    return { width, height };
  }

  async draw(number: number, host: HTMLElement, scale: number): Promise<void> {
    this.drawing.get(host)?.cancel();
    const page = await this.document.getPage(number);
    const viewport = page.getViewport({ scale: (scale * 96) / 72 });
    const density = Math.min(window.devicePixelRatio || 1, 2);
    const canvas = globalThis.document.createElement("canvas");
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    canvas.setAttribute("aria-hidden", "true");
    const task = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
    this.drawing.set(host, task);
    try {
      await task.promise;
    } catch (error) {
      if ((error as Error).name === "RenderingCancelledException") return;
      throw error;
    }
    const text = await textLayer(page, viewport, scale);
    host.replaceChildren(canvas, text);
  }

  close(): void {
    void this.document.loadingTask.destroy();
  }
}

async function textLayer(
  page: PDFPageProxy,
  viewport: ReturnType<PDFPageProxy["getViewport"]>,
  scale: number,
): Promise<HTMLElement> {
  const layer = document.createElement("div");
  layer.className = "textLayer";
  // Set through the object model, which the security policy allows; an attribute it would not.
  layer.style.setProperty("--total-scale-factor", String((scale * 96) / 72));
  await new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport }).render();
  return layer;
}

import { pdfjs } from 'react-pdf';
import type { OpenFailure } from '@/domain/looks/report-open-failed';
import { failureOf } from './failure';

// Served by ourselves, beside the code of the very same version.
const HOME = `/pdfjs/${pdfjs.version}`;
pdfjs.GlobalWorkerOptions.workerSrc = `${HOME}/build/pdf.worker.min.mjs`;

/** A part that did not come is asked for again after these pauses, before the reader hears of it. */
const PAUSES_MS = [400, 1600];

type OnFail = (reason: OpenFailure) => void;

/**
 * Begins to load a PDF by ranges: its first page is there before the rest of it. What fails is told once; `stop` ends it.
 * @param sizeBytes how long the file is, since answers don't say
 */
export function loadPdf(url: string, sizeBytes: number, onFail: OnFail) {
  let over = false;
  const fail: OnFail = (reason) => {
    if (!over) onFail(reason);
    over = true;
  };
  const ranges = new Ranges(url, sizeBytes, fail);
  const task = pdfjs.getDocument({
    range: ranges,
    cMapUrl: `${HOME}/cmaps/`,
    standardFontDataUrl: `${HOME}/standard_fonts/`,
    wasmUrl: `${HOME}/wasm/`,
    iccUrl: `${HOME}/iccs/`,
    enableXfa: false,
  });
  task.onPassword = () => fail('locked');
  task.promise.catch((error: unknown) => fail(isBroken(error) ? 'corrupt' : 'network'));
  return {
    loaded: task.promise,
    stop: () => {
      over = true;
      ranges.abort();
      void task.destroy();
    },
  };
}

class Ranges extends pdfjs.PDFDataRangeTransport {
  readonly #url: string;
  readonly #fail: OnFail;
  readonly #stop = new AbortController();

  constructor(url: string, length: number, fail: OnFail) {
    super(length, null);
    this.#url = url;
    this.#fail = fail;
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#fetch(begin, end, 0);
  }

  override abort(): void {
    this.#stop.abort();
  }

  async #fetch(begin: number, end: number, tries: number): Promise<void> {
    const { signal } = this.#stop;
    try {
      const answer = await fetch(this.#url, {
        signal,
        headers: { range: `bytes=${begin}-${end - 1}` },
      });
      if (!answer.ok) return this.#fail(failureOf(answer.status));
      this.onDataRange(begin, new Uint8Array(await answer.arrayBuffer()));
    } catch {
      const pause = PAUSES_MS[tries];
      if (signal.aborted) return;
      if (pause === undefined) return this.#fail('network');
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (!signal.aborted) await this.#fetch(begin, end, tries + 1);
    }
  }
}

function isBroken(error: unknown): boolean {
  return error instanceof Error && error.name !== 'AbortException';
}

/** As `MOST_BYTES` of the domain, said before a file is sent for nothing. */
export const MOST_BYTES = 50 * 1024 * 1024;

/** How sending a file ended: it is there, or the sentence of why not; `again` where another try may help. */
export type Sent = { ok: true } | { ok: false; message: string | null; again: boolean };

/**
 * Sends one file as the body of a request, telling how much of it has gone. Aborting it leaves nothing behind.
 */
export function uploadFile(
  file: File,
  {
    item,
    onProgress,
    signal,
  }: {
    /** What a client sends it for. */
    item?: string | undefined;
    onProgress: (bytes: number) => void;
    signal: AbortSignal;
  },
): Promise<Sent> {
  const asked = new URLSearchParams({ name: file.name, size: String(file.size) });
  if (item) asked.set('item', item);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/documents?${asked}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => resolve(sentOf(request.status, request.responseText));
    request.onerror = () => resolve({ ok: false, message: null, again: true });
    request.onabort = () => resolve({ ok: false, message: null, again: true });
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function sentOf(status: number, body: string): Sent {
  if (status === 200 || status === 201) return { ok: true };
  // What is wrong with the file stays wrong; a busy or restarted server does not.
  return { ok: false, message: titleOf(body), again: ![403, 404, 409, 422].includes(status) };
}

function titleOf(body: string): string | null {
  try {
    const problem: unknown = JSON.parse(body);
    const has = typeof problem === 'object' && problem !== null && 'title' in problem;
    return has && typeof problem.title === 'string' ? problem.title : null;
  } catch {
    return null;
  }
}

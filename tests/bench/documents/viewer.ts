import { changeDocument } from '@/domain/publishing/change-document';
import { finishDocument } from '@/domain/intake/finish-document';
import { listIncoming } from '@/domain/intake/list-incoming';
import { publishDocuments } from '@/domain/publishing/publish-documents';
import { tellPublishing } from '@/domain/telling/tell-publishing';
import { uploadDocument } from '@/domain/intake/upload-document';
import { publicId } from '@/lib/ids';
import type { CastStand } from '@/tests/bench/cast-stand';
import { median, rounded, type Tell } from '@/tests/bench/figure';
import { password } from '@/tests/bench/portal/load-firm';
import { makePdf } from '@/tests/domain/documents/make-files';
import { openBrowser } from '@/tests/support/browser';
import { brightwater, cast, emails } from '@/tests/support/cast';

const PAGES = 200;
const LINES = 45;
const TIMES = 7;
const MOST_MS = 1500;

/**
 * How long a client waits for the first page of an encrypted PDF of 200 pages: from asking for the page until its first
 * page is drawn and its text can be selected, in a real browser that has been at the portal before.
 */
export async function tellViewer({ url }: CastStand, { say, figure }: Tell): Promise<void> {
  say('  a PDF of 200 pages, brought and published');
  const address = `${url}/documents/${publicId('do', await publishLong())}`;
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/sign-in`);
    await page.fill('input[type=email]', emails.dana);
    await page.fill('input[type=password]', password);
    await page.click('button[type=submit]');
    await page.waitForURL(`${url}/`);
    const times: number[] = [];
    for (let time = 0; time <= TIMES; time += 1) {
      const started = performance.now();
      await page.goto(address, { waitUntil: 'commit' });
      await page.getByText('Page 1, line 1 of a long paper').first().waitFor();
      times.push(performance.now() - started);
    }
    // The first one loads the viewer itself, which the browser keeps.
    const [cold = NaN, ...warm] = times;
    say(`  ${rounded(cold, 0)} ms when the viewer itself had to come too`);
    const value = median(warm);
    figure({
      name: 'viewer.first_page_ms',
      value: rounded(value, 0),
      unit: 'ms',
      against: `the ${MOST_MS} ms that it may take`,
      ratio: rounded(value / MOST_MS),
      target: { of: 'value', atMost: MOST_MS },
    });
  } finally {
    await browser.close();
  }
}

async function publishLong(): Promise<string> {
  const texts = Array.from({ length: PAGES }, (_, page) =>
    Array.from(
      { length: LINES },
      (_, line) => `Page ${page + 1}, line ${line + 1} of a long paper for ${brightwater.name}`,
    ).join('\n'),
  );
  const bytes = makePdf(texts);
  const { documentId } = await uploadDocument(cast.tom, {
    filename: 'long-paper.pdf',
    declaredBytes: bytes.length,
    source: (async function* () {
      yield bytes;
    })(),
  });
  await finishDocument(documentId);
  await changeDocument(cast.tom, {
    documentId,
    title: 'A long paper',
    category: 'contract',
    year: 2026,
    audience: 'all',
    readers: [],
    actionNeeded: false,
    dueOn: null,
  });
  const { documents } = await listIncoming(cast.tom);
  const version = documents.find(({ id }) => id === publicId('do', documentId))?.version ?? '';
  const { publishingId } = await publishDocuments(cast.tom, [{ documentId, version }]);
  await tellPublishing(cast.tom, publishingId);
  return documentId;
}

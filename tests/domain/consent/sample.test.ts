import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { renderSamplePaper } from '@/components/paper/render-sample-paper';
import { beginSample } from '@/domain/consent/begin-sample';
import { getSample } from '@/domain/consent/get-sample';
import { readPdf } from '@/lib/pdf-reader';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const { dana, marco } = cast;

beforeEach(() => ownerQuery('TRUNCATE delivery_consent, consent_sample, rate_window'));

it('a sample is the same bytes each time, so that it is read by parts, and bears its code', async () => {
  const { sampleId, paper } = await beginSample(marco);
  const first = await renderSamplePaper(paper);
  await sleep(1_100);
  const second = await renderSamplePaper(await getSample(marco, { sampleId }));
  expect(second.equals(first)).toBe(true);
  const read = await readPdf(Uint8Array.from(first), { pages: 1, characters: 10_000 });
  expect('text' in read && read.text).toContain(paper.code);
});

it('is its person’s alone, with a code of its own, and no row holds that', async () => {
  const { sampleId, paper } = await beginSample(marco);
  await expect(getSample(dana, { sampleId })).rejects.toMatchObject({ code: 'not_found' });
  expect((await beginSample(marco)).paper.code).not.toBe(paper.code);
  const rows = JSON.stringify(await ownerQuery('SELECT * FROM consent_sample'));
  expect(rows).not.toContain(paper.code.replace(' ', ''));
});

import { readdir } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { clearDocuments, look } from '@/tests/domain/documents/bring';
import { makePdf, makePng, makeZip } from '@/tests/domain/documents/make-files';
import { brightwater, cast, emails, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { listOutgoing } from '@/domain/publishing/list-outgoing';
import { takeBackPublishing } from '@/domain/publishing/take-back-publishing';
import { tellPublishing } from '@/domain/telling/tell-publishing';
import { beginSeason } from '@/domain/seasons/begin-season';
import { getSeason } from '@/domain/seasons/get-season';
import { publishSeason } from '@/domain/seasons/publish-season';
import { readSeason } from '@/domain/seasons/read-season';
import { stopSeason } from '@/domain/seasons/stop-season';
import { env } from '@/lib/env';
import {
  bringArchive,
  bringSeason,
  finishAll,
  linesOf,
  publishAll,
  sayItGoes,
} from './bring-season';

const { tom, ruth, dana } = cast;
const w2 = (name: string) => makePdf([`W-2 Wage and Tax Statement 2025 ${name}`]);

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE season, season_row, publishing_run, upload, upload_part CASCADE');
});

const HEAD = 'file,client,person,title,category,year';
const list = (...lines: string[]) => [HEAD, ...lines].join('\r\n');

describe('a season', () => {
  it('is matched by its list, looked at, and published at once', async () => {
    const seasonId = await bringSeason({
      'manifest.csv': list(
        `w2/dana.pdf,${brightwater.name},Dana Whitlock,W-2 of Dana,W-2,2025`,
        `w2/marco.pdf,${emails.dana},${emails.marco},,payroll,`,
        `register.pdf,${brightwater.name},,Payroll register,payroll,2025`,
      ),
      'w2/dana.pdf': w2('one'),
      'w2/marco.pdf': w2('two'),
      'register.pdf': makePdf(['a register']),
    });
    const season = await getSeason(tom, seasonId);
    expect(season).toMatchObject({
      state: 'taken',
      lines: 3,
      done: 3,
      unnamed: 0,
      counts: { ready: 3 },
      goingTo: [{ name: brightwater.name, documents: 3 }],
    });
    expect(await linesOf(seasonId)).toMatchObject({
      'w2/dana.pdf': { step: 'ready', client: brightwater.name, title: 'W-2 of Dana' },
    });
    // It goes out with the season, not with the files of every day.
    expect(await look(tom)).toEqual([]);
    const first = await publishAll(seasonId);
    const [batch] = await listOutgoing(tom);
    expect(batch).toMatchObject({ documents: 3, clients: 1 });
    const rows = await ownerQuery<{
      title: string;
      audience: string;
      year: number;
      readers: number;
    }>(
      `SELECT title, audience::text, year, (SELECT count(*)::int FROM document_reader r WHERE r.document_id = d.id) AS readers
       FROM document d ORDER BY title`,
    );
    expect(rows).toEqual([
      { title: 'Payroll register', audience: 'documents_right', year: 2025, readers: 0 },
      { title: 'W-2 of Dana', audience: 'named', year: 2025, readers: 1 },
      { title: 'marco', audience: 'named', year: 2025, readers: 1 },
    ]);
    expect(await takeBackPublishing(tom, { publishingId: first })).toBe(3);
    expect(await getSeason(tom, seasonId)).toMatchObject({ counts: { ready: 3 } });
    await tellPublishing(tom, await publishAll(seasonId));
    // Both W-2s are held until their readers agree; the register is told of.
    const mails = await ownerQuery<{ kind: string }>(
      "SELECT split_part(key, '/', 1) AS kind FROM mail ORDER BY 1",
    );
    expect(mails.map(({ kind }) => kind)).toEqual(['consent', 'consent', 'documents']);
  });

  it('says line by line what can’t go out, and takes the rest', async () => {
    const seasonId = await bringSeason({
      'a/manifest.csv': list(
        `good.pdf,${brightwater.name},,,,`,
        `gone.pdf,${brightwater.name},,,,`,
        `picture.pdf,${brightwater.name},,,,`,
        `empty.pdf,${brightwater.name},,,,`,
        `GOOD.pdf,${brightwater.name},,,,`,
        `other.pdf,${brightwater.name},,,nonsense,`,
        `year.pdf,${brightwater.name},,,,25`,
        `,${brightwater.name},,,,`,
        `nobody.pdf,,,,,`,
        `tool.exe,${brightwater.name},,,,`,
      ),
      'a/good.pdf': makePdf(['good']),
      'a/picture.pdf': makePng(),
      'a/empty.pdf': '',
      'a/tool.exe': 'MZ',
      'a/left-out.pdf': makePdf(['nobody named me']),
      '__MACOSX/a/._good.pdf': 'x',
    });
    const { shown, unnamed } = await getSeason(tom, seasonId);
    expect(unnamed).toBe(1);
    expect(Object.fromEntries(shown.map(({ line, problem }) => [line, problem]))).toEqual({
      2: null,
      3: 'seasons.problem.missing',
      4: 'seasons.problem.mismatch',
      5: 'documents.refused.empty',
      6: 'seasons.problem.twice',
      7: 'seasons.problem.category',
      8: 'seasons.problem.year',
      9: 'seasons.problem.no_file',
      10: 'seasons.problem.no_client',
      11: 'documents.refused.type',
    });
    await publishAll(seasonId);
    expect(await getSeason(tom, seasonId)).toMatchObject({ counts: { outgoing: 1, refused: 9 } });
  });

  it('leaves to somebody what is not sure: no such client, no such person, a paper that says another', async () => {
    const seasonId = await bringSeason({
      'manifest.csv': list(
        `a.pdf,Nobody & Sons,,,,`,
        `b.pdf,${larkAndLoom.name},,,,`,
        `c.pdf,${brightwater.name},Somebody Else,,W-2,`,
        `d.pdf,${brightwater.name},,,W-2,`,
      ),
      'a.pdf': makePdf(['a']),
      'b.pdf': makePdf(['b']),
      'c.pdf': w2('c'),
      'd.pdf': w2('d'),
    });
    const { counts } = await getSeason(tom, seasonId);
    expect(counts).toMatchObject({ check: 4, ready: 0 });
    expect((await look(tom)).map(({ group }) => group)).toEqual(Array(4).fill('check'));
    await expect(sayItGoes(seasonId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('goes on where its worker was stopped, and is read once however often it is worked', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `f${at}.pdf`);
    const { seasonId } = await bringArchive(
      makeZip({
        'manifest.csv': list(...names.map((name) => `${name},${brightwater.name},,,,`)),
        ...Object.fromEntries(names.map((name) => [name, makePdf([name])])),
      }),
    );
    await Promise.all([readSeason(seasonId), readSeason(seasonId)]);
    await readSeason(seasonId);
    await finishAll();
    expect(await ownerQuery('SELECT 1 FROM document')).toHaveLength(12);
    expect(await getSeason(tom, seasonId)).toMatchObject({ state: 'taken', counts: { ready: 12 } });
    expect(await ownerQuery('SELECT 1 FROM upload_part')).toEqual([]);
  });

  it('is nobody’s but whose it is', async () => {
    const { seasonId, uploadId } = await bringArchive(makeZip({ 'manifest.csv': 'x' }));
    for (const other of [ruth, dana]) {
      await expect(getSeason(other, seasonId)).rejects.toMatchObject({
        code: other === dana ? 'forbidden' : 'not_found',
      });
    }
    await expect(beginSeason(ruth, uploadId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(publishSeason(ruth, { seasonId, look: '' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(stopSeason(ruth, seasonId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('an archive that is none, or means harm', () => {
  const good = list(`a.pdf,${brightwater.name},,,,`);
  it.each<[string, Buffer, string, number | null]>([
    ['no ZIP', Buffer.from('PK, and then nothing of it'), 'no_zip', null],
    ['cut off', makeZip({ 'manifest.csv': good }).subarray(0, 40), 'no_zip', null],
    ['no list', makeZip({ 'a.pdf': makePdf(['a']) }), 'no_list', null],
    ['no columns', makeZip({ 'manifest.csv': 'a;b\n1;2\n' }), 'no_columns', 1],
    [
      'an open quotation mark',
      makeZip({ 'manifest.csv': `${HEAD}\na.pdf,"x,,,,\n` }),
      'malformed',
      2,
    ],
    ['nothing under the first line', makeZip({ 'manifest.csv': `${HEAD}\n` }), 'no_rows', null],
    [
      'what unpacks to more than a season',
      makeZip(
        {
          'manifest.csv': good,
          ...Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`${at}.pdf`, 'x'])),
        },
        { claim: 4_000_000_000, deflated: true },
      ),
      'swollen',
      null,
    ],
  ])('%s', async (_, bytes, failure, line) => {
    const { seasonId } = await bringArchive(bytes);
    await readSeason(seasonId);
    expect(await getSeason(tom, seasonId)).toMatchObject({
      state: 'failed',
      problem: `seasons.failed.${failure}`,
      problemLine: line,
    });
    expect(await ownerQuery('SELECT 1 FROM document')).toEqual([]);
    expect(await ownerQuery('SELECT 1 FROM upload_part')).toEqual([]);
  });

  it('a file that unpacks to more than it says is refused, and its neighbours are taken', async () => {
    const bomb = Buffer.alloc(5_000_000, 'x');
    const bytes = makeZip(
      { 'manifest.csv': list(`bomb.txt,${brightwater.name},,,,`), 'bomb.txt': bomb },
      { deflated: true },
    );
    // Both places where the archive says how large it is.
    const lie = Buffer.alloc(4);
    lie.writeUInt32LE(bomb.length);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(1000);
    for (let at = bytes.indexOf(lie); at >= 0; at = bytes.indexOf(lie, at + 1))
      small.copy(bytes, at);
    const before = await readdir(env().STORAGE_DIR, { recursive: true });
    const { seasonId } = await bringArchive(bytes);
    await readSeason(seasonId);
    expect((await linesOf(seasonId))['bomb.txt']).toMatchObject({
      step: 'refused',
      problem: 'seasons.problem.cut_off',
    });
    const after = await readdir(env().STORAGE_DIR, { recursive: true });
    expect(after.filter((name) => name.includes('/') && !before.includes(name))).toEqual([]);
  });

  it('names that lead elsewhere are names like any other', async () => {
    const names = ['../../etc/passwd.pdf', 'C:\\x\\con.pdf', 'a\u202efdp.pdf', 'e\u0301.pdf'];
    const seasonId = await bringSeason({
      'manifest.csv': list(...names.map((name) => `${name},${brightwater.name},,,,`)),
      ...Object.fromEntries(names.map((name, at) => [name, makePdf([`${at}`])])),
    });
    expect(await getSeason(tom, seasonId)).toMatchObject({ counts: { ready: 4 } });
    const rows = await ownerQuery<{ filename: string }>('SELECT filename FROM document');
    expect(rows.map(({ filename }) => filename).sort()).toEqual(
      ['_con.pdf', 'afdp.pdf', 'passwd.pdf', '\u00e9.pdf'].sort(),
    );
  });
});

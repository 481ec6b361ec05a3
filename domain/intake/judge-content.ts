import { detectKind, type FileKind } from '@/lib/file-kind';
import { readImageSize } from '@/lib/image-size';
import { isMixed } from '@/lib/mixed-file';
import { judgeOffice } from '@/lib/office-archive';
import { readText } from '../words/read-text';
import type { Refusal } from './refusal';

/** What a file holds, as far as it is read; or why it is not taken. */
export type Reading = { refusal: Refusal } | { pages: number | null; text: string };

const TEXT_PAGES = 5;
const TEXT_CHARACTERS = 20_000;
/** The scan of a large plan has 50 million; unpacked, 100 million are 400 MB in whoever's browser shows them. */
const MOST_PIXELS = 100_000_000;

/**
 * Judges a whole file by its content, and reads what it says. The bytes are handed over and are not to be used again.
 * @param kind what it was taken in as; null for a type that is none of ours
 */
export async function judgeContent(
  bytes: Uint8Array<ArrayBuffer>,
  kind: FileKind | null,
): Promise<Reading> {
  if (kind && isMixed(bytes, kind)) return { refusal: 'mixed' };
  switch (kind) {
    case 'pdf':
    case 'text':
    case 'csv':
      return judgeText(bytes, kind);
    case 'docx':
    case 'xlsx':
      return judgeOfficeFile(bytes, kind);
    case 'png':
    case 'jpeg':
    case 'webp':
    case 'heic':
      return judgeImage(bytes, kind);
    case null:
      return NOTHING;
  }
}

const NOTHING: Reading = { pages: null, text: '' };

async function judgeText(bytes: Uint8Array<ArrayBuffer>, kind: FileKind): Promise<Reading> {
  const found = await readText(bytes, kind, { pages: TEXT_PAGES, characters: TEXT_CHARACTERS });
  return 'problem' in found ? { refusal: found.problem } : found;
}

async function judgeOfficeFile(bytes: Uint8Array, kind: FileKind): Promise<Reading> {
  const problem = await judgeOffice(bytes);
  if (problem) return { refusal: problem };
  return (await detectKind(bytes)) === kind ? NOTHING : { refusal: 'not_office' };
}

function judgeImage(bytes: Uint8Array, kind: FileKind): Reading {
  const size = readImageSize(bytes, kind);
  if (!size) return { refusal: 'broken' };
  return size.width * size.height > MOST_PIXELS ? { refusal: 'too_many_pixels' } : NOTHING;
}

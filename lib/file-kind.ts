import { fileTypeFromBuffer } from 'file-type';

/** The kinds of file that are taken in. */
export type FileKind = 'pdf' | 'png' | 'jpeg' | 'webp' | 'heic' | 'text' | 'csv' | 'docx' | 'xlsx';

/** How a kind is shown in the page; null where it has to be downloaded. */
export type FileShow = 'pages' | 'image' | 'text' | null;

type Known = { mediaType: string; endings: readonly string[]; show: FileShow };

export const FILE_KINDS: Readonly<Record<FileKind, Known>> = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'], show: 'pages' },
  png: { mediaType: 'image/png', endings: ['png'], show: 'image' },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], show: 'image' },
  webp: { mediaType: 'image/webp', endings: ['webp'], show: 'image' },
  heic: { mediaType: 'image/heic', endings: ['heic', 'heif'], show: null },
  text: { mediaType: 'text/plain', endings: ['txt', 'text', 'log', 'md'], show: 'text' },
  csv: { mediaType: 'text/csv', endings: ['csv', 'tsv'], show: 'text' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    show: null,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    show: null,
  },
};

const DETECTED: Readonly<Record<string, FileKind>> = {
  pdf: 'pdf',
  png: 'png',
  jpg: 'jpeg',
  webp: 'webp',
  heic: 'heic',
  heif: 'heic',
  docx: 'docx',
  xlsx: 'xlsx',
};

/** How many of the first bytes `detectKind` wants to see. */
export const HEAD_BYTES = 64 * 1024;

/** Office files with macros in them, by what they say of themselves. */
const WITH_MACROS = ['docm', 'dotm', 'xlsm', 'xltm', 'pptm', 'potm', 'ppsm'];

/** What a file is by its content: one of ours, an archive, an Office file with macros, another known or unknown thing. */
export type Detected = FileKind | 'archive' | 'macros' | 'unknown';

/**
 * What a file is, by its first bytes alone, whatever it is called. An Office file whose parts stand in an unusual order
 * is `archive` by its first bytes, and itself by all of them. Text is `text`: nothing in it tells a CSV, and what a browser
 * or a shell would make of it is no matter, since it is given out as plain text alone.
 */
export async function detectKind(head: Uint8Array): Promise<Detected> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (!found) {
    if (isZip(head)) return 'archive';
    return isText(head) ? 'text' : 'unknown';
  }
  if (found.ext === 'zip') return 'archive';
  if (WITH_MACROS.includes(found.ext)) return 'macros';
  return DETECTED[found.ext] ?? (isText(head) ? 'text' : 'unknown');
}

/** The kind that a file's name claims, `other` for an ending that is none of ours, null where it has none. */
export function kindOfName(filename: string): FileKind | 'archive' | 'other' | null {
  const ending = /\.([\p{L}\p{N}]{1,10})$/u.exec(filename)?.[1]?.toLowerCase();
  if (!ending) return null;
  if (ending === 'zip') return 'archive';
  const kinds = Object.keys(FILE_KINDS) as FileKind[];
  return kinds.find((kind) => FILE_KINDS[kind].endings.includes(ending)) ?? 'other';
}

/** The kind that a stored media type is of; null where it is none of ours. */
export function kindOfType(mediaType: string | null): FileKind | null {
  const kinds = Object.keys(FILE_KINDS) as FileKind[];
  return kinds.find((kind) => FILE_KINDS[kind].mediaType === mediaType) ?? null;
}

/** How a stored media type is shown. */
export function showOf(mediaType: string | null): FileShow {
  const kind = kindOfType(mediaType);
  return kind && FILE_KINDS[kind].show;
}

/** Whether bytes can be a part of a text: no control characters but those that lay text out. UTF-16 has a mark. */
export function isText(bytes: Uint8Array, utf16 = isUtf16(bytes)): boolean {
  if (utf16) return true;
  for (const byte of bytes) {
    if (byte < 32 && (byte < 9 || byte > 13) && byte !== 27) return false;
  }
  return true;
}

export function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

import { parentPort, workerData } from 'node:worker_threads';
import { createInflateRaw } from 'node:zlib';
import { Parser } from 'htmlparser2';

/** Reads the text of an Office file's parts in a thread of its own, which whoever started it may end. */
const { parts, mostBytes, mostCharacters } = workerData;

/** Elements, by name without a namespace, between which words don't run together. */
const APART = new Set(['p', 'tab', 'br', 'cr', 'si', 'is', 'tr']);

const DEEPEST = 1000;

let text = '';
let left = mostBytes;
const isFull = () => text.length >= mostCharacters;

/** The text elements of Word and Excel alike are called `t`; entities stay as they are written, but for those of XML itself. */
function parserOf() {
  let open = 0;
  let texts = 0;
  return new Parser(
    {
      onopentagname: (name) => {
        // No program writes such a thing, and the parser's own list of what is open slows down with its length.
        if ((open += 1) > DEEPEST) throw new Error('too deep');
        if (plain(name) === 't') texts += 1;
      },
      ontext: (words) => {
        if (texts > 0 && !isFull()) text += words;
      },
      onclosetag: (name) => {
        open -= 1;
        if (plain(name) === 't') texts -= 1;
        else if (APART.has(plain(name))) text += '\n';
      },
    },
    { xmlMode: true },
  );
}

function plain(name) {
  return name.slice(name.indexOf(':') + 1);
}

/** By its first bytes: the mark of UTF-16, or what the first line says. UTF-8 otherwise. */
function decoderOf(head) {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be');
  const [, said = 'utf-8'] =
    /^[^>]*\bencoding=["']([\w.:-]+)["']/.exec(head.toString('latin1', 0, 200)) ?? [];
  // A mark of UTF-16 that is not there belies what is said.
  return new TextDecoder(/^utf-?16/i.test(said) ? 'utf-8' : said);
}

async function* unpack({ method, packed }) {
  if (method === 'stored') return yield Buffer.from(packed);
  const inflate = createInflateRaw();
  inflate.end(packed);
  yield* inflate;
}

async function read(part) {
  const parser = parserOf();
  let decoder;
  for await (const piece of unpack(part)) {
    left -= piece.length;
    if (left < 0) throw new Error('swollen');
    decoder ??= decoderOf(piece);
    parser.write(decoder.decode(piece, { stream: true }));
    if (isFull()) return;
  }
  parser.end();
  text += '\n';
}

try {
  for (const part of parts) if (!isFull()) await read(part);
  parentPort.postMessage({ text: text.slice(0, mostCharacters) });
} catch {
  parentPort.postMessage({ text: '' });
}

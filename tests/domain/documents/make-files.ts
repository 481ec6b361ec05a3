import { Readable } from 'node:stream';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** A small, valid PDF with one line of text a page. */
export function makePdf(pages: readonly string[]): Buffer {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  pages.forEach((text, at) => {
    const lines = text
      .split('\n')
      .map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj 0 -20 Td`);
    const content = `BT /F1 14 Tf 50 740 Td ${lines.join(' ')} ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  });
  let body = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  body += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

/** As `makePdf`, but it asks for a password. */
export function makeLockedPdf(): Buffer {
  const noise = '<' + '5a'.repeat(32) + '>';
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${noise} /U ${noise} /P -4 >> /ID [${noise} ${noise}]`;
  return Buffer.from(
    makePdf(['secret']).toString('latin1').replace('/Root 1 0 R', `/Root 1 0 R ${lock}`),
    'latin1',
  );
}

/** A PNG that says it is so large; its picture is one pixel. */
export function makePng({ width = 1, height = 1 } = {}): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const tail = Buffer.alloc(4);
    tail.writeUInt32BE(crc32(named));
    return Buffer.concat([head, named, tail]);
  };
  const size = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * A ZIP: an archive, or with the right parts an Office file. Its entries are as they are, or, `deflated`, packed; with
 * `claim` each says that it unpacks to so many bytes.
 */
export function makeZip(
  entries: Record<string, string | Buffer>,
  { deflated = false, claim }: { deflated?: boolean; claim?: number } = {},
): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [file, plain] = [Buffer.from(name), Buffer.from(text)];
    const data = deflated ? deflateRawSync(plain) : plain;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(deflated ? 8 : 0, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(claim ?? plain.length, 18);
    common.writeUInt16LE(file.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, file, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, file]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(locals.length, 8);
  end.writeUInt16LE(locals.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** The smallest thing that is a Word document by its content; with further parts, and further types of parts. */
export function makeDocx(
  parts: Record<string, string | Buffer> = {},
  { types = '', ...packing }: { types?: string; deflated?: boolean; claim?: number } = {},
): Buffer {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return makeZip(
    {
      '[Content_Types].xml': `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${main}"/>${types}</Types>`,
      'word/document.xml': '<w:document/>',
      ...parts,
    },
    packing,
  );
}

/** A sender's stream, in pieces; with `breakAfter` the line breaks after so many bytes. */
export function send(bytes: Buffer, breakAfter?: number): Readable {
  return Readable.from(
    (async function* () {
      for (let at = 0; at < bytes.length; at += 10_000) {
        if (breakAfter !== undefined && at >= breakAfter) throw new Error('the line broke');
        yield bytes.subarray(at, at + 10_000);
      }
    })(),
  );
}

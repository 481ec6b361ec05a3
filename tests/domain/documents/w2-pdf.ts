type Placed = { text: string; x: number; y: number; size?: number; turned?: boolean };

const WORDS: Placed[] = [
  { text: 'W-2 Wage and Tax Statement 2025', x: 50, y: 740 },
  { text: 'Brightwater Ceramics LLC, 1420 Kiln Lane, Tacoma', x: 50, y: 715 },
];

/**
 * A page on which texts stand where they are told, each as a piece of its own; with `picture` a picture lies over so much
 * of the page, and with `field` a form's field bears a text.
 */
export function placedPdf(
  placed: readonly Placed[],
  { words = true, picture = 0, field }: { words?: boolean; picture?: number; field?: string } = {},
): Buffer {
  const texts = [...(words ? WORDS : []), ...placed].map(({ text, x, y, size = 12, turned }) => {
    const matrix = turned ? `0 1 -1 0 ${x} ${y}` : `1 0 0 1 ${x} ${y}`;
    return `BT /F1 ${size} Tf ${matrix} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;
  });
  const side = Math.sqrt(picture);
  if (picture) texts.push(`q ${612 * side} 0 0 ${792 * side} 0 0 cm /I1 Do Q`);
  const content = texts.join('\n');
  const appearance = `BT /F1 12 Tf 2 4 Td (${field ?? ''}) Tj ET`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${field ? '/AcroForm << /Fields [7 0 R] >>' : ''} >>`,
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R ${field ? '/Annots [7 0 R]' : ''}
       /Resources << /Font << /F1 3 0 R >> /XObject << /I1 6 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x7f\nendstream',
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (ssn) /V (${field ?? ''}) /F 4 /Rect [50 400 300 424] /AP << /N 8 0 R >> >>`,
    `<< /Type /XObject /Subtype /Form /BBox [0 0 250 24] /Resources << /Font << /F1 3 0 R >> >> /Length ${appearance.length} >>\nstream\n${appearance}\nendstream`,
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const size = objects.length + 1;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

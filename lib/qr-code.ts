import { encode } from 'uqr';

/** A QR code as a path of squares in a box of `size` by `size`, its quiet edge of four included (ISO/IEC 18004, 9.1). */
export type QrCode = { size: number; path: string };

/** Draws `text` for a camera. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { border: 4 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}

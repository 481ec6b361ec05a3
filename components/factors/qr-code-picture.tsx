import clsx from 'clsx';
import type { QrCode } from '@/lib/qr-code';
import styles from './qr-code.module.css';

/** A QR code to be held before a camera; what it says stands beside it in words. */
export function QrCodePicture({ code, label }: { code: QrCode; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${code.size} ${code.size}`}
      shapeRendering="crispEdges"
      className={clsx(styles.tile, 'size-56 shrink-0 rounded-control border border-line')}
    >
      <path d={code.path} fill="currentColor" />
    </svg>
  );
}

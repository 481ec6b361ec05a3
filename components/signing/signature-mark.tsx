import { useTranslations } from 'next-intl';
import type { SignatureMark as Mark } from '@/domain/documents/signing-view';
import { strokesPath } from './strokes-path';

/** A signature as it was typed or drawn. */
export function SignatureMark({ mark, name }: { mark: Mark; name: string }) {
  const t = useTranslations('signing.state');
  if ('typed' in mark) return <p className="text-section">{mark.typed}</p>;
  const { drawing } = mark;
  return (
    <svg
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      preserveAspectRatio="xMinYMid meet"
      className="h-12 max-w-60"
      role="img"
      aria-label={t('drawn', { name })}
    >
      <path
        d={strokesPath(drawing)}
        fill="none"
        stroke="currentColor"
        strokeWidth={drawing.height / 40}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

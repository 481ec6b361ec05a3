'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import type SignaturePad from 'signature_pad';
import type { BasicPoint } from 'signature_pad';
import { Button } from '@/components/ui/button';
import { FieldWords } from '@/components/ui/field';
import type { Drawing } from '@/domain/documents/signing-view';

const PEN = { minWidth: 1.2, maxWidth: 2.6 };

/**
 * A field to draw a signature in, with a finger, a pen or the mouse. Its strokes are sent as JSON in the field `drawing`.
 * Whoever can't draw types their name; this is never the only way.
 */
export function DrawingPad({ initial, error }: { initial: string; error?: string | undefined }) {
  const t = useTranslations('signingForms.panel');
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const begin = useRef(initial);
  const [drawing, setDrawing] = useState(initial);

  useEffect(() => {
    const field = canvas.current;
    if (!field) return;
    let isGone = false;
    void import('signature_pad').then(({ default: Pad }) => {
      if (isGone) return;
      const ratio = Math.max(window.devicePixelRatio, 1);
      field.width = field.offsetWidth * ratio;
      field.height = field.offsetHeight * ratio;
      field.getContext('2d')?.scale(ratio, ratio);
      const made = new Pad(field, { ...PEN, penColor: getComputedStyle(field).color });
      pad.current = made;
      const kept = readStrokes(begin.current);
      if (kept.length > 0) {
        made.fromData(
          kept.map((points) => ({
            ...PEN,
            points,
            dotSize: 0,
            penColor: made.penColor,
            velocityFilterWeight: made.velocityFilterWeight,
            compositeOperation: made.compositeOperation,
          })),
        );
      }
      made.addEventListener('endStroke', () => setDrawing(writeStrokes(made, field)));
    });
    return () => {
      isGone = true;
      pad.current?.off();
    };
  }, []);

  return (
    <div className="flex flex-col gap-1.5">
      <span id={`${id}-label`} className="text-small font-name">
        {t('draw_here')}
      </span>
      <canvas
        ref={canvas}
        role="img"
        aria-labelledby={`${id}-label`}
        aria-describedby={error ? `${id}-error` : undefined}
        className="h-36 w-full touch-none rounded-control border border-line-2 bg-surface text-ink"
      />
      <FieldWords id={id} error={error} />
      <div className="flex flex-wrap items-center gap-3">
        <output className="text-small text-ink-2">{t(drawing ? 'draw_done' : 'draw_empty')}</output>
        {drawing && (
          <Button
            size="row"
            onClick={() => {
              pad.current?.clear();
              setDrawing('');
            }}
          >
            {t('clear')}
          </Button>
        )}
      </div>
      <input type="hidden" name="drawing" value={drawing} />
    </div>
  );
}

function writeStrokes(pad: SignaturePad, field: HTMLCanvasElement): string {
  const drawing: Drawing = {
    width: field.offsetWidth,
    height: field.offsetHeight,
    strokes: pad
      .toData()
      .map(({ points }) => points.flatMap(({ x, y }) => [Math.round(x), Math.round(y)])),
  };
  return JSON.stringify(drawing);
}

function readStrokes(json: string): BasicPoint[][] {
  if (!json) return [];
  const { strokes } = JSON.parse(json) as Drawing;
  return strokes.map((stroke) => {
    const points: BasicPoint[] = [];
    for (let at = 0; at + 1 < stroke.length; at += 2)
      points.push({ x: stroke[at] ?? 0, y: stroke[at + 1] ?? 0, pressure: 0.5, time: at * 8 });
    return points;
  });
}

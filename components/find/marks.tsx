'use client';

import clsx from 'clsx';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { foundable, placesIn } from '@/lib/find-in-text';

type Box = { left: number; top: number; width: number; height: number; index: number };

/** More marks than these nobody looks at, and each costs a box. */
const MOST = 400;

/**
 * Marks over a text that is on the page, wherever the sought one stands in it; the text below stays as it is and can be
 * selected. The current one has a frame, and is brought into sight.
 * @param stamp changes whenever the text is drawn anew
 */
export function Marks({
  text,
  frame,
  sought,
  current,
  stamp,
}: {
  /** What holds the text; the marks lie in its positioned parent. */
  text: () => HTMLElement | null;
  /** What scrolls. */
  frame: RefObject<HTMLElement | null>;
  sought: string;
  /** Which of them is the current one, from 0; null where it is elsewhere. */
  current: number | null;
  stamp: unknown;
}) {
  const over = useRef<HTMLDivElement>(null);
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const held = useRef(text);
  useLayoutEffect(() => {
    held.current = text;
  });

  useLayoutEffect(() => {
    const root = held.current();
    const origin = over.current?.getBoundingClientRect();
    const found = root && origin ? boxesIn(root, origin, sought, current ?? 0) : [];
    setBoxes(found);
    const here = current === null ? undefined : found.find(({ index }) => index === current);
    if (here && origin && frame.current) bringIntoSight(frame.current, origin, here);
  }, [current, frame, sought, stamp]);

  return (
    <div ref={over} aria-hidden className="pointer-events-none absolute inset-0">
      {boxes.map(({ index, ...box }, at) => (
        <div
          key={at}
          style={box}
          data-found={index === current ? 'current' : 'other'}
          className={clsx('found-mark', index === current && 'found-here')}
        />
      ))}
    </div>
  );
}

function boxesIn(root: HTMLElement, origin: DOMRect, sought: string, around: number): Box[] {
  const { source, nodes } = textOf(root);
  const places = placesIn(foundable(source), sought);
  const from = Math.max(0, Math.min(around - MOST / 2, places.length - MOST));
  return places.slice(from, from + MOST).flatMap(([begin, end], at) => {
    const range = document.createRange();
    const [first, last] = [nodeAt(nodes, begin), nodeAt(nodes, end - 1)];
    if (!first || !last) return [];
    range.setStart(first.node, begin - first.at);
    range.setEnd(last.node, Math.min(end - last.at, last.node.length));
    return [...range.getClientRects()]
      .filter(({ width, height }) => width > 0 && height > 0)
      .map(({ left, top, width, height }) => ({
        index: from + at,
        left: left - origin.left,
        top: top - origin.top,
        width,
        height,
      }));
  });
}

type Piece = { node: Text; at: number };

/** The text as it is read, the end of a line as one, and the node of each piece of it. */
function textOf(root: HTMLElement): { source: string; nodes: Piece[] } {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const nodes: Piece[] = [];
  let source = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      nodes.push({ node, at: source.length });
      source += node.data;
    } else if (node.nodeName === 'BR') source += '\n';
  }
  return { source, nodes };
}

function nodeAt(nodes: readonly Piece[], place: number): Piece | undefined {
  return nodes.findLast(({ at, node }) => at <= place && place < at + node.length);
}

function bringIntoSight(frame: HTMLElement, origin: DOMRect, box: Box): void {
  const seen = frame.getBoundingClientRect();
  const top = origin.top + box.top;
  const left = origin.left + box.left;
  if (top < seen.top || top + box.height > seen.bottom) {
    frame.scrollTop += top - seen.top - frame.clientHeight / 3;
  }
  if (left < seen.left || left + box.width > seen.right) {
    frame.scrollLeft += left - seen.left - frame.clientWidth / 3;
  }
}

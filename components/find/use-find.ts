'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { countIn, foundable, soughtText } from '@/lib/find-in-text';

/** One place where it was found: the part (a page), and which of those there it is, from 0. */
export type FoundPlace = { part: number; index: number };

/** Reads the text of one part; a part that can't be read has none. */
export type ReadPart = (part: number) => Promise<string>;

export type Find = {
  isOpen: boolean;
  open: () => void;
  close: () => void;
  typed: string;
  setTyped: (typed: string) => void;
  /** As it is compared; empty while nothing is looked for. */
  sought: string;
  /** How many parts were read, of how many. */
  read: number;
  parts: number;
  /** All that was read has no text at all. */
  isMute: boolean;
  total: number;
  /** Where one is, and the how many-th that is, from 1; null where nothing was found. */
  current: (FoundPlace & { ordinal: number }) | null;
  step: (by: 1 | -1) => void;
};

/** So many parts are read before what was found is counted anew. */
const AT_ONCE = 8;

/**
 * Finds a typed text in parts that are read one after the other, from when it is first asked for; between two of them
 * everything else goes on. Begins at the part that is in sight.
 */
export function useFind(parts: number, readPart: ReadPart, inSight: () => number): Find {
  const [isOpen, setOpen] = useState(false);
  const [typed, setText] = useState('');
  const [texts, setTexts] = useState<readonly string[]>([]);
  const [from, setFrom] = useState(0);
  const [place, setPlace] = useState<FoundPlace | null>(null);
  const done = useRef<string[]>([]);

  useEffect(() => {
    if (!isOpen || done.current.length >= parts) return;
    let over = false;
    const readOn = async () => {
      while (!over && done.current.length < parts) {
        const text = await readPart(done.current.length).catch(() => '');
        if (over) return;
        done.current.push(foundable(text).text);
        const isLast = done.current.length === parts;
        if (isLast || done.current.length % AT_ONCE === 1) setTexts([...done.current]);
      }
    };
    void readOn();
    return () => {
      over = true;
    };
  }, [isOpen, parts, readPart]);

  const sought = useMemo(() => (isOpen ? soughtText(typed) : ''), [isOpen, typed]);
  const counts = useMemo(() => texts.map((text) => countIn(text, sought)), [texts, sought]);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const isThere = place !== null && place.index < (counts[place.part] ?? 0);
  const here = isThere ? place : firstFrom(counts, from, texts.length === parts);
  const before = here ? counts.slice(0, here.part).reduce((sum, count) => sum + count, 0) : 0;

  return {
    isOpen,
    open: useCallback(() => setOpen(true), []),
    close: useCallback(() => setOpen(false), []),
    typed,
    setTyped: (next) => {
      setText(next);
      setPlace(null);
      setFrom(here?.part ?? inSight());
    },
    sought,
    read: texts.length,
    parts,
    isMute: texts.length === parts && texts.every((text) => !text.trim()),
    total,
    current: here && { ...here, ordinal: before + here.index + 1 },
    step: (by) => setPlace(here && stepped(counts, here, by)),
  };
}

/** The first place in a part from `from` on; from the beginning, once it is known that there is none. */
function firstFrom(counts: readonly number[], from: number, isAll: boolean): FoundPlace | null {
  const has = (count: number) => count > 0;
  const after = counts.findIndex((count, part) => part >= from && has(count));
  const part = after >= 0 || !isAll ? after : counts.findIndex(has);
  return part >= 0 ? { part, index: 0 } : null;
}

/** The next place or the one before; after the last comes the first. */
function stepped(counts: readonly number[], { part, index }: FoundPlace, by: 1 | -1): FoundPlace {
  const there = index + by;
  if (there >= 0 && there < (counts[part] ?? 0)) return { part, index: there };
  for (let step = 1; step <= counts.length; step += 1) {
    const other = (part + by * step + counts.length * step) % counts.length;
    const count = counts[other] ?? 0;
    if (count > 0) return { part: other, index: by > 0 ? 0 : count - 1 };
  }
  return { part, index };
}

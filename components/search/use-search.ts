'use client';

import { useEffect, useRef, useState } from 'react';
import type { SearchAnswer } from '@/domain/search/describe-search';
import { reportSearch } from './report-search';

const TYPING_MS = 180;
/** Nobody types for so long: what stands there is what they looked for. */
const SETTLED_MS = 1500;

/** What a search answers to what is typed, a moment after each key. */
export function useSearch(q: string, asTyped: boolean) {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const reported = useRef('');

  useEffect(() => {
    const asked = q.trim();
    if (!asked) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const query = new URLSearchParams(asTyped ? { q: asked, 'as-typed': '1' } : { q: asked });
      fetch(`/api/search?${query.toString()}`, { signal: abort.signal })
        .then(async (response) => {
          if (!response.ok) throw new Error(String(response.status));
          setAnswer((await response.json()) as SearchAnswer);
          setFailed(false);
        })
        .catch(() => {
          if (!abort.signal.aborted) setFailed(true);
        });
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q, asTyped]);

  /** Says once of each search that it was made. */
  function report() {
    const asked = q.trim();
    if (!asked || reported.current === asked) return;
    reported.current = asked;
    reportSearch(asked);
  }

  useEffect(() => {
    if (!answer || answer.query !== q.trim()) return;
    const timer = setTimeout(report, SETTLED_MS);
    return () => clearTimeout(timer);
  });

  return { answer: q.trim() ? answer : null, hasFailed, report };
}

'use client';

import { useEffect } from 'react';
import { reportSearch } from './report-search';

/** On the page of the search: what it shows was looked for. Rendering ahead is no search, so the browser tells. */
export function Searched({ q }: { q: string }) {
  useEffect(() => reportSearch(q), [q]);
  return null;
}

'use client';

import clsx from 'clsx';
import { useEffect, useState } from 'react';
import { readTheme, THEME_COOKIE, type Theme } from '@/lib/theme';

const YEAR_SECONDS = 31_536_000;

/** Light, dark, or as the system has it; kept in a cookie, so that the next page comes in its colours. */
export function ThemeChoice({
  label,
  words,
}: {
  label: string;
  words: Record<Theme | 'system', string>;
}) {
  const [theme, setTheme] = useState<Theme | 'system' | null>(null);

  useEffect(() => {
    setTheme(readTheme(document.documentElement.dataset.theme) ?? 'system');
  }, []);

  function choose(next: Theme | 'system') {
    const root = document.documentElement;
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    const age = next === 'system' ? 0 : YEAR_SECONDS;
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${THEME_COOKIE}=${next}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
    setTheme(next);
  }

  return (
    <div role="radiogroup" aria-label={label} className="flex gap-1 px-1 py-1">
      {(['system', 'light', 'dark'] as const).map((choice) => (
        <button
          key={choice}
          type="button"
          role="radio"
          aria-checked={theme === choice}
          onClick={() => choose(choice)}
          className={clsx(
            'ring-inside h-8 flex-1 rounded-chip px-2 text-small transition-colors max-sm:h-11',
            theme === choice ? 'bg-slate-wash font-name text-ink' : 'text-ink-2 hover:text-ink',
          )}
        >
          {words[choice]}
        </button>
      ))}
    </div>
  );
}

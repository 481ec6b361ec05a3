/** The reader's own choice; without one the system's is followed. */
export type Theme = 'light' | 'dark';

export const THEME_COOKIE = 'theme';

/** The choice that a cookie's value stands for, or null. */
export function readTheme(value: string | undefined): Theme | null {
  return value === 'light' || value === 'dark' ? value : null;
}

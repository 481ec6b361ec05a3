import { PortalError } from './errors';

/**
 * What no keyboard types and no page can show: NUL, which PostgreSQL refuses, the other control characters but tab and line
 * ends, which a terminal would obey when it shows a log (ANSI), and halves of characters (lone surrogates).
 */
const UNREADABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/**
 * Whatever is typed must be text, however deep in the input it stands.
 * @throws PortalError invalid, with the field where it is one
 */
export function requireReadable(input: unknown, field = ''): void {
  if (typeof input === 'string') {
    if (!UNREADABLE.test(input)) return;
    const fields = field ? { [field]: 'errors.unreadable' } : {};
    throw new PortalError('invalid', 'errors.unreadable', { fields });
  }
  if (typeof input !== 'object' || input === null || input instanceof Blob) return;
  for (const [name, part] of Object.entries(input)) {
    requireReadable(name);
    requireReadable(part, field ? `${field}.${name}` : name);
  }
}

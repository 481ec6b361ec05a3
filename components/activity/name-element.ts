/** What somebody pressed. */
export type Pressed = {
  /** `kind:name`, as the rules read it (domain/friction/detect/clicks.ts). */
  element: string;
  at: Element;
  /** Whether something of the page's own has to come of it: a field, a file or another site is the browser's to show. */
  isOurs: boolean;
};

// No label: what it presses is pressed after it.
const CONTROL =
  'a[href],button,summary,input,select,textarea,[role=button],[role=tab],[role=option]';
const TYPED_INTO =
  'textarea,input:not([type=checkbox],[type=radio],[type=submit],[type=button],[type=file],[type=number])';
const FIELD = 'select,input:not([type=submit],[type=button])';

/**
 * What a press was on, by what the page calls it: never what was typed, and of what is written no more than the first word
 * of a control. Null where a press says nothing: on text, and in a field to write in.
 */
export function pressed(target: Element, path: string): Pressed | null {
  const at = target.closest(CONTROL);
  if (at) return at.matches(TYPED_INTO) ? null : pressedControl(at, path);
  const icon = target.closest('svg');
  if (icon) return { element: `icon:${iconIn(icon) ?? 'picture'}`, at: icon, isOurs: true };
  // A row looks as if it led to what its link leads to.
  const row = target.closest('tr,li');
  const link = row?.querySelector<HTMLAnchorElement>('a[href]');
  if (!row || !link) return null;
  return { element: `row:${word(link.pathname.split('/').pop()) || 'row'}`, at: row, isOurs: true };
}

function pressedControl(at: Element, path: string): Pressed {
  const said = at.closest<HTMLElement>('[data-press]')?.dataset.press;
  if (at.matches(FIELD)) {
    const name = word(at.getAttribute('name')) || 'field';
    const kind = said ?? (at.matches('[type=number]') ? 'stepper' : 'field');
    return { element: `${kind}:${name}`, at, isOurs: false };
  }
  if (at instanceof HTMLAnchorElement) {
    const isOurs =
      at.origin === location.origin &&
      !at.target &&
      !at.hasAttribute('download') &&
      !at.pathname.startsWith('/api/');
    return { element: `${said ?? 'link'}:${linkName(at)}`, at, isOurs };
  }
  const isSubmit = at instanceof HTMLButtonElement && at.type === 'submit' && at.form;
  const name = isSubmit ? (duringOf(path, at) === 'pay' ? 'pay' : 'submit') : labelOf(at);
  const kind = said ?? (at.matches('summary') ? 'summary' : 'button');
  // Can't be pressed while it works; what says why it can't is another matter.
  const works = at.matches('[aria-disabled=true]:not([aria-describedby])');
  return { element: `${kind}:${name}`, at, isOurs: !works };
}

function linkName({ pathname }: HTMLAnchorElement): string {
  if (/\/pay\b/.test(pathname)) return 'pay';
  if (/^\/(invoices|documents|receipts)\/./.test(pathname)) return 'open';
  return word(pathname.split('/')[1]) || 'home';
}

/** As the code calls it, else its icon, else the first word on it. */
function labelOf(at: Element): string {
  return (
    word(at.getAttribute('name') || at.id.replace(/^[^a-z]*$|^:.*|^_.*/i, '')) ||
    iconIn(at) ||
    word((at.getAttribute('aria-label') ?? at.textContent ?? '').trim().split(/\s/)[0]) ||
    'button'
  );
}

function iconIn(at: Element): string | undefined {
  return word(at.querySelector('use')?.getAttribute('href')?.split('#')[1]) || undefined;
}

/** What the reader was about. */
export function duringOf(path: string, at: Element | null): string {
  if (/\/(pay|paid)\b/.test(path) || at?.closest('[data-during="pay"]')) return 'pay';
  if (at?.closest('form')) return 'submit';
  return /^\/(invoices|documents)\/./.test(path) ? 'open' : 'other';
}

/** Names alone: what a name may not hold is left out. */
function word(text: string | null | undefined): string {
  return (text ?? '')
    .replace(/[^\p{L}\p{N}_\-. ]/gu, '')
    .slice(0, 40)
    .toLowerCase();
}

/** What somebody pressed. */
export type Pressed = {
  /** `kind:name`, as the rules read it (domain/friction/detect/clicks.ts). */
  element: string;
  at: Element;
  /** Whether something of the page's own has to come of it: a field, a file or another site is the browser's to show. */
  isOurs: boolean;
};

// No label: what it presses is pressed after it.
const CONTROL = 'a[href],button,summary,input,select,textarea';
/** Fields that nobody types into, and that are pressed. */
const PRESSED = /checkbox|radio|file|number|select/;
const BUTTONS = /submit|button/;
/** The page of one bill or paper. */
const ONE_THING = /^\/(invoices|documents)\/./;

/**
 * What a press was on, by what the page calls it: never what was typed, and of what is written no more than the first word
 * of a control. Null where a press says nothing: on text, and in a field to write in.
 */
export function pressed(target: Element, path: string): Pressed | null {
  const at = target.closest(CONTROL);
  if (at) return pressedControl(at, path);
  const icon = target.closest('svg');
  if (icon) return { element: `icon:${iconIn(icon) || 'icon'}`, at: icon, isOurs: true };
  // A row looks as if it led to what its link leads to.
  const row = target.closest('tr,li');
  const link = row?.querySelector<HTMLAnchorElement>('a[href]');
  if (!row || !link) return null;
  return {
    element: `row:${nameIn(link.pathname.split('/').pop()) || 'row'}`,
    at: row,
    isOurs: true,
  };
}

function pressedControl(at: Element, path: string): Pressed | null {
  const said = at.closest<HTMLElement>('[data-press]')?.dataset.press;
  // Each has some of these.
  const { type, name, href, target, pathname } = at as HTMLInputElement & HTMLAnchorElement;
  // A link has none, and what only looks like a button neither.
  if (type && !BUTTONS.test(type)) {
    const kind = said ?? (type === 'number' ? 'stepper' : 'field');
    return PRESSED.test(type)
      ? { element: `${kind}:${nameIn(name) || 'field'}`, at, isOurs: false }
      : null;
  }
  if (href) {
    const isOurs = href.startsWith(location.origin) && !target && !pathname.startsWith('/api/');
    return { element: `${said ?? 'link'}:${linkName(pathname)}`, at, isOurs };
  }
  const isSubmit = type === 'submit' && at.closest('form');
  const label = isSubmit ? (duringOf(path, at) === 'pay' ? 'pay' : type) : labelOf(at);
  // Can't be pressed while it works; what says why it can't is another matter.
  const isOurs = !at.matches('[aria-disabled=true]:not([aria-describedby])');
  return { element: `${said ?? 'button'}:${label}`, at, isOurs };
}

function linkName(pathname: string): string {
  if (/\/pay\b/.test(pathname)) return 'pay';
  if (ONE_THING.test(pathname)) return 'open';
  return nameIn(pathname.split('/')[1]) || 'home';
}

/** As the code calls it, else its icon, else the first word on it. */
function labelOf(at: Element): string {
  return (
    nameIn(at.getAttribute('name')) ||
    iconIn(at) ||
    nameIn(/\S+/.exec(at.ariaLabel ?? at.textContent ?? '')?.[0]).toLowerCase() ||
    'button'
  );
}

function iconIn(at: Element): string {
  return nameIn(at.querySelector('use')?.getAttribute('href')?.split('#')[1]);
}

/** What the reader was about. */
export function duringOf(path: string, at: Element | null): string {
  if (/\/(pay|paid)\b/.test(path) || at?.closest('[data-during="pay"]')) return 'pay';
  if (at?.closest('form')) return 'submit';
  return ONE_THING.test(path) ? 'open' : 'other';
}

/** Names alone: what a name may not hold is left out. */
export function nameIn(text: string | null | undefined): string {
  return (text ?? '').replace(/[^\p{L}\p{N}_\-. ]/gu, '').slice(0, 60);
}

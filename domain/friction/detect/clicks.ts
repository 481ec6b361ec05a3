/** An element of the page as the browser names it, `kind:name`: `button:pay`. */
export interface ClickedElement {
  kind: string;
  name: string;
}

/** Things that people click fast, or by habit, without being stuck. */
const EXEMPT = ['stepper', 'pagination', 'text'];

/** Reads `kind:name`; null where clicking says nothing. */
export function elementOf(element: string): ClickedElement | null {
  const colon = element.indexOf(':');
  const kind = colon < 0 ? '' : element.slice(0, colon);
  return EXEMPT.includes(kind) ? null : { kind, name: element.slice(colon + 1) };
}

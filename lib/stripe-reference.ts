/** The id that stands for another object of Stripe's, be it told alone or in whole; null where there is none. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'object' ? (reference?.id ?? null) : (reference ?? null);
}

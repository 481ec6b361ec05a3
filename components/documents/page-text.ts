import type { Pdf } from './pdf-page';

/** The text of a page, counted from 1, as its text layer has it, whether it is drawn or not. */
export async function readPageText(pdf: Pdf, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  return items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
    .join('');
}

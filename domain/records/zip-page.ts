/** What stands above the body of a page in a ZIP, which opens without a connection. */
export function zipPageHead(title: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1.25em; }
h1 { font-size: 1.6em; line-height: 1.25; } h2 { font-size: 1.1em; margin-top: 2em; }
table { border-collapse: collapse; width: 100%; } td { border-top: 1px solid #8888; padding: .4em .5em; vertical-align: top; }
td + td { white-space: nowrap; text-align: right; font-variant-numeric: tabular-nums; }
dl { border-top: 1px solid #8888; padding: .4em .5em; margin: 0; overflow-wrap: anywhere; }
dt { float: left; clear: left; width: 11em; color: #777; } dd { margin: 0 0 0 12em; white-space: pre-wrap; }
</style></head><body>
<h1>${escapeHtml(title)}</h1>
`;
}

export const ZIP_PAGE_END = `
</body></html>
`;

/** A whole page of a ZIP. */
export function zipPage(title: string, parts: readonly string[]): string {
  return zipPageHead(title) + parts.join('\n') + ZIP_PAGE_END;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

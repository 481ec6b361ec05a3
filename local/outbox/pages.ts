import type { Mail } from './mailbox';

const style = `
:root{--bg:#F6F6F4;--surface:#FFFFFF;--sunken:#EEEFED;--line:#E1E3E1;--ink:#16202B;--ink-2:#4A5560;--ink-3:#5F6A74;--slate-wash:#ECEEEF;--focus:#16202B;--halo:rgba(242,165,49,.4)}
@font-face{font-family:"Onest Variable";src:url(/onest.woff2) format("woff2");font-weight:100 900}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:400 16px/24px "Onest Variable","Hiragino Sans","Noto Sans CJK JP",system-ui,sans-serif}
main{max-width:1136px;margin:0 auto;padding:32px}
h1{font-size:30px;line-height:38px;font-weight:600;letter-spacing:-.022em;margin:0 0 8px;text-wrap:balance}
p.lede{font-size:17px;line-height:27px;color:var(--ink-2);margin:0 0 32px;max-width:38em}
a{color:inherit;text-underline-offset:3px}
a:focus-visible,summary:focus-visible{outline:2px solid var(--focus);outline-offset:2px;box-shadow:0 0 0 6px var(--halo);border-radius:6px}
.card{background:var(--surface);border:1px solid var(--line);border-radius:16px;overflow:hidden}
ol{list-style:none;margin:0;padding:0}
ol a{display:grid;grid-template-columns:1fr auto;gap:4px 20px;padding:18px 20px;text-decoration:none;border-top:1px solid var(--line)}
ol li:first-child a{border-top:0}
ol a:hover{background:var(--slate-wash)}
ol strong{font-weight:550}
small,.meta{font-size:14px;line-height:20px;color:var(--ink-2)}
time{font-size:14px;line-height:20px;color:var(--ink-2);white-space:nowrap;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0 0 20px;font-size:14px;line-height:20px}
dt{color:var(--ink-3)}dd{margin:0;overflow-wrap:anywhere}
iframe{display:block;width:100%;height:70vh;border:0;background:#fff}
details{margin-top:20px}summary{cursor:pointer;font-weight:550;padding:8px 0}
pre{background:var(--sunken);border-radius:12px;padding:16px;margin:0;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;font-size:13px;line-height:18px}
@media(max-width:640px){main{padding:20px}ol a{grid-template-columns:1fr}h1{font-size:27px;line-height:34px}}
`;

/** The list of what the portal would have mailed, newest first. */
export function listPage(mails: Mail[]): string {
  const heading =
    ['No mail yet.', 'One mail.'][mails.length] ?? `${mails.length} mails, the newest first.`;
  const rows = mails.map(
    (mail) =>
      `<li><a href="/mails/${mail.id}"><strong>${escape(mail.subject)}</strong>${timeOf(mail)}` +
      `<small>to ${escape(mail.to.join(', '))}</small></a></li>`,
  );
  const list = rows.length === 0 ? '' : `<div class="card"><ol>${rows.join('')}</ol></div>`;
  return page(
    'Outbox',
    `<h1>${heading}</h1><p class="lede">This is what the portal would have sent. Nothing here leaves this machine.</p>${list}`,
  );
}

/** One mail: as HTML in a frame that runs nothing, as text, and as it came. */
export function mailPage(mail: Mail): string {
  const seen = mail.html
    ? `<div class="card"><iframe title="The mail as it is read" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${mail.id}/html"></iframe></div>`
    : `<pre>${withLinks(mail.text)}</pre>`;
  const text = mail.html
    ? `<details><summary>As text</summary><pre>${withLinks(mail.text)}</pre></details>`
    : '';
  return page(
    mail.subject,
    `<p class="meta"><a href="/">All mails</a></p><h1>${escape(mail.subject)}</h1>
<dl><dt>From</dt><dd>${escape(mail.from)}</dd><dt>To</dt><dd>${escape(mail.to.join(', '))}</dd><dt>At</dt><dd>${timeOf(mail)}</dd></dl>
${seen}${text}<details><summary>As it came</summary><pre>${escape(mail.raw)}</pre></details>`,
  );
}

/** The HTML of a mail for the frame: its links open beside it. */
export function framedHtml(mail: Mail): string {
  return `<base target="_blank">${mail.html ?? ''}`;
}

export function missingPage(): string {
  return page(
    'Not here',
    '<h1>There is no such mail.</h1><p class="lede"><a href="/">All mails</a></p>',
  );
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
}

function timeOf(mail: Mail): string {
  const shown = new Intl.DateTimeFormat('en', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(mail.at);
  return `<time datetime="${mail.at.toISOString()}">${shown}</time>`;
}

function withLinks(text: string): string {
  return escape(text).replace(
    /https?:\/\/[^\s<>)\]]+/g,
    (link) => `<a href="${link}" target="_blank" rel="noopener">${link}</a>`,
  );
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

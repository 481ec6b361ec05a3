/** A piece of HTML in which everything that came from outside is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | number | false | null | undefined | readonly Piece[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose values are escaped, unless they are HTML themselves; lists are joined. */
export function html(parts: TemplateStringsArray, ...values: Piece[]): Html {
  const text = parts.reduce(
    (built, part, place) => built + (place === 0 ? '' : textOf(values[place - 1])) + part,
    '',
  );
  return new Html(text);
}

function textOf(piece: Piece): string {
  if (piece === false || piece === null || piece === undefined) return '';
  if (piece instanceof Html) return piece.text;
  if (Array.isArray(piece)) return piece.map(textOf).join('');
  return String(piece).replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

/** A whole page of the local Stripe, marked as what it is. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <header class="demo"><strong>Local Stripe</strong> – demo, no money moves</header>
        ${body}
      </body>
    </html> `.text;
}

const STYLE = `
:root {
  --bg: #f6f6f4; --surface: #fff; --sunken: #eeefed; --line: #e1e3e1; --edge: #808a8f;
  --ink: #16202b; --ink-2: #4a5560; --act: #1d58a6; --on-act: #fff; --act-press: #164684;
  --green: #0e6843; --green-wash: #e4f3eb; --brick: #ae2a1f; --brick-wash: #fbeae7;
  --blue: #1d58a6; --blue-wash: #e6effa; --focus: #16202b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #0e141b; --surface: #161e27; --sunken: #1d2630; --line: #2a3540; --edge: #6e7b87;
    --ink: #eef0f1; --ink-2: #b6bfc7; --act: #8dbbf7; --on-act: #0e141b; --act-press: #b3d2fa;
    --green: #74d4a5; --green-wash: #13291f; --brick: #ff9f94; --brick-wash: #371b19;
    --blue: #8dbbf7; --blue-wash: #15263c; --focus: #8dbbf7;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/24px system-ui, sans-serif; }
.demo { margin: 0; padding: 8px 20px; background: var(--sunken); border-bottom: 1px solid var(--line);
  text-align: center; font-size: 14px; line-height: 20px; color: var(--ink-2); }
main { max-width: 1040px; margin: 0 auto; padding: 40px 20px 64px; }
.two { display: grid; gap: 40px; }
@media (min-width: 860px) { .two { grid-template-columns: 1fr 1fr; gap: 72px; padding-top: 56px; } }
.one { max-width: 520px; }
h1 { margin: 4px 0 24px; font-size: 32px; line-height: 40px; letter-spacing: -0.02em; font-weight: 600;
  text-wrap: balance; }
h2 { margin: 0 0 12px; font-size: 18px; line-height: 26px; font-weight: 600; }
p { margin: 0 0 16px; }
a { color: inherit; text-underline-offset: 3px; }
a.back { display: inline-flex; align-items: center; min-height: 44px; margin-bottom: 16px; font-size: 14px; }
.quiet { color: var(--ink-2); }
.small { font-size: 14px; line-height: 20px; }
.lines { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
.lines li { display: flex; justify-content: space-between; gap: 24px; padding: 12px 0;
  border-bottom: 1px solid var(--line); }
.lines li span:first-child { overflow-wrap: anywhere; }
.lines li span:last-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
.lines li.total { font-weight: 600; border-bottom: 0; }
details, .card { background: var(--surface); border: 1px solid var(--line); border-radius: 16px; margin-bottom: 16px; }
summary { padding: 16px 20px; font-weight: 600; cursor: pointer; border-radius: 16px; }
details > div, .card { padding: 20px; }
details > div { padding-top: 4px; }
label { display: block; font-size: 14px; line-height: 20px; margin-bottom: 4px; }
input { width: 100%; height: 44px; padding: 0 12px; border: 1px solid var(--edge); border-radius: 8px;
  background: var(--surface); color: var(--ink); font: inherit; }
.field { margin-bottom: 16px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
button { font: inherit; cursor: pointer; border-radius: 10px; border: 1px solid var(--edge);
  background: var(--surface); color: var(--ink); min-height: 44px; padding: 8px 16px; }
button:hover { background: var(--sunken); }
button.act { width: 100%; min-height: 48px; font-weight: 600; border-color: var(--act);
  background: var(--act); color: var(--on-act); }
button.act:hover { background: var(--act-press); }
button.whole { width: 100%; min-height: 48px; }
button.row { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center;
  column-gap: 16px; width: 100%; text-align: left; margin-bottom: 8px; font-size: 14px; line-height: 20px; }
button.row b { font-weight: 400; font-variant-numeric: tabular-nums; white-space: nowrap; }
button.row span { color: var(--ink-2); }
.choices { border: 0; border-top: 1px solid var(--line); margin: 20px 0 0; padding: 16px 0 0; }
legend, .choices h2 { font-size: 14px; line-height: 20px; font-weight: 600; margin: 0 0 8px; padding: 0; }
.note { border-radius: 12px; padding: 12px 16px; margin-bottom: 16px; }
.note.bad { background: var(--brick-wash); color: var(--brick); }
.chip { display: inline-block; border-radius: 6px; padding: 2px 8px; font-size: 13px; line-height: 20px;
  background: var(--sunken); color: var(--ink-2); white-space: nowrap; }
.chip.good { background: var(--green-wash); color: var(--green); }
.chip.bad { background: var(--brick-wash); color: var(--brick); }
.chip.wait { background: var(--blue-wash); color: var(--blue); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.scroll { overflow-x: auto; margin-bottom: 40px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 20px; background: var(--surface); }
th, td { text-align: left; padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: middle; }
th { font-weight: 600; white-space: nowrap; }
td.num, th.num { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.id { font-family: ui-monospace, monospace; font-size: 13px; max-width: 220px; overflow: hidden;
  text-overflow: ellipsis; white-space: nowrap; }
time { white-space: nowrap; }
@media (max-width: 700px) { td.id, th.id, time .day { display: none; } th, td { padding: 8px; } }
td form { display: inline; }
td button { min-height: 32px; padding: 2px 10px; font-size: 13px; }
@media (pointer: coarse) { td button { min-height: 44px; } }
`;

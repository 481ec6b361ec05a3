import { firmInitials, initialsOf } from '@/lib/initials';
import { type Translate, translator } from '@/lib/translator';
import type { MailFrame, MailMessage, MailPerson } from './mail-message';

// The light tokens of the look: mail programs know neither variables nor our style sheet.
const BG = '#F6F6F4';
const SURFACE = '#FFFFFF';
const LINE = '#E1E3E1';
const LINE_2 = '#808A8F';
const INK = '#16202B';
const INK_2 = '#4A5560';
const INK_3 = '#5F6A74';
const AMBER = '#F2A531';
const ON_AMBER = '#16202B';
/** What stands behind initials: the firm's, and a person's. */
const FIRM_TINT = '#24453F';
const PERSON_TINT = '#2B4A52';

const FONT =
  "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue','Hiragino Sans','Yu Gothic UI','Noto Sans JP','Noto Sans CJK JP',Arial,sans-serif";
/** A label as short as this stays on one line beside its value. */
const SHORT_LABEL = 20;
/** A label and its value that are longer together stand under each other: a phone would break the value into words. */
const LONG_ROW = 44;
const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"';

/**
 * The mail as HTML and as text that says the same: 600 px, one column of tables with inline styles, no picture that is
 * loaded and nothing that counts opens.
 * @throws TypeError when the button's address is neither http nor https.
 */
export function renderMail(
  message: MailMessage,
  frame: MailFrame,
  t: Translate = translator(),
): { html: string; text: string } {
  if (message.button) checkAddress(message.button.url);
  return { html: htmlOf(message, frame, t), text: textOf(message, frame, t) };
}

function checkAddress(url: string): void {
  if (!/^https?:$/.test(new URL(url).protocol)) {
    throw new TypeError('The button of a mail leads to a page, over http or https.');
  }
}

function htmlOf(message: MailMessage, frame: MailFrame, t: Translate): string {
  const { subject, sentence, lede, code, box, button, after, person, why } = message;
  const card = [
    paragraph(
      sentence,
      `text-wrap:balance;word-break:keep-all;overflow-wrap:anywhere;font-size:25px;line-height:33px;font-weight:600;color:${INK};`,
    ),
    code
      ? paragraph(
          code,
          `padding-top:14px;font-size:44px;line-height:52px;font-weight:600;letter-spacing:2px;white-space:nowrap;color:${INK};`,
        )
      : '',
    lede
      ? paragraph(
          lede,
          `text-wrap:pretty;padding-top:10px;font-size:16px;line-height:24px;color:${INK_2};`,
        )
      : '',
    box?.length ? boxRows(box) : '',
    button ? buttonRow(button) : '',
    ...(after ?? []).map((text) =>
      paragraph(text, `padding-top:16px;font-size:14px;line-height:21px;color:${INK_2};`),
    ),
  ].join('');
  const foot = [why, [frame.firmName, frame.firmAddress].filter(Boolean).join(', ')]
    .map(escapeHtml)
    .join('<br>');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light"><meta name="supported-color-schemes" content="light">
<style>:root{color-scheme:light;supported-color-schemes:light}</style>
<title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:0;background-color:${BG};font-family:${FONT};-webkit-text-size-adjust:100%;">
${preview(lede ?? '')}<table ${TABLE} bgcolor="${BG}" style="background-color:${BG};"><tr><td align="center" style="padding:28px 20px 32px;">
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="600" style="width:100%;max-width:600px;text-align:left;">
<tr><td style="padding:0 0 18px;">${tile(firmInitials(frame.firmName), frame.firmName, 8)}</td></tr>
<tr><td bgcolor="${SURFACE}" style="padding:28px 32px 30px;background-color:${SURFACE};border:1px solid ${LINE};border-radius:16px;"><table ${TABLE}>${card}</table></td></tr>
${person ? `<tr><td style="padding:22px 4px 0;">${personRow(person, t)}</td></tr>` : ''}
<tr><td style="padding:20px 4px 0;font-family:${FONT};font-size:13px;line-height:20px;color:${INK_3};">${foot}</td></tr>
</table></td></tr></table></body></html>`;
}

function paragraph(text: string, style: string): string {
  // What people wrote keeps its lines.
  return `<tr><td style="font-family:${FONT};${style}">${escapeHtml(text).replaceAll('\n', '<br>')}</td></tr>`;
}

function boxRows(box: NonNullable<MailMessage['box']>): string {
  const rows = box.map(({ label, value, total }) => {
    const cell = `padding:11px 0;border-top:1px solid ${LINE};font-family:${FONT};font-size:16px;line-height:24px;vertical-align:top;`;
    const strong = `font-weight:600;color:${INK};`;
    if (label.length + value.length > LONG_ROW) {
      return `<tr><td colspan="2" style="${cell}color:${INK_2};">${escapeHtml(label)}<br><span style="${strong}">${escapeHtml(value)}</span></td></tr>`;
    }
    const whole = label.length <= SHORT_LABEL ? 'white-space:nowrap;' : '';
    return `<tr><td style="${cell}${whole}${total ? strong : `color:${INK_2};`}">${escapeHtml(label)}</td><td align="right" style="${cell}${strong}padding-left:16px;">${escapeHtml(value)}</td></tr>`;
  });
  return `<tr><td style="padding-top:18px;"><table ${TABLE}>${rows.join('')}</table></td></tr>`;
}

function buttonRow({ label, url, kind }: NonNullable<MailMessage['button']>): string {
  const [fill, ink, edge] =
    kind === 'lamp' ? [AMBER, ON_AMBER, AMBER] : ([SURFACE, INK, LINE_2] as const);
  const link = `display:block;line-height:46px;font-family:${FONT};font-size:16px;font-weight:600;color:${ink};text-decoration:none;text-align:center;`;
  return `<tr><td style="padding-top:20px;"><table ${TABLE}><tr><td align="center" bgcolor="${fill}" style="height:46px;background-color:${fill};border:1px solid ${edge};border-radius:10px;"><a href="${escapeHtml(url)}" style="${link}">${escapeHtml(label)}</a></td></tr></table></td></tr>`;
}

function personRow(person: MailPerson, t: Translate): string {
  const phone = person.phone
    ? ` <a href="tel:${escapeHtml(dialled(person.phone))}" style="color:${INK};text-decoration:underline;white-space:nowrap;">${escapeHtml(person.phone)}</a>`
    : '';
  const words = `<b style="font-weight:600;color:${INK};">${escapeHtml(person.name)}</b>${escapeHtml(looksAfter(person, t))}${phone}<br>${escapeHtml(hoursLine(person, t))}`;
  return `<table ${TABLE}><tr><td width="40" style="width:40px;vertical-align:top;">${personDisc(person)}</td><td style="padding-left:12px;font-family:${FONT};font-size:14px;line-height:21px;color:${INK_2};">${words}</td></tr></table>`;
}

/** The desk is the firm itself, which has no title. */
function personDisc({ name, title }: MailPerson): string {
  return title ? disc(initialsOf(name), 20, PERSON_TINT) : disc(firmInitials(name), 20, FIRM_TINT);
}

/** What a list of mails shows beside the subject, which would else be the firm's initials; nobody sees it in the mail. */
function preview(text: string): string {
  if (!text) return '';
  return `<div style="display:none;max-height:0;overflow:hidden;">${escapeHtml(text)}</div>\n`;
}

function tile(initials: string, name: string, radius: number): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="40" style="width:40px;">${disc(initials, radius, FIRM_TINT)}</td><td style="padding-left:12px;font-family:${FONT};font-size:17px;line-height:24px;font-weight:600;color:${INK};">${escapeHtml(name)}</td></tr></table>`;
}

function disc(initials: string, radius: number, tint: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" width="40" height="40" bgcolor="${tint}" style="width:40px;height:40px;background-color:${tint};border-radius:${radius}px;font-family:${FONT};font-size:15px;line-height:40px;font-weight:600;color:${SURFACE};">${escapeHtml(initials)}</td></tr></table>`;
}

function textOf(message: MailMessage, frame: MailFrame, t: Translate): string {
  const { sentence, lede, code, box, button, after, person, why } = message;
  const parts = [
    frame.firmName,
    sentence,
    code,
    lede,
    box?.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    button && `${button.label}:\n${button.url}`,
    ...(after ?? []),
    person &&
      `${[person.name + looksAfter(person, t), person.phone].filter(Boolean).join(' ')}\n${hoursLine(person, t)}`,
    [why, [frame.firmName, frame.firmAddress].filter(Boolean).join(', ')].join('\n'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** What follows the name, its space or comma included. */
function looksAfter({ title }: MailPerson, t: Translate): string {
  return title ? `, ${t('mail.person_titled', { title })}` : ` ${t('mail.person')}`;
}

function hoursLine(person: MailPerson, t: Translate): string {
  return person.email ? t('mail.hours_answer', { hours: person.hours }) : `${person.hours}.`;
}

function dialled(phone: string): string {
  return phone.replace(/[^\d+]/g, '');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names, titles and reasons are other people's text. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser, type AddressObject } from 'mailparser';

export interface Mail {
  id: string;
  /** When it arrived here. */
  at: Date;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  /** Every address that its text or HTML links to, in the order of appearance, each once. */
  links: string[];
  raw: string;
}

const fileName = /^(\d{17})-[0-9a-f]{8}\.eml$/;

/** Mails as .eml files in a folder, named so that sorting them by name sorts them by arrival. */
export class Mailbox {
  private readonly read = new Map<string, Promise<Mail>>();

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** Keeps a message as it came; half a file is never seen. */
  keep(raw: Buffer): void {
    const at = new Date().toISOString().replace(/\D/g, '');
    const file = join(this.folder, `${at}-${randomBytes(4).toString('hex')}.eml`);
    writeFileSync(`${file}.part`, raw);
    renameSync(`${file}.part`, file);
  }

  /** The newest mails first, at most `limit`, and only those to `address` where one is given. */
  async list(limit: number, address?: string): Promise<Mail[]> {
    const wanted = address?.toLowerCase();
    const found: Mail[] = [];
    for (const id of this.ids()) {
      const mail = await this.load(id);
      if (!wanted || mail.to.includes(wanted)) found.push(mail);
      if (found.length === limit) break;
    }
    return found;
  }

  async find(id: string): Promise<Mail | null> {
    return this.ids().includes(id) ? this.load(id) : null;
  }

  private ids(): string[] {
    return readdirSync(this.folder)
      .filter((name) => fileName.test(name))
      .sort()
      .reverse()
      .map((name) => name.slice(0, -'.eml'.length));
  }

  private load(id: string): Promise<Mail> {
    const known = this.read.get(id) ?? parse(id, readFileSync(join(this.folder, `${id}.eml`)));
    this.read.set(id, known);
    return known;
  }
}

async function parse(id: string, raw: Buffer): Promise<Mail> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true });
  const html = parsed.html || null;
  const text = parsed.text ?? '';
  return {
    id,
    at: arrivalOf(id),
    from: parsed.from?.text ?? '',
    to: addressesOf(parsed.to),
    subject: parsed.subject ?? '(no subject)',
    text,
    html,
    links: linksOf(`${html ?? ''}\n${text}`),
    raw: raw.toString('utf8'),
  };
}

function arrivalOf(id: string): Date {
  const [, y, mo, d, h, mi, s, ms] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})/.exec(id) ?? [];
  return new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}.${ms}Z`);
}

function addressesOf(to: AddressObject | AddressObject[] | undefined): string[] {
  return [to ?? []]
    .flat()
    .flatMap((each) => each.value)
    .flatMap((each) => (each.address ? [each.address.toLowerCase()] : []));
}

function linksOf(content: string): string[] {
  const found = content.match(/https?:\/\/[^\s"'<>)\]]+/g) ?? [];
  return [...new Set(found.map((link) => link.replaceAll('&amp;', '&')))];
}

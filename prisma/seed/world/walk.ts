import type { EventData, EventType, SubjectOf } from '@/domain/activity/events';
import { publicId } from '@/lib/ids';
import { record } from './record';
import type { DemoContact, DemoDocument, DemoInvoice, World } from './world';

/** For how long a grant to open, and one to download, is good: as the product gives them. */
const OPEN_MS = 60 * 60_000;
const DOWNLOAD_MS = 5 * 60_000;

/** One contact in the portal, step by step; each step takes the time that it would. */
export class Walk {
  private clock: Date;

  constructor(
    private readonly world: World,
    private readonly contact: DemoContact,
    at: Date,
  ) {
    this.clock = at;
    if (!contact.sessionId) this.signIn();
  }

  /** The moment that has been reached. */
  get at(): Date {
    return this.clock;
  }

  /** Signs in, which makes a session; the first time, they join. */
  signIn(method?: 'password' | 'reset'): this {
    const { contact, world, clock } = this;
    const isFirst = contact.sessionId === '';
    contact.sessionId = world.newId(clock);
    world.rows.session.push({
      id: contact.sessionId,
      personId: contact.personId,
      contactId: contact.id,
      createdAt: clock,
      seenAt: clock,
      provedAt: clock,
      ...contact.device,
    });
    this.does('signin.succeeded', null, {
      method: method ?? (isFirst ? 'invitation' : 'password'),
    });
    if (isFirst)
      this.does('contact.joined', { kind: 'contact', id: publicId('co', contact.id) }, {});
    return this.wait(2, 6);
  }

  page(path: string, seconds?: number): this {
    const dwellMs = Math.round((seconds ?? this.seconds(6, 40)) * 1000);
    this.does('page.viewed', { kind: 'page', id: path }, { path, dwellMs });
    return this.pass(dwellMs / 1000 + 0.4);
  }

  /** Looks at a bill; the first look of anybody there makes it seen. */
  invoice(invoice: DemoInvoice): this {
    const id = publicId('in', invoice.id);
    if (!invoice.seenAt) {
      invoice.seenAt = this.clock;
      invoice.seenBy = this.contact.personId;
    }
    this.does('invoice.viewed', { kind: 'invoice', id }, {});
    return this.pass(1.2).page(`/invoices/${id}`);
  }

  takeInvoice(invoice: DemoInvoice): this {
    this.does('invoice.downloaded', { kind: 'invoice', id: publicId('in', invoice.id) }, {});
    return this.wait(3, 9);
  }

  open(document: DemoDocument): this {
    this.grant(document, 'open', OPEN_MS);
    this.does('document.opened', this.subjectOf(document), {});
    return this.pass(0.8).page(
      `/documents/${publicId('do', document.row.id)}`,
      this.seconds(25, 140),
    );
  }

  download(document: DemoDocument): this {
    this.grant(document, 'download', DOWNLOAD_MS);
    this.does('document.downloaded', this.subjectOf(document), {});
    return this.wait(4, 12);
  }

  sign(document: DemoDocument): this {
    this.does('document.signed', this.subjectOf(document), {});
    return this.wait(4, 12);
  }

  cannotOpen(document: DemoDocument, reason: EventData<'document.open_failed'>['reason']): this {
    this.does('document.open_failed', this.subjectOf(document), { reason });
    return this.wait(8, 20);
  }

  search(query: string, results: number): this {
    this.does('search.performed', null, { query, results });
    return this.wait(9, 30);
  }

  /** Anything else that the vocabulary knows. */
  does<T extends EventType>(type: T, subject: SubjectOf<T>, data: EventData<T>): this {
    const { contact } = this;
    record(
      this.world,
      { kind: 'contact', contact },
      { type, at: this.clock, client: contact.client, subject, data },
    );
    return this;
  }

  wait(from: number, to: number): this {
    return this.pass(this.seconds(from, to));
  }

  pass(seconds: number): this {
    this.clock = new Date(this.clock.getTime() + Math.round(seconds * 1000));
    return this;
  }

  private seconds(from: number, to: number): number {
    return this.contact.client.chance.whole(from * 1000, to * 1000) / 1000;
  }

  private subjectOf({ row }: DemoDocument): { kind: 'document'; id: string } {
    return { kind: 'document', id: publicId('do', row.id) };
  }

  private grant(document: DemoDocument, purpose: 'open' | 'download', lastsMs: number): void {
    const { contact, clock } = this;
    document.openedAt ??= clock;
    this.world.rows.documentGrant.push({
      id: this.world.newId(clock),
      documentId: document.row.id,
      clientId: contact.client.id,
      personId: contact.personId,
      sessionId: contact.sessionId,
      purpose,
      version: document.versions.length + 1,
      createdAt: clock,
      expiresAt: new Date(clock.getTime() + lastsMs),
    });
  }
}

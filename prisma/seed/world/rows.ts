import type { Prisma } from '@/lib/prisma/client';

/** The rows of the demo by table, with the names that the schema gives them; days are texts, instants are Dates. */
export type Rows = {
  firm: Prisma.FirmCreateManyInput[];
  holiday: Prisma.HolidayCreateManyInput[];
  taxRate: (Prisma.TaxRateCreateManyInput & { id: string; endedAt: Date | null })[];
  person: Prisma.PersonCreateManyInput[];
  personKey: Prisma.PersonKeyCreateManyInput[];
  employee: Prisma.EmployeeCreateManyInput[];
  client: Prisma.ClientCreateManyInput[];
  contact: Prisma.ContactCreateManyInput[];
  mail: Prisma.MailCreateManyInput[];
  mailFailure: Prisma.MailFailureCreateManyInput[];
  assignment: Prisma.AssignmentCreateManyInput[];
  session: Prisma.SessionCreateManyInput[];
  counter: Prisma.CounterCreateManyInput[];
  agreement: Prisma.AgreementCreateManyInput[];
  agreementItem: Prisma.AgreementItemCreateManyInput[];
  invoice: (Prisma.InvoiceCreateManyInput &
    Figures<'totalMinor' | 'paidMinor' | 'creditedMinor'>)[];
  invoiceTax: (Prisma.InvoiceTaxCreateManyInput & Figures<'baseMinor' | 'taxMinor'>)[];
  invoiceLine: Prisma.InvoiceLineCreateManyInput[];
  lineQuestion: Prisma.LineQuestionCreateManyInput[];
  lineMessage: Prisma.LineMessageCreateManyInput[];
  reminder: (Prisma.ReminderCreateManyInput & { sentAt: Date })[];
  creditNote: Prisma.CreditNoteCreateManyInput[];
  creditNoteLine: Prisma.CreditNoteLineCreateManyInput[];
  checkout: Prisma.CheckoutCreateManyInput[];
  checkoutLine: Prisma.CheckoutLineCreateManyInput[];
  payment: Prisma.PaymentCreateManyInput[];
  refund: Prisma.RefundCreateManyInput[];
  allocation: (Prisma.AllocationCreateManyInput & Figures<'amountMinor'>)[];
  ledgerEntry: (Prisma.LedgerEntryCreateManyInput & Figures<'amountMinor'>)[];
  clientBalance: (Prisma.ClientBalanceCreateManyInput & Figures<'balanceMinor'>)[];
  documentRequest: Prisma.DocumentRequestCreateManyInput[];
  requestItem: Prisma.RequestItemCreateManyInput[];
  requestTemplate: Prisma.RequestTemplateCreateManyInput[];
  firmCategory: (Prisma.FirmCategoryCreateManyInput & { id: string })[];
  document: Prisma.DocumentCreateManyInput[];
  documentVersion: (Prisma.DocumentVersionCreateManyInput & { number: number })[];
  tag: Prisma.TagCreateManyInput[];
  documentReader: Prisma.DocumentReaderCreateManyInput[];
  w2Delivery: Prisma.W2DeliveryCreateManyInput[];
  documentGrant: Prisma.DocumentGrantCreateManyInput[];
  /** The fingerprint is the file's, which is made when all is planned. */
  signatureRequest: (Omit<Prisma.SignatureRequestCreateManyInput, 'documentSha256'> & {
    documentSha256?: Uint8Array<ArrayBuffer>;
  })[];
  signatureSigner: Prisma.SignatureSignerCreateManyInput[];
  visit: (Prisma.VisitCreateManyInput & { startedAt: Date; lastAt: Date })[];
  /** With what is personal in it open, which is encrypted when all is planned. */
  activityEvent: (Prisma.ActivityEventCreateManyInput & { id: string })[];
  signalDue: Prisma.SignalDueCreateManyInput[];
  effortDue: Prisma.EffortDueCreateManyInput[];
  portalRelease: Prisma.PortalReleaseCreateManyInput[];
};

type Figures<Names extends string> = { [Name in Names]: bigint };

/** In the order in which one may refer to another. */
export function noRows(): Rows {
  return {
    firm: [],
    holiday: [],
    taxRate: [],
    person: [],
    personKey: [],
    employee: [],
    client: [],
    contact: [],
    mail: [],
    mailFailure: [],
    assignment: [],
    session: [],
    counter: [],
    agreement: [],
    agreementItem: [],
    invoice: [],
    invoiceTax: [],
    invoiceLine: [],
    lineQuestion: [],
    lineMessage: [],
    reminder: [],
    creditNote: [],
    creditNoteLine: [],
    checkout: [],
    checkoutLine: [],
    payment: [],
    refund: [],
    allocation: [],
    ledgerEntry: [],
    clientBalance: [],
    documentRequest: [],
    requestItem: [],
    requestTemplate: [],
    firmCategory: [],
    document: [],
    documentVersion: [],
    tag: [],
    documentReader: [],
    w2Delivery: [],
    documentGrant: [],
    signatureRequest: [],
    signatureSigner: [],
    visit: [],
    activityEvent: [],
    signalDue: [],
    effortDue: [],
    portalRelease: [],
  };
}

import { useState } from 'react';
import { PersonCard } from '@/components/person/person-card';
import { PersonLine } from '@/components/person/person-line';
import { Avatar } from '@/components/ui/avatar';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { CheckBox, ChoiceGroup, Radio } from '@/components/ui/choices';
import { DataList } from '@/components/ui/data-list';
import { DayField } from '@/components/ui/day-field';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { MoneyField } from '@/components/ui/money-field';
import { Note } from '@/components/ui/note';
import { Progress } from '@/components/ui/progress';
import { SearchField } from '@/components/ui/search-field';
import { Section } from '@/components/ui/section';
import { SelectField } from '@/components/ui/select-field';
import { SkeletonList, SkeletonSentence } from '@/components/ui/skeleton';
import { DocumentChip, InvoiceChip, SeverityMark } from '@/components/ui/state-chip';
import { Switch } from '@/components/ui/switch';
import { Tabs } from '@/components/ui/tabs';
import { TextAreaField, TextField } from '@/components/ui/text-field';
import { ToastProvider } from '@/components/ui/toast';
import { Money } from '@/components/ui/values';
import { Asking } from './gallery-asking';
import { ruth } from './views';

const INVOICE = [
  'open',
  'part_paid',
  'clearing',
  'paid',
  'overdue',
  'failed',
  'disputed',
  'refunded',
  'void',
  'draft',
  'uncollectible',
] as const;

const DOCUMENT = [
  'new',
  'sign',
  'send',
  'signed',
  'opened',
  'held',
  'refused',
  'only_you',
] as const;

/** Screens 16 and 17: every part once, as it is in use. */
export function Gallery() {
  return (
    <ToastProvider closeLabel="Close">
      <main className="mx-auto flex max-w-320 flex-col gap-8 p-5 sm:p-10">
        <FirstSentence
          reader="inner"
          above={<Breadcrumb trail={[{ href: '/', label: 'Parts' }]} current="All of them" />}
        >
          One lamp, one word, one shape for each thing
        </FirstSentence>
        <div className="grid gap-x-14 gap-y-8 lg:grid-cols-2">
          <div className="flex flex-col gap-8">
            <States />
            <Buttons />
            <Fields />
          </div>
          <div className="flex flex-col gap-8">
            <Notes />
            <Asking />
            <Waiting />
            <Person />
          </div>
        </div>
      </main>
    </ToastProvider>
  );
}

function States() {
  return (
    <>
      <Section title="Invoice states, always icon and word">
        <div className="flex flex-wrap gap-3">
          {INVOICE.map((state) => (
            <InvoiceChip key={state} state={state} reader="firm" />
          ))}
        </div>
      </Section>
      <Section title="Document states">
        <div className="flex flex-wrap gap-3">
          {DOCUMENT.map((state) => (
            <DocumentChip key={state} state={state} on="24 Nov" />
          ))}
        </div>
      </Section>
      <Section title="Severity">
        <div className="flex flex-wrap gap-3">
          <SeverityMark severity="now" />
          <SeverityMark severity="today" />
          <SeverityMark severity="digest" />
        </div>
      </Section>
    </>
  );
}

function Buttons() {
  const [paying, setPaying] = useState(false);
  return (
    <Section title="Buttons: the lamp at most once a screen">
      <div className="flex flex-wrap items-center gap-3">
        <Button look="lamp" pendingLabel="Paying…" pending={paying} onClick={() => setPaying(true)}>
          Pay $1,000.00
        </Button>
        <Button look="ink">Send to Ruth</Button>
        <Button>Read and sign</Button>
        <Button look="plain">Cancel</Button>
      </div>
      <div className="flex flex-wrap items-center gap-3" data-density="firm">
        <Button>Staff, 32 px</Button>
        <Button size="row">Row, 28 px</Button>
        <Button look="danger">Withdraw</Button>
        <Button blockedBy="why-blocked">Publish 0</Button>
        <span id="why-blocked" className="text-small text-ink-2">
          Choose a client first.
        </span>
      </div>
      <Tabs
        label="Invoices"
        tabs={[
          { href: '?', label: 'All', count: 18, current: true },
          { href: '?to-pay', label: 'To pay', count: 3, current: false },
          { href: '?paid', label: 'Paid', count: 14, current: false },
        ]}
      />
    </Section>
  );
}

function Fields() {
  const [on, setOn] = useState(true);
  return (
    <Section title="Fields">
      <div className="grid gap-5 sm:grid-cols-2">
        <MoneyField
          name="amount"
          label="Amount"
          currency="USD"
          locale="en-US"
          defaultValue="250"
          width="full"
          unreadable="We can’t read this as an amount. Write it like 1,840.00."
        />
        <MoneyField
          name="too-much"
          label="Amount"
          currency="USD"
          locale="en-US"
          defaultValue="2,500.00"
          width="full"
          unreadable="We can’t read this as an amount."
          error="That is more than the $1,000.00 left. Enter up to $1,000.00."
        />
        <TextField name="name" label="Your name" hint="As it stands on your papers." optional />
        <SelectField
          name="client"
          label="Client"
          options={[
            { value: 'a', label: 'Lark & Loom' },
            { value: 'b', label: '株式会社星野製陶', lang: 'ja' },
          ]}
        />
        <DayField name="due" label="Due" locale="en-US" defaultValue="2026-11-30" />
        <SearchField action="/search" label="Find a document" className="self-end" />
      </div>
      <TextAreaField name="question" label="Your question about this line" />
      <div className="grid gap-5 sm:grid-cols-2">
        <ChoiceGroup legend="How much">
          <Radio name="part" label="All that is left" aside="$1,000.00" defaultChecked />
          <Radio name="part" label="Part of it" aside="from $50.00" />
        </ChoiceGroup>
        <div className="flex flex-col gap-3">
          <CheckBox name="credit" label="Use your credit" aside="−$75.00" defaultChecked />
          <CheckBox name="tell" label="Tell them" detail="Once each, at 9:00 am" />
          <Switch on={on} label="Mails about new papers" onChange={setOn} />
        </div>
      </div>
    </Section>
  );
}

function Notes() {
  return (
    <>
      <Section title="Error that says what happened, what is safe, what to do">
        <Note
          tone="error"
          title="Your bank did not let this payment through."
          actions={
            <>
              <Button size="row">Use another card</Button>
              <Button look="plain" size="row">
                Ask Ruth
              </Button>
            </>
          }
        >
          Nothing was taken. Try another card, or ask Ruth to wait a week.
        </Note>
      </Section>
      <Section title="Notice, and money on its way">
        <Note tone="wait">
          Your bank confirmed that $840.00 is on its way. It counts as paid when it arrives, by Wed
          25 Nov.
        </Note>
        <Note tone="notice">Nothing is visible to a client until you publish.</Note>
        <Note tone="done">Saved.</Note>
      </Section>
    </>
  );
}

function Waiting() {
  return (
    <>
      <Section title="Long work">
        <Card>
          <CardBody>
            <Progress
              label="Packing everything for you"
              value={214}
              max={530}
              count="214 of 530 files, about 2 min"
            >
              You can leave this page. We’ll write when it is ready.
            </Progress>
          </CardBody>
        </Card>
      </Section>
      <Section title="Loading keeps the shape; empty says what would be here">
        <SkeletonSentence />
        <SkeletonList rows={1} label="Your receipts are on their way" />
        <Card>
          <EmptyLine>No receipts yet. The first one comes when your payment arrives.</EmptyLine>
        </Card>
      </Section>
    </>
  );
}

function Person() {
  return (
    <Section title="The person, and figures">
      <div className="grid gap-5 sm:grid-cols-[18rem_1fr]">
        <PersonCard helper={ruth} />
        <Card>
          <CardBody className="flex flex-col gap-4">
            <DataList
              items={[
                { key: 'total', term: 'Total', value: <Money text="$1,840.00" /> },
                { key: 'cancelled', term: 'Cancelled', value: <Money text="$120.00" struck /> },
              ]}
            />
            <PersonLine helper={ruth} question="Something wrong on it? Ask Ruth Adeyemi" />
            <div className="flex gap-2">
              {['Dana Whitlock', 'Tom Brandvold', 'Ingrid Alder', '星野 美咲'].map((name) => (
                <Avatar key={name} name={name} />
              ))}
              <Avatar name="株式会社星野製陶" square size="large" />
            </div>
          </CardBody>
        </Card>
      </div>
    </Section>
  );
}

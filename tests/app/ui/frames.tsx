import { ClientShell, RailPart } from '@/components/shell/client-shell';
import { Lamp } from '@/components/shell/lamp';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FilterMenu } from '@/components/ui/filter-menu';
import { FirstSentence } from '@/components/ui/first-sentence';
import { List, Row } from '@/components/ui/list';
import { Name } from '@/components/ui/name';
import { Pager } from '@/components/ui/pager';
import { Section } from '@/components/ui/section';
import { SeverityMark, InvoiceChip } from '@/components/ui/state-chip';
import { Cell, Table, TableGroup, TableRow } from '@/components/ui/table';
import { Timeline } from '@/components/ui/timeline';
import { Money } from '@/components/ui/values';
import { clientShell, staffShell } from './views';

const pay = (look: 'lamp' | 'outline') => (
  <LinkButton href="/pay" look={look} className="sm:w-36">
    Pay
  </LinkButton>
);

/** Screen 01, and 02 on a phone. */
export function ClientFrame() {
  return (
    <ClientShell
      shell={clientShell}
      place="home"
      rail={
        <RailPart title="Who has seen your files">
          <p>
            Ruth opened your 2025 W-2 on Thursday at 10:12 am, to check box 12. Nobody else this
            month.
          </p>
        </RailPart>
      }
    >
      <FirstSentence
        reader="home"
        lede="Nothing is overdue. Your bank transfer of $840.00 from Friday is clearing; we expect it by Wednesday."
      >
        You owe $1,245.00 and €380.00, the first by Monday. Two documents need you.
      </FirstSentence>
      <Section title="For you" aside="About 9 minutes in all">
        <Card lit>
          <List>
            <Row
              icon="receipt-text"
              title="Quarterly bookkeeping and payroll"
              detail="Rest of invoice 1058 · due Mon 30 Nov"
              amount={<Money text="$1,000.00" column />}
              action={pay('lamp')}
              keepAction
              href="/invoices/1058"
            />
            <Row
              icon="upload"
              title="Send us October’s bank statement"
              detail="First Sound Bank, account ending 4471 · Ruth needs it by Wed 2 Dec"
              action={
                <LinkButton href="/send" className="sm:w-36">
                  Send the file
                </LinkButton>
              }
              href="/documents/1"
            />
            <Row
              icon="pen-line"
              title="Sign your 2027 engagement letter"
              detail="4 pages, about 3 minutes · by Fri 4 Dec"
              action={
                <LinkButton href="/sign" className="sm:w-36">
                  Read and sign
                </LinkButton>
              }
              href="/documents/2"
            />
            <Row
              icon="receipt-text"
              title="VAT return, Netherlands"
              detail="Invoice 1061 · due Fri 11 Dec"
              amount={<Money text="€380.00" column />}
              action={pay('outline')}
              href="/invoices/1061"
            />
          </List>
        </Card>
      </Section>
      <Section title="Since you were last here" aside="Thu 19 Nov">
        <Timeline
          items={[
            {
              id: '1',
              icon: 'clock',
              tone: 'blue',
              sentence: (
                <>
                  Your transfer of <strong>$840.00</strong> for invoice 1058 left your bank and is
                  clearing
                </>
              ),
              when: 'Fri 20 Nov',
            },
            {
              id: '2',
              icon: 'file-text',
              sentence: 'Ruth added Form 941, third quarter 2026',
              when: 'Fri 20 Nov',
            },
            {
              id: '3',
              icon: 'check',
              tone: 'green',
              sentence: 'Tom answered your question about the September mileage',
              when: 'Thu 19 Nov',
            },
          ]}
        />
      </Section>
    </ClientShell>
  );
}

/** Screen 15: nothing to do, no amber anywhere. */
export function SettledFrame() {
  const shell = { ...clientShell, counts: { toPay: 0, documents: 0 }, otherClients: [] };
  return (
    <ClientShell shell={{ ...shell, firm: { ...shell.firm, demo: null } }} place="home">
      <FirstSentence
        reader="home"
        lede="Your last payment, $1,000.00 for invoice 1058, arrived on Friday."
      >
        You owe nothing, and nothing needs you.
      </FirstSentence>
      <Card className="flex items-center gap-7 bg-transparent! p-9 shadow-none!">
        <Lamp lit={false} className="size-12 shrink-0" />
        <div>
          <p className="font-strong">All settled for 2026 so far</p>
          <p className="text-ink-2">
            When something needs you, the light comes on here and we write to you once.
          </p>
        </div>
      </Card>
    </ClientShell>
  );
}

/** A page of the firm: signals, a table, a side column. */
export function StaffFrame() {
  return (
    <StaffShell shell={staffShell} place="today">
      <FirstSentence
        reader="firm"
        lede="Tuesday 24 November, 10:42 am. The other 29 of your 38 clients are fine."
        actions={
          <LinkButton href="/staff/clients/new" look="ink">
            New client
          </LinkButton>
        }
      >
        Three clients need you now. Juniper Street Dental should hear from you by 11:30.
      </FirstSentence>
      <div className="flex flex-wrap gap-2">
        <FilterMenu
          label="With Ruth Adeyemi"
          clearHref="/staff/clients"
          clearLabel="With anybody"
          options={[{ href: '?with=ruth', label: 'Ruth Adeyemi', current: true }]}
        />
        <FilterMenu
          label="Owing or not"
          options={[
            { href: '?owing=yes', label: 'Owing', current: false },
            { href: '?owing=no', label: 'Not owing', current: false },
          ]}
        />
      </div>
      <StaffColumns
        side={
          <Card>
            <CardHeader title="Unanswered" />
            <EmptyLine>
              Nobody else is waiting. Your last 20 answers took 1 h 50 min on average.
            </EmptyLine>
          </Card>
        }
      >
        <Card lit>
          <CardHeader title="Signals" aside="Now 1, today 1" />
          <CardBody className="flex gap-4">
            <SeverityMark severity="now" />
            <p className="flex-1 text-signal">
              <strong>Lark &amp; Loom</strong> failed to open the studio lease twice and has not got
              in since.
            </p>
            <LinkButton href="/x" look="ink" size="row">
              Send it another way
            </LinkButton>
          </CardBody>
        </Card>
        <Card>
          <Table
            caption="Clients"
            columns={[
              { key: 'client', label: 'Client' },
              { key: 'state', label: 'State' },
              { key: 'owed', label: 'Owed', numeric: true },
              { key: 'last', label: 'Last here' },
            ]}
          >
            <TableGroup span={4}>Today, Tuesday 24 November</TableGroup>
            <TableRow opens selected>
              <Cell names href="/staff/clients/1" detail="Dr Priya Raman">
                Juniper Street Dental
              </Cell>
              <Cell>
                <InvoiceChip state="overdue" reader="firm" />
              </Cell>
              <Cell numeric>—</Cell>
              <Cell quiet>9:08 am</Cell>
            </TableRow>
            <TableRow opens>
              <Cell names href="/staff/clients/2" detail="Konstantin Papadimitriou">
                Wolfeschlegel &amp; Papadimitriou-Featherstonehaugh Landscape Architecture LLP
              </Cell>
              <Cell>
                <InvoiceChip state="open" reader="firm" />
              </Cell>
              <Cell numeric detail="8 days past due">
                $2,350.00
              </Cell>
              <Cell quiet>Fri 20 Nov</Cell>
            </TableRow>
            <TableRow opens>
              <Cell names href="/staff/clients/3">
                <Name name="株式会社星野製陶" />
              </Cell>
              <Cell>
                <InvoiceChip state="paid" reader="firm" />
              </Cell>
              <Cell numeric>¥184,000</Cell>
              <Cell quiet>Mon, 8:11 pm</Cell>
            </TableRow>
          </Table>
          <Pager shown="3 of 38" href="?before=3" label="Show earlier" />
        </Card>
      </StaffColumns>
    </StaffShell>
  );
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { POST } from '@/app/api/stripe/webhook/route';
import { recordPayment } from '@/domain/payments/record-payment';
import { refundPayment } from '@/domain/payments/refund-payment';
import { cast } from '@/tests/support/cast';

/**
 * A part of the app that dies: it is killed once its work is committed, and before it answers anybody. What it is to do is
 * its first argument, with what as JSON the second; amounts are text, since JSON has no bigint.
 */
const [what, input = 'null'] = process.argv.slice(2);

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('It is dead.');
}

/** Whoever listens knows that it has got so far. */
function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

function listen(): void {
  const server = createServer((request, response) => {
    const init = {
      method: 'POST',
      headers: new Headers(request.headers as Record<string, string>),
      body: Readable.toWeb(request) as ReadableStream,
      duplex: 'half',
    };
    const call = new Request('http://portal.test/api/stripe/webhook', init as RequestInit);
    void POST(call, { params: Promise.resolve({}) }).then((answer) => {
      // A fault of ours is answered, so that the test sees it.
      if (answer.status === 200) die();
      response.writeHead(answer.status).end();
    });
  });
  server.listen(0, '127.0.0.1', () => say(`port ${(server.address() as AddressInfo).port}`));
}

function form<T>(): T {
  const withAmount = JSON.parse(input) as { amount: { amountMinor: string; currency: string } };
  const amountMinor = BigInt(withAmount.amount.amountMinor);
  return { ...withAmount, amount: { ...withAmount.amount, amountMinor } } as T;
}

if (what === 'webhook') listen();
else {
  say('begins');
  await (what === 'record' ? recordPayment(cast.tom, form()) : refundPayment(cast.ruth, form()));
  die();
}

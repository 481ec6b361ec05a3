import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteSocketAddresses, socketAddressIn } from '@/lib/socket-address';

let server: Server;

beforeAll(async () => {
  noteSocketAddresses();
  server = createServer((request, response) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    response.end(JSON.stringify(socketAddressIn(headers)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => server.close());

async function seenWith(headers: Record<string, string>): Promise<unknown> {
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}/`, { headers })).json();
}

describe('the address of a request’s socket', () => {
  it('is what the pages are told', async () => {
    expect(await seenWith({})).toBe('127.0.0.1');
    expect(await seenWith({ 'x-socket': '198.51.100.9', 'x-real-ip': '198.51.100.9' })).toBe(
      '127.0.0.1',
    );
  });

  it('is a proxy’s, and nobody’s, where one of the house says that it asks for another', async () => {
    for (const name of ['x-forwarded-for', 'forwarded', 'via'])
      expect(await seenWith({ [name]: '198.51.100.9' }), name).toBeNull();
  });

  it('is known from nothing else', () => {
    expect(socketAddressIn(new Headers({ 'x-forwarded-for': '198.51.100.9' }))).toBeNull();
  });
});

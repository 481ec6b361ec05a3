import { createServer, type Server } from 'node:http';

/** Answers GET /health on the loopback address: 200 while the worker takes jobs, 503 while it begins or ends. */
export function serveHealth(port: number, isReady: () => boolean): Promise<Server> {
  const server = createServer((request, response) => {
    const known = request.method === 'GET' && request.url === '/health';
    const status = known ? (isReady() ? 200 : 503) : 404;
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ ready: status === 200 }));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

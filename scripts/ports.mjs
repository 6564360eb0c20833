import { createServer } from 'node:net';

/** `wanted` if it is free on loopback, else any free port. */
export function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error) => (wanted ? resolve(freePort(0)) : reject(error)));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

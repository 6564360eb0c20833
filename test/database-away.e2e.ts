import { connect, createServer, type Server, type Socket } from 'node:net';
import { endApps, startApp } from './support/app-process.js';
import { eventually } from './support/eventually.js';
import { here } from './support/here.js';
import { Visit } from './support/visit.js';

/** A way to the database that can be cut. */
class Wire {
  private readonly sockets = new Set<Socket>();
  private server: Server;

  constructor(private readonly target: URL) {}

  join(port = 0): Promise<number> {
    this.server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy()).on('close', () => this.sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    });
    return new Promise((resolve) => {
      this.server.listen(port, '127.0.0.1', () => resolve((this.server.address() as { port: number }).port));
    });
  }

  cut(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      for (const socket of this.sockets) socket.destroy();
    });
  }
}

describe('while the database is away', () => {
  const target = new URL(here.databaseUrl);
  const wire = new Wire(target);
  let wirePort: number;
  let visit: Visit;

  beforeAll(async () => {
    wirePort = await wire.join();
    const url = new URL(target);
    url.host = `127.0.0.1:${wirePort}`;
    const port = await freePort();
    const settings = { DATABASE_URL: url.href, PORT: String(port), LOG_LEVEL: 'info' };
    // It says of itself that it runs only by what it is asked.
    const started = startApp('portal', settings, '/health/ready');
    const portalUrl = `http://127.0.0.1:${port}`;
    await eventually(async () => expect((await fetch(`${portalUrl}/health/ready`)).status).toBe(200));
    await started;
    visit = new Visit({}, portalUrl);
  });

  afterAll(async () => {
    await endApps();
    await wire.cut();
  });

  it('pages say so, forms lose nothing, and all comes back by itself', async () => {
    expect((await visit.get('/status')).status).toBe(200);
    const form = await visit.get('/feedback');
    await wire.cut();

    const away = await visit.get('/status');
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).toBe('10');
    expect(away.html).toContain('Die Datenbank ist gerade nicht erreichbar.');
    expect((await visit.get('/help')).status).toBe(200);
    const refused = await visit.send(form, '/feedback', { message: 'Was ich lange getippt habe.' });
    expect(refused.status).toBe(503);
    expect(refused.html).toContain('Was ich lange getippt habe.');

    await wire.join(wirePort);
    await eventually(async () => expect((await visit.get('/status')).status).toBe(200));
    const taken = await visit.send(refused, '/feedback', { message: 'Was ich lange getippt habe.' });
    expect(taken.status).toBe(303);
  });

  function freePort(): Promise<number> {
    return new Promise((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address() as { port: number };
        server.close(() => resolve(port));
      });
    });
  }
});

import { setTimeout as sleep } from 'node:timers/promises';
import { type PoolClient } from 'pg';
import { type Database } from './database.js';

const PAUSE_MILLISECONDS = 1000;

/**
 * Hears PostgreSQL's NOTIFY on one channel. When the connection is lost it listens anew as soon as the database is back; what was
 * said in between is not heard, so whoever keeps something in memory drops it on `lost` and keeps nothing while not listening.
 */
export class Listener {
  private connection: PoolClient | null = null;
  private isStopped = false;

  constructor(
    private readonly database: Database,
    private readonly channel: string,
    private readonly on: { heard(payload: string): void; lost(): void },
  ) {}

  get isListening(): boolean {
    return this.connection !== null;
  }

  /** Begins to listen, and tries again as long as the database is away. */
  async start(): Promise<void> {
    while (!this.isStopped && !(await this.connect())) await sleep(PAUSE_MILLISECONDS, undefined, { ref: false });
  }

  /** Gives the connection back; call before the pool is closed. */
  stop(): void {
    this.isStopped = true;
    this.connection?.release(true);
    this.connection = null;
  }

  private async connect(): Promise<boolean> {
    let client: PoolClient;
    try {
      client = await this.database.connect();
    } catch {
      return false;
    }
    let isGone = false;
    client.on('error', () => {
      if (isGone) return;
      isGone = true;
      client.release(true);
      this.loseConnection(client);
    });
    client.on('notification', ({ payload }) => this.on.heard(payload ?? ''));
    try {
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
    } catch {
      if (!isGone) client.release(true);
      return false;
    }
    if (isGone) return false;
    this.connection = client;
    if (this.isStopped) this.stop();
    return true;
  }

  private loseConnection(client: PoolClient): void {
    if (this.connection !== client) return;
    this.connection = null;
    this.on.lost();
    void this.start();
  }
}

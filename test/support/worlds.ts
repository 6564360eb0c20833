/** Where a Jest worker finds its own portal, database and mailbox. */
export interface Addresses {
  readonly databaseUrl: string;
  readonly portalUrl: string;
  readonly mailboxUrl: string;
  /** Everything the portal answers, parameters by name: `GET /services/:slug`. */
  readonly routes: readonly string[];
}

/** What was opened before all specs and has to be closed after them. */
export interface TestWorld {
  readonly addresses: Addresses | null;
  /** What went wrong where no spec looked: jobs that failed, mails that could not be written. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

/** Filled before all specs, emptied after, in the one process that outlives all suites. */
export const worlds: TestWorld[] = [];

import { Injectable } from '@nestjs/common';
import { notFound } from '#libs/kernel/domain-error';
import { stateCodeOf } from '#libs/directory/keys';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { csvHead, csvLine, type CsvValue } from '#libs/platform/http/csv';
import { coverage } from './coverage.js';
import { type Cell, CELLS, FACTS, historyStatement, PUBLIC_CONNECTIONS, waitingStatement } from './status-reads.js';
import {
  type DatedFactView,
  type HistoryEntry,
  type NationStatusView,
  type ServiceStatus,
  type ServiceStatusView,
  type StateStatusView,
  type WaitingView,
} from './status.view.js';

const LONGEST_HISTORY = 100;
const ROWS_AT_ONCE = 2_000;
const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/** Where the roll-out stands, for everybody: counts, shares and dated facts, no persons. */
@Injectable()
export class StatusService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async nation(): Promise<NationStatusView> {
    const asOf = this.clock.today();
    const [cells, states, waiting, history] = await Promise.all([
      this.cells(null, null),
      this.states(),
      this.database.read<WaitingView>('status-waiting-nation', waitingStatement('nation')),
      this.database.read<HistoryEntry>('status-history-nation', historyStatement('nation'), [LONGEST_HISTORY]),
    ]);
    return {
      asOf,
      ...coverage(cells),
      states: states.map((state) => {
        const own = cells.filter((cell) => cell.stateCode === state.code);
        return { ...state, contracts: contractsIn(own), ...coverage(own) };
      }),
      services: grouped(cells, (cell) => cell.serviceSlug).map((own) => ({
        ...serviceOf(own[0]),
        contracts: contractsIn(own),
        ...coverage(own),
      })),
      waiting,
      history,
    };
  }

  /** @throws DomainError `not-found` for a service that is not public */
  async service(slug: string): Promise<ServiceStatusView> {
    const asOf = this.clock.today();
    const cells = await this.cells(slug, null);
    const [first] = cells;
    if (!first) throw notFound();
    const [waiting, history, facts] = await Promise.all([
      this.database.read<WaitingView>('status-waiting-service', waitingStatement('service'), [first.serviceId]),
      this.database.read<HistoryEntry>('status-history-service', historyStatement('service'), [LONGEST_HISTORY, first.serviceId]),
      this.database.read<DatedFactView>('status-facts', FACTS, [first.serviceId]),
    ]);
    return {
      asOf,
      ...serviceOf(first),
      ...coverage(cells),
      states: cells.map((cell) => ({
        code: cell.stateCode,
        short: cell.stateShort,
        name: cell.stateName,
        contractSince: cell.contractSince,
        ...coverage([cell]),
      })),
      waiting,
      history,
      facts,
    };
  }

  /**
   * @param codeOrShort a Land, "05" or "NW"
   * @throws DomainError `not-found`
   */
  async state(codeOrShort: string): Promise<StateStatusView> {
    const asOf = this.clock.today();
    const code = stateCodeOf(codeOrShort);
    const state = (await this.states()).find((candidate) => candidate.code === code);
    if (!state) throw notFound();
    const [cells, waiting, history] = await Promise.all([
      this.cells(null, code),
      this.database.read<WaitingView>('status-waiting-state', waitingStatement('state'), [code]),
      this.database.read<HistoryEntry>('status-history-state', historyStatement('state'), [LONGEST_HISTORY, code]),
    ]);
    return {
      asOf,
      ...state,
      ...coverage(cells),
      services: cells.map((cell) => ({ ...serviceOf(cell), contractSince: cell.contractSince, ...coverage([cell]) })),
      waiting,
      history,
    };
  }

  /** Every connection from being cleared to live as a table, line by line, however many there are. */
  async *connectionsTable(): AsyncGenerator<string> {
    yield csvHead(TABLE_COLUMNS);
    for (let last: string | undefined = BEFORE_ALL_IDS; last !== undefined; ) {
      const rows: PublicConnection[] = await this.database.read<PublicConnection>('status-connections', PUBLIC_CONNECTIONS, [
        last,
        ROWS_AT_ONCE,
      ]);
      if (rows.length > 0) yield rows.map((row) => csvLine(TABLE_COLUMNS.map((column) => row[column]))).join('');
      last = rows.length < ROWS_AT_ONCE ? undefined : rows.at(-1)?.id;
    }
  }

  private cells(slug: string | null, stateCode: string | null): Promise<Cell[]> {
    return this.database.read<Cell>('status-cells', CELLS, [this.clock.today(), slug, stateCode]);
  }

  private states(): Promise<{ code: string; short: string; name: string }[]> {
    return this.database.read('status-states', 'SELECT code, short, name FROM states ORDER BY code');
  }
}

const TABLE_COLUMNS = [
  'service',
  'serviceName',
  'stateCode',
  'stateShort',
  'authority',
  'authorityType',
  'state',
  'since',
  'stage',
  'liveInterimSince',
  'liveDirectSince',
] as const;

type PublicConnection = { readonly id: string } & Readonly<Record<(typeof TABLE_COLUMNS)[number], CsvValue>>;

function serviceOf({ serviceSlug, serviceName, serviceState }: Cell): Pick<ServiceStatus, 'slug' | 'name' | 'state'> {
  return { slug: serviceSlug, name: serviceName, state: serviceState };
}

function contractsIn(cells: readonly Cell[]): number {
  return cells.filter((cell) => cell.contractSince !== null).length;
}

/** Neighbouring cells with the same key. */
function grouped(cells: readonly Cell[], keyOf: (cell: Cell) => string): [Cell, ...Cell[]][] {
  const groups = new Map<string, [Cell, ...Cell[]]>();
  for (const cell of cells) {
    const group = groups.get(keyOf(cell));
    if (group) group.push(cell);
    else groups.set(keyOf(cell), [cell]);
  }
  return [...groups.values()];
}

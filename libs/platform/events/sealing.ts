import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EntityManager } from 'typeorm';
import { type Database } from '#libs/platform/database/database';

const MOST_EVENTS_IN_A_SEAL = 1000;
const LONGEST_WAIT_MS = 20_000;
/** What the first seal names as the digest before it. */
const BEGINNING = '0'.repeat(64);

/** What became of the log since it was sealed. */
export interface AuditVerdict {
  readonly seals: number;
  readonly sealedEvents: number;
  /** Events younger than the last seal; the worker seals them within a minute or two. */
  readonly unsealedEvents: number;
  /** The first seal that does not hold; null when all do. Those after it are not looked at, as each rests on the one before. */
  readonly broken: BrokenSeal | null;
}

/** A stretch of the log that is not what was sealed. */
export interface BrokenSeal {
  readonly sealId: number;
  readonly firstEventId: number;
  readonly lastEventId: number;
  readonly finding: 'event_changed' | 'event_removed' | 'event_added' | 'seal_removed';
}

interface Seal {
  readonly id: number;
  readonly first_event_id: number;
  readonly last_event_id: number;
  readonly event_count: number;
  readonly digest: string;
}

interface SealableEvent {
  readonly id: number;
  readonly line: string;
}

/**
 * Seals what was added to the log since the last seal, in chained batches. Writers are never held up.
 * @returns number of events sealed; 0 when none are final yet, which the next run makes up for
 */
export async function sealEvents(database: Database): Promise<number> {
  const lastFinalId = await findLastFinalEvent(database);
  let sealed = 0;
  for (let more = lastFinalId > 0; more; ) {
    const count = await database.transaction((tx) => sealNextBatch(tx, lastFinalId));
    sealed += count;
    more = count === MOST_EVENTS_IN_A_SEAL;
  }
  return sealed;
}

/** Computes every seal anew from the events it covers and the seal before it. */
export async function verifySeals(database: Database): Promise<AuditVerdict> {
  let last = { id: 0, last_event_id: 0, digest: BEGINNING };
  let sealedEvents = 0;
  let broken: BrokenSeal | null = null;
  for (let seal = await readNextSeal(database, 0); seal && !broken; seal = await readNextSeal(database, last.id)) {
    const events = await readEvents(database, last.last_event_id, seal.last_event_id);
    const finding = examine(last, seal, events);
    if (finding) broken = { sealId: seal.id, firstEventId: seal.first_event_id, lastEventId: seal.last_event_id, finding };
    else {
      last = seal;
      sealedEvents += seal.event_count;
    }
  }
  const unsealed = await database.readOne<{ count: number }>(
    'unsealed-events',
    'SELECT count(*) AS count FROM events WHERE id > coalesce((SELECT max(last_event_id) FROM event_seals), 0)',
  );
  return { seals: last.id, sealedEvents, unsealedEvents: unsealed?.count ?? 0, broken };
}

/**
 * Ids are handed out before commit, so a lower one may still come to light. It was handed out to a transaction that holds a lock for
 * writing on the table until it ends: once all that hold one now have ended, everything up to the highest id seen is final.
 */
async function findLastFinalEvent(database: Database): Promise<number> {
  const seen = await database.readOne<{ id: number | null; writers: string[] }>(
    'last-event-and-writers',
    `SELECT (SELECT max(id) FROM events WHERE id > coalesce((SELECT max(last_event_id) FROM event_seals), 0)) AS id,
            ARRAY(${WRITERS}) AS writers`,
  );
  if (!seen?.id) return 0;
  for (const until = Date.now() + LONGEST_WAIT_MS; Date.now() < until; await sleep(50)) {
    const left = await database.read('writers-left', `SELECT FROM (${WRITERS}) AS writer (id) WHERE id = ANY($1)`, [seen.writers]);
    if (left.length === 0) return seen.id;
  }
  return 0;
}

const WRITERS = `SELECT virtualtransaction FROM pg_locks
  WHERE relation = 'events'::regclass AND mode = 'RowExclusiveLock' AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

async function sealNextBatch(tx: EntityManager, lastFinalId: number): Promise<number> {
  // One sealer at a time; whoever waited sees the other's seals.
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('event_seals'))");
  const [before]: Seal[] = await tx.query('SELECT * FROM event_seals ORDER BY id DESC LIMIT 1');
  const events: SealableEvent[] = await tx.query(`${EVENT_LINES} LIMIT ${MOST_EVENTS_IN_A_SEAL}`, [
    before?.last_event_id ?? 0,
    lastFinalId,
  ]);
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return 0;
  await tx.query('INSERT INTO event_seals (id, first_event_id, last_event_id, event_count, digest) VALUES ($1, $2, $3, $4, $5)', [
    (before?.id ?? 0) + 1,
    first.id,
    last.id,
    events.length,
    digestOf(before?.digest ?? BEGINNING, events),
  ]);
  return events.length;
}

/** Every column, as canonical JSON: jsonb orders keys and writes numbers in one way only, moments are written in UTC. */
const EVENT_LINES = `SELECT id, jsonb_build_array(id, to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), name, subject_type,
    subject_id, person_id, person_name, organisation_id, organisation_name, on_behalf_of_id, on_behalf_of_name, reason, data,
    service_id, state_code, authority_id, request_id)::text AS line
  FROM events WHERE id > $1 AND id <= $2 ORDER BY id`;

function digestOf(digestBefore: string, events: readonly SealableEvent[]): string {
  const hash = createHash('sha256').update(digestBefore);
  for (const { line } of events) hash.update('\n').update(line);
  return hash.digest('hex');
}

function readNextSeal(database: Database, id: number): Promise<Seal | null> {
  return database.readOne<Seal>('next-seal', 'SELECT * FROM event_seals WHERE id > $1 ORDER BY id LIMIT 1', [id]);
}

function readEvents(database: Database, afterId: number, lastId: number): Promise<SealableEvent[]> {
  return database.read<SealableEvent>('sealed-events', EVENT_LINES, [afterId, lastId]);
}

function examine(before: { id: number; digest: string }, seal: Seal, events: readonly SealableEvent[]): BrokenSeal['finding'] | null {
  if (seal.id !== before.id + 1) return 'seal_removed';
  if (events.length < seal.event_count) return 'event_removed';
  if (events.length > seal.event_count) return 'event_added';
  return digestOf(before.digest, events) === seal.digest ? null : 'event_changed';
}

import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Database } from '#libs/platform/database/database';

/** A counter that does not say what counting anew says. */
export interface DifferingCounter {
  readonly serviceId: string;
  readonly stateCode: string;
  readonly state: string;
  readonly stage: string;
  readonly waitingOn: string;
  readonly keptAuthorities: number;
  readonly countedAuthorities: number;
  readonly keptInhabitants: number;
  readonly countedInhabitants: number;
}

export interface Recount {
  /** How many counters were compared. */
  readonly compared: number;
  readonly differing: readonly DifferingCounter[];
}

/** Proves the counters that the database keeps with each change, and sets them right. */
@Injectable()
export class RolloutCounters {
  constructor(private readonly database: Database) {}

  /** Counts all connections anew and compares; one statement, so that both are seen at one moment. */
  recount(): Promise<Recount> {
    return this.database.transaction(compare);
  }

  /** Counts anew and keeps the result. Changes to connections wait until it is done. */
  repair(): Promise<Recount> {
    return this.database.transaction(async (tx) => {
      await tx.query('LOCK TABLE connections, authorities, rollout_counters IN SHARE ROW EXCLUSIVE MODE');
      const found = await compare(tx);
      if (found.differing.length > 0) {
        await tx.query('DELETE FROM rollout_counters');
        await tx.query(`INSERT INTO rollout_counters ${COUNTED}`);
      }
      return found;
    });
  }
}

async function compare(tx: EntityManager): Promise<Recount> {
  const rows = await tx.query<(DifferingCounter & { readonly differs: boolean })[]>(COMPARED);
  return { compared: rows.length, differing: rows.filter(({ differs }) => differs).map(({ differs: _, ...counter }) => counter) };
}

const COUNTED = `
  SELECT connections.service_id, connections.state_code, connections.state, coalesce(connections.stage, '') AS stage,
    coalesce(connections.waiting_on, '') AS waiting_on, count(*) AS authorities, sum(authorities.inhabitants) AS inhabitants
  FROM connections JOIN authorities ON authorities.id = connections.authority_id
  GROUP BY 1, 2, 3, 4, 5`;

/** A counter at zero and no counter say the same. */
const COMPARED = `
  SELECT service_id AS "serviceId", state_code AS "stateCode", state, stage, waiting_on AS "waitingOn",
    coalesce(kept.authorities, 0) AS "keptAuthorities", coalesce(counted.authorities, 0) AS "countedAuthorities",
    coalesce(kept.inhabitants, 0) AS "keptInhabitants", coalesce(counted.inhabitants, 0)::bigint AS "countedInhabitants",
    (coalesce(kept.authorities, 0), coalesce(kept.inhabitants, 0)) <> (coalesce(counted.authorities, 0), coalesce(counted.inhabitants, 0)) AS differs
  FROM rollout_counters AS kept
  FULL JOIN (${COUNTED}) AS counted USING (service_id, state_code, state, stage, waiting_on)
  ORDER BY 1, 2, 3, 4, 5`;

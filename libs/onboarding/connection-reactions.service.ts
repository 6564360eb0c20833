import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { SYSTEM } from '#libs/kernel/actor';
import { type Day } from '#libs/kernel/day';
import { Database } from '#libs/platform/database/database';
import { type RecordedEvent } from '#libs/platform/events/recorded-event';
import { ConnectionFiles } from './connection-files.service.js';
import { type ConnectionFile } from './connection-file.js';
import { type OTHER_CONNECTION_EVENTS } from './connection-events.js';
import { whoHasTheBall } from './who-has-the-ball.js';

/**
 * Lets connections follow what happened elsewhere: to the Land's contract, to the service, to who is competent. An interest can become a
 * request or no longer, an end is announced or called off, somebody has to act because the contract is over.
 */
@Injectable()
export class ConnectionReactions {
  constructor(
    private readonly database: Database,
    private readonly files: ConnectionFiles,
  ) {}

  /** Doing it twice for one event changes nothing more. */
  async reactTo({ subjectType, subjectId, stateCode }: Pick<RecordedEvent, 'subjectType' | 'subjectId' | 'stateCode'>): Promise<void> {
    const affected = AFFECTED[subjectType];
    if (!affected) return;
    const key = subjectType === 'competence_rule' ? stateCode : subjectId;
    const connections = await this.database.read<{ id: string }>(`connections-of-${subjectType}`, affected, [key]);
    for (const { id } of connections) await this.database.transaction((tx) => this.follow(tx, id));
  }

  private async follow(tx: EntityManager, id: string): Promise<void> {
    const before = await this.files.lock(tx, SYSTEM, id);
    const restsOn = before.contractId === null ? null : before.contract;
    const changes = { contractId: restsOn?.id ?? before.contractId, endsOn: restsOn ? restsOn.endsOn : before.endsOn };
    const name = whatFollows(before, changes.endsOn);
    if (name === null) return;
    const after = await this.files.settle(tx, SYSTEM, id, changes);
    await this.files.record(tx, SYSTEM, after, { name: `connection.${name}`, data: { endsOn: after.endsOn } });
  }
}

/** The connections that an event can matter to, by the subject of the event. */
const AFFECTED: Readonly<Record<string, string>> = {
  contract: `
    SELECT connections.id
    FROM contracts JOIN connections ON connections.service_id = contracts.service_id AND connections.state_code = contracts.state_code
    WHERE contracts.id = $1 AND connections.state NOT IN ('declined', 'cancelled', 'disconnected')
    ORDER BY connections.id`,
  service: `SELECT id FROM connections WHERE service_id = $1 AND state = 'interest' ORDER BY id`,
  competence_rule: `SELECT id FROM connections WHERE state_code = $1 AND state = 'interest' ORDER BY id`,
};

function whatFollows(file: ConnectionFile, endsOn: Day | null): (typeof OTHER_CONNECTION_EVENTS)[number] | null {
  if (endsOn !== file.endsOn) return endsOn ? 'ends_announced' : 'end_called_off';
  const turn = whoHasTheBall(file);
  if (turn === file.waitingOn) return null;
  if (file.state === 'interest') return turn === 'authority' ? 'request_possible' : 'request_blocked';
  return file.contract ? 'end_called_off' : 'contract_ended';
}

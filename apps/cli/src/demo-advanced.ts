import { type EntityManager } from 'typeorm';
import { stateCodeOf } from '#libs/directory/keys';
import { type Day } from '#libs/kernel/day';
import { type Config } from '#libs/platform/config/config';
import { Database } from '#libs/platform/database/database';
import { idOf } from '#libs/platform/database/id';
import { type Appointment, keepAll, MovableClock } from './advanced-demo/agenda.js';
import { type Body, bodyNamed, organisationOf } from './advanced-demo/body.js';
import { ConnectionStory } from './advanced-demo/connection-story.js';
import { ContractStory } from './advanced-demo/contract-story.js';
import { type DemoWorld, demoWorld } from './advanced-demo/demo-world.js';
import { DONE_BY_AGENT, type LandPlot, STORY } from './advanced-demo/story.js';
import { withApplication } from './cli.module.js';
import { loadDemoWorld, refuseProduction } from './demo.js';

const SERVICE = 'unterhaltsvorschuss-online';
const AGENTS_HOME = 'IT-Dienstleister Muster';

/**
 * Loads the demo world in a lively later state: Länder and authorities take their steps by the very use cases that people have, each on
 * a day of the past. A Land where anything has begun is left as it is, so doing it again adds nothing.
 * @returns short names of the Länder that were added to
 */
export async function demoAdvanced(config: Config): Promise<string[]> {
  refuseProduction(config);
  const clock = new MovableClock();
  const today = clock.today();
  return withApplication(
    config,
    async (application) => {
      const { actors, serviceId, untold } = await application.get(Database).transaction(async (tx) => {
        const actors = await loadDemoWorld(tx, config, today, STORY.flatMap(bodiesOf).map(organisationOf));
        const serviceId = await findService(tx);
        await giveMandates(tx, serviceId, today);
        const begun = await findBegun(tx, serviceId);
        const untold = STORY.filter(({ land }) => !begun.includes(codeOf(land)));
        if (untold.length > 0) await forgetUsedCodes(tx);
        return { actors, serviceId, untold };
      });
      const world = demoWorld(application, actors, serviceId, today);
      await keepAll(
        untold.flatMap((plot) => appointmentsOf(world, plot)),
        clock,
      );
      return untold.map(({ land }) => land);
    },
    clock,
  );
}

function appointmentsOf(world: DemoWorld, { land, contract, noticeDaysAgo, authorities = [] }: LandPlot): Appointment[] {
  const told: Appointment[] = [];
  if (contract) {
    const [goal, ...days] = contract;
    told.push(...ContractStory.tell(world, { land, stateCode: codeOf(land), goal, days, noticeDaysAgo }));
  }
  for (const [name, goal, ...days] of authorities) {
    const isDoneByAgent = DONE_BY_AGENT.includes(name);
    told.push(...ConnectionStory.tell(world, { body: bodyNamed(name), land, goal, days, isDoneByAgent }));
  }
  return told;
}

function bodiesOf({ authorities = [] }: LandPlot): Body[] {
  return authorities.map(([name]) => bodyNamed(name));
}

function codeOf(land: string): string {
  const code = stateCodeOf(land);
  if (code === null) throw new Error(`There is no Land "${land}".`);
  return code;
}

async function findService(tx: EntityManager): Promise<string> {
  const [service] = await tx.query<{ id: string }[]>('SELECT id FROM services WHERE slug = $1', [SERVICE]);
  if (!service) throw new Error(`The catalogue has no "${SERVICE}".`);
  return service.id;
}

/** Codes of the Länder in which somebody has taken a step for the service. */
async function findBegun(tx: EntityManager, serviceId: string): Promise<string[]> {
  const rows = await tx.query<{ code: string }[]>(
    `SELECT state_code AS code FROM interests WHERE service_id = $1
     UNION SELECT state_code FROM contracts WHERE service_id = $1 AND state_code IS NOT NULL
     UNION SELECT state_code FROM connections WHERE service_id = $1`,
    [serviceId],
  );
  return rows.map(({ code }) => code);
}

/** The mandates that let an IT service provider act, given long before. */
async function giveMandates(tx: EntityManager, serviceId: string, today: Day): Promise<void> {
  for (const { authorityId } of DONE_BY_AGENT.map(bodyNamed)) {
    await tx.query(
      `INSERT INTO mandates (id, authority_id, provider_organisation_id, service_id, valid_from, accepted_at)
       SELECT $1, $2, id, $3, $4::date - 365, $4::date - 364 FROM organisations WHERE name = $5 ON CONFLICT DO NOTHING`,
      [idOf(`mandate:${authorityId}`), authorityId, serviceId, today, AGENTS_HOME],
    );
  }
}

/** Codes of the past would count as used for whoever has signed in today. */
async function forgetUsedCodes(tx: EntityManager): Promise<void> {
  await tx.query("UPDATE people SET totp_last_step = NULL WHERE email LIKE 'zeichnung@%.example'");
}

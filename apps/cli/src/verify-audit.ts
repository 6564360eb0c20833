import { type Config } from '#libs/platform/config/config';
import { Database } from '#libs/platform/database/database';
import { type BrokenSeal, verifySeals } from '#libs/platform/events/sealing';
import { withApplication } from './cli.module.js';

const FINDINGS: Readonly<Record<BrokenSeal['finding'], string>> = {
  event_changed: 'an event was changed',
  event_removed: 'an event is missing',
  event_added: 'an event was slipped in',
  seal_removed: 'a seal before it is missing',
};

/** Says whether the log is what was sealed. @returns false when it is not */
export function verifyAudit(config: Config, say: (line: string) => void): Promise<boolean> {
  return withApplication(config, async (application) => {
    const { seals, sealedEvents, unsealedEvents, broken } = await verifySeals(application.get(Database));
    say(`${seals} seals over ${sealedEvents} events hold; ${unsealedEvents} younger events are not sealed yet.`);
    if (broken)
      say(`Seal ${broken.sealId} (events ${broken.firstEventId} to ${broken.lastEventId}) is broken: ${FINDINGS[broken.finding]}.`);
    return broken === null;
  });
}

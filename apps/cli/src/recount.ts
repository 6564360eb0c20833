import { type Config } from '#libs/platform/config/config';
import { RolloutCounters } from '#libs/reporting/rollout-counters.service';
import { withApplication } from './cli.module.js';

/** Says whether the kept counters are right, and sets them right if asked to. @returns false when they are wrong and stay so */
export function recount(config: Config, repairs: boolean, say: (line: string) => void): Promise<boolean> {
  return withApplication(config, async (application) => {
    const counters = application.get(RolloutCounters);
    const { compared, differing } = await (repairs ? counters.repair() : counters.recount());
    say(`${compared} counters compared, ${differing.length} differ${repairs && differing.length > 0 ? 'ed and were set right' : ''}.`);
    for (const counter of differing) {
      const { serviceId, stateCode, state, stage, keptAuthorities, countedAuthorities, keptInhabitants, countedInhabitants } = counter;
      say(
        `Service ${serviceId}, Land ${stateCode}, ${state} ${stage}: kept ${keptAuthorities} authorities and ${keptInhabitants} inhabitants, ` +
          `counted ${countedAuthorities} and ${countedInhabitants}.`,
      );
    }
    return repairs || differing.length === 0;
  });
}

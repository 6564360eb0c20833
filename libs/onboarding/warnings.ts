import { addDays, dayOf, type Day } from '#libs/kernel/day';
import { type TextParams } from '#libs/kernel/domain-error';
import { type ConnectionFacts } from './connection-facts.js';
import { readDvdvKey } from './dvdv-key.js';

const DAYS_BEFORE_EXPIRY = 90;

/** Something that does not stand in the way, but that people should know; the sentence is `onboarding.warning.<code>`. */
export interface Warning {
  readonly code: 'cutover_on_weekend' | 'contract_ends' | 'certificate_expires_soon' | 'legacy_dvdv_key';
  readonly params: TextParams;
}

/** What people should know about a connection that still goes on. */
export function warningsOf(facts: ConnectionFacts & { readonly endsOn: Day | null }): Warning[] {
  const { cutoverOn, endsOn, parameters, state, today } = facts;
  const warnings: Warning[] = [];
  if (state === 'scheduled' && cutoverOn && isWeekend(cutoverOn)) warnings.push({ code: 'cutover_on_weekend', params: { day: cutoverOn } });
  if (endsOn) warnings.push({ code: 'contract_ends', params: { day: endsOn } });
  for (const { environment, certificate, dvdvKey } of parameters) {
    const expiresOn = certificate && dayOf(certificate.notAfter);
    if (expiresOn && expiresOn <= addDays(today, DAYS_BEFORE_EXPIRY)) {
      warnings.push({ code: 'certificate_expires_soon', params: { environment, day: expiresOn } });
    }
    if (dvdvKey && readDvdvKey(dvdvKey)?.isLegacy) warnings.push({ code: 'legacy_dvdv_key', params: { environment, key: dvdvKey } });
  }
  return warnings;
}

function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

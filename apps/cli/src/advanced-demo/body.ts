import { type DemoOrganisation } from '#libs/accounts/demo-accounts';
import { jugendamtId } from '#libs/directory/demo-directory';
import { bodyHost, bodyName, demoDistricts } from '#libs/directory/demo-districts';

/** A Kreis or a kreisfreie Stadt that takes part, with its Jugendamt. */
export interface Body {
  /** As in "Stadt Köln". */
  readonly name: string;
  /** As in "Köln". */
  readonly place: string;
  /** Host name of its people's addresses. */
  readonly domain: string;
  /** First five digits of its ARS: part of the keys that belong to it alone. */
  readonly district: string;
  /** Its Jugendamt. */
  readonly authorityId: string;
}

const BODIES: ReadonlyMap<string, Body> = new Map(
  demoDistricts().map((region) => {
    const name = bodyName(region);
    const [place = name] = region.name.split(',');
    return [name, { name, place, domain: bodyHost(region), district: region.ars.slice(0, 5), authorityId: jugendamtId(region) }];
  }),
);

/** @throws Error when the demo world has no such body */
export function bodyNamed(name: string): Body {
  const body = BODIES.get(name);
  if (!body) throw new Error(`The demo world has no "${name}".`);
  return body;
}

/** The body with somebody who leads and somebody who sees to the technology. */
export function organisationOf({ name, place, domain }: Body): DemoOrganisation {
  return {
    name,
    kind: 'authority',
    domain,
    people: { leitung: [`Leitung ${place}`, 'authority.lead'], technik: [`Technik ${place}`, 'authority.technical'] },
  };
}

import { type EntityManager } from 'typeorm';
import { addDays, type Day } from '#libs/kernel/day';
import { invalidInput } from '#libs/kernel/domain-error';
import { REGIONS_BY_KEY } from './directory-reads.js';

/**
 * Ids of the regions with these keys on a day.
 * @throws DomainError `invalid_input` that names each key that is unknown or lies in another Land
 */
export async function regionIds(tx: EntityManager, stateCode: string, keys: readonly string[], on: Day): Promise<string[]> {
  const found = await tx.query<{ id: string; ars: string; stateCode: string }[]>(REGIONS_BY_KEY, [keys, on]);
  const byKey = new Map(found.map((region) => [region.ars, region]));
  const wrong = keys.flatMap((ars) => {
    const region = byKey.get(ars);
    if (!region) return [{ pointer: '/regions', code: 'unknown_ars', params: { ars } }];
    return region.stateCode === stateCode ? [] : [{ pointer: '/regions', code: 'region_of_other_state', params: { ars } }];
  });
  if (wrong.length > 0) throw invalidInput(...wrong);
  return found.map(({ id }) => id);
}

/** Lets an authority serve regions from a day on, unless it already does. */
export async function serve(tx: EntityManager, authorityId: string, regions: readonly string[], from: Day): Promise<void> {
  await tx.query(
    `INSERT INTO authority_regions (id, authority_id, region_id, valid_from)
     SELECT gen_random_uuid(), $1, wanted.region_id, $3 FROM unnest($2::uuid[]) AS wanted (region_id)
     WHERE NOT EXISTS (
       SELECT FROM authority_regions AS served
       WHERE served.authority_id = $1 AND served.region_id = wanted.region_id AND coalesce(served.valid_until, 'infinity') >= $3::date)`,
    [authorityId, regions, from],
  );
}

/** Ends an authority's service of all other regions the day before; service that had not begun by then is forgotten. */
export async function serveNoOther(tx: EntityManager, authorityId: string, regions: readonly string[], from: Day): Promise<void> {
  await tx.query('DELETE FROM authority_regions WHERE authority_id = $1 AND region_id <> ALL($2) AND valid_from >= $3', [
    authorityId,
    regions,
    from,
  ]);
  await tx.query(
    `UPDATE authority_regions SET valid_until = $3
     WHERE authority_id = $1 AND region_id <> ALL($2) AND coalesce(valid_until, 'infinity') > $3`,
    [authorityId, regions, addDays(from, -1)],
  );
}

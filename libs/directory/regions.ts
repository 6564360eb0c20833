/** Kinds of region from the nation down, as the official register has them. */
export const REGION_KINDS = ['state', 'government_region', 'planning_region', 'district', 'association', 'municipality'] as const;
export type RegionKind = (typeof REGION_KINDS)[number];

/**
 * SQL that orders regions with one and the same key: a kreisfreie Stadt stands in the register as a district and as a municipality,
 * Hamburg and Berlin as a Land too. They cover the same ground; the district is what competence is mostly said about.
 */
export const DISTRICT_FIRST = `array_position(ARRAY['district', 'municipality', 'association', 'planning_region', 'government_region', 'state'], kind)`;

/** SQL that holds when a row with validity is valid on the day in this placeholder. */
export function validOn(day: string, row: string): string {
  return `${day}::date BETWEEN ${row}.valid_from AND coalesce(${row}.valid_until, 'infinity')`;
}

import { getDistricts } from 'landkreise-deutschland';
import { addDays, type Day } from '#libs/kernel/day';
import { slugOf } from '#libs/kernel/slug';
import { paddedArs, STATE_SHORTS } from './keys.js';

/** A region of the demo world, ready for the table `regions`. */
export interface DemoRegion {
  readonly ars: string;
  readonly kind: 'state' | 'district';
  readonly name: string;
  readonly textCode: string | null;
  readonly population: number;
  readonly areaHectares: number;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
}

/** The day of the published list, from which on its entries are known to hold. */
const LISTED_ON: Day = '2018-12-31';

/** Eisenach gave up being kreisfrei and joined the Wartburgkreis. */
const MERGER = { on: '2021-07-01', from: '16056', into: '16063' };

const TEXT_CODES = { 'Kreisfreie Stadt': '41', Stadtkreis: '42', Kreis: '43', Landkreis: '44', Regionalverband: '45' };

/** All Kreise and kreisfreie Städte with the days they were valid on. */
export function demoDistricts(): DemoRegion[] {
  const listed = getDistricts().map(({ AGS, type, name, population, area_km2 }) => ({
    ars: paddedArs(String(AGS)),
    kind: 'district' as const,
    name,
    textCode: TEXT_CODES[type],
    population,
    areaHectares: Math.round(area_km2 * 100),
    validFrom: LISTED_ON,
    validUntil: null,
  }));
  const joins = (district: DemoRegion): boolean => [MERGER.from, MERGER.into].some((key) => district.ars === paddedArs(key));
  const joining = listed.filter(joins);
  const merged = joining
    .filter(({ ars }) => ars === paddedArs(MERGER.into))
    .map((district) => ({ ...district, ...sumOf(joining), validFrom: MERGER.on }));
  const before = joining.map((district) => ({ ...district, validUntil: addDays(MERGER.on, -1) }));
  return [...listed.filter((district) => !joins(district)), ...before, ...merged];
}

/** The 16 Länder as regions, added up from their districts. */
export function demoStates(names: ReadonlyMap<string, string>): DemoRegion[] {
  const districts = demoDistricts().filter(({ validUntil }) => validUntil === null);
  return Object.keys(STATE_SHORTS).map((code) => ({
    ars: paddedArs(code),
    kind: 'state' as const,
    name: names.get(code) ?? code,
    textCode: null,
    ...sumOf(districts.filter(({ ars }) => ars.startsWith(code))),
    validFrom: LISTED_ON,
    validUntil: null,
  }));
}

/** How the body itself is called: "Stadt Wuppertal", "Kreis Kleve", "Rhein-Kreis Neuss". */
export function bodyName(district: DemoRegion): string {
  const [name = ''] = district.name.split(',');
  const isCityState = ['02', '11'].includes(district.ars.slice(0, 2));
  if (isCityState || /kreis|region/i.test(name)) return name;
  if (isCity(district)) return `Stadt ${name}`;
  return `${district.textCode === TEXT_CODES.Kreis ? 'Kreis' : 'Landkreis'} ${name}`;
}

/** Host name of the body in the demo world: cities by their bare name, as "wuppertal.example". */
export function bodyHost(district: DemoRegion): string {
  const [name = ''] = isCity(district) ? district.name.split(',') : [bodyName(district)];
  return `${slugOf(name)}.example`;
}

function isCity({ textCode }: DemoRegion): boolean {
  return textCode === TEXT_CODES['Kreisfreie Stadt'] || textCode === TEXT_CODES.Stadtkreis;
}

function sumOf(regions: readonly DemoRegion[]): Pick<DemoRegion, 'population' | 'areaHectares'> {
  const sum = (amount: (region: DemoRegion) => number): number => regions.reduce((total, region) => total + amount(region), 0);
  return { population: sum((region) => region.population), areaHectares: sum((region) => region.areaHectares) };
}

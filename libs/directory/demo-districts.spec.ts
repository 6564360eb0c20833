import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#libs/platform/project-root';
import { bodyHost, bodyName, demoDistricts, demoStates, type DemoRegion } from './demo-districts.js';

const REGISTER = join(PROJECT_ROOT, '../shared/data/gemeinden-2020-12-31.csv');

function validOn(day: string): DemoRegion[] {
  return demoDistricts().filter(({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || validUntil >= day));
}

describe('the Kreise and kreisfreie Städte of the demo world', () => {
  it('are 401 until Eisenach joins the Wartburgkreis, and 400 from then on', () => {
    expect(validOn('2021-06-30')).toHaveLength(401);
    expect(validOn('2021-07-01')).toHaveLength(400);
    const inhabitants = (day: string, ars: string): number | undefined => validOn(day).find((district) => district.ars === ars)?.population;
    expect(inhabitants('2021-07-01', '160560000000')).toBeUndefined();
    expect(inhabitants('2021-07-01', '160630000000')).toBe(
      (inhabitants('2021-06-30', '160560000000') ?? 0) + (inhabitants('2021-06-30', '160630000000') ?? 0),
    );
  });

  it('make up 16 Länder with all the inhabitants of the nation', () => {
    const states = demoStates(new Map([['04', 'Bremen']]));
    expect(states).toHaveLength(16);
    expect(states.find(({ ars }) => ars === '040000000000')).toMatchObject({ name: 'Bremen', population: 682_986 });
    expect(states.reduce((sum, { population }) => sum + population, 0)).toBe(83_019_213);
  });

  it.each([
    ['05124', 'Stadt Wuppertal', 'wuppertal.example'],
    ['05162', 'Rhein-Kreis Neuss', 'rhein-kreis-neuss.example'],
    ['05154', 'Kreis Kleve', 'kreis-kleve.example'],
    ['03459', 'Landkreis Osnabrück', 'landkreis-osnabrueck.example'],
    ['03404', 'Stadt Osnabrück', 'osnabrueck.example'],
    ['02000', 'Hamburg', 'hamburg.example'],
    ['08111', 'Stadt Stuttgart', 'stuttgart.example'],
    ['10041', 'Regionalverband Saarbrücken', 'regionalverband-saarbruecken.example'],
    ['13072', 'Landkreis Rostock', 'landkreis-rostock.example'],
  ])('%s is called %s', (key, name, host) => {
    const [district] = validOn('2020-12-31').filter(({ ars }) => ars.startsWith(key));
    expect(district && [bodyName(district), bodyHost(district)]).toEqual([name, host]);
  });

  it('have a name and a host of their own each', () => {
    const districts = validOn('2020-12-31');
    expect(new Set(districts.map(bodyName)).size).toBe(districts.length);
    expect(new Set(districts.map(bodyHost)).size).toBe(districts.length);
  });

  // The register is not part of the project; without it, this line is all there is.
  (existsSync(REGISTER) ? it : it.skip)(`agree with the register of 31 December 2020 (needs ../shared/data)`, () => {
    const registered = inhabitantsByDistrict(readFileSync(REGISTER, 'utf8'));
    const districts = validOn('2020-12-31');
    expect(districts.map(({ ars }) => ars.slice(0, 5)).sort()).toEqual([...registered.keys()].sort());
    const farOff = districts.filter(({ ars, population }) => {
      const official = registered.get(ars.slice(0, 5)) ?? 0;
      return Math.abs(population - official) / official > 0.06;
    });
    expect(farOff).toEqual([]);
  });
});

/** Inhabitants added up by the first five digits of the ARS; waters and forests where nobody lives have no district. */
function inhabitantsByDistrict(csv: string): Map<string, number> {
  const sums = new Map<string, number>();
  const [head = '', ...lines] = csv.trim().split('\n');
  const column = head.split(',').indexOf('einwohner_2019_12_31') - head.split(',').length;
  for (const line of lines) {
    const district = line.slice(0, 5);
    const inhabitants = Number(line.split(',').at(column));
    sums.set(district, (sums.get(district) ?? 0) + inhabitants);
  }
  return new Map([...sums].filter(([, inhabitants]) => inhabitants > 0));
}

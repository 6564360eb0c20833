import { sql } from './here.js';

/** For each route with a parameter, up to that parameter: where the demo world has a value for it. */
const SAMPLES: Readonly<Record<string, string>> = {};

/**
 * The route with values of this world in place of its parameters.
 * @throws Error naming the parameter when there is no sample for it: add one here
 */
export async function sampleAddress(route: string): Promise<string> {
  let address = route;
  for (const parameter of route.match(/:[a-zA-Z]+/g) ?? []) {
    const upToHere = route.slice(0, route.indexOf(parameter) + parameter.length);
    const query = SAMPLES[upToHere];
    if (!query) throw new Error(`There is no sample for ${upToHere}: add one to test/support/page-samples.ts.`);
    const [row] = await sql<{ value: string }>(query);
    if (!row) throw new Error(`The demo world has no sample for ${upToHere}.`);
    address = address.replace(parameter, encodeURIComponent(row.value));
  }
  return address;
}

import { type Role, ROLES } from '#libs/kernel/actor';
import { sql } from './here.js';
import { signedIn, type TestOrganisation } from './people.js';

/** Somebody who looks at pages: a visitor, or the holder of one role in the demo world. */
export interface Viewer {
  readonly name: string;
  readonly cookies: Readonly<Record<string, string>>;
}

/** The organisations of the demo world whose people get to see most; of the others there is one of each kind. */
const HOMES = ['Stadt Wuppertal', 'Nordrhein-Westfalen'];

/** A visitor and, for each role, somebody who holds just that one. */
export async function everyViewer(): Promise<Viewer[]> {
  const viewers: Viewer[] = [{ name: 'visitor', cookies: {} }];
  for (const role of ROLES) {
    const { tokens } = await signedIn([role], { in: await homeOf(role) });
    viewers.push({ name: role, cookies: { kontor_access: tokens.accessToken } });
  }
  return viewers;
}

async function homeOf(role: Role): Promise<TestOrganisation> {
  const [home] = await sql<TestOrganisation>(
    `SELECT id, name FROM organisations WHERE kind = split_part($1, '.', 1)
     ORDER BY name LIKE ANY (SELECT '%' || home || '%' FROM unnest($2::text[]) AS home) DESC, name LIMIT 1`,
    [role, HOMES],
  );
  if (!home) throw new Error(`The demo world has no organisation for ${role}.`);
  return home;
}

import { ACCESS, type Row } from './support/access-table.js';
import { assembleCast, type Cast, type Member } from './support/cast.js';
import { here } from './support/here.js';
import { isApi, isWrite, make, type Outcome } from './support/requests.js';
import { type Scene } from './support/scenes.js';

const cast: Cast = await assembleCast();
const openRoutes = ACCESS.filter(({ by }) => by === 'everybody').map(({ route }) => route);
const titled = (rows: readonly Row[]): [string, Row][] => rows.map((row) => [`${row.route} by ${whose(row)}`, row]);

/** `operator.*` for all roles of a kind, so that titles stay readable. */
function whose({ by }: Row): string {
  if (typeof by === 'string') return by;
  const kinds = new Map(
    cast.insiders.map(({ role }) => [kindOf(role), cast.insiders.filter((other) => kindOf(other.role) === kindOf(role))]),
  );
  const whole = [...kinds]
    .filter(([, members]) => members.length > 1 && members.every(({ role }) => by.includes(role)))
    .map(([kind]) => kind);
  return [...whole.map((kind) => `${kind}.*`), ...by.filter((role) => !whole.includes(kindOf(role)))].join(', ');
}
const kindOf = (role: string): string => role.split('.')[0] ?? '';

const oneOfEachKind = cast.insiders.filter(({ role }, index) => kindOf(cast.insiders[index - 1]?.role ?? '') !== kindOf(role));

/** Things that are only looked at are made once. */
const scenes = new Map<NonNullable<Row['at']>, Promise<Scene>>();
async function sceneOf({ at, ...row }: Row): Promise<Scene> {
  if (!at) return {};
  if (isWrite(row)) return at(cast);
  const scene = scenes.get(at) ?? Promise.resolve(at(cast));
  scenes.set(at, scene);
  return scene;
}

const isTurnedAway = ({ status }: Outcome): boolean => status === 403 || status === 404;
const isLetIn = ({ status, location }: Outcome): boolean => ![401, 403, 404].includes(status) && status < 500 && !isSignIn(location);
const isSignIn = (location: string | null): boolean => location?.startsWith('/sign-in?next=') ?? false;

/** What visitors get who may not: of the API 401, of pages the way to sign in; of things on open routes that they may not know of, 404. */
function isAskedToSignIn(row: Row, { status, location }: Outcome): boolean {
  if (openRoutes.includes(row.route)) return status === 404;
  return isApi(row) || isWrite(row) ? status === 401 : status === 303 && isSignIn(location);
}

describe('the table of access', () => {
  it('names every route that the portal answers, and no other', () => {
    expect([...new Set(ACCESS.map(({ route }) => route))].sort()).toEqual([...here.routes].sort());
  });
});

describe('for those it is meant for, and for nobody else, is', () => {
  it.each(titled(ACCESS))('%s', async (_, row) => {
    const { by, anywhere } = row;
    const scene = await sceneOf(row);
    const wrong: string[] = [];
    const expectAll = async (members: readonly Member[], isRight: (outcome: Outcome) => boolean): Promise<Outcome[]> => {
      const outcomes = await Promise.all(members.map((member) => make(row, cast, member, scene)));
      outcomes.forEach((outcome, index) => {
        const { status, location, headers } = outcome;
        if (!isRight(outcome)) wrong.push(`${members[index]?.name}: ${status} ${location ?? ''}`);
        if (status < 400 && !openRoutes.includes(row.route) && !headers.get('cache-control')?.includes('no-store'))
          wrong.push('may be stored');
      });
      return outcomes;
    };

    const visit = await make(row, cast, null, scene);
    if (by === 'everybody' ? !isLetIn(visit) : !isAskedToSignIn(row, visit)) wrong.push(`visitor: ${visit.status} ${visit.location ?? ''}`);
    if (typeof by === 'string') {
      await expectAll(by === 'everybody' ? oneOfEachKind : cast.insiders, isLetIn);
    } else {
      const isMeant = ({ role }: Member): boolean => by.includes(role);
      const outsiders = cast.outsiders.filter((member) => !anywhere || !isMeant(member));
      // First, as long as nothing has changed.
      await expectAll([...cast.insiders.filter((member) => !isMeant(member)), ...outsiders], isTurnedAway);
      const outcomes = await expectAll(cast.insiders.filter(isMeant), isLetIn);
      // Who is kept out is kept out of something that works.
      if (!outcomes.some(({ status }) => status < 400)) wrong.push(`It works for nobody: ${outcomes[0]?.text.slice(0, 500)}`);
    }
    expect(wrong).toEqual([]);
  });
});

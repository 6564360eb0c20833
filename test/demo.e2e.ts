import { DEMO_TOTP_SECRET } from '#libs/accounts/demo-accounts';
import { isPassword } from '#libs/accounts/password-hash';
import { codeAt } from '#libs/accounts/second-factor-code';
import { CONNECTION_STATES, PAUSES } from '#libs/onboarding/connection.entity';
import { type CommandResult, kontor } from './support/cli.js';
import { visitor } from './support/api.js';
import { type OwnDatabase, ownDatabase } from './support/own-database.js';

const DEMO_PASSWORD = 'kontor-demo-2026';
const SERVICE = "(SELECT id FROM services WHERE slug = 'unterhaltsvorschuss-online')";

describe('everybody of the demo world', () => {
  it.each([
    ...['katalog', 'redaktion', 'vertrag', 'freigabe', 'finanzen', 'rollout', 'revision', 'admin'].map((name) => `${name}@bremen.example`),
    'zeichnung@fitko.example',
    ...['koordination', 'zeichnung', 'finanzen', 'lesen'].map((name) => `${name}@nw.example`),
    ...['hb', 'hh', 'ni', 'sn'].map((land) => `koordination@${land}.example`),
    ...['wuppertal', 'rhein-kreis-neuss'].flatMap((body) => [`leitung@${body}.example`, `technik@${body}.example`]),
    'agent@it-dienstleister.example',
    'agent@hersteller.example',
  ])('can sign in: %s', async (email) => {
    const asked = await visitor.post('/sessions', { email, password: DEMO_PASSWORD });
    if (asked.status === 200 && !asked.body.mfaRequired) return;
    const proved = await visitor.post('/sessions', { email, password: DEMO_PASSWORD, totp: codeAt(DEMO_TOTP_SECRET, new Date()) });
    expect(proved.status).toBe(200);
    expect(proved.body.accessToken).toEqual(expect.any(String));
  });
});

describe('the demo world', () => {
  let own: OwnDatabase;
  const run = (words: string, settings: Record<string, string> = {}): Promise<CommandResult> =>
    kontor(words.split(' '), { DATABASE_URL: own.url, KONTOR_DEMO_PASSWORD: DEMO_PASSWORD, ...settings });

  beforeAll(async () => {
    own = await ownDatabase();
  });
  afterAll(() => own.drop());

  it('is loaded once: a second time changes nothing', async () => {
    expect(await run('demo')).toEqual({ code: 0, output: '' });
    const before = await everything();
    expect(await run('demo')).toMatchObject({ code: 0 });
    expect(await everything()).toEqual(before);
  });

  it('offers Unterhaltsvorschuss Online, supplied to FITKO by contract', async () => {
    expect(await own.sql(`SELECT state, abbreviation FROM services WHERE id = ${SERVICE}`)).toEqual([
      { state: 'published', abbreviation: 'UVO' },
    ]);
    expect(await own.sql(`SELECT kind, state FROM contracts WHERE service_id = ${SERVICE}`)).toEqual([
      { kind: 'provision', state: 'active' },
    ]);
  });

  it('says who is competent in some Länder, and leaves others open', async () => {
    const [nw] = await own.sql(
      "SELECT count(*)::integer AS count FROM competent_on(current_date) WHERE state_code = '05' AND leika_key = '99107021017000'",
    );
    expect(nw).toEqual({ count: 53 });
    const [{ count } = { count: 0 }] = await own.sql<{ count: number }>(
      'SELECT count(DISTINCT state_code)::integer AS count FROM competence_rules',
    );
    expect(count).toBeGreaterThan(1);
    expect(count).toBeLessThan(16);
  });

  it('leaves the main job to do', async () => {
    expect(await own.sql('SELECT FROM interests')).toEqual([]);
    expect(await own.sql('SELECT FROM connections')).toEqual([]);
  });

  it('is not loaded in production', async () => {
    const production = { NODE_ENV: 'production', BASE_URL: 'https://kontor.example', SMTP_URL: 'smtp://mail.example' };
    const refusals = await Promise.all(['demo', 'demo --advanced'].map((words) => run(words, production)));
    const refused = { code: 1, output: expect.stringContaining('not loaded in production') as string };
    expect(refusals).toEqual([refused, refused]);
  });

  describe('in its later state', () => {
    it('is told once', async () => {
      expect((await run('demo --advanced')).output).toMatch(/^Added to: HB, HH, NW, /);
      const before = await everything();
      expect(await run('demo --advanced')).toEqual({ code: 0, output: 'Every Land has begun already; nothing was added.\n' });
      expect(await everything()).toEqual(before);
    }, 180_000);

    it('shows connections in every state, on both stages, paused by either side', async () => {
      const seen = await own.sql<{ state: string; stage: string | null; pause: string }>(
        'SELECT DISTINCT state, stage, pause FROM connections',
      );
      expect(new Set(seen.map(({ state }) => state))).toEqual(new Set(CONNECTION_STATES));
      expect(new Set(seen.map(({ stage }) => stage))).toEqual(new Set([null, 'interim', 'direct']));
      expect(new Set(seen.map(({ pause }) => pause))).toEqual(new Set(PAUSES.filter((pause) => pause !== 'by_both')));
    });

    it('shows contracts on their way, and one that ends with what rests on it', async () => {
      const contracts = await own.sql<{ state: string }>("SELECT DISTINCT state FROM contracts WHERE kind = 'co_use'");
      expect(contracts.map(({ state }) => state).sort()).toEqual(
        ['active', 'concluded', 'draft', 'in_alignment', 'notice_given', 'offered', 'rejected', 'signed'].sort(),
      );
      const [ending] = await own.sql(
        `SELECT bool_and(connections.ends_on = contracts.ends_on) AS "isAnnounced" FROM contracts JOIN connections ON connections.contract_id = contracts.id
         WHERE contracts.state = 'notice_given' AND connections.state NOT IN ('declined', 'cancelled', 'disconnected')`,
      );
      expect(ending).toEqual({ isAnnounced: true });
    });

    it('tells it in order, in the past, by the people it happened to', async () => {
      const [log] = await own.sql(
        `SELECT bool_and(occurred_at >= before) AS "isInOrder", bool_and(occurred_at < now()) AS "isOver", count(DISTINCT person_id) > 50 AS "isByMany"
         FROM (SELECT occurred_at, lag(occurred_at, 1, '-infinity') OVER (ORDER BY id) AS before, person_id FROM events) AS told`,
      );
      expect(log).toEqual({ isInOrder: true, isOver: true, isByMany: true });
      const [waiting] = await own.sql<{ parties: string[]; isPast: boolean }>(
        `SELECT array_agg(DISTINCT waiting_on ORDER BY waiting_on) AS parties, bool_and(waiting_since < now()) AS "isPast" FROM connections`,
      );
      expect(waiting?.parties).toEqual(expect.arrayContaining(['authority', 'dvdv_office', 'operator', 'provider', 'state', 'vendor']));
      expect(waiting?.isPast).toBe(true);
    });

    it('has the counters that counting anew finds', async () => {
      expect(await run('recount')).toEqual({ code: 0, output: expect.stringMatching(/^\d+ counters compared, 0 differ\.\n$/) as string });
    });

    it('gives its people another password, when another is set', async () => {
      const KONTOR_DEMO_PASSWORD = 'ein anderes Kennwort';
      expect(await run('demo', { KONTOR_DEMO_PASSWORD })).toMatchObject({ code: 0 });
      const hashes = await own.sql<{ hash: string }>('SELECT DISTINCT password_hash AS hash FROM people');
      expect(hashes).toHaveLength(1);
      expect(await isPassword(KONTOR_DEMO_PASSWORD, hashes[0]?.hash ?? null)).toBe(true);
    });
  });

  /** Number and digest of all rows, table by table. */
  async function everything(): Promise<unknown> {
    const tables = await own.sql<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    const digests = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS table, count(*), md5(string_agg(kept::text, '' ORDER BY kept::text)) AS digest FROM ${name} AS kept`,
    );
    return own.sql(`${digests.join(' UNION ALL ')} ORDER BY 1`);
  }
});

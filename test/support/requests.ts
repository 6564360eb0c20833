import { type Row } from './access-table.js';
import { type Cast, csrfToken, inOtherSession, type Member } from './cast.js';
import { here } from './here.js';
import { type Scene } from './scenes.js';

/** What the portal answered. */
export interface Outcome {
  readonly status: number;
  /** Where a page leads on, else null. */
  readonly location: string | null;
  readonly headers: Headers;
  readonly text: string;
}

export const isApi = ({ route }: Row): boolean => route.includes(' /api/v1/');
export const isWrite = ({ route }: Row): boolean => !route.startsWith('GET ');

/**
 * Makes the request of a row as somebody, null for a visitor.
 * @param more fields beyond those that the request has
 */
export async function make(row: Row, cast: Cast, somebody: Member | null, scene: Scene, more: object = {}): Promise<Outcome> {
  const asking = somebody && row.endsSession ? await inOtherSession(somebody) : somebody;
  const place = { ...scene, ...(somebody && (await row.own?.(somebody))) };
  const [method = '', path = ''] = row.route.split(' ');
  const filled = path.replace(/:(\w+)|\*/g, (found, name: string | undefined) => encodeURIComponent(place[name ?? found] ?? 'none'));
  const url = `${here.portalUrl}${filled}${row.query ? `?${row.query}` : ''}`;
  const sent = await row.send?.({ scene: place, member: asking ?? cast.holder('operator.admin'), cast });
  const answer = await (isApi(row) ? callApi(method, url, asking, sent, more) : openPage(method, url, asking, sent, more));
  return { status: answer.status, location: answer.headers.get('location'), headers: answer.headers, text: await answer.text() };
}

function callApi(method: string, url: string, somebody: Member | null, sent: object | undefined, more: object): Promise<Response> {
  const headers: Record<string, string> = somebody ? { authorization: `Bearer ${somebody.accessToken}` } : {};
  if (sent instanceof FormData) return fetch(url, { method, headers, body: withFields(sent, more) });
  if (sent === undefined) return fetch(url, { method, headers });
  return fetch(url, { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ ...sent, ...more }) });
}

async function openPage(method: string, url: string, somebody: Member | null, sent: object | undefined, more: object): Promise<Response> {
  const cookie = somebody ? `kontor_access=${somebody.accessToken}` : 'kontor_visitor=somebody';
  const options = { method, headers: { cookie }, redirect: 'manual' } as const;
  if (method === 'GET') return fetch(url, options);
  const _csrf = somebody?.csrf ?? (await csrfToken('/sign-in', cookie));
  // Forms with files carry the token in the address.
  if (sent instanceof FormData) return fetch(`${url}?_csrf=${_csrf}`, { ...options, body: withFields(sent, more) });
  return fetch(url, { ...options, body: new URLSearchParams({ ...sent, ...more, _csrf } as Record<string, string>) });
}

function withFields(form: FormData, more: object): FormData {
  for (const [name, value] of Object.entries(more)) form.set(name, String(value));
  return form;
}

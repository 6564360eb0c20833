import { here } from './here.js';
import { disagreements, operationOf } from './openapi.js';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export interface CallOptions {
  readonly headers?: Record<string, string>;
  readonly language?: 'de' | 'en';
}

/** Documented operations that this suite has driven to a success. */
export const driven = new Set<string>();

/** A caller of the JSON API. Every answer is held against the API's document. */
export class Caller {
  constructor(private readonly accessToken: string | null) {}

  get<Body = Record<string, unknown>>(path: string, options?: CallOptions): Promise<Answer<Body>> {
    return this.call<Body>('GET', path, undefined, options);
  }

  post<Body = Record<string, unknown>>(path: string, body?: unknown, options?: CallOptions): Promise<Answer<Body>> {
    return this.call<Body>('POST', path, body, options);
  }

  patch<Body = Record<string, unknown>>(path: string, body: unknown, options?: CallOptions): Promise<Answer<Body>> {
    return this.call<Body>('PATCH', path, body, options);
  }

  put<Body = Record<string, unknown>>(path: string, body: unknown, options?: CallOptions): Promise<Answer<Body>> {
    return this.call<Body>('PUT', path, body, options);
  }

  delete(path: string, options?: CallOptions): Promise<Answer> {
    return this.call('DELETE', path, undefined, options);
  }

  async call<Body>(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer<Body>> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${here.portalUrl}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...(this.accessToken && { authorization: `Bearer ${this.accessToken}` }),
        'accept-language': options.language ?? 'de',
        ...options.headers,
      },
      body: body === undefined ? null : isForm ? body : JSON.stringify(body),
    });
    const mediaType = response.headers.get('content-type')?.split(';')[0] ?? '';
    const bytes = Buffer.from(await response.arrayBuffer());
    const parsed: unknown = bytes.length === 0 ? undefined : /json$/.test(mediaType) ? JSON.parse(bytes.toString()) : bytes;
    const operation = operationOf(method, `/api/v1${path.split('?')[0]}`);
    expect(disagreements(operation, response.status, mediaType, parsed)).toEqual([]);
    if (response.ok) driven.add(operation);
    return { status: response.status, body: parsed as Body, headers: response.headers };
  }
}

/** Somebody who is not signed in. */
export const visitor = new Caller(null);

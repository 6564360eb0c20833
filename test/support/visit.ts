import { here } from './here.js';

/** A page as it came. */
export interface SeenPage {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
  readonly html: string;
  readonly path: string;
}

/** Somebody who visits pages without a browser: keeps cookies, follows nothing, fills in forms. */
export class Visit {
  private readonly cookies: Map<string, string>;

  constructor(
    cookies: Readonly<Record<string, string>> = {},
    private readonly portalUrl: string = here.portalUrl,
  ) {
    this.cookies = new Map(Object.entries(cookies));
  }

  get(path: string, headers: Record<string, string> = {}): Promise<SeenPage> {
    return this.ask(path, { headers });
  }

  /** Sends the form with this action as it stands on the page, with these fields filled in. */
  async send(page: SeenPage, action: string, fields: Readonly<Record<string, string>>): Promise<SeenPage> {
    return this.ask(action, { method: 'POST', body: this.filledIn(page, action, fields) });
  }

  /** The content of a form, hidden fields and all. */
  filledIn(page: SeenPage, action: string, fields: Readonly<Record<string, string>>): URLSearchParams {
    const form = page.html.split('<form ').find((part) => part.includes(`action="${action.replaceAll('=', '&#x3D;')}"`));
    if (!form) throw new Error(`There is no form to ${action} on ${page.path}.`);
    const hidden = form.slice(0, form.indexOf('</form>')).matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g);
    return new URLSearchParams([
      ...Array.from(hidden, ([, name = '', value = '']): [string, string] => [name, value]),
      ...Object.entries(fields),
    ]);
  }

  async ask(path: string, init: RequestInit): Promise<SeenPage> {
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(new URL(path, this.portalUrl), { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Expires=Thu, 01 Jan 1970/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: answer.status, location: answer.headers.get('location'), headers: answer.headers, html: await answer.text(), path };
  }
}

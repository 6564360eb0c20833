import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { preferredLanguage, type Translate, translator } from '#libs/platform/i18n/i18n';
import { PROJECT_ROOT } from '#libs/platform/project-root';
import { strictHandlebars } from '#libs/platform/templates/strict-handlebars';
import { type CaughtMail } from './catcher.js';

const OWN_PAGE =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** A mail's HTML is somebody else's page: no scripts, nothing loaded, links open a window of their own. */
const FOREIGN_PAGE = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'self'";

/** The mailbox's pages and its answer for programs, `GET /messages?to=`; newest mails first. */
export function createPages(mails: readonly CaughtMail[]): Server {
  const views = loadViews();
  return createServer((request, response) => {
    const path = `http://mailbox${request.url}`;
    const url = new URL(URL.canParse(path) ? path : 'http://mailbox');
    const t = translator(preferredLanguage(request.headers['accept-language']));
    const to = url.searchParams.get('to')?.trim().toLowerCase() ?? '';
    const wanted = mails.filter((mail) => mail.to.toLowerCase().includes(to));
    const [, id, html] = /^\/mails\/([^/]+)(\/html)?$/.exec(url.pathname) ?? [];
    const mail = mails.find((candidate) => candidate.id === id);
    if (!isReading(request)) answer(response, 405, 'text/plain', '');
    else if (url.pathname === '/messages') answer(response, 200, 'application/json', JSON.stringify(wanted));
    else if (url.pathname === '/') answer(response, 200, 'text/html', views.list(t, { mails: wanted, to }));
    else if (mail?.html && html) answer(response, 200, 'text/html', `<base target="_blank">${mail.html}`, FOREIGN_PAGE);
    else if (mail && !html) answer(response, 200, 'text/html', views.mail(t, { ...mail, lines: linked(mail.text) }));
    else answer(response, 404, 'text/html', views.notFound(t, {}));
  });
}

type View = (t: Translate, values: object) => string;

function loadViews(): { list: View; mail: View; notFound: View } {
  const handlebars = strictHandlebars();
  const read = (name: string): string => readFileSync(join(PROJECT_ROOT, 'apps/mailbox/src/views', `${name}.hbs`), 'utf8');
  handlebars.registerHelper('t', function (key) {
    return (this as { t: Translate }).t(`mailbox.${String(key)}`);
  });
  handlebars.registerPartial('layout', read('layout'));
  const view = (name: string): View => {
    const render = handlebars.compile(read(name));
    return (t, values) => render({ t, language: t.language, ...values });
  };
  return { list: view('list'), mail: view('mail'), notFound: view('not-found') };
}

/** The text in pieces, addresses among them as links. */
function linked(text: string): { text: string; href: string | null }[] {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((piece, index) => ({ text: piece, href: index % 2 === 1 ? piece : null }));
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function answer(response: ServerResponse, status: number, type: string, body: string, policy = OWN_PAGE): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(body);
}

import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor } from '#libs/kernel/actor';
import { DomainError } from '#libs/kernel/domain-error';
import { type Language, preferredLanguage, type Translate, translator } from '#libs/platform/i18n/i18n';

export const IS_PUBLIC = 'isPublic';

/** Opens a route to everybody. A spec lists all of them; everything else wants a signed-in person. */
export const Public = () => SetMetadata(IS_PUBLIC, true);

export const ANSWERS_SECRETS = 'answersSecrets';

/** For routes whose answer must not be kept for a repeated Idempotency-Key, as it holds tokens or the like: the work is done again. */
export const AnswersSecrets = () => SetMetadata(ANSWERS_SECRETS, true);

/** A request once the global guard has looked at it. */
export interface KontorRequest extends FastifyRequest {
  /** Who asks; absent on public routes without a session. */
  actor?: Actor;
  /** The session the actor acts in. */
  sessionId?: string;
  /** The token that came with the request, looked at by the guard. */
  accessToken?: string;
  /** Language chosen on the page or by the person; wins over Accept-Language. */
  chosenLanguage?: Language;
}

/** The signed-in actor: first argument of every use case. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<KontorRequest>();
  if (!actor) throw new DomainError('unauthenticated', 'sign_in_needed');
  return actor;
});

/** Id of the session the actor acts in. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { sessionId } = context.switchToHttp().getRequest<KontorRequest>();
  if (!sessionId) throw new DomainError('unauthenticated', 'sign_in_needed');
  return sessionId;
});

/** The actor on routes that are public but show more to people who are signed in; null for visitors. */
export const OptionalActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null => context.switchToHttp().getRequest<KontorRequest>().actor ?? null,
);

/** The translator for the reader's language. */
export const InLanguage = createParamDecorator(
  (_: unknown, context: ExecutionContext): Translate => translator(languageOf(context.switchToHttp().getRequest<KontorRequest>())),
);

export function languageOf(request: KontorRequest): Language {
  return request.chosenLanguage ?? preferredLanguage(request.headers['accept-language']);
}

/** The version of an entry that an edit was based on, from If-Match; null when the caller does not say. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const header = context.switchToHttp().getRequest<KontorRequest>().headers['if-match'];
  if (header === undefined || header === '*') return null;
  const version = Number(/^(?:W\/)?"?(\d+)"?$/.exec(header.trim())?.[1]);
  if (!Number.isInteger(version)) throw new DomainError('stale-version', 'stale_version');
  return version;
});

/** Puts the version of an entry into the answer's ETag, for later edits with If-Match. */
export function tagVersion(reply: FastifyReply, rowVersion: number): void {
  void reply.header('etag', `"${rowVersion}"`);
}

/** Tags an answer with the version it shows, and passes it on. */
export function tagged<View extends { readonly rowVersion: number }>(reply: FastifyReply, view: View): View {
  tagVersion(reply, view.rowVersion);
  return view;
}

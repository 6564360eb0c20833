import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type KontorRequest, languageOf } from '#libs/platform/http/decorators';
import { internalProblem, type Problem, problemOf, refusalBehind } from '#libs/platform/http/problem';
import { translator } from '#libs/platform/i18n/i18n';
import { type Log } from '#libs/platform/log/log';

/** Writes a refusal as a page for people; the API's answers stay JSON. */
export interface ProblemPage {
  render(problem: Problem, request: KontorRequest, reply: FastifyReply): Promise<void>;
}

/** Answers everything that was thrown: refusals with their sentence, bugs with an apology and a line in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly page: ProblemPage,
    private readonly log: Log,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<KontorRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const t = translator(languageOf(request));
    const refusal = refusalBehind(thrown);
    if (!refusal) this.log.error({ requestId: request.id, err: thrown }, 'A request met a mistake of ours.');
    const problem = refusal ? problemOf(refusal, t, request.id) : internalProblem(t, request.id);
    if (refusal?.details.retryAfterSeconds !== undefined) void reply.header('retry-after', String(refusal.details.retryAfterSeconds));
    void reply.status(problem.status).header('cache-control', 'no-store');
    if (isForPeople(request)) return this.page.render(problem, request, reply);
    await reply.header('content-language', t.language).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}

function isForPeople(request: KontorRequest): boolean {
  return !/^\/(api\/v1|health|metrics)(\/|[?]|$)/.test(request.url);
}
